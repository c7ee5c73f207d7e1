import type { Reader } from '../shell/reader.ts';

/** "Report this page": a plain link that any public page can carry, to a form that works without script. `kind` and `subject` as moderation knows them. */
export function ReportLink({
  reader,
  kind,
  subject,
  isShort = false,
}: {
  reader: Reader;
  kind: string;
  subject: string;
  /** "Report", for one of many on a page. */
  isShort?: boolean;
}) {
  const address = `/report?${new URLSearchParams({ kind, subject })}`;
  return (
    <p class="report">
      <a href={reader.href(address)} rel="nofollow">
        {reader.t(isShort ? 'report.link.short' : 'report.link')}
      </a>
    </p>
  );
}

import { HELP_ISLANDS, TALK_STYLES } from '../shell/assets.ts';
import { LeaveBar } from '../shell/leave-bar.tsx';
import { Page, type PageProps, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';

/** What every page about talking is made from. */
export interface TalkScene {
  readonly site: Site;
  readonly reader: Reader;
}

export function TalkPage({
  hasWayOut = false,
  children,
  ...props
}: Omit<PageProps, 'styles'> & { readonly hasWayOut?: boolean }) {
  return (
    <Page {...props} styles={TALK_STYLES} {...(hasWayOut && { script: HELP_ISLANDS })}>
      {hasWayOut && <LeaveBar reader={props.reader} />}
      {children}
    </Page>
  );
}

/** The way back to all kits. */
export function BackToTalk({ reader: { t, href } }: { reader: Reader }) {
  return (
    <p class="over-title">
      <a href={href('/talk')}>{t('talk.title')}</a>
    </p>
  );
}

export function Lines({
  id,
  title,
  lines,
  kind,
}: {
  id: string;
  title: string;
  lines: readonly string[];
  kind: string;
}) {
  return (
    <section aria-labelledby={id} class={`talk-part talk-${kind}`}>
      <h2 id={id}>{title}</h2>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

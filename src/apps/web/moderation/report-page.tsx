import type { Content, Kind, Reported, ReportOutcome } from '#domains/moderation';
import { reportReasonsFor } from '#domains/moderation/core';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { CodeCard } from './code-card.tsx';

/** Something that a reader can report. */
export interface Reportable {
  readonly kind: Kind;
  readonly subjectId: string;
  readonly content: Content & { readonly address: string };
}

const emergencyNumber = (reader: Reader) =>
  reader.apart(reader.facts.find(({ id }) => id === 'emergency')?.number ?? '');

/** What it is called in a sentence. Never its words: whoever follows a link has not asked to read them again. */
function nameOf(reader: Reader, { kind, content }: Reportable): string {
  if (kind.id === 'page' && content.name === '') return reader.t('report.what.map');
  const key = `report.what.${kind.id}`;
  return reader.has(key) ? reader.t(key, { name: reader.apart(content.name) }) : reader.t('report.what.other');
}

/** The form: what is wrong, of a list. There is no field for words. */
export function ReportPage({
  site,
  reader,
  about,
  isUnchosen = false,
}: {
  site: Site;
  reader: Reader;
  about: Reportable;
  isUnchosen?: boolean;
}) {
  const { t } = reader;
  const title = t('report.title');
  return (
    <Page site={site} reader={reader} title={title} description={t('report.lead')} hasAddress={false}>
      <h1>{title}</h1>
      <p class="lead">{t('report.about', { what: nameOf(reader, about) })}</p>
      <p>{t('report.lead')}</p>
      <p class="notice">{t('report.danger', { number: emergencyNumber(reader) })}</p>
      <form method="post" action={reader.href('/report')} class="report-form">
        <input type="hidden" name="kind" value={about.kind.id} />
        <input type="hidden" name="subject" value={about.subjectId} />
        <fieldset aria-describedby={isUnchosen ? 'reason-problem' : undefined}>
          <legend>{t('report.legend')}</legend>
          {isUnchosen && (
            <p class="problem" id="reason-problem" role="alert">
              {t('report.choose')}
            </p>
          )}
          {reportReasonsFor(about.kind).map((reason) => (
            <div key={reason} class="choice">
              <input type="radio" id={reason} name="reason" value={reason} required />
              <label for={reason}>{t(`report.reason.${reason}`)}</label>
            </div>
          ))}
        </fieldset>
        <p class="hint">{t('report.no-words')}</p>
        <button type="submit">{t('report.go')}</button>
      </form>
      <p>
        <a href={reader.href(about.content.address)}>{t('report.back')}</a>
      </p>
    </Page>
  );
}

const titles: Readonly<Record<ReportOutcome, string>> = {
  heard: 'report.sent.title',
  known: 'report.sent.title',
  judged: 'report.sent.title',
  'too-many': 'report.many.title',
  off: 'report.off.title',
  'nothing-there': 'report.none.title',
};
const texts: Readonly<Record<ReportOutcome, string>> = {
  heard: 'report.sent.heard',
  known: 'report.sent.known',
  judged: 'report.sent.judged',
  'too-many': 'report.many',
  off: 'report.off',
  'nothing-there': 'report.none',
};

/** What became of a report, with the code by which its sender sees what comes of it. */
export function ReportedPage({
  site,
  reader,
  reported: { outcome, code },
  address,
}: {
  site: Site;
  reader: Reader;
  reported: Reported;
  /** Where the thing is, for the way back; null where there is none. */
  address: string | null;
}) {
  const { t } = reader;
  const title = t(titles[outcome]);
  return (
    <Page site={site} reader={reader} title={title} description={title} hasAddress={false}>
      <h1>{title}</h1>
      <p class="lead">{t(texts[outcome], { number: emergencyNumber(reader) })}</p>
      {code !== null && (
        <>
          <CodeCard reader={reader} code={code} />
          <p>
            <a href={reader.href('/receipt')}>{t('receipt.title')}</a>
          </p>
        </>
      )}
      {address !== null && (
        <p>
          <a href={reader.href(address)}>{t('report.back')}</a>
        </p>
      )}
    </Page>
  );
}

import type { Policy } from '#domains/readiness';
import { SOURCE_LANGUAGE } from '#platform/i18n';
import { Page, type Site } from '../shell/page.tsx';
import { PlainText } from '../shell/plain-text.tsx';
import type { Reader } from '../shell/reader.ts';

/** One text that the organisation keeps to, as it was recorded. */
export function PolicyPage({ site, reader, policy }: { site: Site; reader: Reader; policy: Policy }) {
  const { t, date } = reader;
  const { id, entry } = policy;
  return (
    <Page site={site} reader={reader} title={t(`policies.${id}`)} description={t(`policies.${id}.about`)}>
      <h1>{t(`policies.${id}`)}</h1>
      <p class="hint">
        {t('policies.since', { date: date(entry.recordedAt), review: date(new Date(`${entry.reviewBy}T12:00:00Z`)) })}
      </p>
      {reader.language.tag !== SOURCE_LANGUAGE && <p class="notice">{t('policies.as-written')}</p>}
      <PlainText text={entry.text} />
      <p>
        <a href={reader.href('/policies')}>{t('policies.all')}</a>
      </p>
    </Page>
  );
}

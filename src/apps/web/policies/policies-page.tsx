import type { Policy } from '#domains/readiness';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';

/** What the organisation has put on record for everybody to read. */
export function PoliciesPage({ site, reader, policies }: { site: Site; reader: Reader; policies: readonly Policy[] }) {
  const { t } = reader;
  return (
    <Page site={site} reader={reader} title={t('policies.title')} description={t('policies.lead')}>
      <h1>{t('policies.title')}</h1>
      <p class="lead">{t('policies.lead')}</p>
      <ul class="links">
        {policies.map(({ id }) => (
          <li key={id}>
            <a href={reader.href(`/policies/${id}`)}>{t(`policies.${id}`)}</a>: {t(`policies.${id}.about`)}
          </li>
        ))}
      </ul>
    </Page>
  );
}

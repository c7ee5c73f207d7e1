import { Page, type Site } from './page.tsx';
import type { Reader } from './reader.ts';

/** What a reader sees when a page cannot be had. Statuses without words of their own are not shown to people. */
export function ProblemPage({
  site,
  reader,
  status,
  requestId,
}: {
  site: Site;
  reader: Reader;
  status: 404 | 500 | 503;
  requestId: string;
}) {
  const { t } = reader;
  const title = t(`error.${status}.title`);
  return (
    <Page site={site} reader={reader} title={title} description={title} hasAddress={false}>
      <h1>{title}</h1>
      <p class="lead">{t(`error.${status}`)}</p>
      {status !== 404 && <p class="hint">{t('error.id', { id: reader.apart(requestId) })}</p>}
      <p>
        <a class="button" href={reader.href('/')}>
          {t('error.home')}
        </a>
      </p>
    </Page>
  );
}

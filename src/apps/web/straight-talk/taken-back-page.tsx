import type { Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { ClaimsPage } from './claim-frame.tsx';

/** Where an answer was, with why it is no more. */
export function TakenBackPage({ site, reader, because }: { site: Site; reader: Reader; because: string }) {
  const { t } = reader;
  const title = t('claims.taken-back.title');
  return (
    <ClaimsPage site={site} reader={reader} title={title} description={title} hasAddress={false} isListed={false}>
      <h1>{title}</h1>
      <p class="lead">{t(`claims.taken-back.${because}`)}</p>
      <p>
        <a href={reader.href('/claims')}>{t('claims.answers')}</a>
      </p>
    </ClaimsPage>
  );
}

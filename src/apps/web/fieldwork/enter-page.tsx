import type { AssessorView } from '#domains/fieldwork';
import type { Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { dayWords, FieldPage } from './field-frame.tsx';

/** What a link is for, before anything is kept on the phone. */
export function EnterPage({
  site,
  reader,
  view,
  token,
}: {
  site: Site;
  reader: Reader;
  view: AssessorView;
  token: string;
}) {
  const { t } = reader;
  const title = t('field.title');
  return (
    <FieldPage {...{ site, reader, title }}>
      <p class="over-title" lang="en">
        <bdi>{view.round.title}</bdi>
      </p>
      <h1>{title}</h1>
      <p class="lead">{t('field.enter.lead')}</p>
      <p>
        {t('field.enter.who')} <bdi lang="en">{view.partner.name}</bdi> ({view.assessor.label})
      </p>
      <p>{t('field.enter.until', { day: dayWords(reader, view.closesOn) })}</p>
      <h2>{t('field.enter.what')}</h2>
      <ul class="rules">
        {(['areas', 'own', 'kept', 'back', 'danger'] as const).map((line) => (
          <li key={line}>{t(`field.enter.${line}`)}</li>
        ))}
      </ul>
      <form method="post" action={reader.href(`/fieldwork/enter/${token}`)}>
        <button type="submit">{t('field.enter.go')}</button>
      </form>
    </FieldPage>
  );
}

/** A link that opens nothing, or a page for people with a link. */
export function NoLinkPage({ site, reader }: { site: Site; reader: Reader }) {
  const { t } = reader;
  return (
    <FieldPage {...{ site, reader }} title={t('field.title')}>
      <h1>{t('field.title')}</h1>
      <p class="lead">{t('field.no-link')}</p>
    </FieldPage>
  );
}

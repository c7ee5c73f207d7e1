import type { Assets } from '../../shell/assets.ts';
import { DeskPage } from './desk-page.tsx';
import type { Visit } from './visit.ts';

export type Refusal = 'not-yours' | 'limited' | 'form' | 'link-closed' | 'nobody' | 'recovery-closed' | 'not-there';

/** Why a door of the desk stays shut, and what to do about it. */
export function RefusalPage({ visit, assets, refusal }: { visit: Visit; assets: Assets; refusal: Refusal }) {
  const { t, list } = visit.reader;
  const title = t(`desk.refused.${refusal}.title`);
  return (
    <DeskPage visit={visit} assets={assets} title={title}>
      <h1>{title}</h1>
      <p class="lead">{t(`desk.refused.${refusal}`, { areas: list(visit.person?.areas ?? []) })}</p>
      <p>
        <a class="button" href="/desk">
          {t('desk.refused.back')}
        </a>
      </p>
    </DeskPage>
  );
}

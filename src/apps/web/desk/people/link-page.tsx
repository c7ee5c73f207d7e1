import type { Assets } from '../../shell/assets.ts';
import type { Delivery } from '../frame/deliver.ts';
import { DeskPage, Problem } from '../frame/desk-page.tsx';
import type { StaffVisit } from '../frame/visit.ts';

/** A link for somebody, shown this once as only its hash is kept, with what became of the mail. */
export function LinkPage({
  visit,
  assets,
  link,
  email,
  delivery,
  note,
}: {
  visit: StaffVisit;
  assets: Assets;
  link: string;
  email: string;
  delivery: Delivery;
  /** For how long it works, and what happens then. */
  note: string;
}) {
  const { t } = visit.reader;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.link.title')} section="people">
      <h1>{t('desk.link.title')}</h1>
      {delivery === 'mailed' || delivery === 'no-mail' ? (
        <p class="lead">{t(`desk.link.${delivery}`, { email })}</p>
      ) : (
        <Problem>{t('desk.link.not-mailed', { email, reason: t(`desk.mail.${delivery}`) })}</Problem>
      )}
      <div class="field">
        <label for="link">{t('desk.link.label')}</label>
        <input id="link" value={link} readonly />
      </div>
      <p>{note}</p>
      <p>
        <a href="/desk/people">{t('desk.link.back')}</a>
      </p>
    </DeskPage>
  );
}

import type { SessionEntry } from '#platform/auth';
import type { Assets } from '../../shell/assets.ts';
import { DeskPage, Token } from '../frame/desk-page.tsx';
import { moment } from '../frame/moment.ts';
import type { StaffVisit } from '../frame/visit.ts';

/** Where somebody is signed in, each to be ended alone or all at once. */
export function SessionsPage({
  visit,
  assets,
  sessions,
}: {
  visit: StaffVisit;
  assets: Assets;
  sessions: readonly SessionEntry[];
}) {
  const { reader, session: here } = visit;
  const { t } = reader;
  return (
    <DeskPage visit={visit} assets={assets} title={t('desk.sessions.title')} section="sessions">
      <h1>{t('desk.sessions.title')}</h1>
      <p class="lead">{t('desk.sessions.lead')}</p>
      <ul class="entries">
        {sessions.map((session) => {
          const name = session.browser === '' ? t('desk.sessions.unknown') : session.browser;
          return (
            <li key={session.id} class="card">
              <div>
                <h2>
                  {name} {session.id === here.id && <small>{t('desk.sessions.here')}</small>}
                </h2>
                <p>{t('desk.sessions.since', { moment: moment(reader, session.provenAt) })}</p>
                <p>{t('desk.sessions.seen', { moment: moment(reader, session.seenAt) })}</p>
              </div>
              <form method="post" action="/desk/sessions/end">
                <Token visit={visit} />
                <input type="hidden" name="session" value={session.id} />
                <button type="submit" class="second">
                  {t('desk.sessions.end')} <span class="unseen">{name}</span>
                </button>
              </form>
            </li>
          );
        })}
      </ul>
      <form method="post" action="/desk/sessions/end-all">
        <Token visit={visit} />
        <button type="submit">{t('desk.sessions.end-all')}</button>
        <p class="hint">{t('desk.sessions.end-all.hint')}</p>
      </form>
    </DeskPage>
  );
}

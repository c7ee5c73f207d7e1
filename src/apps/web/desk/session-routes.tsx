import { endOwnSessions } from '#domains/desk';
import { listSessions } from '#platform/auth';
import { DeskHomePage } from './home-page.tsx';
import { type DeskHandlers, type DeskParts, forStaff } from './parts.ts';
import { goTo, respondAtDesk } from './respond-at-desk.ts';
import { SessionsPage } from './sessions-page.tsx';
import { field } from './visit.ts';

type OwnRoutes = Pick<
  DeskHandlers,
  'GET /desk' | 'GET /desk/sessions' | 'POST /desk/sessions/end' | 'POST /desk/sessions/end-all'
>;

/** What everybody who works here finds: the first page, and their own sessions. */
export function sessionHandlers({ db, assets, now }: DeskParts): OwnRoutes {
  return {
    'GET /desk': forStaff((visit) => respondAtDesk(visit, <DeskHomePage visit={visit} assets={assets} />)),

    'GET /desk/sessions': forStaff(async (visit) => {
      const sessions = await listSessions(db, visit.person.id, now());
      return respondAtDesk(visit, <SessionsPage visit={visit} assets={assets} sessions={sessions} />);
    }),

    'POST /desk/sessions/end': forStaff(async (visit) => {
      const session = field(visit, 'session');
      if (session !== '' && session !== 'all') await endOwnSessions(db, visit.person.id, session);
      return goTo(visit, '/desk/sessions');
    }),

    'POST /desk/sessions/end-all': forStaff(async (visit) => {
      await endOwnSessions(db, visit.person.id, 'all');
      return goTo(visit, '/desk/sign-in');
    }),
  };
}

import { countWays, endOwnSessions, findPerson, listRecoveries } from '#domains/desk';
import { missingRequirements } from '#domains/readiness';
import { credentialsOf, listSessions } from '#platform/auth';
import { opensTo } from '../frame/access.ts';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field } from '../frame/visit.ts';
import { DeskHomePage } from './home-page.tsx';
import { SessionsPage } from './sessions-page.tsx';

type OwnRoutes = Pick<
  DeskHandlers,
  'GET /desk' | 'GET /desk/sessions' | 'POST /desk/sessions/end' | 'POST /desk/sessions/end-all'
>;

/** What everybody who works here finds: the first page, and their own sessions. */
export function ownHandlers({ db, assets, now }: DeskParts): OwnRoutes {
  const findOwnRecovery = async (id: string) => {
    const own = (await listRecoveries(db, now())).find(({ person }) => person.id === id)?.recovery;
    if (own === undefined) return null;
    return { ...own, openedBy: (await findPerson(db, own.openedBy))?.name ?? '' };
  };

  return {
    'GET /desk': forStaff(async (visit) => {
      const shown = {
        hasOneWayIn: countWays(await credentialsOf(db, visit.person.id)) === 1,
        recovery: await findOwnRecovery(visit.person.id),
        missing: opensTo('POST /desk/readiness/:id', visit.person) ? (await missingRequirements(db, now())).length : 0,
      };
      return respondAtDesk(visit, <DeskHomePage visit={visit} assets={assets} {...shown} />);
    }),

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

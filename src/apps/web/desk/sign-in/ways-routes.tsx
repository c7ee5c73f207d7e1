import {
  type AtOwnWays,
  addPasskey,
  beginPassword,
  changePassword,
  finishPassword,
  namePasskey,
  removePasskey,
  removePassword,
} from '#domains/desk';
import { checkPassword, credentialsOf } from '#platform/auth';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { answerScript, goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit } from '../frame/visit.ts';
import { CodeAppPage } from './code-app-page.tsx';
import { codeIn } from './sign-in-routes.tsx';
import { WaysPage, type WaysProblem } from './ways-page.tsx';

type WaysRoutes = Pick<DeskHandlers, Extract<keyof DeskHandlers, `${string} /desk/ways-in${string}`>>;

const page = '/desk/ways-in';

/** How somebody signs in, changed by themselves. */
export function waysHandlers({ auth, db, assets, now }: DeskParts): WaysRoutes {
  const ownWays = ({ person, session, context }: StaffVisit): AtOwnWays => ({
    personId: person.id,
    sessionId: session.id,
    headers: context.req.raw.headers,
  });
  const idOf = ({ context }: StaffVisit) => context.req.param('id') ?? '';
  const show = async (visit: StaffVisit, problem?: WaysProblem) => {
    const ways = await credentialsOf(db, visit.person.id);
    const shown = <WaysPage visit={visit} assets={assets} ways={ways} {...(problem && { problem })} />;
    return respondAtDesk(visit, shown, problem === undefined ? 200 : 422);
  };

  return {
    'GET /desk/ways-in': forStaff((visit) => show(visit)),

    'POST /desk/ways-in/passkeys/offer': forStaff(async (visit) => {
      const { options, cookies } = await auth.offerPasskey(ownWays(visit).headers, visit.person);
      return answerScript(visit, options, cookies);
    }),

    'POST /desk/ways-in/passkeys/keep': forStaff(async (visit) => {
      const added = await addPasskey(db, auth, ownWays(visit), visit.json);
      if (added.ok) return answerScript(visit, {});
      return answerScript(visit, { problem: visit.reader.t('desk.passkey.failed') }, [], 422);
    }),

    'POST /desk/ways-in/passkeys/:id/name': forStaff(async (visit) => {
      const [passkey, typed] = [idOf(visit), field(visit, 'name')];
      const named = await namePasskey(db, ownWays(visit), passkey, typed);
      if (named.ok) return goTo(visit, page);
      const { problem } = named;
      return show(visit, problem === 'unknown-passkey' ? { kind: problem } : { kind: problem, passkey, typed });
    }),

    'POST /desk/ways-in/passkeys/:id/remove': forStaff(async (visit) => {
      const removed = await removePasskey(db, ownWays(visit), idOf(visit));
      return removed.ok ? goTo(visit, page) : show(visit, { kind: removed.problem });
    }),

    'POST /desk/ways-in/password': forStaff(async (visit) => {
      const password = field(visit, 'password');
      const tooWeak = checkPassword(password, visit.person);
      if (tooWeak !== null) return show(visit, { kind: tooWeak });
      const { hasPassword } = await credentialsOf(db, visit.person.id);
      const done = hasPassword
        ? await changePassword(db, ownWays(visit), password, now())
        : await beginPassword(db, auth, ownWays(visit), password, now());
      if (!done.ok) return show(visit, { kind: done.problem });
      return goTo(visit, hasPassword ? page : `${page}/password/code`);
    }),

    'GET /desk/ways-in/password/code': forStaff(async (visit) => {
      const app = await auth.findNewCodeApp(visit.person.id, visit.person.email);
      if (app === null) return goTo(visit, page);
      return respondAtDesk(
        visit,
        <CodeAppPage visit={visit} assets={assets} action={`${page}/password/code`} app={app} />,
      );
    }),

    'POST /desk/ways-in/password/code': forStaff(async (visit) => {
      const app = await auth.findNewCodeApp(visit.person.id, visit.person.email);
      if (app === null) return goTo(visit, page);
      const finished = await finishPassword(db, auth, ownWays(visit), codeIn(visit));
      if (finished.ok) return goTo(visit, page, finished.value);
      const again = (
        <CodeAppPage visit={visit} assets={assets} action={`${page}/password/code`} app={app} problem="wrong" />
      );
      return respondAtDesk(visit, again, 422);
    }),

    'POST /desk/ways-in/password/remove': forStaff(async (visit) => {
      const removed = await removePassword(db, ownWays(visit));
      return removed.ok ? goTo(visit, page) : show(visit, { kind: removed.problem });
    }),
  };
}

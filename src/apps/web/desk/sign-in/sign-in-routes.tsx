import { findPerson } from '#domains/desk';
import { credentialsOf, endSessions, type SignedIn } from '#platform/auth';
import { type DeskHandlers, type DeskParts, forStaff } from '../frame/parts.ts';
import { answerScript, goTo, respondAtDesk } from '../frame/respond-at-desk.ts';
import { field, type StaffVisit, safeNext, type Visit } from '../frame/visit.ts';
import { CodePage, ConfirmPage, SignInPage } from './sign-in-page.tsx';

type SignInRoutes = Pick<
  DeskHandlers,
  | 'GET /desk/sign-in'
  | 'POST /desk/sign-in'
  | 'GET /desk/sign-in/code'
  | 'POST /desk/sign-in/code'
  | 'POST /desk/passkey/ask'
  | 'POST /desk/passkey/enter'
  | 'POST /desk/sign-out'
  | 'GET /desk/confirm'
  | 'POST /desk/confirm'
  | 'POST /desk/confirm/passkey'
>;

/** Signing in and out, and proving again who one is. */
export function signInHandlers({ auth, db, assets }: DeskParts): SignInRoutes {
  const headersOf = ({ context }: Visit) => context.req.raw.headers;
  const nextInAddress = ({ context }: Visit) => safeNext(context.req.query('next') ?? '');

  const endSession = (account: string, session: string) =>
    db.transaction().execute((trx) => endSessions(trx, account, session));

  /** Nobody's account, one that was never finished, or of somebody who has ended: the session goes again. */
  const isStaff = async ({ accountId, sessionId }: SignedIn) => {
    if ((await findPerson(db, accountId)) !== null) return true;
    await endSession(accountId, sessionId);
    return false;
  };

  /** The new session takes the place of the one that asked. */
  const replaceSession = async ({ person, session }: StaffVisit, proven: SignedIn) => {
    const isSame = proven.accountId === person.id;
    await (isSame ? endSession(person.id, session.id) : endSession(proven.accountId, proven.sessionId));
    return isSame;
  };

  return {
    'GET /desk/sign-in': (visit) => {
      const next = nextInAddress(visit);
      if (visit.person !== null) return goTo(visit, next);
      return respondAtDesk(visit, <SignInPage visit={visit} assets={assets} next={next} />);
    },

    'POST /desk/sign-in': async (visit) => {
      const [email, next] = [field(visit, 'email').trim(), safeNext(field(visit, 'next'))];
      const first = await auth.enterPassword(headersOf(visit), email, field(visit, 'password'));
      if (first.ok) return goTo(visit, `/desk/sign-in/code?next=${encodeURIComponent(next)}`, first.value);
      const page = <SignInPage visit={visit} assets={assets} next={next} email={email} problem={first.problem} />;
      return respondAtDesk(visit, page, first.problem === 'too-many' ? 429 : 422);
    },

    'GET /desk/sign-in/code': (visit) =>
      respondAtDesk(visit, <CodePage visit={visit} assets={assets} next={nextInAddress(visit)} />),

    'POST /desk/sign-in/code': async (visit) => {
      const next = safeNext(field(visit, 'next'));
      const second = await auth.enterCode(headersOf(visit), codeIn(visit));
      if (!second.ok) {
        const page = <CodePage visit={visit} assets={assets} next={next} problem={second.problem} />;
        return respondAtDesk(visit, page, second.problem === 'too-many' ? 429 : 422);
      }
      if (await isStaff(second.value)) return goTo(visit, next, second.value.cookies);
      return respondAtDesk(visit, <SignInPage visit={visit} assets={assets} next={next} problem="ended" />, 422);
    },

    'POST /desk/passkey/ask': async (visit) => {
      const { options, cookies } = await auth.askForPasskey(headersOf(visit));
      return answerScript(visit, options, cookies);
    },

    'POST /desk/passkey/enter': async (visit) => {
      const entered = await auth.enterPasskey(headersOf(visit), visit.json);
      if (entered.ok && (await isStaff(entered.value))) return answerScript(visit, {}, entered.value.cookies);
      return answerScript(visit, { problem: visit.reader.t('desk.passkey.unknown') }, [], 422);
    },

    'POST /desk/sign-out': async (visit) => {
      return goTo(visit, '/desk/sign-in', await auth.signOut(headersOf(visit)));
    },

    'GET /desk/confirm': forStaff(async (visit) => {
      const ways = await credentialsOf(db, visit.person.id);
      return respondAtDesk(
        visit,
        <ConfirmPage visit={visit} assets={assets} next={nextInAddress(visit)} ways={ways} />,
      );
    }),

    'POST /desk/confirm': forStaff(async (visit) => {
      const next = safeNext(field(visit, 'next'));
      const { email, id } = visit.person;
      const proven = await auth.enterPasswordAndCode(headersOf(visit), email, field(visit, 'password'), codeIn(visit));
      if (proven.ok && (await replaceSession(visit, proven.value))) return goTo(visit, next, proven.value.cookies);
      const problem = proven.ok ? 'wrong' : proven.problem;
      const ways = await credentialsOf(db, id);
      const page = <ConfirmPage visit={visit} assets={assets} next={next} ways={ways} problem={problem} />;
      return respondAtDesk(visit, page, problem === 'too-many' ? 429 : 422);
    }),

    'POST /desk/confirm/passkey': forStaff(async (visit) => {
      const proven = await auth.enterPasskey(headersOf(visit), visit.json);
      if (proven.ok && (await replaceSession(visit, proven.value)))
        return answerScript(visit, {}, proven.value.cookies);
      return answerScript(visit, { problem: visit.reader.t('desk.passkey.unknown') }, [], 422);
    }),
  };
}

/** Code apps show six digits, often with a space among them. */
export const codeIn = (visit: Visit): string => field(visit, 'code').replaceAll(/\s/g, '');

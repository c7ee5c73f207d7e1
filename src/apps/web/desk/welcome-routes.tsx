import { beginJoining, findOpenInvitation, finishJoining } from '#domains/desk';
import { checkPassword, hashPassword } from '#platform/auth';
import type { DeskHandlers, DeskParts } from './parts.ts';
import { RefusalPage } from './refusal-page.tsx';
import { answerScript, goTo, respondAtDesk } from './respond-at-desk.ts';
import { codeIn } from './sign-in-routes.tsx';
import { field, type Visit } from './visit.ts';
import { CodeAppPage, WelcomePage } from './welcome-page.tsx';

type WelcomeRoutes = Pick<DeskHandlers, Extract<keyof DeskHandlers, `${string}/welcome/${string}`>>;

/** Joining by a one-time link, with a passkey or with a password and a code app. */
export function welcomeHandlers({ auth, db, assets, now }: DeskParts): WelcomeRoutes {
  const headersOf = ({ context }: Visit) => context.req.raw.headers;
  const tokenOf = ({ context }: Visit) => context.req.param('token') ?? '';
  const closed = (visit: Visit) =>
    respondAtDesk(visit, <RefusalPage visit={visit} assets={assets} refusal="link-closed" />, 410);

  /** The code app that waits for its first code, of somebody who began to join by this very link in this very browser. */
  const findCodeApp = async (visit: Visit) => {
    const invitation = await findOpenInvitation(db, tokenOf(visit), now());
    if (invitation === null || visit.session === null || visit.session.accountId !== invitation.accountId) return null;
    const app = await auth.findNewCodeApp(visit.session.accountId);
    return app === null ? null : { app, accountId: visit.session.accountId };
  };

  return {
    'GET /desk/welcome/:token': async (visit) => {
      const invitation = await findOpenInvitation(db, tokenOf(visit), now());
      if (invitation === null) return closed(visit);
      const words = { name: '', email: '' };
      const page = (
        <WelcomePage visit={visit} assets={assets} token={tokenOf(visit)} invitation={invitation} words={words} />
      );
      return respondAtDesk(visit, page);
    },

    'POST /desk/welcome/:token': async (visit) => {
      const token = tokenOf(visit);
      const invitation = await findOpenInvitation(db, token, now());
      if (invitation === null) return closed(visit);
      const words = { name: field(visit, 'name'), email: invitation.email ?? field(visit, 'email') };
      const password = field(visit, 'password');
      const tooWeak = checkPassword(password, words);
      const joining = { ...words, token, passwordHash: tooWeak === null ? await hashPassword(password) : '' };
      const begun = tooWeak === null ? await beginJoining(db, joining, now()) : null;
      if (begun?.ok === true) {
        const cookies = await auth.beginCodeApp(headersOf(visit), begun.value.email, password);
        return goTo(visit, `/desk/welcome/${token}/code`, cookies);
      }
      const problem = tooWeak ?? begun?.problem ?? 'link-closed';
      if (problem === 'link-closed') return closed(visit);
      const page = (
        <WelcomePage
          visit={visit}
          assets={assets}
          token={token}
          invitation={invitation}
          words={words}
          problem={problem}
        />
      );
      return respondAtDesk(visit, page, 422);
    },

    'GET /desk/welcome/:token/code': async (visit) => {
      const found = await findCodeApp(visit);
      if (found === null) return goTo(visit, `/desk/welcome/${tokenOf(visit)}`);
      return respondAtDesk(visit, <CodeAppPage visit={visit} assets={assets} token={tokenOf(visit)} app={found.app} />);
    },

    'POST /desk/welcome/:token/code': async (visit) => {
      const found = await findCodeApp(visit);
      if (found === null) return goTo(visit, `/desk/welcome/${tokenOf(visit)}`);
      const confirmed = await auth.confirmCodeApp(headersOf(visit), codeIn(visit));
      if (!confirmed.ok) {
        const page = (
          <CodeAppPage visit={visit} assets={assets} token={tokenOf(visit)} app={found.app} problem="wrong" />
        );
        return respondAtDesk(visit, page, 422);
      }
      const finished = await finishJoining(db, tokenOf(visit), found.accountId, now());
      return finished.ok ? goTo(visit, '/desk', confirmed.value) : closed(visit);
    },

    'POST /desk/welcome/:token/passkey/offer': async (visit) => {
      const { name, email } = wordsIn(visit.json);
      const joining = { token: tokenOf(visit), name, email, passwordHash: null };
      const begun = await beginJoining(db, joining, now());
      if (!begun.ok) return answerScript(visit, { problem: visit.reader.t(`desk.welcome.${begun.problem}`) }, [], 422);
      const { options, cookies } = await auth.offerPasskey(headersOf(visit), begun.value.accountId);
      return answerScript(visit, options, cookies);
    },

    'POST /desk/welcome/:token/passkey/keep': async (visit) => {
      const { t } = visit.reader;
      const kept = await auth.keepPasskey(headersOf(visit), visit.json);
      if (!kept.ok) return answerScript(visit, { problem: t('desk.passkey.failed') }, [], 422);
      const finished = await finishJoining(db, tokenOf(visit), kept.value.accountId, now());
      if (finished.ok) return answerScript(visit, {}, kept.value.cookies);
      return answerScript(visit, { problem: t('desk.welcome.link-closed') }, [], 422);
    },
  };
}

function wordsIn(json: unknown): { readonly name: string; readonly email: string } {
  const { name, email } = (typeof json === 'object' && json !== null ? json : {}) as Record<string, unknown>;
  return { name: typeof name === 'string' ? name : '', email: typeof email === 'string' ? email : '' };
}

import { beginJoining, findOpenInvitation, finishJoining, type Invitation, type JoinProblem } from '#domains/desk';
import { accept } from '#foundations/result';
import { findAccounts } from '#platform/auth';
import type { DeskHandlers, DeskParts } from '../frame/parts.ts';
import { setUpHandlers } from './set-up-routes.tsx';
import { WelcomePage } from './welcome-page.tsx';

type WelcomeRoutes = Pick<DeskHandlers, Extract<keyof DeskHandlers, `${string} /desk/welcome/${string}`>>;

/** Joining by a one-time link, with a passkey or with a password and a code app. */
export function welcomeHandlers(parts: DeskParts): WelcomeRoutes {
  const { db, assets, now } = parts;
  const steps = setUpHandlers<Invitation, Exclude<JoinProblem, 'link-closed'>>(parts, {
    path: '/desk/welcome',
    find: (token) => findOpenInvitation(db, token, now()),
    wordsFor: ({ email }, typed) => ({ ...typed, email: email ?? typed.email }),
    page: ({ link, ...props }) => <WelcomePage {...props} assets={assets} invitation={link} />,
    explain: ({ reader }, problem) => reader.t(`desk.welcome.${problem}`),
    begin: async (token, words, passwordHash) => {
      const begun = await beginJoining(db, { ...words, token, passwordHash }, now());
      if (!begun.ok) return begun;
      const account = { id: begun.value.accountId, name: words.name, email: begun.value.email };
      return accept({ account, shownAs: account });
    },
    findBegun: async ({ accountId }) => {
      const [account] = accountId === null ? [] : await findAccounts(db, [accountId]);
      return account === undefined ? null : { account, shownAs: account };
    },
    finish: (token, account) => finishJoining(db, token, account, now()),
  });
  return {
    'GET /desk/welcome/:token': steps.show,
    'POST /desk/welcome/:token': steps.password,
    'GET /desk/welcome/:token/code': steps.code,
    'POST /desk/welcome/:token/code': steps.confirmCode,
    'POST /desk/welcome/:token/passkey/offer': steps.offer,
    'POST /desk/welcome/:token/passkey/keep': steps.keep,
  };
}

import { beginRecovery, findUsableRecovery, finishRecovery, type WaitingRecovery } from '#domains/desk';
import type { DeskHandlers, DeskParts } from '../frame/parts.ts';
import { RecoverPage } from './recover-page.tsx';
import { setUpHandlers } from './set-up-routes.tsx';

type RecoverRoutes = Pick<DeskHandlers, Extract<keyof DeskHandlers, `${string} /desk/recover/${string}`>>;

/** Being let in again by a one-time link that two stewards have agreed on. */
export function recoverHandlers(parts: DeskParts): RecoverRoutes {
  const { db, assets, now } = parts;
  const steps = setUpHandlers<WaitingRecovery, never>(parts, {
    path: '/desk/recover',
    find: (token) => findUsableRecovery(db, token, now()),
    wordsFor: ({ person }) => person,
    page: ({ link, ...props }) => <RecoverPage {...props} assets={assets} person={link.person} />,
    explain: ({ reader }, problem) => reader.t(`desk.welcome.${problem}`),
    begin: (token, _words, passwordHash) => beginRecovery(db, token, passwordHash, now()),
    findBegun: async ({ recovery, person }) => {
      if (recovery.accountId === null) return null;
      const { name, email } = person;
      const account = { id: recovery.accountId, name, email };
      return { account, shownAs: account };
    },
    finish: (token, account) => finishRecovery(db, token, account, now()),
  });
  return {
    'GET /desk/recover/:token': steps.show,
    'POST /desk/recover/:token': steps.password,
    'GET /desk/recover/:token/code': steps.code,
    'POST /desk/recover/:token/code': steps.confirmCode,
    'POST /desk/recover/:token/passkey/offer': steps.offer,
    'POST /desk/recover/:token/passkey/keep': steps.keep,
  };
}

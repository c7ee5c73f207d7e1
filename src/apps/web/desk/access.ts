import { type Role, roles } from '#domains/desk';

/** Who may use a route of the desk. */
export interface Access {
  /** Whether somebody who is not signed in may. */
  readonly nobody: boolean;
  readonly roles: readonly Role[];
  /** Whether they must have proved in the last five minutes who they are: for what cannot be undone. */
  readonly confirm: boolean;
}

const anybody: Access = { nobody: true, roles, confirm: false };
const staff: Access = { nobody: false, roles, confirm: false };
const only = (...held: readonly Role[]): Access => ({ nobody: false, roles: held, confirm: false });
const confirmed = (access: Access): Access => ({ ...access, confirm: true });

/** Every route of the desk, and who may use it. The router is made from this table: what has no entry does not exist. */
export const deskAccess = {
  'GET /desk': staff,
  'GET /desk/sign-in': anybody,
  'POST /desk/sign-in': anybody,
  'GET /desk/sign-in/code': anybody,
  'POST /desk/sign-in/code': anybody,
  'POST /desk/passkey/ask': anybody,
  'POST /desk/passkey/enter': anybody,
  'POST /desk/sign-out': staff,
  'GET /desk/welcome/:token': anybody,
  'POST /desk/welcome/:token': anybody,
  'GET /desk/welcome/:token/code': anybody,
  'POST /desk/welcome/:token/code': anybody,
  'POST /desk/welcome/:token/passkey/offer': anybody,
  'POST /desk/welcome/:token/passkey/keep': anybody,
  'GET /desk/confirm': staff,
  'POST /desk/confirm': staff,
  'POST /desk/confirm/passkey': staff,
  'GET /desk/sessions': staff,
  'POST /desk/sessions/end': staff,
  'POST /desk/sessions/end-all': staff,
  'GET /desk/people': only('steward'),
  'GET /desk/people/invite': only('steward'),
  'POST /desk/people/invite': only('steward'),
  'POST /desk/people/invitations/:id/withdraw': only('steward'),
  'GET /desk/people/:id': confirmed(only('steward')),
  'POST /desk/people/:id': confirmed(only('steward')),
  'POST /desk/people/:id/end': confirmed(only('steward')),
} as const satisfies Record<`${'GET' | 'POST'} /desk${string}`, Access>;

export type DeskRoute = keyof typeof deskAccess;

/** For how long a proof of who somebody is is good enough for what cannot be undone. */
export const confirmationMilliseconds = 5 * 60 * 1000;

export type Verdict = 'allowed' | 'sign-in' | 'refused' | 'confirm';

/** What to do with somebody who asks: `held` is null for nobody. */
export function judge(access: Access, held: readonly Role[] | null, provenAt: Date | null, now: Date): Verdict {
  if (access.nobody) return 'allowed';
  if (held === null) return 'sign-in';
  if (!held.some((role) => access.roles.includes(role))) return 'refused';
  if (!access.confirm) return 'allowed';
  return provenAt !== null && now.getTime() - provenAt.getTime() < confirmationMilliseconds ? 'allowed' : 'confirm';
}

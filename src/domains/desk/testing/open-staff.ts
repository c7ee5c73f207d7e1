import { migrations as geographyMigrations } from '#domains/geography';
import { attemptsMigrations } from '#platform/attempts';
import { auditMigrations } from '#platform/audit';
import { authMigrations, createAuth } from '#platform/auth';
import type { Authenticator } from '#platform/auth/testing';
import type { Database } from '#platform/database';
import { fileMigrations } from '#platform/files';
import { invitePerson } from '../actions/invite.ts';
import { beginJoining, finishJoining } from '../actions/join.ts';
import type { AtOwnWays } from '../actions/ways-in.ts';
import type { Role } from '../core/role.ts';
import { migrations } from '../store/migrations.ts';

/** What the desk needs in the database. */
export const tables = [
  ...auditMigrations,
  ...attemptsMigrations,
  ...authMigrations,
  ...fileMigrations,
  ...geographyMigrations,
  ...migrations,
];

export const origin = 'https://desk.example.org';

const now = () => new Date();

/** Cookies as a browser would send them back, after those that it had. */
export function sendBack(cookies: readonly string[], before = new Headers()): Headers {
  const had = before.get('cookie');
  const set = cookies.map((cookie) => cookie.split(';')[0] ?? '');
  return new Headers({ cookie: [...(had === null ? [] : [had]), ...set].join('; ') });
}

/** Staff who sign in with passkeys, on the clock of the computer. */
export function openStaff(db: Database) {
  const auth = createAuth(db, { publicUrl: origin, secret: 'a secret of the tests, long enough for all' });

  /** Somebody who has joined with a passkey, in the session that came with it. */
  async function join(email: string, authenticator: Authenticator, roles: readonly Role[] = ['analyst']) {
    const invited = await invitePerson(db, { email, assignment: { roles, areas: [] }, actor: 'test', now: now() });
    if (!invited.ok) throw new Error(invited.problem.kind);
    const { token } = invited.value;
    const begun = await beginJoining(db, { token, name: email, email, passwordHash: null }, now());
    if (!begun.ok) throw new Error(begun.problem);
    const id = begun.value.accountId;
    const { options, cookies } = await auth.offerPasskey(new Headers(), { id, name: email, email });
    const kept = await auth.keepPasskey(sendBack(cookies), authenticator.make(options), id);
    if (!kept.ok) throw new Error(kept.problem);
    await finishJoining(db, token, id, now());
    const { sessionId } = kept.value;
    return { personId: id, sessionId, headers: sendBack(kept.value.cookies) } satisfies AtOwnWays;
  }

  /** A session in one more browser; null when the passkey opens nothing. */
  async function signIn(authenticator: Authenticator): Promise<Headers | null> {
    const { options, cookies } = await auth.askForPasskey(new Headers());
    const entered = await auth.enterPasskey(sendBack(cookies), authenticator.use(options));
    return entered.ok ? sendBack(entered.value.cookies) : null;
  }

  return { auth, join, signIn };
}

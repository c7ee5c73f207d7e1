import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '#platform/audit';
import { type Auth, credentialsOf, findAccounts } from '#platform/auth';
import { type Authenticator, codeFor, createAuthenticator } from '#platform/auth/testing';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import {
  type AtOwnWays,
  addPasskey,
  beginPassword,
  changePassword,
  finishPassword,
  namePasskey,
  removePasskey,
  removePassword,
} from './index.ts';
import { openStaff, origin, sendBack, tables } from './testing/open-staff.ts';

const now = () => new Date();
const password = 'seven rivers meet slowly';

describeOnEachDatabase('ways in', (open) => {
  let db: Database;
  let staff: ReturnType<typeof openStaff>;
  let auth: Auth;
  let me: AtOwnWays;
  let phone: Authenticator;

  beforeEach(async () => {
    db = await open(tables);
    staff = openStaff(db);
    auth = staff.auth;
    phone = createAuthenticator(origin);
    me = await staff.join('sam@example.org', phone);
  });

  async function add(authenticator: Authenticator) {
    const [account] = await findAccounts(db, [me.personId]);
    if (account === undefined) throw new Error('nobody');
    const { options, cookies } = await auth.offerPasskey(me.headers, account);
    const headers = sendBack(cookies, me.headers);
    return addPasskey(db, auth, { ...me, headers }, authenticator.make(options));
  }

  /** Sets up a password with a code app, in the session that takes the place of the one before. */
  async function setUpPassword() {
    expect((await beginPassword(db, auth, me, password, now())).ok).toBe(true);
    const secret = (await auth.findNewCodeApp(me.personId, 'sam@example.org'))?.secret ?? '';
    const finished = await finishPassword(db, auth, me, codeFor(secret, now()));
    if (!finished.ok) throw new Error(finished.problem);
    const headers = sendBack(finished.value);
    const session = await auth.findSession(headers);
    me = { ...me, headers, sessionId: session?.id ?? '' };
    return secret;
  }

  const ways = () => credentialsOf(db, me.personId);
  const passkeyIds = async () => (await ways()).passkeys.map(({ id }) => id);
  const audited = async () =>
    (
      await sql<{ action: string; actor: string; subject: string; detail: object }>`
        select action, actor, subject, detail from platform.audit_entries
        where action like 'staff.pass%' order by sequence`.execute(db)
    ).rows;

  it('are a second passkey, by which one signs in as by the first', async () => {
    const key = createAuthenticator(origin);
    expect((await add(key)).ok).toBe(true);
    expect(await staff.signIn(key)).not.toBeNull();
    expect(await staff.signIn(phone)).not.toBeNull();
    const [, second = ''] = await passkeyIds();
    const who = `staff:${me.personId}`;
    const detail = { passkey: second };
    expect(await audited()).toEqual([{ action: 'staff.passkey-added', actor: who, subject: who, detail }]);
  });

  it('have names that their holder gives them, and nobody else', async () => {
    const [first = ''] = await passkeyIds();
    expect((await namePasskey(db, me, first, '  My  phone ')).ok).toBe(true);
    expect(await namePasskey(db, me, first, ' ')).toEqual({ ok: false, problem: 'no-name' });
    const other = await staff.join('ann@example.org', createAuthenticator(origin));
    expect(await namePasskey(db, other, first, 'Mine')).toEqual({ ok: false, problem: 'unknown-passkey' });
    expect((await ways()).passkeys).toMatchObject([{ name: 'My phone' }]);
  });

  describe('taken away', () => {
    it('open nothing any more, and every other session ends', async () => {
      await add(createAuthenticator(origin));
      const elsewhere = (await staff.signIn(phone)) ?? new Headers();
      const [first = ''] = await passkeyIds();
      expect((await removePasskey(db, me, first)).ok).toBe(true);
      expect(await staff.signIn(phone)).toBeNull();
      expect(await auth.findSession(elsewhere)).toBeNull();
      expect(await auth.findSession(me.headers)).not.toBeNull();
      expect(await removePasskey(db, me, first)).toEqual({ ok: false, problem: 'unknown-passkey' });
      expect((await audited()).map(({ action }) => action)).toEqual(['staff.passkey-added', 'staff.passkey-removed']);
    });

    it('never the last, also not two of two at the same moment', async () => {
      const [only = ''] = await passkeyIds();
      expect(await removePasskey(db, me, only)).toEqual({ ok: false, problem: 'last-way-in' });
      await add(createAuthenticator(origin));
      const both = await passkeyIds();
      const removed = await Promise.all(both.map((id) => removePasskey(db, me, id)));
      expect(removed.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await passkeyIds()).toHaveLength(1);
    });

    it('never the last, also not a passkey and the password at the same moment', async () => {
      await setUpPassword();
      const [only = ''] = await passkeyIds();
      const removed = await Promise.all([removePasskey(db, me, only), removePassword(db, me)]);
      expect(removed.filter(({ ok }) => ok)).toHaveLength(1);
      expect(removed.filter(({ ok }) => !ok)).toEqual([{ ok: false, problem: 'last-way-in' }]);
    });

    it('not by somebody else', async () => {
      await add(createAuthenticator(origin));
      const [first = ''] = await passkeyIds();
      const other = await staff.join('ann@example.org', createAuthenticator(origin));
      expect(await removePasskey(db, other, first)).toEqual({ ok: false, problem: 'unknown-passkey' });
      expect(await passkeyIds()).toHaveLength(2);
    });
  });

  describe('with a password', () => {
    it('stand beside the passkey once the code app works', async () => {
      const secret = await setUpPassword();
      expect(await ways()).toMatchObject({ passkeys: [{}], hasPassword: true });
      const first = await auth.enterPassword(new Headers(), 'sam@example.org', password);
      if (!first.ok) throw new Error(first.problem);
      expect((await auth.enterCode(sendBack(first.value), codeFor(secret, now()))).ok).toBe(true);
      expect(await staff.signIn(phone)).not.toBeNull();
      expect(await beginPassword(db, auth, me, password, now())).toEqual({ ok: false, problem: 'has-password' });
    });

    it('open nothing before that, count as no way in, and can be begun again', async () => {
      await beginPassword(db, auth, me, 'eight rivers meet slowly', now());
      const tried = await auth.enterPassword(new Headers(), 'sam@example.org', 'eight rivers meet slowly');
      expect(tried).toEqual({ ok: false, problem: 'wrong' });
      expect((await ways()).hasPassword).toBe(false);
      expect(await finishPassword(db, auth, me, '000000')).toEqual({ ok: false, problem: 'wrong' });
      const [only = ''] = await passkeyIds();
      expect(await removePasskey(db, me, only)).toEqual({ ok: false, problem: 'last-way-in' });
      expect(await auth.findSession(me.headers)).not.toBeNull();
      await setUpPassword();
      expect((await ways()).hasPassword).toBe(true);
    });

    it('take another password, and every other session ends', async () => {
      expect(await changePassword(db, me, password, now())).toEqual({ ok: false, problem: 'no-password' });
      await setUpPassword();
      const elsewhere = (await staff.signIn(phone)) ?? new Headers();
      expect((await changePassword(db, me, 'eight rivers meet slowly', now())).ok).toBe(true);
      expect(await auth.findSession(elsewhere)).toBeNull();
      expect(await auth.findSession(me.headers)).not.toBeNull();
      expect((await auth.enterPassword(new Headers(), 'sam@example.org', password)).ok).toBe(false);
      expect((await auth.enterPassword(new Headers(), 'sam@example.org', 'eight rivers meet slowly')).ok).toBe(true);
    });

    it('leave nothing of it once it is taken away', async () => {
      await setUpPassword();
      expect((await removePassword(db, me)).ok).toBe(true);
      expect(await removePassword(db, me)).toEqual({ ok: false, problem: 'no-password' });
      expect((await auth.enterPassword(new Headers(), 'sam@example.org', password)).ok).toBe(false);
      const { rows } = await sql<{ left: number }>`select (select count(*) from auth.accounts)::int
        + (select count(*) from auth.two_factors)::int as left`.execute(db);
      expect(rows).toEqual([{ left: 0 }]);
      expect((await audited()).map(({ action }) => action)).toEqual(['staff.password-added', 'staff.password-removed']);
      expect(JSON.stringify(await audited())).not.toContain('example.org');
      expect((await verifyAudit(db)).ok).toBe(true);
    });
  });
});

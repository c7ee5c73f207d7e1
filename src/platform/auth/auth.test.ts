import { getMigrations } from 'better-auth/db/migration';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { attemptsMigrations } from '#platform/attempts';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import {
  type Account,
  createAccount,
  credentialsOf,
  deleteAccount,
  endSessions,
  hashPassword,
  listSessions,
} from './accounts.ts';
import { type Auth, createAuth } from './auth.ts';
import { openBetterAuth } from './better-auth.ts';
import { withCookies } from './cookies.ts';
import { authMigrations } from './migrations.ts';
import { createAuthenticator } from './testing/authenticator.ts';
import { codeFor } from './testing/code-for.ts';

const settings = { publicUrl: 'https://desk.example.org', secret: 'a secret of the tests, long enough for all' };
const password = 'seven rivers meet slowly';
const now = () => new Date();
const firefox = new Headers({ 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' });

describeOnEachDatabase('signing in', (open, engine) => {
  let db: Database;
  let auth: Auth;
  beforeAll(async () => {
    db = await open([...attemptsMigrations, ...authMigrations]);
    auth = createAuth(db, settings);
  });

  const newAccount = async (email: string, hash: string | null) =>
    db.transaction().execute((trx) => createAccount(trx, { name: 'Amina', email, passwordHash: hash }, now()));

  /** An account with a password and a code app, and the secret typed into that app. */
  async function enrol(email: string) {
    const id = await newAccount(email, await hashPassword(password));
    const cookies = await auth.beginCodeApp(firefox, email, password);
    const app = await auth.findNewCodeApp(id, email);
    const secret = app?.secret ?? '';
    const confirmed = await auth.confirmCodeApp(withCookies(firefox, cookies), codeFor(secret, now()));
    if (!confirmed.ok) throw new Error('the first code was refused');
    return { id, secret, signedIn: withCookies(firefox, confirmed.value) };
  }

  it('keeps what better-auth asks for, in tables of ours', async () => {
    if (engine === 'PGlite') return; // It looks at the database through a dialect that it knows by name.
    const { toBeCreated, toBeAdded } = await getMigrations(openBetterAuth(db, settings).options);
    expect({ toBeCreated, toBeAdded }).toEqual({ toBeCreated: [], toBeAdded: [] });
  });

  it('takes a password and a code, and a session is somebody until it is ended', async () => {
    const { id, secret, signedIn } = await enrol('one@example.org');
    expect(await auth.findSession(signedIn)).toMatchObject({ accountId: id });
    expect(await auth.findNewCodeApp(id, 'one@example.org')).toBeNull();

    const first = await auth.enterPassword(firefox, ' One@Example.org ', password);
    if (!first.ok) throw new Error(first.problem);
    expect(await auth.findSession(withCookies(firefox, first.value))).toBeNull();
    const second = await auth.enterCode(withCookies(firefox, first.value), codeFor(secret, now()));
    if (!second.ok) throw new Error(second.problem);
    const elsewhere = withCookies(firefox, second.value.cookies);
    expect(await auth.findSession(elsewhere)).toMatchObject({ id: second.value.sessionId, accountId: id });

    const sessions = await listSessions(db, id, now());
    expect(sessions.map(({ browser }) => browser)).toEqual(['Firefox on Linux', 'Firefox on Linux']);
    await db.transaction().execute((trx) => endSessions(trx, id, second.value.sessionId));
    expect(await auth.findSession(elsewhere)).toBeNull();
    expect(await auth.findSession(signedIn)).not.toBeNull();
    await auth.signOut(signedIn);
    expect(await auth.findSession(signedIn)).toBeNull();
  });

  it('sets cookies that script cannot read, for staff pages, for this site and for encrypted lines alone', async () => {
    const { signedIn } = await enrol('cookies@example.org');
    const set = await auth.signOut(signedIn);
    const first = await auth.enterPassword(firefox, 'cookies@example.org', password);
    if (!first.ok) throw new Error(first.problem);
    const held = [...set, ...first.value].filter((cookie) => !/max-age=0/i.test(cookie));
    expect(held.length).toBeGreaterThan(0);
    for (const cookie of held) {
      expect(cookie).toMatch(/^__Secure-outspoken\./);
      for (const part of ['Path=/desk', 'HttpOnly', 'Secure', 'SameSite=Lax']) expect(cookie).toContain(part);
    }
  });

  it('refuses a wrong password, a wrong code and an unknown address alike', async () => {
    await enrol('two@example.org');
    expect(await auth.enterPassword(firefox, 'two@example.org', 'not the password')).toEqual({
      ok: false,
      problem: 'wrong',
    });
    expect(await auth.enterPassword(firefox, 'nobody@example.org', password)).toEqual({ ok: false, problem: 'wrong' });
    const first = await auth.enterPassword(firefox, 'two@example.org', password);
    if (!first.ok) throw new Error(first.problem);
    const wrong = await auth.enterCode(withCookies(firefox, first.value), '000000');
    expect(wrong).toEqual({ ok: false, problem: 'wrong' });
    expect((await auth.enterCode(firefox, '000000')).ok).toBe(false);
  });

  it('opens nothing with a password alone', async () => {
    const id = await newAccount('half@example.org', await hashPassword(password));
    expect(await auth.enterPassword(firefox, 'half@example.org', password)).toEqual({ ok: false, problem: 'wrong' });
    expect(await listSessions(db, id, now())).toEqual([]);
  });

  it('stops guesses at a password after ten, the right one among them, on every process', async () => {
    await enrol('three@example.org');
    const another = createAuth(db, settings);
    for (let guess = 0; guess < 10; guess++)
      await (guess % 2 === 0 ? auth : another).enterPassword(firefox, 'three@example.org', `guess number ${guess}`);
    expect(await auth.enterPassword(firefox, 'three@example.org', password)).toEqual({
      ok: false,
      problem: 'too-many',
    });
    const { rows } = await sql<{ subject: string }>`select subject from platform.attempts`.execute(db);
    expect(JSON.stringify(rows)).not.toContain('three');
  });

  it('stops guesses at a code, though each time with the right password', async () => {
    const { secret } = await enrol('four@example.org');
    let problem = '';
    for (let round = 0; round < 3; round++) {
      const first = await auth.enterPassword(firefox, 'four@example.org', password);
      if (!first.ok) throw new Error(first.problem);
      for (let guess = 0; guess < 5; guess++) {
        const answer = await auth.enterCode(withCookies(firefox, first.value), '000000');
        problem = answer.ok ? 'opened' : answer.problem;
      }
    }
    expect(problem).toBe('too-many');
    const first = await auth.enterPassword(firefox, 'four@example.org', password);
    if (!first.ok) throw new Error(first.problem);
    const right = await auth.enterCode(withCookies(firefox, first.value), codeFor(secret, now()));
    expect(right).toEqual({ ok: false, problem: 'too-many' });
  });

  it('offers and asks for passkeys of this site that check who holds them, and refuses an invented one', async () => {
    const account = { id: await newAccount('five@example.org', null), name: 'Amina', email: 'five@example.org' };
    const offer = await auth.offerPasskey(firefox, account);
    expect(offer.options).toMatchObject({
      rp: { id: 'desk.example.org' },
      user: { name: 'five@example.org', displayName: 'Amina' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const invented = { id: 'AAAA', rawId: 'AAAA', type: 'public-key', response: {}, clientExtensionResults: {} };
    expect((await auth.keepPasskey(withCookies(firefox, offer.cookies), invented, account.id)).ok).toBe(false);
    const ask = await auth.askForPasskey(firefox);
    expect(ask.options).toMatchObject({ rpId: 'desk.example.org', userVerification: 'required' });
    expect((await auth.enterPasskey(withCookies(firefox, ask.cookies), invented)).ok).toBe(false);
    expect((await auth.enterPasskey(firefox, 'nonsense')).ok).toBe(false);
    expect(await credentialsOf(db, account.id)).toEqual({ passkeys: [], hasPassword: false });
  });

  describe('a passkey', () => {
    const accountOf = async (email: string) => ({ id: await newAccount(email, null), name: 'Amina', email });
    const offered = async (account: Account) => {
      const { options, cookies } = await auth.offerPasskey(firefox, account);
      return { options, headers: withCookies(firefox, cookies) };
    };

    it('is kept under the name of its browser, opens a session, and signs in again', async () => {
      const account = await accountOf('key@example.org');
      const authenticator = createAuthenticator(settings.publicUrl);
      const { options, headers } = await offered(account);
      const kept = await auth.keepPasskey(headers, authenticator.make(options), account.id);
      if (!kept.ok) throw new Error(kept.problem);
      expect(await auth.findSession(withCookies(firefox, kept.value.cookies))).toMatchObject({ accountId: account.id });
      expect((await credentialsOf(db, account.id)).passkeys).toMatchObject([
        { name: 'Firefox on Linux', isCopied: false },
      ]);
      const ask = await auth.askForPasskey(firefox);
      const entered = await auth.enterPasskey(withCookies(firefox, ask.cookies), authenticator.use(ask.options));
      expect(entered).toMatchObject({ ok: true, value: { accountId: account.id } });
    });

    it('is kept once, and for the account that was meant alone', async () => {
      const [mine, other] = [await accountOf('mine@example.org'), await accountOf('other@example.org')];
      const authenticator = createAuthenticator(settings.publicUrl);
      const { options, headers } = await offered(mine);
      const answer = authenticator.make(options);
      for (const wrong of [other.id, '']) {
        expect((await auth.addPasskey(headers, answer, wrong)).ok).toBe(false);
        expect((await auth.keepPasskey(headers, answer, wrong)).ok).toBe(false);
      }
      expect((await auth.addPasskey(headers, answer, mine.id)).ok).toBe(false);
      const again = await offered(mine);
      const second = authenticator.make(again.options);
      expect((await auth.addPasskey(again.headers, second, mine.id)).ok).toBe(true);
      expect((await auth.addPasskey(again.headers, second, mine.id)).ok).toBe(false);
      expect((await credentialsOf(db, mine.id)).passkeys).toHaveLength(1);
      expect((await credentialsOf(db, other.id)).passkeys).toEqual([]);
      expect(await listSessions(db, mine.id, now())).toEqual([]);
    });

    it('is refused of somebody with the device and without the finger', async () => {
      const account = await accountOf('finger@example.org');
      const { options, headers } = await offered(account);
      const thief = createAuthenticator(settings.publicUrl, { isVerified: false });
      expect((await auth.addPasskey(headers, thief.make(options), account.id)).ok).toBe(false);
    });

    it('is kept or lost with the transaction it belongs to', async () => {
      const account = await accountOf('lost@example.org');
      const { options, headers } = await offered(account);
      const answer = createAuthenticator(settings.publicUrl).make(options);
      await expect(
        db.transaction().execute(async (trx) => {
          expect((await auth.within(trx).addPasskey(headers, answer, account.id)).ok).toBe(true);
          throw new Error('something else went wrong');
        }),
      ).rejects.toThrow('something else');
      expect((await credentialsOf(db, account.id)).passkeys).toEqual([]);
    });
  });

  it('forgets an account whole', async () => {
    const { id, signedIn } = await enrol('six@example.org');
    await db.transaction().execute((trx) => deleteAccount(trx, id));
    expect(await auth.findSession(signedIn)).toBeNull();
    const { rows } = await sql<{ left: number }>`
      select (select count(*) from auth.accounts where user_id = ${id})
        + (select count(*) from auth.two_factors where user_id = ${id})
        + (select count(*) from auth.sessions where user_id = ${id}) as left`.execute(db);
    expect(rows).toEqual([{ left: 0 }]);
  });

  it('keeps no address of a computer', async () => {
    const from = new Headers(firefox);
    from.set('x-forwarded-for', '203.0.113.9');
    const id = await newAccount('seven@example.org', await hashPassword(password));
    await auth.beginCodeApp(from, 'seven@example.org', password);
    const { rows } = await sql`select * from auth.sessions where user_id = ${id}`.execute(db);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('203.0.113');
  });

  it('knows its own forms by visitor and session', () => {
    const token = auth.formToken('visitor', 'session');
    expect(auth.isFormToken(token, 'visitor', 'session')).toBe(true);
    expect(auth.isFormToken(token, 'visitor', null)).toBe(false);
    expect(auth.isFormToken(token, 'another', 'session')).toBe(false);
    expect(auth.isFormToken('', 'visitor', 'session')).toBe(false);
    expect(auth.isFormToken(auth.formToken('', null), '', null)).toBe(false);
  });
});

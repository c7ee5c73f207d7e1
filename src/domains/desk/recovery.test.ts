import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyAudit } from '#platform/audit';
import { type Auth, credentialsOf, findAccounts, hashPassword, listSessions } from '#platform/auth';
import { type Authenticator, codeFor, createAuthenticator } from '#platform/auth/testing';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import {
  beginRecovery,
  cancelRecovery,
  changeAssignment,
  confirmRecovery,
  endPerson,
  findPerson,
  findUsableRecovery,
  finishRecovery,
  listRecoveries,
  openRecovery,
} from './index.ts';
import { openStaff, origin, sendBack, tables } from './testing/open-staff.ts';

const now = () => new Date();
const hoursFromNow = (hours: number) => new Date(Date.now() + hours * 3_600_000);
const password = 'seven rivers meet slowly';

describeOnEachDatabase('recovery', (open) => {
  let db: Database;
  let staff: ReturnType<typeof openStaff>;
  let auth: Auth;
  let [ann, bea, cem, sam] = ['', '', '', ''];
  let lost: Authenticator;
  let lostSession: Headers;

  /** Three stewards, and Sam with a passkey that is lost. */
  beforeEach(async () => {
    db = await open(tables);
    staff = openStaff(db);
    auth = staff.auth;
    lost = createAuthenticator(origin);
    const steward = async (email: string) =>
      (await staff.join(email, createAuthenticator(origin), ['steward'])).personId;
    ann = await steward('ann@example.org');
    bea = await steward('bea@example.org');
    cem = await steward('cem@example.org');
    const own = await staff.join('sam@example.org', lost, ['analyst', 'checker']);
    sam = own.personId;
    lostSession = own.headers;
  });

  const opened = async (personId = sam, by = ann) => {
    const recovery = await openRecovery(db, { personId, by, reason: 'Lost her phone on the bus.', now: now() });
    if (!recovery.ok) throw new Error(recovery.problem);
    return recovery.value.id;
  };
  const confirmed = async (personId = sam) => {
    const id = await opened(personId);
    const link = await confirmRecovery(db, id, bea, now());
    if (!link.ok) throw new Error(link.problem);
    return link.value;
  };
  /** Sets up a passkey by the link, up to the last step. */
  const setUp = async (token: string, authenticator: Authenticator) => {
    const begun = await beginRecovery(db, token, null, now());
    if (!begun.ok) throw new Error(begun.problem);
    const { account, shownAs } = begun.value;
    const { options, cookies } = await auth.offerPasskey(new Headers(), shownAs);
    const kept = await auth.keepPasskey(sendBack(cookies), authenticator.make(options), account.id);
    if (!kept.ok) throw new Error(kept.problem);
    return { accountId: account.id, session: sendBack(kept.value.cookies), shown: options };
  };
  const refused = (problem: string) => ({ ok: false, problem });
  const audited = async () =>
    (
      await sql<{ action: string; actor: string; subject: string }>`
        select action, actor, subject from platform.audit_entries where action like 'staff.recover%' order by sequence`.execute(
        db,
      )
    ).rows.map(({ action, actor, subject }) => [action, actor, subject]);

  it('lets the same person in again by a new passkey, and ends all she had before', async () => {
    const { token } = await confirmed();
    const before = await findPerson(db, sam);
    const key = createAuthenticator(origin);
    const { accountId, session, shown } = await setUp(token, key);
    expect(shown).toMatchObject({ user: { name: 'sam@example.org', displayName: 'sam@example.org' } });
    expect(await auth.findSession(lostSession)).not.toBeNull();

    expect(await finishRecovery(db, token, accountId, now())).toEqual({ ok: true, value: { personId: sam } });
    expect(await findPerson(db, sam)).toEqual(before);
    expect(await staff.signIn(lost)).toBeNull();
    expect(await auth.findSession(lostSession)).toBeNull();
    expect(await auth.findSession(session)).toMatchObject({ accountId: sam });
    const again = (await staff.signIn(key)) ?? new Headers();
    expect(await auth.findSession(again)).toMatchObject({ accountId: sam });
    expect((await credentialsOf(db, sam)).passkeys).toHaveLength(1);
    expect(await findAccounts(db, [accountId])).toEqual([]);
    expect(await audited()).toEqual([
      ['staff.recovery-opened', `staff:${ann}`, `staff:${sam}`],
      ['staff.recovery-confirmed', `staff:${bea}`, `staff:${sam}`],
      ['staff.recovered', `staff:${sam}`, `staff:${sam}`],
    ]);
    const log = JSON.stringify((await sql`select * from platform.audit_entries`.execute(db)).rows);
    for (const words of ['bus', 'example.org', token]) expect(log).not.toContain(words);
    expect((await verifyAudit(db)).ok).toBe(true);
  });

  it('lets her in by a new password and code app, also when she had others before', async () => {
    for (const attempt of ['seven rivers meet slowly', 'eight rivers meet slowly']) {
      const { token } = await confirmed();
      const begun = await beginRecovery(db, token, await hashPassword(attempt), now());
      if (!begun.ok) throw new Error(begun.problem);
      const { account, shownAs } = begun.value;
      const cookies = await auth.beginCodeApp(new Headers(), account.email, attempt);
      const app = await auth.findNewCodeApp(account.id, shownAs.email);
      expect(app?.uri).toContain('sam%40example.org');
      const code = codeFor(app?.secret ?? '', now());
      const shown = await auth.confirmCodeApp(sendBack(cookies), code);
      if (!shown.ok) throw new Error(shown.problem);
      expect((await auth.enterPassword(new Headers(), 'sam@example.org', attempt)).ok).toBe(false);
      expect((await finishRecovery(db, token, account.id, now())).ok).toBe(true);
      expect(await auth.findSession(sendBack(shown.value))).toMatchObject({ accountId: sam });
      const first = await auth.enterPassword(new Headers(), 'sam@example.org', attempt);
      if (!first.ok) throw new Error(first.problem);
      expect((await auth.enterCode(sendBack(first.value), code)).ok).toBe(true);
      expect(await credentialsOf(db, sam)).toEqual({ passkeys: [], hasPassword: true });
    }
    expect((await auth.enterPassword(new Headers(), 'sam@example.org', password)).ok).toBe(false);
  });

  describe('by two', () => {
    it('is not opened by oneself, nor where no second steward is left to confirm it', async () => {
      const ask = (personId: string, by: string) => openRecovery(db, { personId, by, reason: 'Lost it.', now: now() });
      expect(await ask(ann, ann)).toEqual(refused('yourself'));
      await endPerson(db, cem, { actor: 'staff:1', now: now() });
      expect(await ask(bea, ann)).toEqual(refused('no-second-steward'));
      expect((await ask(sam, ann)).ok).toBe(true);
      expect(await ask(cem, ann)).toEqual(refused('nobody'));
    });

    it('is not confirmed by whoever opened it, nor by the one it is for', async () => {
      const id = await opened(cem);
      expect(await confirmRecovery(db, id, ann, now())).toEqual(refused('opened-by-you'));
      expect(await confirmRecovery(db, id, cem, now())).toEqual(refused('yourself'));
      expect((await confirmRecovery(db, id, bea, now())).ok).toBe(true);
    });

    it('is refused by the database itself, should the program ever forget', async () => {
      const id = await opened();
      const set = (by: string) =>
        sql`update desk.recoveries set confirmed_by = ${by}, confirmed_at = now(), token_hash = ${'0'.repeat(64)}
          where id = ${id}`.execute(db);
      await expect(set(ann)).rejects.toThrow(/check constraint/);
      await expect(set(sam)).rejects.toThrow(/check constraint/);
      await expect(
        sql`insert into desk.recoveries (id, person_id, reason, opened_by, opened_at, expires_at)
          values ('x', ${ann}, '', ${ann}, now(), now() + interval '1 day')`.execute(db),
      ).rejects.toThrow(/check constraint/);
    });

    it('makes one link when two confirm at once, and none at the second try', async () => {
      const id = await opened();
      const both = await Promise.all([bea, cem].map((by) => confirmRecovery(db, id, by, now())));
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(both.filter(({ ok }) => !ok)).toEqual([refused('confirmed')]);
      expect(await confirmRecovery(db, id, cem, now())).toEqual(refused('confirmed'));
    });

    it('is opened once for one person, also by two at once', async () => {
      const ask = (by: string) => openRecovery(db, { personId: sam, by, reason: 'Lost it.', now: now() });
      const both = await Promise.all([ask(ann), ask(bea)]);
      expect(both.filter(({ ok }) => ok)).toHaveLength(1);
      expect(both.filter(({ ok }) => !ok)).toEqual([refused('already-open')]);
    });

    it('needs both to be stewards still when it is confirmed', async () => {
      const id = await opened();
      await changeAssignment(db, ann, { roles: ['analyst'], areas: [] }, { actor: 'staff:1', now: now() });
      expect(await confirmRecovery(db, id, bea, now())).toEqual(refused('opener-left'));
    });

    it('falls with either of the two, until it is used', async () => {
      const first = await opened();
      await endPerson(db, ann, { actor: 'staff:1', now: now() });
      expect(await confirmRecovery(db, first, bea, now())).toEqual(refused('closed'));
      const second = await opened(sam, cem);
      const link = await confirmRecovery(db, second, bea, now());
      if (!link.ok) throw new Error(link.problem);
      await endPerson(db, bea, { actor: 'staff:1', now: now() });
      expect(await findUsableRecovery(db, link.value.token, now())).toBeNull();
    });
  });

  describe('by a link', () => {
    it('that nobody has before the second step, and of which only the hash is kept', async () => {
      await opened();
      const kept = async () => JSON.stringify((await sql`select * from desk.recoveries`.execute(db)).rows);
      expect(await kept()).toContain('"token_hash":null');
      const [waiting] = await listRecoveries(db, now());
      const link = await confirmRecovery(db, waiting?.recovery.id ?? '', bea, now());
      if (!link.ok) throw new Error(link.problem);
      expect(link.value.token).toMatch(/^[\w-]{43}$/);
      expect(await kept()).not.toContain(link.value.token);
      expect(await findUsableRecovery(db, 'guessed', now())).toBeNull();
    });

    it('that works once', async () => {
      const { token } = await confirmed();
      const { accountId } = await setUp(token, createAuthenticator(origin));
      const twice = await Promise.all([1, 2].map(() => finishRecovery(db, token, accountId, now())));
      expect(twice.filter(({ ok }) => ok)).toHaveLength(1);
      expect(await findUsableRecovery(db, token, now())).toBeNull();
      expect(await beginRecovery(db, token, null, now())).toEqual(refused('link-closed'));
      expect(await finishRecovery(db, token, sam, now())).toEqual(refused('link-closed'));
    });

    it('that works for a day, after a week at most of waiting for the second steward', async () => {
      const { token } = await confirmed();
      expect(await findUsableRecovery(db, token, hoursFromNow(23.9))).not.toBeNull();
      expect(await findUsableRecovery(db, token, hoursFromNow(24.1))).toBeNull();
      expect(await beginRecovery(db, token, null, hoursFromNow(24.1))).toEqual(refused('link-closed'));
      const late = await openRecovery(db, { personId: sam, by: ann, reason: 'Again.', now: hoursFromNow(25) });
      if (!late.ok) throw new Error(late.problem);
      expect(await confirmRecovery(db, late.value.id, bea, hoursFromNow(25 + 169))).toEqual(refused('closed'));
    });

    it('that opens nothing once it is cancelled, also half-way, by a steward or by the person herself', async () => {
      for (const by of [cem, sam]) {
        const { id, token } = await confirmed();
        const { accountId, session } = await setUp(token, createAuthenticator(origin));
        expect(await cancelRecovery(db, id, by, now())).toBe(true);
        expect(await cancelRecovery(db, id, by, now())).toBe(false);
        expect(await finishRecovery(db, token, accountId, now())).toEqual(refused('link-closed'));
        expect(await auth.findSession(session)).toBeNull();
        expect(await confirmRecovery(db, id, bea, now())).toEqual(refused('closed'));
      }
      expect(await auth.findSession(lostSession)).not.toBeNull();
      expect(await staff.signIn(lost)).not.toBeNull();
    });

    it('that gives to nobody what another account holds', async () => {
      const { token } = await confirmed();
      await beginRecovery(db, token, null, now());
      expect(await finishRecovery(db, token, ann, now())).toEqual(refused('link-closed'));
      expect(await findPerson(db, ann)).not.toBeNull();
    });

    it('whose holder begins afresh when she begins again, and is nobody meanwhile', async () => {
      const { token } = await confirmed();
      const first = await setUp(token, createAuthenticator(origin));
      expect(await findPerson(db, first.accountId)).toBeNull();
      const second = await setUp(token, createAuthenticator(origin));
      expect(await auth.findSession(first.session)).toBeNull();
      expect(await finishRecovery(db, token, first.accountId, now())).toEqual(refused('link-closed'));
      expect((await finishRecovery(db, token, second.accountId, now())).ok).toBe(true);
      expect(await listSessions(db, sam, now())).toHaveLength(1);
    });
  });

  it('leaves nothing of why once the person has ended', async () => {
    await confirmed();
    await endPerson(db, sam, { actor: 'staff:1', now: now() });
    expect(await listRecoveries(db, now())).toEqual([]);
    const { rows } = await sql<{
      reason: string;
      outcome: string;
    }>`select reason, outcome from desk.recoveries`.execute(db);
    expect(rows).toEqual([{ reason: '', outcome: 'cancelled' }]);
  });
});

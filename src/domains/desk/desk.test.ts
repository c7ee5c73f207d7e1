import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { migrations as geographyMigrations } from '#domains/geography';
import { auditMigrations, verifyAudit } from '#platform/audit';
import { authMigrations, findAccountByEmail } from '#platform/auth';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations } from '#platform/files';
import {
  type Assignment,
  beginJoining,
  changeAssignment,
  endPerson,
  findOpenInvitation,
  findPerson,
  finishJoining,
  invitePerson,
  listInvitations,
  listPeople,
  migrations,
  openFirstLink,
  withdrawInvitation,
} from './index.ts';

const now = new Date('2026-11-23T12:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const analyst: Assignment = { roles: ['analyst'], areas: [] };

describeOnEachDatabase('the desk', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open([...auditMigrations, ...authMigrations, ...fileMigrations, ...geographyMigrations, ...migrations]);
  });

  const begin = (token: string, email: string, at = now) =>
    beginJoining(db, { token, name: ' Amina  Rahman ', email, passwordHash: null }, at);

  async function join(token: string, email: string, at = now) {
    const begun = await begin(token, email, at);
    if (!begun.ok) throw new Error(begun.problem);
    const finished = await finishJoining(db, token, begun.value.accountId, at);
    if (!finished.ok) throw new Error(finished.problem);
    return finished.value.personId;
  }
  async function firstSteward() {
    const link = await openFirstLink(db, now);
    return join(link?.token ?? '', 'steward@example.org');
  }
  const invite = (email: string, assignment = analyst, at = now) =>
    invitePerson(db, { email, assignment, actor: 'command-line', now: at });
  const actions = async () =>
    (await sql<{ action: string }>`select action from platform.audit_entries order by sequence`.execute(db)).rows.map(
      ({ action }) => action,
    );

  it('lets the first steward in by a link that works once', async () => {
    const link = await openFirstLink(db, now);
    if (link === null) throw new Error('there was no link');
    expect(link.token).toMatch(/^[\w-]{43}$/);
    const id = await join(link.token, 'Steward@Example.org');
    expect(await findPerson(db, id)).toEqual({
      id,
      name: 'Amina Rahman',
      email: 'steward@example.org',
      joinedAt: now,
      roles: ['steward'],
      areas: [],
    });
    expect(await findOpenInvitation(db, link.token, now)).toBeNull();
    expect(await begin(link.token, 'other@example.org')).toEqual({ ok: false, problem: 'link-closed' });
    expect(await openFirstLink(db, now)).toBeNull();
    expect(await actions()).toEqual(['staff.first-link', 'staff.joined']);
  });

  it('keeps only the hash of a link, and no address in the audit log', async () => {
    const link = await invite('sam@example.org');
    if (!link.ok) throw new Error(link.problem.kind);
    const { rows } = await sql`select * from desk.invitations`.execute(db);
    expect(JSON.stringify(rows)).not.toContain(link.value.token);
    const audit = await sql`select * from platform.audit_entries`.execute(db);
    expect(JSON.stringify(audit.rows)).not.toContain('example.org');
    expect((await verifyAudit(db)).ok).toBe(true);
  });

  it('closes the first link at the next start, and after a day', async () => {
    const first = await openFirstLink(db, now);
    const second = await openFirstLink(db, later(1));
    expect(await findOpenInvitation(db, first?.token ?? '', later(1))).toBeNull();
    expect(await findOpenInvitation(db, second?.token ?? '', later(24.9))).not.toBeNull();
    expect(await findOpenInvitation(db, second?.token ?? '', later(25))).toBeNull();
    expect(await findOpenInvitation(db, 'guessed', now)).toBeNull();
  });

  it('takes somebody who has begun to join for nobody, and lets them begin again', async () => {
    const link = await openFirstLink(db, now);
    const begun = await begin(link?.token ?? '', 'slip@example.org');
    if (!begun.ok) throw new Error(begun.problem);
    expect(await findPerson(db, begun.value.accountId)).toBeNull();
    await join(link?.token ?? '', 'right@example.org');
    expect(await findAccountByEmail(db, 'slip@example.org')).toBeNull();
    expect(await listPeople(db)).toMatchObject([{ email: 'right@example.org' }]);
  });

  it('lets nobody finish a link with another account', async () => {
    const steward = await firstSteward();
    const link = await invite('sam@example.org');
    if (!link.ok) throw new Error(link.problem.kind);
    await begin(link.value.token, '');
    expect(await finishJoining(db, link.value.token, steward, now)).toEqual({ ok: false, problem: 'link-closed' });
  });

  it('invites by address with roles and own areas; the address is the one invited', async () => {
    await firstSteward();
    await sql`insert into geography.areas (vintage, code, kind, name, origin)
      values ('lad24', 'E08000035', 'metropolitan-district', 'Leeds', 'example')`.execute(db);
    const assignment: Assignment = { roles: ['analyst', 'checker'], areas: ['E08000035'] };
    const link = await invite(' Sam@Example.org', assignment);
    if (!link.ok) throw new Error(link.problem.kind);
    expect(await listInvitations(db, now)).toMatchObject([{ email: 'sam@example.org', ...assignment }]);
    const id = await join(link.value.token, 'somebody.else@example.org');
    expect(await findPerson(db, id)).toMatchObject({ email: 'sam@example.org', ...assignment });
    expect(await listInvitations(db, now)).toEqual([]);
    expect(await invite('sam@example.org')).toEqual({ ok: false, problem: { kind: 'already-here' } });
    expect(await invite('no address')).toEqual({ ok: false, problem: { kind: 'not-an-address' } });
    expect(await invite('ann@example.org', { roles: ['analyst'], areas: ['E08000099'] })).toEqual({
      ok: false,
      problem: { kind: 'unknown-area', code: 'E08000099' },
    });
  });

  it('closes an older link for the same address, and one that is withdrawn, with the account begun by it', async () => {
    const [older, newer] = [await invite('sam@example.org'), await invite('sam@example.org')];
    if (!older.ok || !newer.ok) throw new Error('refused');
    expect(await findOpenInvitation(db, older.value.token, now)).toBeNull();
    await begin(newer.value.token, '');
    expect(await withdrawInvitation(db, newer.value.id, 'staff:1', now)).toBe(true);
    expect(await withdrawInvitation(db, newer.value.id, 'staff:1', now)).toBe(false);
    expect(await findOpenInvitation(db, newer.value.token, now)).toBeNull();
    expect(await findAccountByEmail(db, 'sam@example.org')).toBeNull();
    const { rows } = await sql<{ email: string | null }>`select email from desk.invitations`.execute(db);
    expect(rows.map(({ email }) => email)).toEqual([null, null]);
  });

  it('keeps the last steward, and lets one go when there is another', async () => {
    const doing = { actor: 'staff:1', now: later(1) };
    const first = await firstSteward();
    expect(await endPerson(db, first, doing)).toEqual({ ok: false, problem: { kind: 'last-steward' } });
    expect(await changeAssignment(db, first, analyst, doing)).toEqual({ ok: false, problem: { kind: 'last-steward' } });
    const link = await invite('two@example.org', { roles: ['steward'], areas: [] });
    if (!link.ok) throw new Error(link.problem.kind);
    const second = await join(link.value.token, '');
    // Both at once: one of the two stays.
    const ended = await Promise.all([endPerson(db, first, doing), endPerson(db, second, doing)]);
    expect(ended.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await listPeople(db)).toHaveLength(1);
  });

  it('keeps the last steward for everywhere: one limited to own areas is not enough', async () => {
    await sql`insert into geography.areas (vintage, code, kind, name, origin)
      values ('lad24', 'E08000035', 'metropolitan-district', 'Leeds', 'example')`.execute(db);
    const doing = { actor: 'staff:1', now: later(1) };
    const limited: Assignment = { roles: ['steward'], areas: ['E08000035'] };
    const first = await firstSteward();
    const link = await invite('two@example.org', limited);
    if (!link.ok) throw new Error(link.problem.kind);
    const second = await join(link.value.token, '');
    expect(await endPerson(db, first, doing)).toEqual({ ok: false, problem: { kind: 'last-steward' } });
    expect(await changeAssignment(db, first, limited, doing)).toEqual({
      ok: false,
      problem: { kind: 'last-steward' },
    });
    expect((await changeAssignment(db, second, { roles: ['steward'], areas: [] }, doing)).ok).toBe(true);
    // Both at once: one of the two stays for everywhere.
    const changed = await Promise.all([first, second].map((id) => changeAssignment(db, id, limited, doing)));
    expect(changed.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('counts a steward limited to own areas as none when it prints the first link', async () => {
    await sql`insert into geography.areas (vintage, code, kind, name, origin)
      values ('lad24', 'E08000035', 'metropolitan-district', 'Leeds', 'example')`.execute(db);
    const link = await invite('two@example.org', { roles: ['steward'], areas: ['E08000035'] });
    if (!link.ok) throw new Error(link.problem.kind);
    const first = await openFirstLink(db, now);
    await join(link.value.token, '');
    expect(await findOpenInvitation(db, first?.token ?? '', now)).not.toBeNull();
    await join((await openFirstLink(db, now))?.token ?? '', 'steward@example.org');
    expect(await openFirstLink(db, now)).toBeNull();
  });

  it('leaves of somebody who ended a name, and nothing to sign in with', async () => {
    await firstSteward();
    const link = await invite('sam@example.org');
    if (!link.ok) throw new Error(link.problem.kind);
    const id = await join(link.value.token, '');
    expect((await endPerson(db, id, { actor: 'staff:1', now: later(1) })).ok).toBe(true);
    expect(await findPerson(db, id)).toBeNull();
    expect(await findAccountByEmail(db, 'sam@example.org')).toBeNull();
    const { rows } = await sql<{ name: string }>`select name from desk.people where id = ${id}`.execute(db);
    expect(rows).toEqual([{ name: 'Amina Rahman' }]);
    expect(await endPerson(db, id, { actor: 'staff:1', now: later(2) })).toEqual({
      ok: false,
      problem: { kind: 'nobody' },
    });
    expect((await invite('sam@example.org')).ok).toBe(true);
    expect((await actions()).at(-2)).toBe('staff.ended');
  });
});

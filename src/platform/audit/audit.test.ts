import fc from 'fast-check';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { type AuditEvent, appendAudit, auditMigrations, verifyAudit } from './index.ts';

const event: AuditEvent = {
  actor: 'staff:7',
  action: 'statement.hidden',
  subject: 'statement:91',
  detail: { queue: 3 },
};

async function append(db: Database, times: number): Promise<readonly string[]> {
  const heads: string[] = [];
  for (let n = 1; n <= times; n++) {
    const head = await db.transaction().execute((trx) => appendAudit(trx, { ...event, subject: `statement:${n}` }));
    heads.push(head.hash);
  }
  return heads;
}

/** What somebody with full power over the database could do. */
async function tamper(db: Database, ...statements: readonly string[]): Promise<void> {
  await db.connection().execute(async (connection) => {
    await sql`set session_replication_role = replica`.execute(connection);
    for (const statement of statements) await sql.raw(statement).execute(connection);
    await sql`set session_replication_role = default`.execute(connection);
  });
}

describeOnEachDatabase('the audit log', (open) => {
  it('grows by one entry at a time and verifies, in batches too', async () => {
    const db = await open(auditMigrations);
    expect(await verifyAudit(db)).toMatchObject({ ok: true, value: { sequence: 0 } });
    const heads = await append(db, 7);
    const whole = { ok: true, value: { sequence: 7, hash: heads[6] } };
    expect(await verifyAudit(db)).toEqual(whole);
    expect(await verifyAudit(db, { batch: 2 })).toEqual(whole);
    expect(await verifyAudit(db, { batch: 7 })).toEqual(whole);
  });

  it('keeps every kind of detail so that it verifies', async () => {
    const db = await open(auditMigrations);
    const detail = fc.dictionary(
      fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,20}$/),
      fc.oneof(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
        fc.array(fc.integer(), { maxLength: 3 }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(detail, async (detail) => {
        await db.transaction().execute((trx) => appendAudit(trx, { ...event, detail }));
        expect(await verifyAudit(db)).toMatchObject({ ok: true });
      }),
      { numRuns: 40 },
    );
  });

  it('commits together with the change it is about, or not at all', async () => {
    const db = await open(auditMigrations);
    await sql`create table statements (id int primary key)`.execute(db);
    const hide = (id: number, fail: boolean) =>
      db.transaction().execute(async (trx) => {
        await sql`insert into statements values (${id})`.execute(trx);
        await appendAudit(trx, event);
        if (fail) throw new Error('too late');
      });
    await hide(1, false);
    await expect(hide(2, true)).rejects.toThrow('too late');
    await hide(3, false);
    const kept = await sql<{ id: number }>`select id from statements order by id`.execute(db);
    expect(kept.rows).toEqual([{ id: 1 }, { id: 3 }]);
    expect(await verifyAudit(db)).toMatchObject({ value: { sequence: 2 } });
  });

  it('keeps its order when many append at once', async () => {
    const db = await open(auditMigrations);
    await Promise.all(Array.from({ length: 20 }, () => append(db, 2)));
    expect(await verifyAudit(db)).toMatchObject({ ok: true, value: { sequence: 40 } });
  });

  it.each([
    ["update platform.audit_entries set actor = 'nobody' where sequence = 2", 'only grows'],
    ['delete from platform.audit_entries where sequence = 3', 'only grows'],
    ['delete from platform.audit_entries', 'only grows'],
    ['truncate platform.audit_entries', 'only grows'],
    ['truncate platform.audit_head', 'only grows'],
    ['delete from platform.audit_head', 'only grows'],
    ["update platform.audit_head set sequence = 2, hash = repeat('a', 64)", 'one entry at a time'],
    [
      "insert into platform.audit_entries select 9, at, actor, action, subject, detail, hash, repeat('a', 64) from platform.audit_entries where sequence = 3",
      'must follow the end',
    ],
  ])('refuses "%s"', async (statement, words) => {
    const db = await open(auditMigrations);
    await append(db, 3);
    await expect(sql.raw(statement).execute(db)).rejects.toThrow(words);
    expect(await verifyAudit(db)).toMatchObject({ ok: true, value: { sequence: 3 } });
  });

  it.each([
    ['a changed actor', ["update platform.audit_entries set actor = 'staff:8' where sequence = 4"], 4, 'changed'],
    [
      'a changed time',
      ["update platform.audit_entries set at = at + interval '1 ms' where sequence = 1"],
      1,
      'changed',
    ],
    [
      'a changed detail',
      [`update platform.audit_entries set detail = '{"queue": 4}' where sequence = 6`],
      6,
      'changed',
    ],
    ['a removed first entry', ['delete from platform.audit_entries where sequence = 1'], 1, 'missing'],
    ['a removed entry', ['delete from platform.audit_entries where sequence = 3'], 3, 'missing'],
    [
      'a removed entry with the gap closed',
      [
        'delete from platform.audit_entries where sequence = 3',
        'update platform.audit_entries set sequence = sequence - 1 where sequence > 3',
      ],
      3,
      'misplaced',
    ],
    [
      'two entries that changed places',
      [
        'update platform.audit_entries set sequence = 100 where sequence = 2',
        'update platform.audit_entries set sequence = 2 where sequence = 5',
        'update platform.audit_entries set sequence = 5 where sequence = 100',
      ],
      2,
      'misplaced',
    ],
    [
      'an inserted entry',
      [
        'update platform.audit_entries set sequence = sequence + 100 where sequence > 4',
        'update platform.audit_entries set sequence = sequence - 99 where sequence > 100',
        "insert into platform.audit_entries select 5, at, actor, action, subject, detail, hash, repeat('a', 64) from platform.audit_entries where sequence = 4",
      ],
      5,
      'changed',
    ],
  ])('shows %s', async (_what, statements, sequence, why) => {
    const db = await open(auditMigrations);
    await append(db, 7);
    await tamper(db, ...statements);
    const problem = { kind: 'audit-broken', sequence, why };
    expect(await verifyAudit(db, { batch: 2 })).toEqual({ ok: false, problem });
    expect(await verifyAudit(db)).toEqual({ ok: false, problem });
  });

  it('shows an end that was cut off', async () => {
    const db = await open(auditMigrations);
    const heads = await append(db, 5);
    await tamper(db, 'delete from platform.audit_entries where sequence > 3');
    expect(await verifyAudit(db)).toEqual({
      ok: false,
      problem: {
        kind: 'audit-end-moved',
        recorded: { sequence: 5, hash: heads[4] },
        found: { sequence: 3, hash: heads[2] },
      },
    });
  });

  it('shows an end that was cut off and covered up, to whoever noted a head elsewhere', async () => {
    const db = await open(auditMigrations);
    const heads = await append(db, 5);
    await tamper(
      db,
      'delete from platform.audit_entries where sequence > 3',
      `update platform.audit_head set sequence = 3, hash = '${heads[2]}'`,
    );
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
    expect(await verifyAudit(db, { head: heads[2] })).toMatchObject({ ok: true });
    expect(await verifyAudit(db, { head: heads[4] })).toEqual({
      ok: false,
      problem: { kind: 'audit-head-unknown', head: heads[4] },
    });
  });

  it('goes on verifying after more entries, from a head noted earlier', async () => {
    const db = await open(auditMigrations);
    const [, , noted] = await append(db, 3);
    await append(db, 3);
    expect(await verifyAudit(db, { head: noted, batch: 4 })).toMatchObject({ ok: true, value: { sequence: 6 } });
  });
});

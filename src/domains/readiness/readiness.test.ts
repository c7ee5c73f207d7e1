import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { auditMigrations, verifyAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import {
  listPolicies,
  listReadiness,
  listVersions,
  migrations,
  missingRequirements,
  type RequirementId,
  recordEntry,
  requirements,
  templateOf,
} from './index.ts';

const now = new Date('2026-11-25T12:00:00Z');
const reviewBy = '2027-11-25';

describeOnEachDatabase('readiness', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open([...auditMigrations, ...migrations]);
  });

  const record = (requirement: RequirementId, change: object = {}) =>
    recordEntry(db, {
      requirement,
      text: `What we say of ${requirement}.`,
      reviewBy,
      after: 0,
      by: 'ann',
      now,
      ...change,
    });
  const gate = (at = now) => missingRequirements(db, at);

  it('opens the gate with the last of eight texts, and closes it when one is overdue for review', async () => {
    for (const { id } of requirements) {
      expect((await gate()).map(({ requirement }) => requirement)).toContain(id);
      expect((await record(id)).ok).toBe(true);
    }
    expect(await gate()).toEqual([]);
    expect(await gate(new Date('2027-11-25T23:00:00Z'))).toEqual([]);
    const later = new Date('2027-11-26T00:00:00Z');
    expect(await gate(later)).toEqual(requirements.map(({ id }) => ({ requirement: id, why: 'overdue' })));
    await record('privacy', { after: 1, now: later, reviewBy: '2028-01-01' });
    expect((await gate(later)).map(({ requirement }) => requirement)).not.toContain('privacy');
  });

  it('keeps every version with who recorded it and when, and writes ids and a hash to the audit log', async () => {
    await record('privacy', { text: '  One.\r\n' });
    const second = await record('privacy', { text: 'Two.', after: 1, by: 'bea', reviewBy: '2027-01-01' });
    expect(second).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await listVersions(db, 'privacy')).toMatchObject([
      { version: 2, text: 'Two.', recordedBy: 'bea', recordedAt: now, reviewBy: '2027-01-01' },
      { version: 1, text: 'One.', recordedBy: 'ann', recordedAt: now, reviewBy },
    ]);
    const { rows } = await sql<{ actor: string; subject: string; detail: object }>`
      select actor, subject, detail from platform.audit_entries order by sequence`.execute(db);
    expect(rows).toMatchObject([
      { actor: 'staff:ann', subject: 'readiness:privacy', detail: { version: 1 } },
      // printf %s 'Two.' | sha256sum
      {
        actor: 'staff:bea',
        detail: { sha256: '1eb32d1ee4458814f94f8b92d1bd3e06e16dca6fab43d53f700840321f27fdf4', version: 2 },
      },
    ]);
    expect(JSON.stringify(rows)).not.toContain('Two.');
    expect((await verifyAudit(db)).ok).toBe(true);
  });

  it('refuses what is not ready, and writes nothing of it', async () => {
    expect(await record('privacy', { text: templateOf('privacy') })).toMatchObject({
      ok: false,
      problem: [{ kind: 'placeholders', found: expect.arrayContaining(['[name of your organisation]']) }],
    });
    expect(await record('privacy', { text: '', reviewBy: 'soon' })).toEqual({
      ok: false,
      problem: [{ kind: 'no-text' }, { kind: 'not-a-day' }],
    });
    expect(await listVersions(db, 'privacy')).toEqual([]);
    const { rows } = await sql`select * from platform.audit_entries`.execute(db);
    expect(rows).toEqual([]);
  });

  it('passes nobody over: of two who write at once the second is told', async () => {
    const both = await Promise.all(['ann', 'bea'].map((by) => record('privacy', { by, text: `By ${by}.` })));
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, problem: [{ kind: 'changed-meanwhile' }] }]);
    expect(await record('privacy', { after: 2 })).toMatchObject({ ok: false });
    expect(await listVersions(db, 'privacy')).toHaveLength(1);
  });

  it.each([
    ['changed', sql`update readiness.entries set text = 'Other words.'`],
    ['removed', sql`delete from readiness.entries`],
    ['emptied', sql`truncate readiness.entries`],
    [
      'added to out of turn',
      sql`insert into readiness.entries values ('x', 'privacy', 3, 'Words.', 'ann', now(), '2027-01-01')`,
    ],
  ])('is not %s, whoever asks the database', async (_how, change) => {
    await record('privacy');
    await expect(change.execute(db)).rejects.toThrow(/stays as it is|must follow/);
    expect((await listVersions(db, 'privacy'))[0]?.text).toBe('What we say of privacy.');
  });

  it('gives the public the texts that it has a right to see, and no others', async () => {
    for (const { id } of requirements) await record(id);
    await record('complaints', { after: 1, text: 'Write to us.' });
    expect((await listPolicies(db)).map(({ id, entry }) => [id, entry.version])).toEqual([
      ['privacy', 1],
      ['moderation', 1],
      ['complaints', 2],
      ['safeguarding', 1],
      ['accessibility', 1],
    ]);
    expect((await listReadiness(db, now)).map(({ standing }) => standing)).toEqual(Array(8).fill('recorded'));
  });
});

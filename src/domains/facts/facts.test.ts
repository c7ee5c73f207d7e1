import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { auditMigrations, verifyAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { type FactId, findDefinition } from './core/index.ts';
import { decideFact, listFacts, migrations, proposeFact, proposeRegister, recordCheck } from './index.ts';

describeOnEachDatabase('the register of facts', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open([...auditMigrations, ...migrations]);
  });

  const now = new Date('2026-11-27T12:00:00Z');
  const doing = (who: string) => ({ actor: `staff:${who}`, now });
  const seedOf = (id: FactId) => {
    const seed = findDefinition(id)?.seed;
    if (seed === undefined) throw new Error(id);
    return seed;
  };
  const other = { ...seedOf('act-early'), number: '0800 000 0000' };
  const propose = (who: string, after = 0, body: typeof other | null = other) =>
    db.transaction().execute((trx) => proposeFact(trx, 'act-early', { body, after }, doing(who)));
  const decide = (who: string, verdict: 'approved' | 'sent-back' = 'approved', number = 1, note = '') =>
    db.transaction().execute((trx) => decideFact(trx, 'act-early', { number, verdict, note }, doing(who)));
  const check = (id: FactId, next: string) => db.transaction().execute((trx) => recordCheck(trx, id, next, doing('a')));
  const find = async (id: FactId, today = '2026-11-27') =>
    (await listFacts(db, today)).find(({ definition }) => definition.id === id);

  it('is changed by two people, and by nobody alone', async () => {
    expect(await propose('a')).toEqual({ ok: true, value: 1 });
    expect((await find('act-early'))?.standing?.number).toBe('');
    expect(await decide('a')).toEqual({ ok: false, problem: 'same-person' });
    expect(await decide('b')).toEqual({ ok: true, value: null });
    expect((await find('act-early'))?.standing).toMatchObject({ number: '0800 000 0000', checkedOn: '2026-11-27' });
    expect((await verifyAudit(db)).ok).toBe(true);
  });

  it('does not take what somebody proposed without seeing what another had proposed', async () => {
    await propose('a');
    expect(await propose('b')).toMatchObject({ ok: false, problem: { kind: 'changed-since' } });
    expect(await decide('b', 'approved', 2)).toEqual({ ok: false, problem: 'changed-since' });
  });

  it('sends back with a reason, and is as it was', async () => {
    await propose('a');
    expect(await decide('b', 'sent-back')).toEqual({ ok: false, problem: 'no-note' });
    expect(await decide('b', 'sent-back', 1, 'Their page says otherwise.')).toMatchObject({ ok: true });
    expect(await find('act-early')).toMatchObject({ standing: { number: '', version: 0 }, open: { number: 1 } });
  });

  it('refuses what changes nothing, and what would take the hotline away', async () => {
    expect(await propose('a', 0, seedOf('act-early'))).toMatchObject({ ok: false, problem: { kind: 'nothing-new' } });
    const gone = await db
      .transaction()
      .execute((trx) => proposeFact(trx, 'anti-terrorist-hotline', { body: null, after: 0 }, doing('a')));
    expect(gone).toMatchObject({ ok: false, problem: { kind: 'never-vanishes' } });
  });

  it('takes another fact out by two people, and brings it back by two', async () => {
    await propose('a', 0, null);
    await decide('b');
    expect((await find('act-early'))?.standing).toBeNull();
    expect(await check('act-early', '2027-01-01')).toEqual({ ok: false, problem: 'taken-out' });
    await propose('a', 1, seedOf('act-early'));
    await decide('b', 'approved', 2);
    expect((await find('act-early'))?.standing?.number).toBe('0800 011 3764');
  });

  it('grows amber and then overdue by the day that its checker named, and the number stays', async () => {
    expect(await check('act-early', '2026-11-27')).toEqual({ ok: false, problem: 'next-check' });
    expect(await check('act-early', '2027-11-27')).toEqual({ ok: false, problem: 'next-check' });
    expect(await check('act-early', '2027-02-30x')).toEqual({ ok: false, problem: 'next-check' });
    expect(await check('act-early', '2027-01-10')).toEqual({ ok: true, value: null });
    for (const [day, freshness] of [
      ['2027-01-09', 'fresh'],
      ['2027-01-10', 'due'],
      ['2027-04-10', 'overdue'],
    ] as const)
      expect((await find('act-early', day))?.standing).toMatchObject({ freshness, number: '0800 011 3764' });
  });

  it('takes a file in as proposals, and nothing that is as it is here or waits already', async () => {
    const rows = [
      { id: 'act-early', body: other },
      { id: 'police', body: seedOf('police') },
    ] as const;
    const take = () => db.transaction().execute((trx) => proposeRegister(trx, rows, doing('a')));
    expect(await take()).toEqual(['act-early']);
    expect(await take()).toEqual([]);
    expect((await find('act-early'))?.standing?.number).toBe('');
  });

  it('keeps what was written, decided and checked as it is', async () => {
    await propose('a');
    await decide('b');
    await check('police', '2027-01-10');
    for (const change of [
      sql`update facts.versions set body = '{}'`,
      sql`update facts.versions set outcome = 'sent-back'`,
      sql`delete from facts.versions`,
      sql`update facts.checks set checked_on = '2026-12-01'`,
      sql`delete from facts.checks`,
    ])
      await expect(change.execute(db)).rejects.toThrow(/stays/);
  });
});

import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { migrations as geographyMigrations } from '#domains/geography';
import { attemptsMigrations } from '#platform/attempts';
import { auditMigrations, verifyAudit } from '#platform/audit';
import { createCodes } from '#platform/codes';
import type { Database, Transaction } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations } from '#platform/files';
import { jobMigrations } from '#platform/jobs';
import {
  addOrganisation,
  addReference,
  askToRemove,
  assure,
  changeFields,
  countContacts,
  findListing,
  findListingByCode,
  findPlace,
  listKnownAreas,
  listPublicListings,
  migrations,
  nominate,
  readContactFigures,
  recordTraining,
  replaceOutwardCodes,
  setConsents,
  setOrganisation,
  setPaused,
  settleRemoval,
} from './index.ts';
import { placeTwoCities, someFields } from './testing/index.ts';

const codes = createCodes('a secret of these tests, long enough for all');
const known = { areas: new Set(['E08000035', 'E06000014']), languages: new Set(['en', 'so']) };
const now = new Date('2026-11-27T12:00:00Z');
const by = (who: string) => ({ actor: `staff:${who}`, now });

describeOnEachDatabase('intermediaries', (open) => {
  let db: Database;
  beforeEach(async () => {
    db = await open([
      ...attemptsMigrations,
      ...auditMigrations,
      ...fileMigrations,
      ...jobMigrations,
      ...geographyMigrations,
      ...migrations,
    ]);
    await placeTwoCities(db);
  });

  const run = <Value>(act: (trx: Transaction) => Promise<Value>) => db.transaction().execute(act);
  const publicOn = (day: string) => listPublicListings(db, day);

  async function nominated() {
    const added = await run((trx) =>
      addOrganisation(trx, { name: 'Hope', website: 'https://hope.example', areas: ['E08000035'] }, known, by('a')),
    );
    if (!added.ok) throw new Error('not added');
    const done = await run((trx) => nominate(trx, codes, added.value, someFields, known, by('a')));
    if (!done.ok) throw new Error('not nominated');
    return { organisation: added.value, ...done.value };
  }
  async function listed() {
    const made = await nominated();
    await run((trx) => addReference(trx, made.id, '2026-11-01', by('a')));
    await run((trx) => addReference(trx, made.id, '2026-11-02', by('a')));
    await run((trx) => recordTraining(trx, made.id, '2026-11-03', by('a')));
    await run((trx) => setConsents(trx, made.id, ['name', 'phone'], { actor: 'intermediary', now }));
    expect(await run((trx) => assure(trx, made.id, by('b')))).toEqual({ ok: true, value: null });
    return made;
  }

  it('shows nobody before two references, a training, her own consent and a second person', async () => {
    const { id } = await nominated();
    expect(await run((trx) => assure(trx, id, by('a')))).toEqual({
      ok: false,
      problem: { assurance: ['references', 'training', 'consent', 'same-person'] },
    });
    expect(await publicOn('2026-11-27')).toEqual([]);
  });

  it('shows what she agreed to, for half a year, and hides her by itself then', async () => {
    await listed();
    expect(await publicOn('2026-11-27')).toEqual([
      expect.objectContaining({
        name: 'Amina B',
        phone: '0113 496 0000',
        place: null,
        gender: '',
        assuredUntil: '2027-05-28',
      }),
    ]);
    expect(await publicOn('2027-05-28')).toHaveLength(1);
    expect(await publicOn('2027-05-29')).toEqual([]);
    expect((await verifyAudit(db)).ok).toBe(true);
  });

  it('hides whoever pauses, or whose organisation ends, at once', async () => {
    const { id, organisation } = await listed();
    await run((trx) => setPaused(trx, id, true, { actor: 'intermediary', now }));
    expect(await publicOn('2026-11-27')).toEqual([]);
    await run((trx) => setPaused(trx, id, false, by('a')));
    expect(await publicOn('2026-11-27')).toHaveLength(1);
    await run((trx) => setOrganisation(trx, organisation, false, by('a')));
    expect(await publicOn('2026-11-27')).toEqual([]);
  });

  it('asks again for her consent to what somebody else has changed', async () => {
    const { id } = await listed();
    await run((trx) => changeFields(trx, id, { ...someFields, phone: '0113 496 9999' }, known, by('a')));
    expect(await publicOn('2026-11-27')).toEqual([]);
    expect(JSON.stringify(await findListing(db, id))).toContain('9999');
  });

  it('removes somebody by two people, who is hidden from the first asking on; nothing of her stays', async () => {
    const { id, code } = await listed();
    expect(await run((trx) => askToRemove(trx, id, by('a')))).toMatchObject({ ok: true });
    expect(await publicOn('2026-11-27')).toEqual([]);
    expect(await run((trx) => settleRemoval(trx, id, true, by('a')))).toEqual({ ok: false, problem: 'same-person' });
    expect(await run((trx) => settleRemoval(trx, id, true, by('b')))).toMatchObject({ ok: true });
    expect(await findListing(db, id)).toBeNull();
    expect(await findListingByCode(db, code.hash)).toBeNull();
    const { rows } = await sql<{ detail: unknown }>`select * from platform.audit_entries`.execute(db);
    expect(JSON.stringify(rows)).not.toMatch(/Amina|0113 496/);
  });

  it('takes no day that is to come, and no third reference', async () => {
    const { id } = await nominated();
    expect(await run((trx) => addReference(trx, id, '2026-11-28', by('a')))).toEqual({ ok: false, problem: 'day' });
    expect(await run((trx) => recordTraining(trx, id, 'yesterday', by('a')))).toEqual({ ok: false, problem: 'day' });
    for (const expected of [true, true, false])
      expect((await run((trx) => addReference(trx, id, '2026-11-01', by('a')))).ok).toBe(expected);
  });

  it('counts talks of her own areas and open months, and keeps the sums alone', async () => {
    const { id } = await listed();
    const listing = (await findListing(db, id))!;
    const said = { month: '2026-11', area: 'E08000035', topic: 'worry', outcome: 'family', knew: 'yes', count: 7 };
    const count = (change: object) => run((trx) => countContacts(trx, listing, { ...said, ...change }, '2026-11-27'));
    expect(await count({})).toMatchObject({ ok: true });
    expect(await count({ count: 8 })).toMatchObject({ ok: true });
    expect(await count({ month: '2026-09' })).toEqual({ ok: false, problem: 'month' });
    expect(await count({ area: 'E06000014' })).toEqual({ ok: false, problem: 'area' });
    expect(await count({ topic: 'he said' })).toEqual({ ok: false, problem: 'choice' });
    expect(await count({ count: 0.5 })).toEqual({ ok: false, problem: 'count' });
    const { rows } = await sql`select * from intermediaries.contacts`.execute(db);
    expect(rows).toEqual([{ ...said, count: 15 }]);
    expect(await readContactFigures(db, '2026-12-31')).toEqual([]);
    expect((await readContactFigures(db, '2027-02-01'))[0]?.total).toEqual({ shown: true, value: 15 });
  });

  it('has no column for a case, a message, a note, an address of the network or a moment', async () => {
    const { rows } = await sql<{ table_name: string; column_name: string; data_type: string }>`
      select table_name, column_name, data_type from information_schema.columns where table_schema = 'intermediaries'`.execute(
      db,
    );
    expect(rows.length).toBeGreaterThan(20);
    const columns = rows.map(({ table_name, column_name }) => `${table_name}.${column_name}`);
    expect(columns.filter((column) => /note|message|case|comment|detail|ip|agent|email|user/.test(column))).toEqual([]);
    expect(rows.filter(({ data_type }) => data_type.includes('time'))).toEqual([]);
  });

  it('knows a place by its name or an outward postcode, and nothing longer', async () => {
    const areas = await listKnownAreas(db);
    await run((trx) => replaceOutwardCodes(trx, [{ code: 'YO1', lon: -1.08, lat: 53.96 }]));
    expect((await findPlace(db, areas, 'leeds'))?.code).toBe('E08000035');
    expect((await findPlace(db, areas, ' yo1 7hh '))?.centre).toEqual({ lon: -1.08, lat: 53.96 });
    expect(await findPlace(db, areas, 'my neighbour in Leeds is planning something')).toBeNull();
  });
});

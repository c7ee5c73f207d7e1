import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { auditMigrations, verifyAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations } from '#platform/files';
import {
  type AreaEntry,
  findArea,
  importAreas,
  importLookup,
  layOutAuthorities,
  listAreas,
  listChildren,
  listCodesWithin,
  listHexCells,
  listLookup,
  migrations,
  removeExampleAreas,
} from './index.ts';

const tables = [...auditMigrations, ...fileMigrations, ...migrations];
const region = { vintage: 'region24', code: 'E12000007' } as const;
const london: AreaEntry = { ...region, name: 'London', parent: null, population: null, centre: null };

function borough(code: string, name: string, more: Partial<AreaEntry> = {}): AreaEntry {
  const centre = { lon: -0.1 + Number(code.slice(-2)) / 50, lat: 51.5 };
  return { vintage: 'lad24', code, name, parent: region, population: 8618, centre, ...more };
}

const city = borough('E09000001', 'City of London');
const barking = borough('E09000002', 'Barking and Dagenham');

async function take(db: Database, entries: readonly AreaEntry[], origin: 'example' | 'import' = 'import') {
  return db.transaction().execute((trx) => importAreas(trx, entries, { actor: 'staff:7', origin }));
}

describeOnEachDatabase('areas', (open) => {
  it('are imported with their hierarchy, parents in any order, and found by code', async () => {
    const db = await open(tables);
    expect(await take(db, [barking, city, london])).toEqual({ ok: true, value: { areas: 3 } });
    expect(await findArea(db, 'E09000001')).toEqual({ ...city, kind: 'london-borough' });
    expect(await findArea(db, 'E12000007')).toEqual({ ...london, kind: 'region' });
    expect(await findArea(db, 'E09000003')).toBeNull();
    expect((await listAreas(db, 'lad24')).map((area) => area.name)).toEqual(['City of London', 'Barking and Dagenham']);
    expect((await listChildren(db, region)).map((area) => area.code)).toEqual(['E09000001', 'E09000002']);
    expect(await listCodesWithin(db, 'lad24', [region.code])).toEqual(['E09000001', 'E09000002']);
    expect(await listCodesWithin(db, 'lad24', ['E09000002', 'E99999999'])).toEqual(['E09000002']);
    expect(await listCodesWithin(db, 'lsoa21', [region.code])).toEqual([]);
    expect(await listAreas(db, 'lad19')).toEqual([]);
  });

  it('are logged in the same transaction', async () => {
    const db = await open(tables);
    await take(db, [london, city]);
    const entries = await sql<{ action: string; subject: string; detail: unknown }>`
      select action, subject, detail from platform.audit_entries`.execute(db);
    expect(entries.rows).toEqual([
      {
        action: 'geography.areas-imported',
        subject: 'geography:lad24+region24',
        detail: { areas: 2, origin: 'import' },
      },
    ]);
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
  });

  it('that are refused leave nothing behind', async () => {
    const db = await open(tables);
    expect(await take(db, [london, city, city])).toMatchObject({ problem: { kind: 'duplicate-area', row: 3 } });
    expect(await take(db, [city])).toMatchObject({ problem: { kind: 'unknown-parent' } });
    expect(await findArea(db, 'E12000007')).toBeNull();
    expect(await verifyAudit(db)).toMatchObject({ value: { sequence: 0 } });
  });

  it('of the newest vintage are found first, of another by its name', async () => {
    const db = await open(tables);
    await take(db, [london, city, borough('E09000001', 'City, as it was', { vintage: 'lad19', parent: null })]);
    expect((await findArea(db, 'E09000001'))?.name).toBe('City of London');
    expect((await findArea(db, 'E09000001', 'lad19'))?.name).toBe('City, as it was');
  });

  it('of the example give way to an import, and never replace one', async () => {
    const db = await open(tables);
    await take(db, [london, city], 'example');
    await take(db, [{ ...city, population: 9000 }], 'import');
    await take(db, [city], 'example');
    expect((await findArea(db, city.code))?.population).toBe(9000);
  });

  it('of the example go when asked, but for those that imported areas stand in', async () => {
    const db = await open(tables);
    await take(db, [london, city, barking], 'example');
    await db.transaction().execute((trx) => layOutAuthorities(trx, 'lad24'));
    await take(db, [{ ...city, population: 9000 }], 'import');
    expect(await db.transaction().execute((trx) => removeExampleAreas(trx, { actor: 'staff:7', keep: [] }))).toBe(1);
    expect(await findArea(db, barking.code)).toBeNull();
    expect(await findArea(db, london.code)).not.toBeNull();
    expect((await listHexCells(db, 'lad24')).map((cell) => cell.code)).toEqual([city.code]);
    expect(await db.transaction().execute((trx) => removeExampleAreas(trx, { actor: 'staff:7', keep: [] }))).toBe(0);
  });

  it('of the example stay while something else speaks of them, with the areas around them', async () => {
    const db = await open(tables);
    await take(db, [london, city, barking], 'example');
    const remove = (keep: readonly string[]) =>
      db.transaction().execute((trx) => removeExampleAreas(trx, { actor: 'staff:7', keep }));
    expect(await remove([city.code])).toBe(1);
    expect(await findArea(db, barking.code)).toBeNull();
    expect(await findArea(db, london.code)).not.toBeNull();
    expect(await remove([])).toBe(2);
  });

  it('that the program would not let in, the database refuses too', async () => {
    const db = await open(tables);
    await take(db, [london]);
    const insert = (values: string) => sql.raw(`insert into geography.areas values (${values})`).execute(db);
    await expect(
      insert(`'lad24', 'X09000001', 'london-borough', 'A', null, null, 1, 0, 51, 'import'`),
    ).rejects.toThrow();
    await expect(insert(`'lad24', 'E09000001', 'borough', 'A', null, null, 1, 0, 51, 'import'`)).rejects.toThrow();
    await expect(
      insert(`'lad24', 'E09000001', 'london-borough', ' ', null, null, 1, 0, 51, 'import'`),
    ).rejects.toThrow();
    await expect(
      insert(`'lad24', 'E09000001', 'london-borough', 'A', null, null, -1, 0, 51, 'import'`),
    ).rejects.toThrow();
    await expect(
      insert(`'lad24', 'E09000001', 'london-borough', 'A', 'region24', 'E12000001', 1, 0, 51, 'import'`),
    ).rejects.toThrow();
    await expect(
      insert(`'lad24', 'E09000001', 'london-borough', 'A', null, null, 1, 0, null, 'import'`),
    ).rejects.toThrow();
  });
});

describeOnEachDatabase('hexagons', (open) => {
  it('are laid out once and read in the order of codes; areas that are no authority have none', async () => {
    const db = await open(tables);
    const lsoa = borough('E01000001', 'City of London 001A', {
      vintage: 'lsoa21',
      parent: { vintage: 'lad24', code: city.code },
    });
    await take(db, [london, barking, city, borough('E09000003', 'Barnet', { centre: null }), lsoa]);
    const cells = await db.transaction().execute((trx) => layOutAuthorities(trx, 'lad24'));
    expect(cells.map((cell) => cell.code)).toEqual(['E09000001', 'E09000002']);
    expect(await listHexCells(db, 'lad24')).toEqual(cells);
    await db.transaction().execute((trx) => layOutAuthorities(trx, 'lad24'));
    expect(await listHexCells(db, 'lad24')).toEqual(cells);
    await db.transaction().execute((trx) => layOutAuthorities(trx, 'lsoa21'));
    expect(await listHexCells(db, 'lsoa21')).toEqual([]);
  });
});

describeOnEachDatabase('lookups', (open) => {
  it('are replaced as a whole and read as they were given', async () => {
    const db = await open(tables);
    const vintages = { from: 'lad19', to: 'lad24' } as const;
    const links = [
      { from: 'E07000004', to: 'E06000060', share: null },
      { from: 'E07000005', to: 'E06000060', share: 0.25 },
    ];
    await db
      .transaction()
      .execute((trx) => importLookup(trx, vintages, [{ ...links[0]!, to: 'E06000061' }], 'staff:7'));
    await db.transaction().execute((trx) => importLookup(trx, vintages, links, 'staff:7'));
    expect(await listLookup(db, 'lad19', 'lad24')).toEqual(links);
    expect(await listLookup(db, 'lad24', 'lad19')).toEqual([]);
    expect(await verifyAudit(db)).toMatchObject({ value: { sequence: 2 } });
  });
});

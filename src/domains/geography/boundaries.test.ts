import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { auditMigrations, verifyAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations } from '#platform/files';
import { boundsOf, parseBoundary } from './core/boundary.ts';
import { encodeBoundary } from './core/boundary-bytes.ts';
import {
  type AreaBoundary,
  type AreaEntry,
  findBoundaries,
  findBoundary,
  importAreas,
  listBoundaries,
  listBounds,
  migrations,
} from './index.ts';
import { countCodes } from './store/areas.ts';

const tables = [...auditMigrations, ...fileMigrations, ...migrations];
const vintage = 'lsoa21';
const codeAt = (at: number) => `E0${1_000_001 + at}`;
const areaAt = (at: number): AreaEntry => ({
  vintage,
  code: codeAt(at),
  name: `Area ${at}`,
  parent: null,
  population: null,
  centre: null,
});

function groundAt(at: number, corners: number): AreaBoundary {
  const random = createRandom(at);
  const ring = Array.from({ length: corners }, (_none, corner) => {
    const angle = (corner / corners) * 2 * Math.PI;
    const radius = 0.001 + random.uniform() / 100;
    return [-1 + radius * Math.cos(angle), 52 + radius * Math.sin(angle)];
  });
  const parsed = parseBoundary({ type: 'Polygon', coordinates: [[...ring, ring[0]]] });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return { vintage, code: codeAt(at), bounds: boundsOf(parsed.value), shape: encodeBoundary(parsed.value) };
}

const pick = ({ code, bounds }: AreaBoundary) => ({ code, bounds });

async function take(db: Database, entries: readonly AreaEntry[], boundaries: readonly AreaBoundary[], sha256?: string) {
  const options = { actor: 'staff:7', origin: 'import', boundaries, ...(sha256 && { sha256 }) } as const;
  return db.transaction().execute((trx) => importAreas(trx, entries, options));
}

describeOnEachDatabase('boundaries', (open) => {
  it('are stored with their areas and come back to the last corner', async () => {
    const db = await open(tables);
    const grounds = [groundAt(0, 5), groundAt(1, 4000)];
    await take(db, [areaAt(0), areaAt(1), areaAt(2)], grounds);
    for (const ground of grounds) {
      const found = await findBoundary(db, ground);
      expect(found).toMatchObject({ code: ground.code, bounds: ground.bounds });
      expect(found && encodeBoundary(found.boundary)).toEqual(ground.shape);
    }
    expect(await findBoundary(db, { vintage, code: codeAt(2) })).toBeNull();
    expect(await findBoundary(db, { vintage: 'lsoa11', code: codeAt(0) })).toBeNull();
  });

  it('are replaced by newer ones, logged with the file they came in, and gone with their area', async () => {
    const db = await open(tables);
    await take(db, [areaAt(0)], [groundAt(0, 5)]);
    const newer = { ...groundAt(1, 9), code: codeAt(0) };
    await take(db, [areaAt(0)], [newer], 'a'.repeat(64));
    const found = await findBoundary(db, { vintage, code: codeAt(0) });
    expect(found?.bounds).toEqual(newer.bounds);
    const entries = await sql<{ detail: unknown }>`select detail from platform.audit_entries order by sequence`.execute(
      db,
    );
    expect(entries.rows.map((row) => row.detail)).toEqual([
      { areas: 1, origin: 'import', boundaries: 1 },
      { areas: 1, origin: 'import', boundaries: 1, sha256: 'a'.repeat(64) },
    ]);
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
    await sql`delete from geography.areas`.execute(db);
    expect(await findBoundary(db, { vintage, code: codeAt(0) })).toBeNull();
  });

  it('are listed in the order of their codes, a page at a time', async () => {
    const db = await open(tables);
    const places = [4, 1, 3, 0, 2];
    await take(
      db,
      places.map(areaAt),
      places.map((at) => groundAt(at, 6)),
    );
    const first = await listBoundaries(db, vintage, { limit: 3 });
    expect(first.map(({ code }) => code)).toEqual([0, 1, 2].map(codeAt));
    const rest = await listBoundaries(db, vintage, { after: codeAt(2), limit: 3 });
    expect(rest.map(({ code }) => code)).toEqual([3, 4].map(codeAt));
    expect(await listBoundaries(db, 'lsoa11', { limit: 3 })).toEqual([]);
  });

  it('are found for some areas, and their boxes for all, in the order of their codes', async () => {
    const db = await open(tables);
    const grounds = [2, 0, 1].map((at) => groundAt(at, 6));
    await take(db, [0, 1, 2, 3].map(areaAt), grounds);
    const some = await findBoundaries(db, vintage, [codeAt(3), codeAt(2), codeAt(0), codeAt(2)]);
    expect(some.map(({ code }) => code)).toEqual([0, 2].map(codeAt));
    expect(encodeBoundary(some[1]!.boundary)).toEqual(grounds[0]!.shape);
    expect(await findBoundaries(db, 'lsoa11', [codeAt(0)])).toEqual([]);
    expect(await listBounds(db, vintage)).toEqual([1, 2, 0].map((at) => pick(grounds[at]!)));
  });

  it('of an area that is not there are refused, with everything that came with them', async () => {
    const db = await open(tables);
    await expect(take(db, [areaAt(0)], [groundAt(0, 5), groundAt(1, 5)])).rejects.toThrow();
    expect(await listBoundaries(db, vintage, { limit: 3 })).toEqual([]);
    expect(await verifyAudit(db)).toMatchObject({ value: { sequence: 0 } });
  });
});

describeOnEachDatabase('codes', (open) => {
  it('are counted in each vintage that has some, the newest first', async () => {
    const db = await open(tables);
    await take(db, [areaAt(0), areaAt(1), { ...areaAt(0), vintage: 'lsoa11' }], []);
    expect(await countCodes(db, [codeAt(0), codeAt(1), codeAt(1), codeAt(7)])).toEqual([
      { vintage: 'lsoa21', count: 2 },
      { vintage: 'lsoa11', count: 1 },
    ]);
    expect(await countCodes(db, [codeAt(7)])).toEqual([]);
  });

  it('of a country stand among the regions', async () => {
    const db = await open(tables);
    const wales: AreaEntry = { ...areaAt(0), vintage: 'region21', code: 'W92000004', name: 'Wales' };
    expect(await take(db, [wales], [])).toMatchObject({ ok: true });
  });
});

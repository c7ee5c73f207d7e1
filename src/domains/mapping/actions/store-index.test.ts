import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { auditMigrations, verifyAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations } from '#platform/files';
import type { AreaResult } from '../core/version/index-version.ts';
import { findAreaResult, listAreaResults } from '../store/area-results.ts';
import { wasExampleRemoved } from '../store/example-removals.ts';
import { findCurrentVersion, findPublicVersions, findVersion, isPublic, setStatus } from '../store/index-versions.ts';
import { migrations } from '../store/migrations.ts';
import { insertRequest, saveDecision } from '../store/publication-requests.ts';
import { currentIndex } from './read-index.ts';
import { removeExampleIndex, welcomeExample } from './remove-example.ts';
import { type IndexToStore, type StoreOptions, storeIndex } from './store-index.ts';

const tables = [...auditMigrations, ...fileMigrations, ...migrations];
const day = (date: number) => new Date(Date.UTC(2026, 10, date, 12));
const options: StoreOptions = { status: 'draft', vintage: 'lsoa21', sources: null, actor: 'staff:7', now: day(1) };

/** An index of made-up figures; every kind of number that a figure can be is among them. */
function index(areaCount: number, indicatorCount: number, groupCount: number, recipeId = 'need'): IndexToStore {
  const random = createRandom(1);
  const awkward = [0, -0, 0.1, 1 / 3, 1e-300, 5e-324, 1.7976931348623157e308, -123456789.12345679, 2 ** 53];
  const figure = (at: number) => awkward[at] ?? random.normal();
  const areas = Array.from(
    { length: areaCount },
    (_, area): AreaResult => ({
      code: `E${String(1_000_000 + area)}`,
      name: `Area “${area}”, {north}, \\ "south"`,
      parent: area % 2 === 0 ? null : 'E12000007',
      population: area % 3 === 0 ? null : area,
      raw: Array.from({ length: indicatorCount }, (_, at) => (at === 1 ? null : figure(area + at))),
      normalised: Array.from({ length: indicatorCount }, (_, at) => figure(area * 2 + at)),
      groups: Array.from({ length: groupCount }, (_, group) => ({
        score: figure(area + group + 3),
        rank: area + 1,
        uncertainty:
          group === 1
            ? null
            : { scoreSd: random.uniform(), rankP05: 1.05, rankP50: area, rankP95: 99.5, topDecile: 0.25 },
      })),
    }),
  );
  return {
    version: {
      recipeId,
      title: 'Need',
      areaCount,
      recipe: { format: 'outspoken-recipe/1', id: recipeId },
      provenance: {
        programVersion: '0.1.0',
        inputs: [{ file: 'areas.csv', sha256: 'a'.repeat(64) }],
        seed: 3,
        draws: 1000,
        warnings: ['one code is no area'],
        associationGate: 'not-checked',
      },
      indicators: Array.from({ length: indicatorCount }, (_, at) => ({
        id: `i${at}`,
        title: `Indicator ${at}`,
        source: 'made up',
        licence: 'CC0',
        year: 2026,
        direction: 1,
        imputed: 0,
        treated: 0,
      })),
      groups: Array.from({ length: groupCount }, (_, at) => ({
        id: `g${at}`,
        title: `Group ${at}`,
        aggregate: 'weighted-mean',
        members: [{ id: 'i0', weight: 0.1 }],
        isTop: true,
      })),
      coverage: [{ groupId: 'g0', of: 'people', shareInTopDecile: 0.123 }],
    },
    areas,
  };
}

async function keep(db: Database, built: IndexToStore, more: Partial<StoreOptions> = {}): Promise<string> {
  return db.transaction().execute((trx) => storeIndex(trx, built, { ...options, ...more }));
}

/** What two people do, without what keeps a version of made-up areas from being published. */
async function publish(db: Database, versionId: string, at: Date, superseded: string | null = null) {
  await db.transaction().execute(async (trx) => {
    const request = { versionId, kind: 'publish', askedBy: '1', askedAt: at, note: 'ready' } as const;
    const id = await insertRequest(trx, request);
    await saveDecision(trx, id, { outcome: 'confirmed', by: '2', at, note: 'agreed', superseded });
    if (superseded !== null) await setStatus(trx, superseded, 'superseded');
    await setStatus(trx, versionId, 'published', at);
  });
}

describeOnEachDatabase('an index version', (open) => {
  it('comes back as it went in, to the last digit, in the order of its input', async () => {
    const db = await open(tables);
    const built = index(12, 4, 3);
    const shuffled = { ...built, areas: built.areas.toReversed() };
    const id = await keep(db, shuffled);
    await publish(db, id, day(2));
    expect(await currentIndex(db)).toEqual({
      version: {
        ...built.version,
        ...{ id: 'need-v1', status: 'published', vintage: 'lsoa21' },
        ...{ createdAt: day(1).toISOString(), publishedAt: day(2).toISOString() },
      },
      areas: shuffled.areas,
      sources: null,
    });
    expect(await findAreaResult(db, id, 'E1000003')).toEqual(built.areas[3]);
    expect(await findAreaResult(db, id, 'E1000099')).toBeNull();
    expect(await findAreaResult(db, 'need-v2', 'E1000003')).toBeNull();
  });

  it('is numbered within its recipe, also when several are stored at once', async () => {
    const db = await open(tables);
    const ids = await Promise.all([1, 2, 3].map(() => keep(db, index(2, 1, 1))));
    expect(ids.toSorted()).toEqual(['need-v1', 'need-v2', 'need-v3']);
    expect(await keep(db, index(2, 1, 1, 'other'))).toBe('other-v1');
  });

  it('is logged with its draws and seed', async () => {
    const db = await open(tables);
    await keep(db, index(2, 1, 1));
    const entries = await sql`select actor, action, subject, detail from platform.audit_entries`.execute(db);
    const detail = { status: 'draft', vintage: 'lsoa21', areas: 2, draws: 1000, seed: 3 };
    expect(entries.rows).toEqual([
      { actor: 'staff:7', action: 'mapping.index-stored', subject: 'index:need-v1', detail },
    ]);
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
  });

  it('that is published is public in the place of an example, one of each recipe, the latest first, and a draft never', async () => {
    const db = await open(tables);
    const shown = async () => (await findPublicVersions(db)).map(({ id }) => id);
    expect(await currentIndex(db)).toBeNull();
    await keep(db, index(2, 1, 1), { status: 'draft', now: day(9) });
    expect(await shown()).toEqual([]);
    await keep(db, index(2, 1, 1, 'demo'), { status: 'example', now: day(8) });
    expect(await shown()).toEqual(['demo-v1']);
    await publish(db, await keep(db, index(2, 1, 1)), day(2));
    expect(await shown()).toEqual(['need-v2']);
    await publish(db, await keep(db, index(2, 1, 1, 'other')), day(3));
    expect(await shown()).toEqual(['other-v1', 'need-v2']);
    await publish(db, await keep(db, index(2, 1, 1)), day(4), 'need-v2');
    expect(await shown()).toEqual(['need-v3', 'other-v1']);
    expect((await findVersion(db, 'need-v2'))?.version.status).toBe('superseded');
    expect((await findCurrentVersion(db))?.version.id).toBe('need-v3');
    for (const [id, is] of [
      ['need-v3', true],
      ['need-v2', false],
      ['need-v1', false],
      ['demo-v1', false],
    ] as const)
      expect(await isPublic(db, id), id).toBe(is);
  });

  it('is all there or not there at all', async () => {
    const db = await open(tables);
    const built = index(3, 1, 1);
    const twice = { ...built, areas: [...built.areas.slice(0, 2), ...built.areas.slice(0, 1)] };
    await expect(keep(db, twice)).rejects.toThrow();
    expect(await findVersion(db, 'need-v1')).toBeNull();
    expect(await verifyAudit(db)).toMatchObject({ value: { sequence: 0 } });
  });

  it('is never changed and, unless it is an example, never deleted, whoever asks', async () => {
    const db = await open(tables);
    await publish(db, await keep(db, index(2, 1, 1)), day(2));
    const refused = (statement: string) =>
      expect(sql.raw(statement).execute(db)).rejects.toThrow('is kept as it was built');
    await refused(`update mapping.index_versions set title = 'Better'`);
    for (const status of ['example', 'draft']) await refused(`update mapping.index_versions set status = '${status}'`);
    await refused(`update mapping.index_versions set vintage = 'lsoa11'`);
    await refused(`update mapping.index_versions set status = 'withdrawn', published_at = now()`);
    await refused('delete from mapping.index_versions');
    await refused('update mapping.area_results set rank = array[1]');
    await refused('delete from mapping.area_results');
  });

  it('of the example is removed whole, and that is remembered until somebody wants it back', async () => {
    const db = await open(tables);
    const remove = () =>
      db.transaction().execute((trx) => removeExampleIndex(trx, 'demo', { actor: 'staff:7', now: day(5) }));
    await keep(db, index(2, 1, 1, 'demo'), { status: 'example' });
    await keep(db, index(2, 1, 1, 'demo'), { status: 'draft' });
    expect(await wasExampleRemoved(db, 'demo')).toBe(false);
    expect(await remove()).toEqual(['demo-v1']);
    expect(await listAreaResults(db, 'demo-v1')).toEqual([]);
    expect(await listAreaResults(db, 'demo-v2')).toHaveLength(2);
    expect(await wasExampleRemoved(db, 'demo')).toBe(true);
    expect(await remove()).toEqual([]);
    await db.transaction().execute((trx) => welcomeExample(trx, 'demo'));
    expect(await wasExampleRemoved(db, 'demo')).toBe(false);
  });

  it('of 33,755 areas by 40 indicators is stored within seconds', async () => {
    const db = await open(tables);
    const built = index(33_755, 40, 8);
    const start = performance.now();
    const id = await keep(db, built);
    const seconds = (performance.now() - start) / 1000;
    const found = await findAreaResult(db, id, 'E1033754');
    expect(found).toEqual(built.areas[33_754]);
    expect(seconds).toBeLessThan(30);
    console.info(`stored in ${seconds.toFixed(1)} s`);
  });
});

describe('an index that does not fit itself', () => {
  it('throws before it reaches the database', async () => {
    const nowhere = {} as never;
    const built = index(3, 2, 1);
    await expect(storeIndex(nowhere, { ...built, areas: built.areas.slice(1) }, options)).rejects.toThrow(
      'each of 3 areas',
    );
    const short = built.areas.map((area) => ({ ...area, raw: area.raw.slice(1) }));
    await expect(storeIndex(nowhere, { ...built, areas: short }, options)).rejects.toThrow('2 indicators');
  });
});

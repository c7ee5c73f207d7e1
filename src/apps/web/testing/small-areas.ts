import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import {
  type AreaEntry,
  type AreaFile,
  importAreaFile,
  importAreas,
  readAreaFile,
  type Vintage,
} from '#domains/geography';
import { buildFromRecipe, storeIndex } from '#domains/mapping';
import { packageRoot } from '#platform/config';
import type { Database } from '#platform/database';
import { publishVersion } from './publish-version.ts';

const folderOfData = resolve(packageRoot(), process.env.OUTSPOKEN_DATA ?? '../shared/data');

/** Whether this machine has the official tables at full size. Tests that need them are skipped without. */
export const hasOfficialData = existsSync(join(folderOfData, 'imd2025/imd2025_england_lsoa21.csv.gz'));

/** How many small areas England had in 2021, and in how many authorities of 2024. */
export const ENGLAND = { areas: 33_755, authorities: 296 };

export interface SmallAreaOptions {
  /** Codes of the authorities whose small areas are taken; all of England unless told. */
  readonly within?: readonly string[];
  readonly draws?: number;
  /** Of low incomes: another weight gives other bands. */
  readonly weight?: number;
  readonly now?: Date;
}

/**
 * Puts small areas of 2021 into a database, in their authorities and regions and with their boundaries, and publishes two axes over them from the
 * English Indices of Deprivation 2025. All of England takes half a minute. Tells the id of the version.
 */
export async function publishSmallAreas(db: Database, options: SmallAreaOptions = {}): Promise<string> {
  await importSurroundings(db, options);
  return publishIndexOfSmallAreas(db, options);
}

/** Builds and publishes one more version over small areas that are there already. */
export async function publishIndexOfSmallAreas(db: Database, options: SmallAreaOptions = {}): Promise<string> {
  const { now = new Date(Date.UTC(2026, 10, 24)) } = options;
  const { version, areas } = await buildOverSmallAreas(options);
  const checked = { ...version, provenance: { ...version.provenance, associationGate: 'checked' } } as const;
  const stored = { status: 'draft', vintage: 'lsoa21', sources: null, actor: 'test', now } as const;
  const versionId = await db.transaction().execute((trx) => storeIndex(trx, { version: checked, areas }, stored));
  await publishVersion(db, versionId, now);
  return versionId;
}

async function buildOverSmallAreas({ within, draws = 100, weight = 5 }: SmallAreaOptions) {
  const folder = mkdtempSync(join(tmpdir(), 'outspoken-small-areas-'));
  try {
    writeFileSync(join(folder, 'indices.csv'), indicesOf(within));
    writeFileSync(join(folder, 'recipe.json'), JSON.stringify(recipeWith(weight)));
    const built = await buildFromRecipe(join(folder, 'recipe.json'), { draws, workers: 1 });
    if (!built.ok) throw new Error(JSON.stringify(built.problem));
    return built.value;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The published table, or the rows of it that lie within some authorities. */
function indicesOf(within: readonly string[] | undefined): string {
  const text = gunzipSync(readFileSync(join(folderOfData, 'imd2025/imd2025_england_lsoa21.csv.gz'))).toString();
  if (within === undefined) return text;
  const [header = '', ...rows] = text.trimEnd().split('\n');
  const at = header.split(',').indexOf('lad24_code');
  // Names of areas hold commas only where they are quoted, and the code of the authority stands before any that is.
  return [header, ...rows.filter((row) => within.includes(row.replaceAll(/"[^"]*"/g, '').split(',')[at] ?? ''))].join(
    '\n',
  );
}

function recipeWith(weight: number) {
  const indicator = (id: string, title: string) => ({
    ...{ id, title, column: `${id}_score`, direction: 1, licence: 'OGL-3.0', year: 2025 },
    source: 'Ministry of Housing, Communities and Local Government, English Indices of Deprivation 2025',
    normalise: { method: 'min-max', to: [1, 100] },
  });
  const group = (id: string, weights: Readonly<Record<string, number>>) => ({
    ...{ id, title: id, aggregate: 'weighted-mean' },
    members: Object.entries(weights).map(([member, each]) => ({ id: member, weight: each })),
  });
  return {
    ...{ format: 'outspoken-recipe/1', id: 'small-areas', title: 'Conditions in small areas' },
    areas: { file: 'indices.csv', code: 'lsoa21_code', name: 'lsoa21_name', parent: 'lad24_code' },
    indicators: [
      indicator('income', 'People on low incomes'),
      indicator('employment', 'People kept out of work'),
      indicator('education', 'Lack of skills and schooling'),
      indicator('health', 'Poor health and early death'),
      indicator('geographical_barriers', 'Distance to services'),
      indicator('outdoors', 'Air and roads'),
    ],
    groups: [
      group('vulnerability', { income: weight, employment: 5, education: 3, health: 3 }),
      group('amenability', { geographical_barriers: 2, outdoors: 1 }),
    ],
    uncertainty: {
      ...{ draws: 100, seed: 1, weightNoise: 0.25, dropOne: true },
      normalise: [{ method: 'min-max', to: [1, 100] }, { method: 'rank-exponential' }],
      aggregate: ['weighted-mean', 'geometric-mean'],
    },
  };
}

type Row = Readonly<Record<string, string>>;

async function importSurroundings(db: Database, { within }: SmallAreaOptions): Promise<void> {
  const lookup = gunzipSync(
    readFileSync(join(folderOfData, 'lookups/lsoa21_msoa21_ward24_lad24_region_pfa.csv.gz')),
  ).toString();
  const rows = (parse(lookup, { columns: true }) as readonly Row[]).filter(({ lad24_code = '' }) =>
    within === undefined ? lad24_code.startsWith('E') : within.includes(lad24_code),
  );
  const entries = [
    ...distinct(rows, (row) => entryOf('region24', row, null)),
    ...distinct(rows, (row) => entryOf('lad24', row, { vintage: 'region24', code: row.region24_code ?? '' })),
  ];
  const surroundings = await db
    .transaction()
    .execute((trx) => importAreas(trx, entries, { actor: 'test', origin: 'import' }));
  if (!surroundings.ok) throw new Error(JSON.stringify(surroundings.problem));
  const read = await readAreaFile(join(folderOfData, 'boundaries/lsoa21_ew.geojson.gz'));
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const imported = await db
    .transaction()
    .execute((trx) => importAreaFile(trx, withParents(read.value, rows), { actor: 'test' }));
  if (!imported.ok) throw new Error(JSON.stringify(imported.problem));
}

function entryOf(vintage: Vintage, row: Row, parent: AreaEntry['parent']): AreaEntry {
  const [code = '', name = ''] = [row[`${vintage}_code`], row[`${vintage}_name`]];
  return { vintage, code, name, parent, population: null, centre: null };
}

function distinct(rows: readonly Row[], make: (row: Row) => AreaEntry): readonly AreaEntry[] {
  return [...new Map(rows.map(make).map((entry) => [entry.code, entry])).values()];
}

/** The file of boundaries as if it said in which authority each area lies, without the areas that are in none. */
function withParents(file: AreaFile, rows: readonly Row[]): AreaFile {
  const parents = new Map(rows.map(({ lsoa21_code, lad24_code }) => [lsoa21_code, lad24_code]));
  const areas = file.areas.flatMap((area) => {
    const parent = parents.get(area.code);
    return parent === undefined ? [] : [{ ...area, parent }];
  });
  return { ...file, areas, parentVintage: 'lad24' };
}

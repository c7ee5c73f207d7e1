import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildFromRecipe, type ProtectedTable } from '#domains/mapping';
import { packageRoot } from '#platform/config';
import { makeExample, publishedData } from './make-example.mjs';

type Row = Readonly<Record<string, string>>;

const example = join(packageRoot(), 'example/england-2025');
const hasData = existsSync(publishedData);
if (!hasData) console.info(`${publishedData} is not there: the example is not compared with the published tables`);

describe.skipIf(!hasData)('the embedded example', () => {
  let folder: string;
  let protectedTable: ProtectedTable;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'outspoken-make-example-'));
    const lookup = join(folder, 'lookup.csv');
    const rows = read('lookups/lsoa21_msoa21_ward24_lad24_region_pfa.csv.gz');
    writeFileSync(lookup, ['from,to', ...rows.map((row) => `${row.lsoa21_code},${row.lad24_code}`)].join('\n'));
    const path = join(publishedData, 'fairness_audit/census2021_religion_ethnicity_lsoa21_ew.csv.gz');
    protectedTable = { path, code: 'lsoa21_code', shares: null, lookup };
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  function read(path: string): readonly Row[] {
    return parse<Row>(gunzipSync(readFileSync(join(publishedData, path))), { columns: true });
  }

  it('is what the published tables give, to the last digit, with its associations worked out again', () => {
    expect(makeExample(publishedData, folder)).toEqual({ areas: 296, statistics: 12 });
    for (const name of ['areas.csv', 'figures.csv', 'sources.json']) {
      expect(readFileSync(join(folder, name), 'utf8')).toBe(readFileSync(join(example, name), 'utf8'));
    }
  });

  it('passes the gates, by words and by association with the census tables', async () => {
    const built = await buildFromRecipe(join(example, 'recipe.json'), { draws: 0, protectedTable });
    expect(built.ok ? built.value.version.provenance.associationGate : built.problem).toBe('checked');
  });

  it('would not pass with the statistic that it lists as refused by the gate', async () => {
    const census = read('context/census2021_lsoa21_ew.csv.gz');
    const places = read('lookups/lsoa21_msoa21_ward24_lad24_region_pfa.csv.gz');
    const authority = new Map(places.map((row) => [row.lsoa21_code, row.lad24_code]));
    const rooms = new Map<string, { few: number; all: number }>();
    for (const row of census) {
      const code = authority.get(row.lsoa21_code) ?? '';
      if (!code.startsWith('E')) continue;
      const sum = rooms.get(code) ?? { few: 0, all: 0 };
      sum.few += Number(row.occupancy_minus1) + Number(row.occupancy_minus2_or_less);
      sum.all += Number(row.occupancy_total);
      rooms.set(code, sum);
    }
    const lines = [...rooms].map(([code, { few, all }]) => `${code},${few / all}`);
    writeFileSync(join(folder, 'rooms.csv'), ['code,few_bedrooms', ...lines].join('\n'));
    const indicator = {
      id: 'rooms',
      column: 'few_bedrooms',
      title: 'Homes with few bedrooms',
      direction: 1,
      source: 'ONS',
      licence: 'OGL-3.0',
      year: 2021,
    };
    const recipe = {
      format: 'outspoken-recipe/1',
      id: 'rooms',
      title: 'Rooms',
      areas: { file: 'rooms.csv', code: 'code' },
      indicators: [{ ...indicator, normalise: { method: 'min-max' } }],
      groups: [{ id: 'all', title: 'All', aggregate: 'weighted-mean', members: [{ id: 'rooms', weight: 1 }] }],
    };
    writeFileSync(join(folder, 'recipe.json'), JSON.stringify(recipe));
    const built = await buildFromRecipe(join(folder, 'recipe.json'), { draws: 0, protectedTable });
    expect(built).toMatchObject({ ok: false, problem: { kind: 'disguised-input', of: 'indicator', id: 'rooms' } });
  });
});

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTable } from '#platform/tables';
import { compareWithPublished } from '../core/version/compare-with-published.ts';
import { recipeFolder } from '../testing/recipe-folder.ts';
import { dataFolder, isThere } from '../testing/reference.ts';
import { buildFromRecipe } from './build-from-recipe.ts';
import { numbersOf } from './read-columns.ts';
import { runSelftest } from './run-selftest.ts';

it('the selftest names what it lacks', async () => {
  expect(await runSelftest(await recipeFolder({}))).toMatchObject({
    ok: false,
    problem: { kind: 'missing-file', file: 'imd2019/imd2019_england_lsoa11.csv.gz' },
  });
});

describe.skipIf(!isThere(dataFolder, 'imd2019'))('the selftest (needs OUTSPOKEN_DATA)', () => {
  it('rebuilds both editions within its bounds', async () => {
    expect(await runSelftest(dataFolder)).toMatchObject({
      ok: true,
      value: [
        { id: 'imd-2019', areas: 32_844, passes: true, largestRankDifference: 1 },
        { id: 'imd-2025', areas: 33_755, passes: true, largestRankDifference: 0 },
      ],
    });
  });

  it.each([
    ['another scaling of ranks', '"k": 23', '"k": 23, "offset": 0', 0.04],
    ['ties at their smallest rank', '"k": 23', '"k": 23, "ties": "min"', 0.001],
    ['weights made to add up to 1', '0.093', '0.0933333333', 0.01],
  ])('would not pass with %s', async (_, text, other, error) => {
    const recipe = await readFile(join(import.meta.dirname, '../selftest/imd-2019.json'), 'utf8');
    const folder = await recipeFolder({ 'recipe.json': recipe.replaceAll(text, other) });
    const built = await buildFromRecipe(join(folder, 'recipe.json'), { folder: dataFolder, draws: 0 });
    if (!built.ok) throw new Error(built.problem.kind);
    const columns = { numbers: ['imd_score', 'imd_rank'] };
    const table = await readTable(join(dataFolder, 'imd2019/imd2019_england_lsoa11.csv.gz'), { columns });
    if (!table.ok) throw new Error(table.problem.kind);
    const [score, rank] = columns.numbers.map((column) => numbersOf(table.value, column));
    const published = built.value.areas.map((_, area) => ({ score: score![area]!, rank: rank![area]! }));
    const rebuilt = built.value.areas.map(({ groups }) => groups[0]!);
    expect(compareWithPublished(rebuilt, published).largestError).toBeGreaterThan(error);
  });
});

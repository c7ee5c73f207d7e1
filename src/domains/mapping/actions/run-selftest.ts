import { accept, type Result } from '#foundations/result';
import { parseRecipe } from '../core/recipe/recipe.ts';
import { type Comparison, compareWithPublished } from '../core/version/compare-with-published.ts';
import imd2019 from '../selftest/imd-2019.json' with { type: 'json' };
import imd2025 from '../selftest/imd-2025.json' with { type: 'json' };
import { buildIndex } from './build-from-recipe.ts';
import type { MappingProblem } from './mapping-problem.ts';
import { numbersOf } from './read-columns.ts';
import { filesIn } from './table-source.ts';

/** An official index, the columns that hold what was published, and how close the rebuilt one has to come. */
interface Edition {
  readonly recipe: unknown;
  readonly score: string;
  readonly rank: string;
  readonly bounds: SelftestBounds;
}

export interface SelftestBounds {
  readonly areas: number;
  readonly largestError: number;
  readonly exactRanks: number;
}

export interface SelftestResult extends Comparison {
  readonly id: string;
  readonly title: string;
  readonly bounds: SelftestBounds;
  readonly passes: boolean;
  readonly seconds: number;
}

const editions: readonly Edition[] = [
  {
    recipe: imd2019,
    score: 'imd_score',
    rank: 'imd_rank',
    bounds: { areas: 32_844, largestError: 0.0006, exactRanks: 32_810 },
  },
  {
    recipe: imd2025,
    score: 'imd_score',
    rank: 'imd_rank',
    bounds: { areas: 33_755, largestError: 0.0008, exactRanks: 33_750 },
  },
];

/**
 * Rebuilds published official indices from their own domain ranks, by recipes like anybody's, and compares scores and ranks with the published ones.
 * `dataFolder` holds `imd2019` and `imd2025`.
 */
export async function runSelftest(dataFolder: string): Promise<Result<readonly SelftestResult[], MappingProblem>> {
  const results: SelftestResult[] = [];
  for (const edition of editions) {
    const result = await rebuild(edition, dataFolder);
    if (!result.ok) return result;
    results.push(result.value);
  }
  return accept(results);
}

async function rebuild(edition: Edition, dataFolder: string): Promise<Result<SelftestResult, MappingProblem>> {
  const start = performance.now();
  const recipe = parseRecipe(edition.recipe);
  if (!recipe.ok) throw new Error(`A recipe of the selftest is wrong: ${JSON.stringify(recipe.problem)}`);
  const { id, title, areas } = recipe.value;
  const input = { file: `${id}.json`, sha256: '' };
  const tables = filesIn(dataFolder);
  const built = await buildIndex({ recipe: recipe.value, file: edition.recipe, input }, tables, { draws: 0 });
  if (!built.ok) return built;

  const numbers = [edition.score, edition.rank];
  const table = await tables.table(areas.file, { numbers });
  if (!table.ok) return table;
  const [score, rank] = numbers.map((column) => numbersOf(table.value, column));
  const published = built.value.areas.map((_, area) => ({
    score: score?.[area] ?? Number.NaN,
    rank: rank?.[area] ?? 0,
  }));
  const rebuilt = built.value.areas.map(({ groups }) => groups.at(-1) ?? { score: Number.NaN, rank: 0 });

  const comparison = compareWithPublished(rebuilt, published);
  const seconds = (performance.now() - start) / 1000;
  return accept({
    id,
    title,
    ...comparison,
    bounds: edition.bounds,
    passes: isWithin(comparison, edition.bounds),
    seconds,
  });
}

function isWithin(comparison: Comparison, bounds: SelftestBounds): boolean {
  return (
    comparison.areas === bounds.areas &&
    comparison.largestError <= bounds.largestError &&
    comparison.exactRanks >= bounds.exactRanks
  );
}

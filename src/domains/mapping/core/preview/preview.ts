import { accept, type Result, refuse } from '#foundations/result';
import { type CompiledIndex, modelGroups } from '../compile/compile-model.ts';
import { type ComputeProblem, scoreGroups } from '../compute/compute-index.ts';
import type { GroupScores } from '../compute/model.ts';
import type { Recipe } from '../recipe/recipe.ts';
import { coverageStatements, summariseGroups } from '../version/describe-index.ts';
import type { CoverageStatement, GroupSummary } from '../version/index-version.ts';

/** An index as it stands under one recipe: all of the base build that a preview speaks of. */
export interface Preview {
  /** The areas of the model; arrays follow their order. */
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly indicators: readonly { readonly id: string; readonly title: string }[];
  /** Larger always means more need; one for each indicator. */
  readonly normalised: readonly Float64Array<ArrayBuffer>[];
  readonly groups: readonly GroupSummary[];
  readonly scores: readonly GroupScores[];
  readonly coverage: readonly CoverageStatement[];
}

/** What scoring needs and weights do not change. */
export interface Ingredients {
  readonly recipe: Recipe;
  readonly compiled: CompiledIndex;
  readonly normalised: readonly Float64Array<ArrayBuffer>[];
  readonly codes: readonly string[];
  readonly names: readonly string[];
  /** NaN where not known. */
  readonly populations: Float64Array | null;
  /** Counts of people in need, by the column that holds them. */
  readonly numerators: ReadonlyMap<string, Float64Array>;
}

/** Scores and ranks every group: what is left to do when weights change. Milliseconds at 33,755 areas. */
export function previewOf(ingredients: Ingredients): Result<Preview, ComputeProblem> {
  const { recipe, compiled, normalised, codes, names, populations, numerators } = ingredients;
  // Weights, methods of groups and memberships may be others than those it was compiled under: none of these change its columns.
  const scores = scoreGroups({ ...compiled.model, groups: modelGroups(recipe) }, normalised);
  if (!scores.ok) return refuse(scores.problem);
  const coverage = coverageStatements(recipe, { normalised, groups: scores.value }, populations, numerators);
  const indicators = recipe.indicators.map(({ id, title }) => ({ id, title }));
  return accept({
    codes,
    names,
    indicators,
    normalised,
    groups: summariseGroups(recipe),
    scores: scores.value,
    coverage,
  });
}

import type { Aggregate, Normalise } from '../compute/model.ts';
import type { MissingRule, Recipe, Treatment } from '../recipe/recipe.ts';
import type { AreaResult, IndexVersion } from '../version/index-version.ts';

/** An index as columns, one entry per area: what an explanation of its scores needs. */
export interface ScoredIndex {
  readonly codes: readonly string[];
  readonly indicators: readonly ScoredIndicator[];
  /** In order of dependency: a group stands after every group it holds. */
  readonly groups: readonly ScoredGroup[];
}

export interface ScoredIndicator {
  readonly id: string;
  /** As published; NaN where missing. */
  readonly raw: Float64Array;
  readonly normalised: Float64Array;
  /** Null where the recipe is not known. */
  readonly method: IndicatorMethod | null;
}

/** What is done to an indicator between its published values and the scale on which it is added up. */
export interface IndicatorMethod {
  readonly direction: 1 | -1;
  readonly isShrunk: boolean;
  readonly missing: MissingRule;
  readonly treat: Treatment;
  readonly normalise: Normalise;
}

export interface ScoredGroup {
  readonly id: string;
  readonly aggregate: Aggregate;
  readonly normalise: Normalise | null;
  readonly members: readonly { readonly id: string; readonly weight: number }[];
  readonly score: Float64Array;
}

/** A version as columns. Without its recipe nothing is known of how its indicators and groups were normalised. */
export function scoredIndex(
  version: Pick<IndexVersion, 'indicators' | 'groups'>,
  recipe: Recipe | null,
  areas: readonly AreaResult[],
): ScoredIndex {
  return {
    codes: areas.map(({ code }) => code),
    indicators: version.indicators.map(({ id }, at) => ({
      id,
      raw: Float64Array.from(areas, (area) => area.raw[at] ?? Number.NaN),
      normalised: Float64Array.from(areas, (area) => area.normalised[at]!),
      method: methodOf(recipe, id),
    })),
    groups: version.groups.map(({ id, aggregate, members }, at) => ({
      id,
      aggregate,
      members,
      normalise: recipe?.groups.find((group) => group.id === id)?.normalise ?? null,
      score: Float64Array.from(areas, (area) => area.groups[at]!.score),
    })),
  };
}

function methodOf(recipe: Recipe | null, id: string): IndicatorMethod | null {
  const found = recipe?.indicators.find((indicator) => indicator.id === id);
  if (found === undefined) return null;
  const { direction, missing, treat, normalise, value } = found;
  return { direction, missing, treat, normalise, isShrunk: value.kind === 'shrunk-rate' };
}

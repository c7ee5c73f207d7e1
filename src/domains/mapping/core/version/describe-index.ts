import type { CompiledIndex } from '../compile/compile-model.ts';
import type { IndexScores } from '../compute/compute-index.ts';
import type { GroupUncertainty } from '../compute/model.ts';
import type { Recipe, RecipeIndicator } from '../recipe/recipe.ts';
import { shareInTopDecile } from './coverage.ts';
import type {
  AreaGroupResult,
  AreaResult,
  CoverageStatement,
  GroupSummary,
  IndicatorSummary,
} from './index-version.ts';

/** What is known of the areas beside their figures, in input order. */
export interface AreaFacts {
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly parents: readonly string[] | null;
  /** NaN where not known. */
  readonly populations: Float64Array | null;
}

export function summariseIndicators(recipe: Recipe, { indicators }: CompiledIndex): IndicatorSummary[] {
  return recipe.indicators.map(({ id, title, source, licence, year, direction }, index) => {
    const { imputed, treated } = indicators[index]!;
    return { id, title, source, licence, year, direction, imputed, treated };
  });
}

export function summariseGroups(recipe: Recipe): GroupSummary[] {
  const held = new Set(recipe.groups.flatMap(({ members }) => members.map(({ id }) => id)));
  return recipe.groups.map(({ id, title, aggregate, members }) => ({
    id,
    title,
    aggregate,
    members: members.map((member) => ({ id: member.id, weight: member.weight })),
    isTop: !held.has(id),
  }));
}

/** One result per area of the model, in input order. */
export function areaResults(
  facts: AreaFacts,
  compiled: CompiledIndex,
  { normalised, groups }: IndexScores,
  uncertainty: readonly GroupUncertainty[] | null,
): AreaResult[] {
  return Array.from(compiled.areas, (input, area) => ({
    code: facts.codes[input]!,
    name: facts.names[input]!,
    parent: facts.parents?.[input] || null,
    population: numberOrNull(facts.populations?.[input]),
    raw: compiled.indicators.map(({ raw }) => numberOrNull(raw[area])),
    normalised: normalised.map((values) => values[area]!),
    groups: groups.map(
      ({ score, rank }, group): AreaGroupResult => ({
        score: score[area]!,
        rank: rank[area]!,
        uncertainty: uncertaintyOf(uncertainty?.[group], area),
      }),
    ),
  }));
}

function uncertaintyOf(drawn: GroupUncertainty | undefined, area: number): AreaGroupResult['uncertainty'] {
  if (!drawn) return null;
  return {
    scoreSd: drawn.scoreSd[area]!,
    rankP05: drawn.rankP05[area]!,
    rankP50: drawn.rankP50[area]!,
    rankP95: drawn.rankP95[area]!,
    topDecile: drawn.topDecile[area]!,
  };
}

function numberOrNull(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/**
 * For each top group, the share of people who live in its top decile; and for each count of people in need beneath it (a numerator whose rate means
 * more need), the share of those. `numerators` holds the counts of the model's areas by column.
 */
export function coverageStatements(
  recipe: Recipe,
  scores: IndexScores,
  populations: Float64Array | null,
  numerators: ReadonlyMap<string, Float64Array>,
): CoverageStatement[] {
  return summariseGroups(recipe).flatMap(({ id, isTop }, group) => {
    if (!isTop) return [];
    const ranks = scores.groups[group]!.rank;
    const people = populations && shareInTopDecile(ranks, populations);
    const inNeed = indicatorsBeneath(recipe, id).flatMap((indicator): CoverageStatement[] => {
      const counts = indicator.direction === 1 ? countsOf(indicator, numerators) : null;
      const share = counts && shareInTopDecile(ranks, counts);
      if (share === null) return [];
      return [{ groupId: id, of: 'people-in-need', indicatorId: indicator.id, shareInTopDecile: share }];
    });
    return people === null ? inNeed : [{ groupId: id, of: 'people', shareInTopDecile: people }, ...inNeed];
  });
}

function countsOf({ value }: RecipeIndicator, numerators: ReadonlyMap<string, Float64Array>): Float64Array | null {
  return value.kind === 'column' ? null : (numerators.get(value.numerator) ?? null);
}

function indicatorsBeneath(recipe: Recipe, groupId: string): RecipeIndicator[] {
  const wanted = new Set([groupId]);
  for (const { id, members } of recipe.groups.toReversed())
    if (wanted.has(id)) for (const member of members) wanted.add(member.id);
  return recipe.indicators.filter(({ id }) => wanted.has(id));
}

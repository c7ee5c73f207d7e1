import { Choice } from '../allocation/choice.ts';
import { type AllocationProblem, at } from '../allocation/problem.ts';

/** Another way to spend the same budget, for comparison. */
export interface Comparator {
  readonly kind: 'proportionate-universal' | 'top-of-ranking' | 'nothing-new';
  readonly benefit: number;
  readonly spent: number;
  /** Areas that get anything. */
  readonly areas: number;
  /** The chosen pairs; null where shares of interventions are bought. */
  readonly pairs: Int32Array | null;
}

/**
 * What a plan is always held against: something everywhere in proportion to need (Marmot 2010, "proportionate universalism"), the top of the ranking until
 * the money is gone, and nothing new. All keep the budget, the room of areas and the capacities; none keeps the minimums of regions.
 */
export function comparatorsOf(
  problem: AllocationProblem,
  need: Float64Array,
  population: Float64Array,
): readonly Comparator[] {
  return [
    proportionate(
      problem,
      need.map((value, area) => value * at(population, area)),
    ),
    topOfRanking(problem, need),
    { kind: 'nothing-new', benefit: 0, spent: 0, areas: 0, pairs: new Int32Array() },
  ];
}

/** Each area's money in proportion to its people in need, spent on its best interventions for money, in shares of them. */
function proportionate(problem: AllocationProblem, weight: Float64Array): Comparator {
  const { areas, interventions, benefit, cost, budget, room, capacity } = problem;
  const total = weight.reduce((sum, value) => sum + value, 0);
  const parts = new Float64Array(benefit.length);
  const used = new Float64Array(interventions);
  for (let area = 0; area < areas && total > 0; area++) {
    let money = (budget * at(weight, area)) / total;
    const here = Array.from({ length: interventions }, (_, i) => area * interventions + i)
      .filter((pair) => at(benefit, pair) > 0)
      .sort((a, b) => at(benefit, b) / at(cost, b) - at(benefit, a) / at(cost, a) || a - b)
      .slice(0, at(room, area));
    for (const pair of here) {
      const part = Math.min(1, money / at(cost, pair));
      parts[pair] = part;
      money -= part * at(cost, pair);
      used[pair % interventions] = at(used, pair % interventions) + part;
    }
  }
  let spent = 0;
  let gained = 0;
  const reached = new Set<number>();
  for (let pair = 0; pair < parts.length; pair++) {
    const i = pair % interventions;
    const part = at(parts, pair) * Math.min(1, at(capacity, i) / Math.max(1e-12, at(used, i)));
    if (!(part > 0)) continue;
    spent += part * at(cost, pair);
    gained += part * at(benefit, pair);
    reached.add(Math.floor(pair / interventions));
  }
  return { kind: 'proportionate-universal', benefit: gained, spent, areas: reached.size, pairs: null };
}

/** Areas by their need, each with its best interventions, until nothing more fits. */
function topOfRanking(problem: AllocationProblem, need: Float64Array): Comparator {
  const { areas, interventions, benefit } = problem;
  const choice = new Choice(problem);
  const order = Array.from({ length: areas }, (_, area) => area).sort((a, b) => at(need, b) - at(need, a) || a - b);
  const reached = new Set<number>();
  for (const area of order) {
    const here = Array.from({ length: interventions }, (_, i) => area * interventions + i)
      .filter((pair) => at(benefit, pair) > 0)
      .sort((a, b) => at(benefit, b) - at(benefit, a) || a - b);
    for (const pair of here) {
      if (!choice.fits(pair)) continue;
      choice.add(pair);
      reached.add(area);
    }
  }
  return {
    kind: 'top-of-ranking',
    benefit: choice.benefit,
    spent: choice.spent,
    areas: reached.size,
    pairs: choice.pairs,
  };
}

/** Whom a plan leaves out. */
export interface Missed {
  readonly areas: number;
  /** Of all people; null where the plan names no population. */
  readonly shareOfPeople: number | null;
  /** Of need times people. */
  readonly shareOfNeed: number;
  readonly regions: readonly {
    readonly region: string;
    readonly areas: number;
    readonly missed: number;
    readonly shareOfNeed: number;
  }[];
}

/** The areas that get nothing, and how much of people and need is in them; by region too. */
export function whomItMisses(
  problem: AllocationProblem,
  pairs: Int32Array,
  {
    need,
    population,
    hasPopulation,
    regions,
  }: {
    readonly need: Float64Array;
    readonly population: Float64Array;
    readonly hasPopulation: boolean;
    readonly regions: readonly string[];
  },
): Missed {
  const reached = new Set(Array.from(pairs, (pair) => Math.floor(pair / problem.interventions)));
  const groups = new Map<string, { areas: number; missed: number; need: number; needMissed: number }>();
  let people = 0;
  let peopleMissed = 0;
  for (let area = 0; area < problem.areas; area++) {
    const group = groups.get(regions[area] ?? '') ?? { areas: 0, missed: 0, need: 0, needMissed: 0 };
    groups.set(regions[area] ?? '', group);
    const isMissed = !reached.has(area);
    group.areas++;
    group.need += at(need, area) * at(population, area);
    people += at(population, area);
    if (!isMissed) continue;
    group.missed++;
    group.needMissed += at(need, area) * at(population, area);
    peopleMissed += at(population, area);
  }
  const all = [...groups.values()];
  const sum = (of: (group: (typeof all)[number]) => number) => all.reduce((total, group) => total + of(group), 0);
  return {
    areas: sum(({ missed }) => missed),
    shareOfPeople: hasPopulation ? share(peopleMissed, people) : null,
    shareOfNeed: share(
      sum(({ needMissed }) => needMissed),
      sum(({ need }) => need),
    ),
    regions: [...groups]
      .filter(([region]) => region !== '')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([region, { areas, missed, need, needMissed }]) => ({
        region,
        areas,
        missed,
        shareOfNeed: share(needMissed, need),
      })),
  };
}

function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

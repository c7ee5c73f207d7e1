/**
 * A choice of pairs (area, intervention) to pay for. Pairs are numbered area by area: pair = area x interventions + intervention.
 * Every limit may be switched off: a capacity of Infinity, a minimum of 0, room for all interventions.
 */
export interface AllocationProblem {
  readonly areas: number;
  readonly interventions: number;
  readonly regions: number;
  /** One per pair; -Infinity where the pair may not be chosen. */
  readonly benefit: Float64Array;
  /** One per pair, above 0, in the unit of the budget. */
  readonly cost: Float64Array;
  readonly budget: number;
  /** How many interventions each area may have. */
  readonly room: Int32Array;
  /** How many areas each intervention may serve. */
  readonly capacity: Float64Array;
  /** The region of each area, from 0, or -1 where it has none. */
  readonly regionOf: Int32Array;
  /** The fewest choices in each region. */
  readonly regionMinimum: Int32Array;
}

/** What a choice uses, and what it is worth. */
export interface Tally {
  readonly benefit: number;
  readonly spent: number;
  readonly perArea: Int32Array;
  readonly perIntervention: Float64Array;
  readonly perRegion: Int32Array;
}

/** Adds a choice up; in the order of its pairs, so that equal choices have equal sums. */
export function tallyOf(problem: AllocationProblem, chosen: Iterable<number>): Tally {
  const perArea = new Int32Array(problem.areas);
  const perIntervention = new Float64Array(problem.interventions);
  const perRegion = new Int32Array(problem.regions);
  let benefit = 0;
  let spent = 0;
  for (const pair of Int32Array.from(chosen).sort()) {
    const area = Math.floor(pair / problem.interventions);
    benefit += at(problem.benefit, pair);
    spent += at(problem.cost, pair);
    bump(perArea, area);
    bump(perIntervention, pair % problem.interventions);
    const region = at(problem.regionOf, area);
    if (region >= 0) bump(perRegion, region);
  }
  return { benefit, spent, perArea, perIntervention, perRegion };
}

/** Money is compared to within a millionth of the budget, as sums of costs are not exact. */
export function budgetSlack(budget: number): number {
  return 1e-9 * Math.max(1, Math.abs(budget));
}

export type BrokenLimit =
  | { readonly kind: 'budget' }
  | { readonly kind: 'room'; readonly area: number }
  | { readonly kind: 'capacity'; readonly intervention: number }
  | { readonly kind: 'region-minimum'; readonly region: number }
  | { readonly kind: 'not-allowed'; readonly pair: number };

/** The limits that a choice breaks: none for one that can be carried out. */
export function brokenLimits(problem: AllocationProblem, chosen: Iterable<number>): BrokenLimit[] {
  const pairs = [...chosen];
  const tally = tallyOf(problem, pairs);
  const twice = new Set<number>();
  return [
    ...pairs
      .filter((pair) => at(problem.benefit, pair) === -Infinity || twice.has(pair) || !twice.add(pair))
      .map((pair) => ({ kind: 'not-allowed', pair }) as const),
    ...(tally.spent > problem.budget + budgetSlack(problem.budget) ? [{ kind: 'budget' } as const] : []),
    ...indices(problem.room, (room, area) => at(tally.perArea, area) > room).map(
      (area) => ({ kind: 'room', area }) as const,
    ),
    ...indices(problem.capacity, (most, of) => at(tally.perIntervention, of) > most).map(
      (intervention) => ({ kind: 'capacity', intervention }) as const,
    ),
    ...indices(problem.regionMinimum, (least, of) => at(tally.perRegion, of) < least).map(
      (region) => ({ kind: 'region-minimum', region }) as const,
    ),
  ];
}

/**
 * The problem that is left once some pairs are chosen for good and some are ruled out. Its choices, with `taken` added, are choices of the whole;
 * so are its bounds, with the benefit of `taken` added.
 */
export function afterDeciding(
  problem: AllocationProblem,
  { taken, ruledOut = [] }: { readonly taken: Iterable<number>; readonly ruledOut?: Iterable<number> },
): AllocationProblem {
  const benefit = problem.benefit.slice();
  const room = problem.room.slice();
  const capacity = problem.capacity.slice();
  const regionMinimum = problem.regionMinimum.slice();
  let { budget } = problem;
  for (const pair of ruledOut) benefit[pair] = -Infinity;
  for (const pair of taken) {
    const area = Math.floor(pair / problem.interventions);
    const intervention = pair % problem.interventions;
    benefit[pair] = -Infinity;
    budget -= at(problem.cost, pair);
    room[area] = at(room, area) - 1;
    capacity[intervention] = at(capacity, intervention) - 1;
    const region = at(problem.regionOf, area);
    if (region >= 0) regionMinimum[region] = Math.max(0, at(regionMinimum, region) - 1);
  }
  return { ...problem, benefit, room, capacity, regionMinimum, budget };
}

/** The value at an index that is known to be there. */
export function at(values: ArrayLike<number>, index: number): number {
  return values[index] as number;
}

function bump(counts: Int32Array | Float64Array, index: number): void {
  counts[index] = at(counts, index) + 1;
}

function indices(values: ArrayLike<number>, is: (value: number, index: number) => boolean): number[] {
  const found: number[] = [];
  for (let i = 0; i < values.length; i++) if (is(at(values, i), i)) found.push(i);
  return found;
}

import { cheapestMinimums, minimumsOf, roomOfRegions } from './minimums.ts';
import { type AllocationProblem, at, budgetSlack } from './problem.ts';

/** A limit of a plan, as it is asked for. */
export type Limit =
  | { readonly kind: 'budget' }
  | { readonly kind: 'per-area' }
  | { readonly kind: 'capacity'; readonly intervention: number }
  | { readonly kind: 'region-minimum'; readonly region: number };

/** Limits that cannot all be kept; without any one of them the others can. */
export interface Conflict {
  readonly limits: readonly Limit[];
  /** What the minimums among them cost at the least where the other limits but the budget are kept; null where money is not what is short. */
  readonly leastCost: number | null;
}

/** Above so many sets to look through, the set is one that cannot be made smaller, and not proved to be the smallest. */
const MOST_SETS = 200_000;

/**
 * The smallest set of limits that cannot be kept together; null where all can. Only minimums of regions ask for anything, so that every conflict has one;
 * each set is judged exactly by the cheapest way to meet its minimums (`cheapestMinimums`), where an intervention costs the same everywhere and every area
 * has the same room.
 */
export function findConflict(problem: AllocationProblem): Conflict | null {
  const all = limitsOf(problem);
  const judge = judgeOf(problem);
  if (judge(all).isPossible) return null;
  const found = smaller(withoutSpare(all, judge), all, judge);
  return { limits: found, leastCost: judge(found.filter(({ kind }) => kind !== 'budget')).leastCost };
}

function limitsOf({ regionMinimum, capacity, interventions, room }: AllocationProblem): Limit[] {
  return [
    ...Array.from(regionMinimum.keys())
      .filter((region) => at(regionMinimum, region) > 0)
      .map((region) => ({ kind: 'region-minimum', region }) as const),
    { kind: 'budget' },
    ...(room.some((most) => most < interventions) ? [{ kind: 'per-area' } as const] : []),
    ...Array.from(capacity.keys())
      .filter((intervention) => at(capacity, intervention) < Infinity)
      .map((intervention) => ({ kind: 'capacity', intervention }) as const),
  ];
}

type Judge = (limits: readonly Limit[]) => { readonly isPossible: boolean; readonly leastCost: number | null };

function judgeOf(problem: AllocationProblem): Judge {
  const { interventions, regions } = problem;
  const withRoom = minimumsOf(problem);
  const roomless = minimumsOf({ ...problem, room: problem.room.map(() => interventions) });
  const room = roomOfRegions(problem);
  const areas = areasOf(problem);
  return (limits) => {
    const owed = new Int32Array(regions);
    const places = new Float64Array(interventions).fill(Infinity);
    for (const limit of limits) {
      if (limit.kind === 'region-minimum') owed[limit.region] = at(problem.regionMinimum, limit.region);
      if (limit.kind === 'capacity') places[limit.intervention] = at(problem.capacity, limit.intervention);
    }
    const hasRoom = limits.some(({ kind }) => kind === 'per-area');
    const fits = owed.every(
      (least, region) => least <= (hasRoom ? at(room, region) : at(areas, region) * interventions),
    );
    const cheapest = fits ? cheapestMinimums({ ...(hasRoom ? withRoom : roomless), owed, places }) : null;
    if (cheapest === null) return { isPossible: false, leastCost: null };
    const isPaid = cheapest.cost <= problem.budget + budgetSlack(problem.budget);
    return {
      isPossible: isPaid || !limits.some(({ kind }) => kind === 'budget'),
      leastCost: isPaid ? null : cheapest.cost,
    };
  };
}

function areasOf({ areas, regions, regionOf }: AllocationProblem): Int32Array {
  const count = new Int32Array(regions);
  for (let area = 0; area < areas; area++) {
    const region = at(regionOf, area);
    if (region >= 0) count[region] = at(count, region) + 1;
  }
  return count;
}

/** Takes away every limit without which the rest still conflicts. */
function withoutSpare(limits: readonly Limit[], judge: Judge): readonly Limit[] {
  let kept = limits;
  for (const limit of limits) {
    const rest = kept.filter((other) => other !== limit);
    if (!judge(rest).isPossible) kept = rest;
  }
  return kept;
}

/** Looks through sets smaller than the one found, the smallest first. */
function smaller(found: readonly Limit[], all: readonly Limit[], judge: Judge): readonly Limit[] {
  let looked = 0;
  for (let size = 1; size < found.length; size++)
    for (const set of subsets(all, size)) {
      if (++looked > MOST_SETS) return found;
      if (set.some(({ kind }) => kind === 'region-minimum') && !judge(set).isPossible) return set;
    }
  return found;
}

function* subsets<Item>(items: readonly Item[], size: number, from = 0): Generator<readonly Item[]> {
  if (size === 0) yield [];
  else
    for (let i = from; i <= items.length - size; i++)
      for (const rest of subsets(items, size - 1, i + 1)) yield [items[i] as Item, ...rest];
}

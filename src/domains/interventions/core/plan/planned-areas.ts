import { accept, type Result, refuse } from '#foundations/result';
import type { AllocationProblem } from '../allocation/problem.ts';
import type { Uncertain } from '../allocation/scenarios.ts';
import type { Plan } from './plan.ts';

/** What a plan's files say of its areas, in their order. */
export interface PlannedAreas {
  readonly codes: readonly string[];
  /** 0 or more. */
  readonly need: Float64Array;
  readonly needSd: Float64Array;
  /** 1 where the plan names no population. */
  readonly population: Float64Array;
  /** The region of each area, blank where it has none. */
  readonly regions: readonly string[];
  /** Multipliers by pair, area by area; 1 where nothing is said. */
  readonly fit: Float64Array;
  /** Their standard deviations; null where they are taken as certain. */
  readonly fitSd: Float64Array | null;
}

/** A plan and its areas as numbers. */
export interface PlanInNumbers {
  readonly problem: AllocationProblem;
  readonly uncertain: Uncertain;
  /** The names of the regions, in the order of their numbers. */
  readonly regionNames: readonly string[];
  /** Whether anything differs between draws. */
  readonly isUncertain: boolean;
}

export type PlanNumbersProblem = {
  readonly kind: 'unknown-region';
  readonly region: string;
  readonly known: readonly string[];
};

/** The numbers of a plan at one of its budgets. Benefit = need x population x effect x fit. */
export function planInNumbers(
  plan: Plan,
  areas: PlannedAreas,
  budget: number,
): Result<PlanInNumbers, PlanNumbersProblem> {
  const { interventions, limits } = plan;
  const regionNames = [...new Set(areas.regions.filter((name) => name !== ''))].sort();
  const unknown = [...limits.regionMinimum.keys()].find((name) => !regionNames.includes(name));
  if (unknown !== undefined) return refuse({ kind: 'unknown-region', region: unknown, known: regionNames });
  const regionAt = new Map(regionNames.map((name, i) => [name, i]));
  const each = interventions.length;
  const pairs = areas.codes.length * each;
  const reach = Float64Array.from(
    { length: pairs },
    (_, pair) => valueAt(areas.population, Math.floor(pair / each)) * valueAt(areas.fit, pair),
  );
  const effect = Float64Array.from(interventions, ({ effect }) => effect);
  const effectSd = Float64Array.from(interventions, ({ effectSd }) => effectSd);
  const cost = Float64Array.from(interventions, ({ cost }) => cost);
  return accept({
    problem: {
      ...{ areas: areas.codes.length, interventions: each, regions: regionNames.length, budget },
      benefit: reach.map(
        (many, pair) => many * valueAt(areas.need, Math.floor(pair / each)) * valueAt(effect, pair % each),
      ),
      cost: reach.map((_, pair) => valueAt(cost, pair % each)),
      room: new Int32Array(areas.codes.length).fill(limits.perArea ?? each),
      capacity: Float64Array.from(interventions, ({ maxAreas }) => maxAreas ?? Infinity),
      regionOf: Int32Array.from(areas.regions, (name) => regionAt.get(name) ?? -1),
      regionMinimum: Int32Array.from(regionNames, (name) => limits.regionMinimum.get(name) ?? 0),
    },
    uncertain: {
      ...{ need: areas.need, needSd: areas.needSd, effect, effectSd, reach },
      reachSd: areas.fitSd?.map((sd, pair) => sd * valueAt(areas.population, Math.floor(pair / each))),
    },
    regionNames,
    isUncertain: [effectSd, areas.needSd, areas.fitSd].some((sds) => sds?.some((sd) => sd > 0) ?? false),
  });
}

function valueAt(values: Float64Array, index: number): number {
  return values[index] as number;
}

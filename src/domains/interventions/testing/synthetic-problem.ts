import { createRandom } from '#foundations/numeric';
import type { AllocationProblem } from '../core/allocation/problem.ts';
import type { Uncertain } from '../core/allocation/scenarios.ts';

/** A made-up country with every kind of limit: benefits to three decimals and whole costs, so that other solvers read the same numbers. */
export function syntheticProblem(
  areas: number,
  interventions = 8,
  seed = 1,
): { readonly problem: AllocationProblem; readonly uncertain: Uncertain } {
  const random = createRandom(seed);
  const fill = (length: number, of: () => number) => Float64Array.from({ length }, of);
  const need = fill(areas, () => random.uniform());
  const people = fill(areas, () => Math.round(1000 + 2000 * random.uniform()));
  const effect = fill(interventions, () => 0.02 + 0.1 * random.uniform());
  const price = fill(interventions, () => Math.round(5000 + 30_000 * random.uniform()));
  const reach = fill(areas * interventions, () => 0.5 + random.uniform()).map(
    (fit, pair) => fit * (people[Math.floor(pair / interventions)] as number),
  );
  const regions = 9;
  return {
    problem: {
      ...{ areas, interventions, regions, budget: areas * 3000 },
      benefit: reach.map((many, pair) => {
        const gained =
          many * (need[Math.floor(pair / interventions)] as number) * (effect[pair % interventions] as number);
        return Math.round(gained * 1000) / 1000;
      }),
      cost: reach.map((_, pair) => price[pair % interventions] as number),
      room: new Int32Array(areas).fill(2),
      capacity: fill(interventions, () => Math.ceil(areas * (0.02 + 0.1 * random.uniform()))),
      regionOf: Int32Array.from({ length: areas }, () => random.below(regions)),
      regionMinimum: new Int32Array(regions).fill(Math.ceil(areas * 0.012)),
    },
    uncertain: {
      ...{ need, effect, reach },
      needSd: need.map(() => 0.1),
      effectSd: effect.map((mean) => mean / 2),
    },
  };
}

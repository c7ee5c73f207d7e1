import fc from 'fast-check';
import type { AllocationProblem } from '../core/allocation/problem.ts';

/** Small plans of every kind of limit, costs alike for an intervention in all areas, as in a plan file. */
export const smallProblem = fc
  .record({
    areas: fc.integer({ min: 1, max: 4 }),
    interventions: fc.integer({ min: 1, max: 3 }),
    regions: fc.integer({ min: 0, max: 2 }),
  })
  .chain(({ areas, interventions, regions }) =>
    fc
      .record({
        benefit: fc.array(fc.integer({ min: -20, max: 100 }), {
          minLength: areas * interventions,
          maxLength: areas * interventions,
        }),
        cost: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: interventions, maxLength: interventions }),
        budget: fc.integer({ min: 0, max: 40 }),
        room: fc.integer({ min: 0, max: 3 }),
        capacity: fc.array(fc.oneof(fc.constant(Infinity), fc.integer({ min: 0, max: 4 })), {
          minLength: interventions,
          maxLength: interventions,
        }),
        regionOf: fc.array(fc.integer({ min: -1, max: regions - 1 }), { minLength: areas, maxLength: areas }),
        regionMinimum: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: regions, maxLength: regions }),
      })
      .map(
        (drawn): AllocationProblem => ({
          ...{ areas, interventions, regions, budget: drawn.budget },
          benefit: Float64Array.from(drawn.benefit),
          cost: Float64Array.from(
            { length: areas * interventions },
            (_, pair) => drawn.cost[pair % interventions] as number,
          ),
          room: new Int32Array(areas).fill(drawn.room),
          capacity: Float64Array.from(drawn.capacity),
          regionOf: Int32Array.from(drawn.regionOf),
          regionMinimum: Int32Array.from(drawn.regionMinimum),
        }),
      ),
  );

/** Every choice of pairs, for problems small enough to look at all. */
export function* everyChoice({ benefit }: AllocationProblem): Generator<number[]> {
  for (let mask = 0; mask < 2 ** benefit.length; mask++)
    yield Array.from(benefit.keys()).filter((pair) => (mask >> pair) & 1);
}

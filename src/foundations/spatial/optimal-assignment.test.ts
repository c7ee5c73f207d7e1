import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { optimalAssignment } from './optimal-assignment.ts';

it('finds the least total, not the least of each', () => {
  // Taking the cheapest place for the first taker (0) would cost 0 + 10.
  expect([...optimalAssignment(2, 2, Float64Array.of(0, 1, 2, 10))]).toEqual([1, 0]);
});

it('leaves dear places empty', () => {
  expect([...optimalAssignment(2, 4, Float64Array.of(9, 5, 9, 1, 9, 5, 9, 2))]).toEqual([3, 1]);
});

it('reaches the total that trying every arrangement finds, with places of their own', () => {
  const table = fc.integer({ min: 1, max: 5 }).chain((takers) =>
    fc.integer({ min: takers, max: 6 }).chain((places) =>
      fc.record({
        takers: fc.constant(takers),
        places: fc.constant(places),
        cost: fc.array(fc.integer({ min: -20, max: 20 }), { minLength: takers * places, maxLength: takers * places }),
      }),
    ),
  );
  fc.assert(
    fc.property(table, ({ takers, places, cost }) => {
      const found = optimalAssignment(takers, places, Float64Array.from(cost));
      expect(new Set(found).size).toBe(takers);
      const total = found.reduce((sum, place, taker) => sum + cost[taker * places + place]!, 0);
      expect(total).toBe(leastOf(cost, takers, places, 0, new Set()));
    }),
  );
});

it('throws when there are too few places or costs', () => {
  expect(() => optimalAssignment(3, 2, new Float64Array(6))).toThrow('a place for each');
  expect(() => optimalAssignment(2, 2, new Float64Array(3))).toThrow('4 costs');
});

function leastOf(cost: readonly number[], takers: number, places: number, taker: number, taken: Set<number>): number {
  if (taker === takers) return 0;
  let least = Number.POSITIVE_INFINITY;
  for (let place = 0; place < places; place++) {
    if (taken.has(place)) continue;
    taken.add(place);
    least = Math.min(least, cost[taker * places + place]! + leastOf(cost, takers, places, taker + 1, taken));
    taken.delete(place);
  }
  return least;
}

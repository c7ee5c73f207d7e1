import { expect } from 'vitest';
import spatial from '../reference/spatial.json' with { type: 'json' };
import { deviationsOf } from '../values/deviations.ts';
import { neighboursFromRows } from '../weights/neighbours.ts';

/** 31 made-up areas with an island and with links that run one way, and what spdep makes of them; see reference/spatial.R. */
export const reference = {
  ...spatial,
  neighbours: neighboursFromRows(spatial.neighbours),
  deviations: deviationsOf(spatial.x),
};

/** Equal to so many digits; null in a reference is NaN here. */
export function expectDigits(got: ArrayLike<number>, expected: readonly (number | null)[], digits: number): void {
  expect(got).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) {
    if (value === null || Number.isNaN(value)) expect(got[i], `position ${i}`).toBeNaN();
    else
      expect(Math.abs(got[i]! - value), `position ${i}`).toBeLessThanOrEqual(
        10 ** -digits * Math.max(1, Math.abs(value)),
      );
  }
}

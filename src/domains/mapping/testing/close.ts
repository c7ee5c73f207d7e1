import { expect } from 'vitest';

/** Each number within `tolerance` of the expected one (1e-9 unless told), relative to its size where it is larger than 1. Says where it is not. */
export function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance = 1e-9): void {
  expect(actual.length).toBe(expected.length);
  expect(largestError(actual, expected)).toBeLessThanOrEqual(tolerance);
}

/** The largest difference, relative where numbers are larger than 1; infinite where one of a pair does not exist. */
export function largestError(actual: ArrayLike<number>, expected: ArrayLike<number>): number {
  let largest = 0;
  for (let i = 0; i < expected.length; i++) {
    const [one, other] = [Number(actual[i]), Number(expected[i])];
    const error = Math.abs(one - other) / Math.max(1, Math.abs(other));
    if (!(error <= largest)) largest = Number.isNaN(error) ? Number.POSITIVE_INFINITY : error;
  }
  return largest;
}

import { isConstant } from './checks.ts';
import { mean } from './mean.ts';

/** Sums of the second, third and fourth powers of the deviations from the mean. */
export interface CentralSums {
  readonly second: number;
  readonly third: number;
  readonly fourth: number;
}

/**
 * Two passes: the mean first, then the deviations, so that a large mean does not swallow a small spread. Equal values give exactly 0.
 * The second sum is corrected for the rounding of the mean: Chan, Golub and LeVeque (1983), The American Statistician 37, 242-247, eq. 1.7.
 */
export function centralSums(values: ArrayLike<number>): CentralSums {
  if (isConstant(values)) return { second: 0, third: 0, fourth: 0 };
  const centre = mean(values);
  let first = 0;
  let second = 0;
  let third = 0;
  let fourth = 0;
  for (let i = 0; i < values.length; i++) {
    const deviation = values[i]! - centre;
    const square = deviation * deviation;
    first += deviation;
    second += square;
    third += square * deviation;
    fourth += square * square;
  }
  return { second: second - (first * first) / values.length, third, fourth };
}

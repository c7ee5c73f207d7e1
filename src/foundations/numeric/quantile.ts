import { requireFinite } from './checks.ts';

/**
 * The value below which a share `p` of the values lies, interpolated between neighbours: with h = (n - 1)p, x[h] for whole h.
 * The default of R, NumPy and spreadsheets (PERCENTILE.INC).
 *
 * The values may come in any order and are not changed; sorted ones save the sort. Empty, NaN, infinity and a p outside [0, 1] throw.
 * Source: Hyndman and Fan (1996), "Sample quantiles in statistical packages", The American Statistician 50, 361-365: type 7.
 *
 * @example quantile([1, 2, 4, 9], 0.5) // 3
 */
export function quantile(values: ArrayLike<number>, p: number): number {
  requireFinite('quantile', values, 1);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`quantile needs a share from 0 to 1: got ${p}`);
  const sorted = isAscending(values) ? values : Float64Array.from(values).sort();
  const position = (sorted.length - 1) * p;
  const below = Math.floor(position);
  const low = sorted[below]!;
  const high = sorted[Math.min(below + 1, sorted.length - 1)]!;
  return low + (high - low) * (position - below);
}

function isAscending(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (values[i]! < values[i - 1]!) return false;
  return true;
}

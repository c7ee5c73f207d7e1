import { isConstant, requireFinite, requireSameLength } from './checks.ts';
import { mean } from './mean.ts';

/**
 * Pearson's correlation: how nearly the points (x, y) lie on a line, from -1 to 1.
 *
 * `null` where it does not exist: all x or all y equal. Different lengths, fewer than 2 values, NaN and infinity throw.
 */
export function pearson(x: ArrayLike<number>, y: ArrayLike<number>): number | null {
  requireSameLength('pearson', x, y);
  requireFinite('pearson', x, 2);
  requireFinite('pearson', y, 2);
  if (isConstant(x) || isConstant(y)) return null;
  const meanX = mean(x);
  const meanY = mean(y);
  let xx = 0;
  let yy = 0;
  let xy = 0;
  for (let i = 0; i < x.length; i++) {
    const dx = x[i]! - meanX;
    const dy = y[i]! - meanY;
    xx += dx * dx;
    yy += dy * dy;
    xy += dx * dy;
  }
  return Math.min(1, Math.max(-1, xy / (Math.sqrt(xx) * Math.sqrt(yy))));
}

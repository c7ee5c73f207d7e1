import type { LogLinearFit } from './log-linear-fit.ts';

/** A row that alone decides its fitted count has no residual to judge it by. */
const DECIDES = 1 - 10 * Number.EPSILON;

/**
 * Weights that lessen past outbreaks: 1/s^2 for a standardised residual s above the threshold and 1 for the others, all times what makes them add up to
 * as many as there are.
 *
 * Source: Farrington et al. (1996), section 3.6.
 *
 * @example farringtonWeights([0, 0, 2, 2], 0) // [1.6, 1.6, 0.4, 0.4]
 */
export function farringtonWeights(
  residuals: ArrayLike<number>,
  threshold: number,
  into: Float64Array = new Float64Array(residuals.length),
): Float64Array {
  const count = residuals.length;
  let total = 0;
  for (let i = 0; i < count; i++) {
    const s = residuals[i]!;
    into[i] = s > threshold ? 1 / (s * s) : 1;
    total += into[i]!;
  }
  for (let i = 0; i < count; i++) into[i]! *= count / total;
  return into;
}

/**
 * Standardised Anscombe residuals of a fit. Those of counts no higher than fitted are left at 0: they are 0 or below, and no threshold is.
 */
export function anscombeResiduals(fit: LogLinearFit, phi: number, into: Float64Array): Float64Array {
  for (let season = 0, i = 0; season < fit.ends.length; season++)
    for (; i < fit.ends[season]!; i++) {
      into[i] = 0;
      const count = fit.count[i]!;
      const fitted = fit.fitted[i]!;
      if (count <= fitted) continue;
      const leverage = fit.leverage(i, season);
      if (leverage > DECIDES) continue;
      const raw = 1.5 * (Math.cbrt(count * count) / Math.cbrt(Math.sqrt(fitted)) - Math.sqrt(fitted));
      into[i] = raw / Math.sqrt(phi * (1 - leverage));
    }
  return into.subarray(0, fit.rows);
}

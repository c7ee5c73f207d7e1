import { effectiveWeights } from '../view/drivers.ts';
import type { Preview } from './preview.ts';

/** What an indicator was given to say on an axis, and what it says. */
export interface WeightShare {
  readonly indicatorId: string;
  /** Its weight, through the groups that hold it, as a share of all: what somebody decided. */
  readonly nominal: number;
  /**
   * Its share of what makes areas differ: its weighted covariance with the score, of all. Below 0 for one that works against the others; `null`
   * where all areas score alike.
   */
  readonly effective: number | null;
}

/**
 * Weights say less than they seem to: an indicator that hardly varies, or that goes against the others, moves few areas whatever its weight, and two that
 * go together count twice. For a weighted sum the effective shares are the exact parts of its variance; for other methods a first reading.
 *
 * Source: Becker, Saisana, Paruolo and Vandecasteele (2017), "Weights and importance in composite indicators: closing the gap", Ecological
 * Indicators 80, 12-22, of which this is the linear case.
 */
export function weightShares(preview: Preview, groupId: string): readonly WeightShare[] {
  const group = preview.groups.findIndex(({ id }) => id === groupId);
  const { score } = preview.scores[group]!;
  const positions = new Map(preview.indicators.map(({ id }, at) => [id, at]));
  const weights = [...effectiveWeights(preview, groupId)].map(([id, weight]) => {
    const covariance = weight * covarianceOf(preview.normalised[positions.get(id)!]!, score);
    return { id, weight, covariance };
  });
  const totalWeight = sum(weights.map(({ weight }) => weight));
  const total = sum(weights.map(({ covariance }) => covariance));
  return weights.map(({ id, weight, covariance }) => ({
    indicatorId: id,
    nominal: weight / totalWeight,
    effective: total > 0 ? covariance / total : null,
  }));
}

function covarianceOf(one: Float64Array, other: Float64Array): number {
  const [meanOfOne, meanOfOther] = [sum(one) / one.length, sum(other) / other.length];
  let products = 0;
  for (let i = 0; i < one.length; i++) products += (one[i]! - meanOfOne) * (other[i]! - meanOfOther);
  return products / one.length;
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i]!;
  return total;
}

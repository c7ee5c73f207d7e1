import { quantile, type Random } from '#foundations/numeric';
import { accept, type Result, refuse } from '#foundations/result';
import { coincidencesOf } from './coincidences.ts';
import { type AlphaProblem, alphaOf, requireValues } from './krippendorff-alpha.ts';
import type { Level } from './level.ts';

export interface AlphaInterval {
  readonly alpha: number;
  /** Null where too many draws hold one value alone, so that nothing sure can be said. */
  readonly interval: { readonly low: number; readonly high: number } | null;
  /** How many units two or more judged. */
  readonly units: number;
  /** The share of draws that held one value alone and have no alpha. */
  readonly undefinedShare: number;
}

/** With more draws than this without an alpha, those that have one are no fair sample. */
const MOST_UNDEFINED = 0.05;

/**
 * Alpha with the interval that holds the middle `confidence` of its values when units are drawn again with replacement, as many as there are. What is
 * uncertain is which things were judged; the judges stay who they are. With fewer than about 20 units such an interval is too narrow rather
 * than too wide: callers say how many there were.
 *
 * Source: Efron and Tibshirani (1993), "An introduction to the bootstrap", 13.3 (percentile interval); units as what is drawn: Zapf and others (2016),
 * BMC Medical Research Methodology 16:93.
 */
export function bootstrapAlpha(
  units: readonly (readonly number[])[],
  level: Level,
  {
    random,
    replicates = 1000,
    confidence = 0.95,
  }: { readonly random: Random; readonly replicates?: number; readonly confidence?: number },
): Result<AlphaInterval, AlphaProblem> {
  requireValues(units, level);
  if (!(Number.isInteger(replicates) && replicates >= 1 && confidence > 0 && confidence < 1))
    throw new RangeError(`bootstrapAlpha needs draws and a confidence in (0, 1): got ${replicates}, ${confidence}`);
  const coincidences = coincidencesOf(units);
  const count = coincidences.units.length;
  if (count === 0) return refuse('no-pairs');
  const alpha = alphaOf(coincidences, level, coincidences.units.keys());
  if (alpha === null) return refuse('one-value');
  const drawn = new Uint32Array(count);
  const alphas: number[] = [];
  for (let replicate = 0; replicate < replicates; replicate++) {
    for (let at = 0; at < count; at++) drawn[at] = random.below(count);
    const found = alphaOf(coincidences, level, drawn);
    if (found !== null) alphas.push(found);
  }
  const undefinedShare = 1 - alphas.length / replicates;
  const tail = (1 - confidence) / 2;
  const interval =
    undefinedShare > MOST_UNDEFINED ? null : { low: quantile(alphas, tail), high: quantile(alphas, 1 - tail) };
  return accept({ alpha, interval, units: count, undefinedShare });
}

import type { Random } from '#foundations/numeric';
import { mostDimensions, sobolSequence } from './sobol-sequence.ts';

/** As many assumptions as a design can have: each takes two dimensions of the sequence. */
export const mostAssumptions = Math.floor(mostDimensions / 2);

/**
 * Which inputs a function is computed at to learn how much each of its assumptions matters. Evaluations are numbered: the `samples` rows of A, those of B,
 * then for each assumption those of A with that assumption's column from B. That makes samples x (assumptions + 2).
 */
export interface SaltelliDesign {
  readonly samples: number;
  readonly assumptions: number;
  readonly evaluations: number;
  /** Where in [0, 1) an assumption stands in an evaluation. */
  at(evaluation: number, assumption: number): number;
}

/**
 * A and B are the two halves of a Sobol sequence, shifted by chance.
 *
 * Source: A. Saltelli, P. Annoni, I. Azzini, F. Campolongo, M. Ratto and S. Tarantola (2010), "Variance based sensitivity analysis of model output.
 * Design and estimator for the total sensitivity index", Computer Physics Communications 181, 259-270, section 4.
 */
export function saltelliDesign(samples: number, assumptions: number, random: Random): SaltelliDesign {
  if (!(Number.isInteger(samples) && samples >= 2))
    throw new RangeError(`saltelliDesign needs at least 2 samples: got ${samples}`);
  const points = sobolSequence(samples, 2 * assumptions, random);
  return {
    samples,
    assumptions,
    evaluations: samples * (assumptions + 2),
    at(evaluation, assumption) {
      const block = Math.floor(evaluation / samples);
      const fromB = block === 1 || block === assumption + 2;
      return points[(evaluation % samples) * 2 * assumptions + (fromB ? assumptions : 0) + assumption]!;
    },
  };
}

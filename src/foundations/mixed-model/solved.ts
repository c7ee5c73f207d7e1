import { choleskyInPlace, solveLower, solveUpper } from './cholesky.ts';
import { MEAN, type System } from './system.ts';

/** The mixed model equations at given standard deviations of the effects, relative to the residual one. */
export interface Solved {
  readonly system: System;
  readonly ratios: readonly number[];
  readonly diagonal: Float64Array;
  readonly factored: Float64Array;
  /** Of the whole matrix: log |A| + log |X'(...)X|, what REML needs. */
  readonly logDeterminant: number;
  /** What the effects and the mean leave of the sum of squares, with the penalty for the effects. */
  readonly remainder: number;
}

/**
 * Factors [1 Z]'[1 Z] with each effect scaled by its ratio and 1 added to the diagonal of effects, so that a ratio of 0 is no special case. The
 * wide part D is diagonal; the rest is the Schur complement S = C - B D^-1 B'.
 *
 * Source: Henderson (1975), "Best linear unbiased estimation and prediction under a selection model", Biometrics 31, eq. 1; in the scaling of Bates
 * and others (2015), "Fitting linear mixed-effects models using lme4", J. Stat. Software 67(1), eqs. 13 to 18.
 */
export function solve(system: System, ratios: readonly number[]): Solved {
  const { dense, wide, meetings, wideMeetings } = system;
  const size = dense.counts.length;
  const scale = (at: number) => (dense.factor[at] === MEAN ? 1 : ratios[dense.factor[at]!]!);
  const wideScale = ratios[wide.factor]!;
  const diagonal = wide.counts.map((count) => wideScale * wideScale * count + 1);
  const factored = new Float64Array(size * size);
  for (let one = 0; one < size; one++)
    for (let other = 0; other <= one; other++)
      factored[one * size + other] =
        meetings[one * size + other]! * scale(one) * scale(other) +
        (one === other && dense.factor[one] !== MEAN ? 1 : 0);
  let logDeterminant = 0;
  for (const [level, met] of wideMeetings.entries()) {
    logDeterminant += Math.log(diagonal[level]!);
    const weight = (wideScale * wideScale) / diagonal[level]!;
    for (const [one, count] of met)
      for (const [other, others] of met)
        if (other <= one) factored[one * size + other]! -= weight * count * others * scale(one) * scale(other);
  }
  choleskyInPlace(factored, size);
  for (let at = 0; at < size; at++) logDeterminant += 2 * Math.log(factored[at * size + at]!);
  const solved = { system, ratios, diagonal, factored, logDeterminant, remainder: 0 };
  const { wide: wideSide, dense: denseSide } = rightSide(solved);
  const half = reduced(solved, wideSide, denseSide);
  let explained = 0;
  for (let level = 0; level < diagonal.length; level++) explained += wideSide[level]! ** 2 / diagonal[level]!;
  for (let at = 0; at < size; at++) explained += half[at]! ** 2;
  return { ...solved, remainder: system.sumOfSquares - explained };
}

/** What the values say: the right side of the equations. */
export function rightSide({ system, ratios }: Solved): { wide: Float64Array; dense: Float64Array } {
  const { wide, dense } = system;
  return {
    wide: wide.sums.map((sum) => sum * ratios[wide.factor]!),
    dense: dense.sums.map((sum, at) => (dense.factor[at] === MEAN ? sum : sum * ratios[dense.factor[at]!]!)),
  };
}

/** The solution for a right side. */
export function solutionOf(solved: Solved, wideSide: Float64Array, denseSide: Float64Array) {
  const { system, diagonal, factored } = solved;
  const dense = solveUpper(factored, reduced(solved, wideSide, denseSide));
  const wide = wideSide.map((side, level) => {
    let rest = side;
    for (const [at, count] of system.wideMeetings[level]!) rest -= coupling(solved, at, count) * dense[at]!;
    return rest / diagonal[level]!;
  });
  return { wide, dense };
}

/** The dense right side once the wide part has fallen out, after the first half of solving. */
function reduced(solved: Solved, wideSide: Float64Array, denseSide: Float64Array): Float64Array {
  const rest = Float64Array.from(denseSide);
  for (const [level, met] of solved.system.wideMeetings.entries()) {
    const share = wideSide[level]! / solved.diagonal[level]!;
    if (share !== 0) for (const [at, count] of met) rest[at]! -= coupling(solved, at, count) * share;
  }
  return solveLower(solved.factored, rest);
}

function coupling({ system, ratios }: Solved, at: number, count: number): number {
  const factor = system.dense.factor[at]!;
  return count * ratios[system.wide.factor]! * (factor === MEAN ? 1 : ratios[factor]!);
}

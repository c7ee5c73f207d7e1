import { accept, type Result, refuse } from '#foundations/result';
import { nelderMead } from './nelder-mead.ts';
import { rightSide, type Solved, solutionOf, solve } from './solved.ts';
import { type Factor, type System, systemOf } from './system.ts';

export type { Factor } from './system.ts';

export interface MixedModel {
  readonly mean: number;
  /** How much values of the same levels differ. */
  readonly residualVariance: number;
  /** One per factor, in the order given; 0 where its levels differ no more than chance would make them. */
  readonly variances: readonly number[];
  /** Best linear unbiased predictions: how far each level lies from the mean. */
  readonly effects: readonly Float64Array[];
  /** -2 times the restricted log-likelihood, as lme4 prints it. */
  readonly criterion: number;
  /**
   * The mean with the effects of some levels, null for none of a factor, and the standard error of that as a prediction of what they truly are. The
   * variance components are taken as known, which makes it a little too small where there are few levels.
   */
  predict(levels: readonly (number | null)[]): { readonly value: number; readonly standardError: number };
}

export type MixedModelProblem =
  /** Fewer than three values. */
  | 'too-few'
  /** All values are alike: there is no variance to share out. */
  | 'constant'
  /** No level of any factor has two values, or levels explain everything: what is left over cannot be told from them. */
  | 'not-separable';

/** Effects five hundred times as wide as what they leave over explain everything. */
const largestRatio = 500;

/**
 * Fits y = mean + one effect of each factor + residual, all normal, by restricted maximum likelihood, which allows for the mean being estimated.
 * Factors may be crossed or nested. A factor with a single level keeps a variance of 0, as nothing tells it from the mean. Deterministic.
 *
 * Cost: each of some hundred evaluations is cubic in the levels of all factors but the largest.
 *
 * Source: Patterson and Thompson (1971), Biometrika 58, 545-554 (REML); Robinson (1991), "That BLUP is a good thing", Statistical Science 6, 15-32
 * (predictions and their errors, eqs. 1.2 and 5.1). The criterion is minimised over the logarithms of the ratios by the simplex of Nelder and Mead.
 */
export function fitMixedModel(
  values: ArrayLike<number>,
  factors: readonly Factor[],
): Result<MixedModel, MixedModelProblem> {
  requireFactors(values, factors);
  if (values.length < 3) return refuse('too-few');
  if (Array.from(values).every((value) => value === values[0])) return refuse('constant');
  if (!factors.some(hasPairs)) return refuse('not-separable');
  const centre = Array.from(values).reduce((sum, value) => sum + value, 0) / values.length;
  const system = systemOf(
    Float64Array.from(values, (value) => value - centre),
    factors,
  );
  const solved = minimise(system, factors);
  if (solved.ratios.some((ratio) => ratio > largestRatio)) return refuse('not-separable');
  return accept(modelOf(solved, centre, solved.remainder / (values.length - 1)));
}

function modelOf(solved: Solved, centre: number, residualVariance: number): MixedModel {
  const { system, ratios } = solved;
  const { wide: wideSide, dense: denseSide } = rightSide(solved);
  const { wide, dense } = solutionOf(solved, wideSide, denseSide);
  const mean = centre + dense[0]!;
  const effects = system.starts.map((start, factor) => {
    const scaled = start < 0 ? wide : dense.slice(start, start + levelsFrom(system, factor));
    return scaled.map((effect) => effect * ratios[factor]!);
  });
  return {
    mean,
    residualVariance,
    variances: ratios.map((ratio) => ratio * ratio * residualVariance),
    effects,
    criterion: criterionOf(solved),
    predict(levels) {
      const wanted = new Float64Array(dense.length);
      const wantedWide = new Float64Array(wide.length);
      wanted[0] = 1;
      let value = mean;
      for (const [factor, level] of levels.entries()) {
        if (level === null) continue;
        value += effects[factor]![level]!;
        const start = system.starts[factor]!;
        if (start < 0) wantedWide[level] = ratios[factor]!;
        else wanted[start + level] = ratios[factor]!;
      }
      const found = solutionOf(solved, wantedWide, wanted);
      const variance = dot(found.dense, wanted) + dot(found.wide, wantedWide);
      return { value, standardError: Math.sqrt(variance * residualVariance) };
    },
  };
}

const levelsFrom = ({ dense }: System, factor: number): number =>
  dense.factor.filter((owner) => owner === factor).length;

const dot = (one: Float64Array, other: Float64Array): number =>
  one.reduce((sum, value, at) => sum + value * other[at]!, 0);

function criterionOf({ system, logDeterminant, remainder }: Solved): number {
  const free = system.values - 1;
  return logDeterminant + free * (1 + Math.log((2 * Math.PI * remainder) / free));
}

/** A ratio below this is as good as none: what it would explain is a millionth of what is left over. */
const smallest = Math.log(1e-3);

/** The ratios at which the criterion is lowest. They are searched as logarithms; those that fall to the bottom are tried as 0. */
function minimise(system: System, factors: readonly Factor[]): Solved {
  let open = factors.flatMap(({ levels }, factor) => (levels > 1 ? [factor] : []));
  let ratios: readonly number[] = factors.map(({ levels }) => (levels > 1 ? 1 : 0));
  for (;;) {
    const whole = (logs: readonly number[]) =>
      ratios.map((_, factor) => {
        const at = open.indexOf(factor);
        return at < 0 ? 0 : Math.exp(Math.min(Math.max(logs[at] ?? 0, smallest), 2 * Math.log(largestRatio)));
      });
    const cost = (logs: readonly number[]) => criterionOf(solve(system, whole(logs)));
    let logs: readonly number[] = open.map((factor) => Math.log(Math.max(ratios[factor] ?? 1, 0.05)));
    // Again from where it ended: a simplex that has folded up too early opens once more.
    for (const step of [1, 0.2]) logs = nelderMead(cost, logs, { step, tolerance: 1e-8, mostEvaluations: 1_500 });
    ratios = whole(logs);
    const best = solve(system, ratios);
    const closed = open.find((factor) => {
      const without = ratios.map((ratio, at) => (at === factor ? 0 : ratio));
      return (ratios[factor] ?? 0) < 0.05 && criterionOf(solve(system, without)) <= criterionOf(best) + 1e-9;
    });
    if (closed === undefined) return best;
    open = open.filter((factor) => factor !== closed);
    ratios = ratios.map((ratio, factor) => (factor === closed ? 0 : ratio));
    if (open.length === 0) return solve(system, ratios);
  }
}

function hasPairs({ of, levels }: Factor): boolean {
  const counts = new Uint32Array(levels);
  for (let row = 0; row < of.length; row++) counts[of[row]!]! += 1;
  return levels > 1 && counts.some((count) => count >= 2);
}

function requireFactors(values: ArrayLike<number>, factors: readonly Factor[]): void {
  if (factors.length === 0) throw new RangeError('fitMixedModel needs at least one factor');
  for (let row = 0; row < values.length; row++)
    if (!Number.isFinite(values[row])) throw new RangeError(`fitMixedModel needs finite values: got ${values[row]}`);
  for (const [factor, { of, levels }] of factors.entries()) {
    if (of.length !== values.length)
      throw new RangeError(`fitMixedModel needs one level per value: got ${of.length} for ${values.length}`);
    for (let row = 0; row < of.length; row++)
      if (!(Number.isInteger(of[row]) && of[row]! >= 0 && of[row]! < levels))
        throw new RangeError(`factor ${factor} has ${levels} levels: got ${of[row]}`);
  }
}

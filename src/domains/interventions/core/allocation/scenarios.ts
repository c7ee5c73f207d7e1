import { createRandom } from '#foundations/numeric';
import { type AllocationProblem, at } from './problem.ts';

/** What might be true: a benefit for every pair in every scenario, in parts so that a country's scenarios fit in memory. */
export interface Scenarios {
  readonly count: number;
  /** How likely each is; they sum to 1. */
  readonly likelihood: Float64Array;
  /** The benefits of all pairs in a scenario. Pairs that may not be chosen stay so. */
  readonly benefit: (scenario: number) => Float64Array;
  /** The benefit of each of some pairs, added up, in every scenario. */
  readonly totals: (pairs: Int32Array) => Float64Array;
  /** The benefits of all pairs where scenarios weigh so much each. */
  readonly mixture: (weights: Float64Array) => Float64Array;
}

/** Scenarios given one by one: benefits of all pairs in each. */
export function givenScenarios(benefits: readonly Float64Array[], likelihood: readonly number[]): Scenarios {
  const pairs = benefits[0]?.length ?? 0;
  if (benefits.length !== likelihood.length || benefits.some(({ length }) => length !== pairs))
    throw new RangeError('givenScenarios needs one likelihood a scenario, and benefits of the same pairs in each');
  return {
    count: benefits.length,
    likelihood: Float64Array.from(likelihood),
    benefit: (scenario) => benefits[scenario] as Float64Array,
    totals: (chosen) =>
      Float64Array.from(benefits, (benefit) => chosen.reduce((sum, pair) => sum + at(benefit, pair), 0)),
    mixture: (weights) =>
      Float64Array.from({ length: pairs }, (_, pair) =>
        benefits.reduce((sum, benefit, s) => sum + at(weights, s) * at(benefit, pair), 0),
      ),
  };
}

/** The first so many scenarios alone, each as likely among them as before. */
export function firstOf(scenarios: Scenarios, count: number): Scenarios {
  if (count >= scenarios.count) return scenarios;
  const likelihood = scenarios.likelihood.slice(0, count);
  const total = likelihood.reduce((sum, share) => sum + share, 0);
  return {
    ...{ count, likelihood: likelihood.map((share) => share / total), benefit: scenarios.benefit },
    totals: (pairs) => scenarios.totals(pairs).slice(0, count),
    mixture: (weights) => {
      const all = new Float64Array(scenarios.count);
      all.set(weights);
      return scenarios.mixture(all);
    },
  };
}

/** What is drawn: need by area, effect by intervention, each with its standard deviation. */
export interface Uncertain {
  readonly need: Float64Array;
  readonly needSd: Float64Array;
  readonly effect: Float64Array;
  readonly effectSd: Float64Array;
  /** People times fit, by pair: what need and effect are multiplied with. */
  readonly reach: Float64Array;
  /** By pair; null where the fit is taken as certain. */
  readonly reachSd?: Float64Array | null | undefined;
}

/**
 * Scenarios drawn from what is uncertain: needs, effects and fits from normal distributions of their own, needs and fits not below 0. An effect may be below 0: help that
 * harms. An intervention's effect is the same everywhere within a scenario, so that a mistake about it is a mistake in all areas at once. Draw s has the
 * stream s of the seed.
 */
export function drawScenarios(
  { need, needSd, effect, effectSd, reach, reachSd = null }: Uncertain,
  problem: AllocationProblem,
  { draws, seed }: { readonly draws: number; readonly seed: number },
): Scenarios {
  const { areas, interventions } = problem;
  const needs: Float32Array[] = [];
  const effects: Float64Array[] = [];
  const reaches: ArrayLike<number>[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const random = createRandom(seed, draw);
    effects.push(effect.map((mean, i) => mean + at(effectSd, i) * random.normal()));
    const drawn = new Float32Array(areas);
    for (let area = 0; area < areas; area++)
      drawn[area] = Math.max(0, (need[area] as number) + (needSd[area] as number) * random.normal());
    needs.push(drawn);
    if (reachSd === null) {
      reaches.push(reach);
      continue;
    }
    const reached = new Float32Array(reach.length);
    for (let pair = 0; pair < reach.length; pair++)
      reached[pair] = Math.max(0, (reach[pair] as number) + (reachSd[pair] as number) * random.normal());
    reaches.push(reached);
  }
  const benefit = (scenario: number) => {
    const needOf = needs[scenario] as Float32Array;
    const effectOf = effects[scenario] as Float64Array;
    const reachOf = reaches[scenario] as ArrayLike<number>;
    const benefits = new Float64Array(areas * interventions);
    for (let area = 0, pair = 0; area < areas; area++)
      for (let i = 0; i < interventions; i++, pair++)
        benefits[pair] =
          (problem.benefit[pair] as number) === -Infinity
            ? -Infinity
            : (reachOf[pair] as number) * (needOf[area] as number) * (effectOf[i] as number);
    return benefits;
  };
  return {
    count: draws,
    likelihood: new Float64Array(draws).fill(1 / draws),
    benefit,
    totals: (pairs) =>
      Float64Array.from({ length: draws }, (_, draw) => {
        const needOf = needs[draw] as Float32Array;
        const effectOf = effects[draw] as Float64Array;
        const reachOf = reaches[draw] as ArrayLike<number>;
        let sum = 0;
        for (const pair of pairs)
          sum +=
            (reachOf[pair] as number) *
            (needOf[Math.floor(pair / interventions)] as number) *
            (effectOf[pair % interventions] as number);
        return sum;
      }),
    mixture: (weights) => {
      const mixed = new Float64Array(areas * interventions);
      for (let draw = 0; draw < draws; draw++) {
        const weight = weights[draw] as number;
        if (weight === 0) continue;
        const needOf = needs[draw] as Float32Array;
        const effectOf = effects[draw] as Float64Array;
        const reachOf = reaches[draw] as ArrayLike<number>;
        for (let area = 0, pair = 0; area < areas; area++) {
          const share = weight * (needOf[area] as number);
          for (let i = 0; i < interventions; i++, pair++)
            mixed[pair] = (mixed[pair] as number) + share * (reachOf[pair] as number) * (effectOf[i] as number);
        }
      }
      for (let pair = 0; pair < mixed.length; pair++) if (problem.benefit[pair] === -Infinity) mixed[pair] = -Infinity;
      return mixed;
    },
  };
}

import type { SaltelliDesign } from '#foundations/sensitivity-analysis';
import type { IndexModel, UncertaintySpec } from '../compute/model.ts';
import {
  alternativesOf,
  type DrawPlan,
  memberStarts,
  noisy,
  possibleOmissions,
  writeWeights,
} from '../uncertainty/uncertainty-plan.ts';
import type { Assumption } from './assumptions.ts';

/**
 * Every evaluation of a design as a draw: the place of each assumption in [0, 1) says what is chosen, with the same chances as in `planDraws`. A place for
 * the standard errors picks one of 2^32 sets of errors, drawn for all indicators at once.
 *
 * Source: L. Lilburne and S. Tarantola (2009), "Sensitivity analysis of spatial models", International Journal of Geographical Information Science
 * 23, 151-168, for errors over a whole map as one assumption.
 */
export function planEvaluations(
  model: IndexModel,
  spec: UncertaintySpec,
  assumptions: readonly Assumption[],
  design: SaltelliDesign,
): DrawPlan {
  const draws = design.evaluations;
  const { normalisations, aggregations } = alternativesOf(model, spec);
  const omissions = possibleOmissions(model);
  const starts = memberStarts(model);
  const members = starts.at(-1)!;
  const positions = positionsOf(assumptions, starts);
  const normalisation = new Uint16Array(draws);
  const aggregation = new Uint16Array(draws);
  const weights = new Float64Array(draws * members);
  const errorSets = new Uint32Array(draws);

  for (let draw = 0; draw < draws; draw++) {
    /** 0 where nothing is left open: the first alternative, no omission, the first set of errors. */
    const placeOf = (kind: Assumption['kind']): number => {
      const at = positions.kinds.get(kind);
      return at === undefined ? 0 : design.at(draw, at);
    };
    const omitted = placeOf('drop-one') < 0.5 ? null : Math.floor((2 * placeOf('drop-one') - 1) * omissions.length);
    const absent = omitted === null ? null : omissions[omitted]!;
    normalisation[draw] = Math.floor(placeOf('normalise') * normalisations.length);
    aggregation[draw] = Math.floor(placeOf('aggregate') * aggregations.length);
    errorSets[draw] = Math.floor(placeOf('standard-errors') * 2 ** 32);
    for (const [index, group] of model.groups.entries()) {
      const start = starts[index]!;
      const factorOf = (member: number): number => {
        const at = positions.weights[start + member];
        return at === undefined ? 1 : noisy(spec.weightNoise, design.at(draw, at));
      };
      writeWeights(group, factorOf, absent, start, weights, draw * members);
    }
  }
  return { draws, normalisations, aggregations, normalisation, aggregation, weights, errorSets };
}

function positionsOf(assumptions: readonly Assumption[], starts: readonly number[]) {
  const weights: (number | undefined)[] = [];
  const kinds = new Map<Assumption['kind'], number>();
  for (const [at, assumption] of assumptions.entries())
    if (assumption.kind === 'weight') weights[starts[assumption.group]! + assumption.member] = at;
    else kinds.set(assumption.kind, at);
  return { weights, kinds };
}

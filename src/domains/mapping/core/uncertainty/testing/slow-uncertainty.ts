import { createRandom, quantile, sampleStandardDeviation } from '#foundations/numeric';
import { aggregate } from '../../compute/aggregate.ts';
import type { GroupUncertainty, IndexModel } from '../../compute/model.ts';
import { normalise } from '../../compute/normalise.ts';
import { rankByNeed } from '../../compute/rank-by-need.ts';
import { type DrawPlan, streamOfErrors } from '../uncertainty-plan.ts';

/** Every draw computed like an index of its own, and everything kept: slow, and easy to believe. */
export function slowUncertainty(model: IndexModel, plan: DrawPlan, seed: number): GroupUncertainty[] {
  const draws = Array.from({ length: plan.draws }, (_, draw) => scoresOfDraw(model, plan, seed, draw));
  return model.groups.map((_, group) => {
    const scores = draws.map((groups) => at(groups, group));
    const ranks = scores.map(rankByNeed);
    const perArea = (of: (area: number) => number): Float64Array =>
      Float64Array.from({ length: model.areaCount }, (_, area) => of(area));
    const ranksOf = (area: number): number[] => ranks.map((row) => at(row, area));
    const last = Math.ceil(model.areaCount / 10);
    return {
      scoreSd: perArea((area) => sampleStandardDeviation(scores.map((column) => at(column, area)))),
      rankP05: perArea((area) => quantile(ranksOf(area), 0.05)),
      rankP50: perArea((area) => quantile(ranksOf(area), 0.5)),
      rankP95: perArea((area) => quantile(ranksOf(area), 0.95)),
      topDecile: perArea((area) => ranksOf(area).filter((rank) => rank <= last).length / plan.draws),
    };
  });
}

function scoresOfDraw(model: IndexModel, plan: DrawPlan, seed: number, draw: number): Float64Array[] {
  const methods = at(plan.normalisations, at(plan.normalisation, draw));
  const aggregates = at(plan.aggregations, at(plan.aggregation, draw));
  const normalised = model.indicators.map((indicator, i) =>
    normalise(measuredAgain(model, seed, draw, i), indicator.direction, at(methods, i)),
  );
  const scores: Float64Array[] = [];
  let next = draw * model.groups.reduce((count, { members }) => count + members.length, 0);
  for (const [group, { members, normalise: method }] of model.groups.entries()) {
    const columns = members.map(({ kind, index }) => at(kind === 'indicator' ? normalised : scores, index));
    const weights = members.map(() => at(plan.weights, next++));
    const score = aggregate(at(aggregates, group), columns, weights);
    scores.push(method ? normalise(score, 1, method) : score);
  }
  return scores;
}

function measuredAgain(model: IndexModel, seed: number, draw: number, indicator: number): Float64Array {
  const { values, standardError } = at(model.indicators, indicator);
  if (!standardError) return values;
  const random = createRandom(seed, streamOfErrors(model, draw, indicator));
  return values.map((value, area) => {
    const deviation = at(standardError.values, area);
    const error = deviation * random.normal();
    if (deviation === 0) return value;
    if (standardError.scale === 'value') return value + error;
    return 1 / (1 + Math.exp(-(Math.log(value / (1 - value)) + error)));
  });
}

function at<Item>(items: ArrayLike<Item>, index: number): Item {
  const item = items[index];
  if (item === undefined) throw new RangeError(`nothing at ${index} of ${items.length}`);
  return item;
}

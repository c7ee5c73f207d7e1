import { needsPositive } from '../compute/aggregate.ts';
import { computeIndex } from '../compute/compute-index.ts';
import type { IndexModel } from '../compute/model.ts';
import { whyNotNormalise } from '../compute/normalise.ts';
import type { DrawPlan } from './uncertainty-plan.ts';
import type { UncertaintyProblem } from './uncertainty-problem.ts';

/** What can be seen before anything is normalised: alternatives that cannot apply to an indicator, rates that have no logit. */
export function whyNotPrepare({ indicators }: IndexModel, plan: DrawPlan): UncertaintyProblem | null {
  for (const methods of plan.normalisations)
    for (const [i, { id, values }] of indicators.entries()) {
      const { method } = methods[i]!;
      const because = whyNotNormalise(values, methods[i]!);
      if (because) return { kind: 'cannot-normalise', of: 'indicator', id, method, because };
    }
  for (const { id, values, standardError } of indicators) {
    if (standardError?.scale !== 'logit') continue;
    const area = values.findIndex((value, i) => standardError.values[i]! > 0 && !(value > 0 && value < 1));
    if (area !== -1) return { kind: 'rate-outside-limits', indicator: id, area, value: values[area]! };
  }
  return null;
}

/**
 * Whether every pair of alternatives can apply, with the weights as they are: no mean of powers over a value that is 0 or negative, no group to
 * normalise whose areas are all equal. `leastNormalised` gives the smallest value of an indicator by an alternative. Where all are positive and no group is
 * normalised, nothing can go wrong and nothing is computed.
 */
export function whyNotDraw(
  model: IndexModel,
  plan: DrawPlan,
  leastNormalised: (alternative: number, indicator: number) => number,
): UncertaintyProblem | null {
  const normalisesGroups = model.groups.some(({ normalise }) => normalise !== null);
  for (const [alternative, methods] of plan.normalisations.entries()) {
    const allPositive = methods.every((_, i) => leastNormalised(alternative, i) > 0);
    for (const aggregates of plan.aggregations) {
      if (!normalisesGroups && (allPositive || !aggregates.some(needsPositive))) continue;
      const computed = computeIndex({
        ...model,
        indicators: model.indicators.map((indicator, i) => ({ ...indicator, normalise: methods[i]! })),
        groups: model.groups.map((group, i) => ({ ...group, aggregate: aggregates[i]! })),
      });
      if (!computed.ok) return computed.problem;
    }
  }
  return null;
}

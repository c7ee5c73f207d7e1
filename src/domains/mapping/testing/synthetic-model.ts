import { createRandom } from '#foundations/numeric';
import type {
  Aggregate,
  IndexModel,
  ModelGroup,
  ModelIndicator,
  Normalise,
  UncertaintySpec,
} from '../core/compute/model.ts';

export const rankExponential: Normalise = { method: 'rank-exponential', k: 23, offset: 1, ties: 'average' };
export const from1To100: Normalise = { method: 'min-max', to: [1, 100] };
export const zScore: Normalise = { method: 'z-score' };

/** Made-up indicators, skewed as real ones are and related to each other; the same for the same seed. */
export function syntheticIndicators(count: number, areas: number, seed = 1): ModelIndicator[] {
  const random = createRandom(seed);
  const common = Float64Array.from({ length: areas }, () => random.normal());
  return Array.from({ length: count }, (_, i) => ({
    id: `indicator-${i}`,
    direction: i % 4 === 3 ? -1 : 1,
    values: common.map((shared) => Math.exp(0.4 * shared + 0.4 * random.normal())),
    standardError: null,
    normalise: rankExponential,
  }));
}

/** Groups of the given sizes over as many indicators, and one above them all where there are several. */
export function syntheticModel(sizes: readonly number[], areas: number, seed = 1): IndexModel {
  const count = sizes.reduce((total, size) => total + size, 0);
  let next = 0;
  const groups: ModelGroup[] = sizes.map((size, group) => ({
    id: `group-${group}`,
    aggregate: 'weighted-mean',
    normalise: null,
    members: Array.from({ length: size }, (_, i) => ({ kind: 'indicator', index: next++, weight: 1 + (i % 3) })),
  }));
  if (sizes.length > 1)
    groups.push({
      id: 'top',
      aggregate: 'weighted-mean',
      normalise: null,
      members: sizes.map((_, index) => ({ kind: 'group', index, weight: 1 + (index % 2) })),
    });
  return { areaCount: areas, indicators: syntheticIndicators(count, areas, seed), groups };
}

/** The model with the same aggregate for all groups, or one for each. */
export function withAggregates(model: IndexModel, aggregates: Aggregate | readonly Aggregate[]): IndexModel {
  const of = (i: number): Aggregate | undefined => (typeof aggregates === 'string' ? aggregates : aggregates[i]);
  return { ...model, groups: model.groups.map((group, i) => ({ ...group, aggregate: of(i) ?? group.aggregate })) };
}

export function withIndicators(
  model: IndexModel,
  change: (indicator: ModelIndicator, index: number) => object,
): IndexModel {
  return { ...model, indicators: model.indicators.map((one, i) => ({ ...one, ...change(one, i) })) };
}

/** Nothing varies but what is asked for. */
export function specOf(changes: Partial<UncertaintySpec>): UncertaintySpec {
  return { draws: 60, seed: 1, weightNoise: 0, normalise: [], aggregate: [], dropOne: false, ...changes };
}

import { mean, type Random, sampleStandardDeviation } from '#foundations/numeric';
import { type SaltelliDesign, type SobolIndex, sobolIndices } from '#foundations/sensitivity-analysis';
import type { OutputTable } from '../version/index-tables.ts';

/** What is asked of every evaluation: how far the areas' ranks move from the recipe's own, and what share of the top decile is no longer in it. */
export const TARGETS = ['mean-rank-change', 'top-decile-change'] as const;
export type TargetKind = (typeof TARGETS)[number];

/** How one group answers to each assumption that can touch it. */
export interface TargetSensitivity {
  readonly groupId: string;
  readonly kind: TargetKind;
  /** Over the evaluations of A and B: how much moves when nothing is settled. */
  readonly mean: number;
  readonly sd: number;
  /** `index` is `null` where the target never changes: there is nothing to share out. */
  readonly assumptions: readonly { readonly id: string; readonly index: SobolIndex | null }[];
}

/** What is kept of a study with a version. */
export interface StoredSensitivity {
  readonly samples: number;
  readonly evaluations: number;
  readonly seed: number;
  readonly targets: readonly TargetSensitivity[];
}

/** Intervals come from this many resamples. */
const RESAMPLES = 1000;

/** One target of one group: `outcomes` in the order of the design, `touching` the assumptions (by position) that its rows are for. */
export function targetSensitivity(
  design: SaltelliDesign,
  { groupId, kind, outcomes }: { readonly groupId: string; readonly kind: TargetKind; readonly outcomes: Float64Array },
  assumptions: readonly { readonly id: string; readonly touches: boolean }[],
  random: Random,
): TargetSensitivity {
  const free = outcomes.subarray(0, 2 * design.samples);
  const indices = sobolIndices(design, outcomes, { resamples: RESAMPLES, random });
  return {
    groupId,
    kind,
    mean: mean(free),
    sd: sampleStandardDeviation(free),
    assumptions: assumptions.flatMap(({ id, touches }, at) =>
      touches ? [{ id, index: indices === null ? null : indices[at]! }] : [],
    ),
  };
}

/** `GROUP.mean_rank_change` or `GROUP.top_decile_change`. */
export function targetName({ groupId, kind }: Pick<TargetSensitivity, 'groupId' | 'kind'>): string {
  return `${groupId}.${kind.replaceAll('-', '_')}`;
}

/** `sensitivity.csv`; blank where an index does not exist. */
export function sensitivityTable(targets: readonly TargetSensitivity[]): OutputTable {
  return {
    header: [
      ...['assumption', 'target', 'first_order', 'total'],
      ...['first_order_low', 'first_order_high', 'total_low', 'total_high'],
    ],
    rows: targets.flatMap((target) =>
      target.assumptions.map(({ id, index }) => [id, targetName(target), ...cellsOf(index)]),
    ),
  };
}

function cellsOf(index: SobolIndex | null): (number | null)[] {
  if (index === null) return new Array<null>(6).fill(null);
  const { firstOrder, total, firstOrderInterval, totalInterval } = index;
  return [firstOrder, total, firstOrderInterval.low, firstOrderInterval.high, totalInterval.low, totalInterval.high];
}

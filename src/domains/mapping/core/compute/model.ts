/**
 * An index ready to be computed: columns joined, missing values settled, outliers treated. The base build and every uncertainty
 * draw start from one of these, so that a draw can never see data the base build did not.
 */
export interface IndexModel {
  readonly areaCount: number;
  readonly indicators: readonly ModelIndicator[];
  /** In order of dependency: a group stands after every group it holds. */
  readonly groups: readonly ModelGroup[];
}

export interface ModelIndicator {
  readonly id: string;
  /** 1 when a larger value means more need, -1 when a smaller one does. */
  readonly direction: 1 | -1;
  /** One value per area, after imputation and treatment; never NaN. */
  readonly values: Float64Array;
  readonly standardError: StandardError | null;
  readonly normalise: Normalise;
}

/** Sampling error of an indicator, one per area (0 where none is known), on the scale where it was given. */
export interface StandardError {
  readonly scale: 'value' | 'logit';
  readonly values: Float64Array;
}

export interface ModelGroup {
  readonly id: string;
  readonly aggregate: Aggregate;
  readonly normalise: Normalise | null;
  readonly members: readonly ModelMember[];
}

/** `index` points into `indicators` or `groups` of the same model. */
export interface ModelMember {
  readonly kind: 'indicator' | 'group';
  readonly index: number;
  readonly weight: number;
}

export type Aggregate = 'weighted-sum' | 'weighted-mean' | 'geometric-mean' | 'harmonic-mean';

export type Normalise =
  | {
      readonly method: 'rank-exponential';
      readonly k: number;
      readonly offset: number;
      readonly ties: 'average' | 'min';
    }
  | { readonly method: 'min-max'; readonly to: readonly [number, number] }
  | { readonly method: 'z-score' | 'rank' | 'percentile-rank' | 'distance-to-max' | 'none' };

/** Scores and ranks of one group: rank 1 is the most need, ties share the smallest rank. */
export interface GroupScores {
  readonly score: Float64Array;
  readonly rank: Uint32Array;
}

/** How much the ranks of one group move over the draws. One entry per area in each array. */
export interface GroupUncertainty {
  readonly scoreSd: Float64Array;
  readonly rankP05: Float64Array;
  readonly rankP50: Float64Array;
  readonly rankP95: Float64Array;
  /** Share of draws in which the area's rank is at most ceil(N / 10). */
  readonly topDecile: Float64Array;
}

export interface UncertaintySpec {
  readonly draws: number;
  readonly seed: number;
  /** Each weight is multiplied by a uniform factor in [1 - weightNoise, 1 + weightNoise]. */
  readonly weightNoise: number;
  /** Alternatives, one drawn per draw and applied to every indicator; empty keeps each indicator's own. */
  readonly normalise: readonly Normalise[];
  /** Alternatives, one drawn per draw and applied to every group; empty keeps each group's own. */
  readonly aggregate: readonly Aggregate[];
  readonly dropOne: boolean;
}

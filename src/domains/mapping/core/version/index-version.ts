import type { Vintage } from '#domains/geography/core';
import type { Aggregate } from '../compute/model.ts';
import type { AllowedInput } from '../gates/allowance.ts';

/** A stored, replayable result of one recipe: what it was made of, and how. */
export interface IndexVersion {
  readonly id: string;
  readonly recipeId: string;
  readonly title: string;
  readonly status: VersionStatus;
  readonly createdAt: string;
  /** When it was last made public; null for one that never was, and for an example. */
  readonly publishedAt: string | null;
  /** The edition that its areas are of: one code can mean different ground in two. */
  readonly vintage: Vintage;
  readonly areaCount: number;
  /** The recipe as it was read, so that every figure can be built again. */
  readonly recipe: unknown;
  readonly provenance: Provenance;
  readonly indicators: readonly IndicatorSummary[];
  readonly groups: readonly GroupSummary[];
  readonly coverage: readonly CoverageStatement[];
}

/** What is known of a version once it is built; the rest comes with storing it. */
export type BuiltVersion = Omit<IndexVersion, 'id' | 'status' | 'createdAt' | 'publishedAt' | 'vintage'>;

/**
 * draft: seen by staff alone. published: public, at most one of a recipe. superseded: it was public until a newer one of its recipe was.
 * withdrawn: it was public until somebody took it back. example: public as long as nothing is published.
 */
export type VersionStatus = 'example' | 'draft' | 'published' | 'superseded' | 'withdrawn';

export interface Provenance {
  readonly programVersion: string;
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
  readonly seed: number;
  readonly draws: number;
  readonly warnings: readonly string[];
  /** Whether the inputs were held against a table of protected characteristics. */
  readonly associationGate: 'checked' | 'not-checked';
  /** What goes closely with protected shares, and which steward let it in, with the reason; absent where nothing does. */
  readonly allowed?: readonly AllowedInput[];
}

export interface IndicatorSummary {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly licence: string;
  readonly year: number;
  readonly direction: 1 | -1;
  readonly imputed: number;
  readonly treated: number;
}

export interface GroupSummary {
  readonly id: string;
  readonly title: string;
  readonly aggregate: Aggregate;
  readonly members: readonly { readonly id: string; readonly weight: number }[];
  /** Held by no other group. The axes vulnerability, amenability and propensity are top groups with these ids. */
  readonly isTop: boolean;
}

/** "The top decile of areas holds `shareInTopDecile` of the people in need; the rest live elsewhere." */
export interface CoverageStatement {
  readonly groupId: string;
  /** What was counted: people, or people in need where a numerator allows. */
  readonly of: 'people' | 'people-in-need';
  /** Whose numerator counted the people in need. */
  readonly indicatorId?: string;
  readonly shareInTopDecile: number;
}

/** One area's part of an index version. Arrays follow the order of the version's indicators and groups. */
export interface AreaResult {
  readonly code: string;
  readonly name: string;
  readonly parent: string | null;
  readonly population: number | null;
  /** As published in the source; null where it was missing and imputed. */
  readonly raw: readonly (number | null)[];
  /** After normalising: larger always means more. */
  readonly normalised: readonly number[];
  readonly groups: readonly AreaGroupResult[];
}

export interface AreaGroupResult {
  readonly score: number;
  readonly rank: number;
  readonly uncertainty: {
    readonly scoreSd: number;
    readonly rankP05: number;
    readonly rankP50: number;
    readonly rankP95: number;
    readonly topDecile: number;
  } | null;
}

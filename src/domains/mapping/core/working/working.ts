import type { Vintage } from '#domains/geography/core';
import type { WorkingState } from './apply-change.ts';
import type { Step } from './steps.ts';

/** A recipe that somebody works on, with everything that was done to it. */
export interface Working {
  readonly id: string;
  /** The version it began from; `null` for one that began with nothing. */
  readonly versionId: string | null;
  /** The edition of the areas that it is about. */
  readonly vintage: Vintage;
  readonly steps: readonly Step[];
  readonly notes: readonly Note[];
  /** As it stands after the last step. */
  readonly state: WorkingState;
}

/** What somebody wrote down about a working, and at which step. */
export interface Note {
  readonly id: string;
  readonly step: number;
  readonly text: string;
  readonly by: string;
  readonly at: Date;
}

/** One line in a list of workings. */
export interface WorkingHeading {
  readonly id: string;
  readonly title: string;
  readonly versionId: string | null;
  readonly vintage: Vintage;
  readonly steps: number;
  readonly changedBy: string;
  readonly changedAt: Date;
}

/** The longest note, in characters. */
export const longestNote = 2_000;

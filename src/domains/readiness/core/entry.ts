import type { RequirementId } from './requirement.ts';

/** A text as somebody recorded it. It never changes; another version takes its place. */
export interface Entry {
  readonly id: string;
  readonly requirement: RequirementId;
  /** 1 for the first. */
  readonly version: number;
  readonly text: string;
  /** The id of one of the staff. */
  readonly recordedBy: string;
  readonly recordedAt: Date;
  /** The day by which somebody has to look at it again: "2027-11-25". */
  readonly reviewBy: string;
}

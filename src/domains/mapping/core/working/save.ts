/** A wish to make a working into a version, and what became of it. */
export interface Save {
  readonly id: string;
  readonly workingId: string;
  /** The state that is to become a version. */
  readonly step: number;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly outcome: SaveOutcome;
}

export type SaveOutcome =
  /** Not begun, or taken up again after an interruption. `progress` is the share of the draws that was done. */
  | { readonly state: 'waiting' | 'building'; readonly progress: number }
  | { readonly state: 'stored'; readonly versionId: string }
  /** The recipe cannot become a version; `problem` says why, as whoever asked is told. */
  | { readonly state: 'refused'; readonly problem: unknown }
  /** Something went wrong that was nobody's doing, as often as it was tried. */
  | { readonly state: 'failed' };

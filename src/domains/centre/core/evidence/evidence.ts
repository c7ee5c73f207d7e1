/**
 * How far a finding can be relied on: strong for several sound trials that agree, moderate for one or for a review of mixed studies, weak for studies without
 * a fair comparison, none where nothing was found. "None" is an answer, and is shown.
 */
export type Quality = 'strong' | 'moderate' | 'weak' | 'none';

/** A study or report. `url` is the page where it, or its summary, was read; null where it is taken over from others who read it. */
export interface Source {
  readonly cite: string;
  readonly design: string;
  readonly url: string | null;
}

export interface Finding {
  readonly says: string;
  readonly quality: Quality;
  /** Ids of sources; none where nothing was found. */
  readonly sources: readonly string[];
}

/** The five letters of EMMIE (Johnson, Tilley and Bowers 2015), in their order. */
export const LETTERS = ['effect', 'mechanism', 'moderators', 'implementation', 'economics'] as const;
export type Letter = (typeof LETTERS)[number];

/** What is known of one kind of help, each letter with a quality of its own, and the harm that was seen. */
export interface Evidence {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly emmie: Readonly<Record<Letter, Finding>>;
  readonly harms: Finding;
  /** The day on which it was last gone through, ISO. */
  readonly checkedOn: string;
}

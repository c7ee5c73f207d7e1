/** How old somebody says they are. It is asked to protect children, and never stored. */
export const AGES = ['adult', 'teen', 'child'] as const;
export type Age = (typeof AGES)[number];

export const isAge = (text: string): text is Age => AGES.some((age) => age === text);

/** What is offered at an age (Children's Code, standards 3, 7 and 8: the best interests of the child, high privacy by default, no more data than needed). */
export interface Offer {
  /** To write for a wave and to be counted. */
  readonly prepare: boolean;
  /** To have the words on the wall, with a first name and a place. */
  readonly wall: boolean;
  /** To be asked whether it was shared. */
  readonly asked: boolean;
}

const offers: Readonly<Record<Age, Offer>> = {
  adult: { prepare: true, wall: true, asked: true },
  // 13 to 17: no name, no wall, no place, no proof that anything was shared.
  teen: { prepare: true, wall: false, asked: false },
  // Under 13: private ways to speak alone.
  child: { prepare: false, wall: false, asked: false },
};

export const offerAt = (age: Age): Offer => offers[age];

/** Whether somebody of an age may write for a wave. */
export const mayWrite = (age: Age, isForAdults: boolean): boolean =>
  offerAt(age).prepare && (age === 'adult' || !isForAdults);

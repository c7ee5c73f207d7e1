import type { PhraseText } from './phrases.ts';

/** What is said, and what only sounds like it: a phrase of the first kind that touches one of the second is passed over. */
export interface SaidUnless {
  readonly said: readonly PhraseText[];
  readonly unless: readonly PhraseText[];
}

/** What notes listen for in one language. Each list is short on purpose: a note that is often wrong teaches people to look past all of them. */
export interface NoteWords {
  /** Saying sorry for what others did. "Not in my name" was attacked for implying that somebody owed an apology. */
  readonly apology: SaidUnless;
  /** Speaking for everybody, or about everybody. One person's own voice is heard; and blame for all of a group is what the other side does. */
  readonly collective: SaidUnless;
  /** Names for people that close ears. Not slurs, which moderators see veiled. */
  readonly insult: SaidUnless;
  readonly person: {
    /** Before a name. */
    readonly titles: readonly PhraseText[];
    /** After a name. */
    readonly titlesAfter: readonly PhraseText[];
    /** First names that are common where the language is spoken, in its script. With another name after them they are somebody. */
    readonly firstNames: string;
    /** Second names that are common, for scripts without capitals. */
    readonly secondNames: string;
    /** God, prophets, places, days: named as persons are, and none to be careful about. */
    readonly unless: readonly PhraseText[];
  };
  readonly number: {
    /** What a share is called: after a figure it is a claim. */
    readonly shares: readonly PhraseText[];
    /** Of what a figure is a claim. "15 years" and "three streets" are nobody's claim. */
    readonly counted: readonly PhraseText[];
    /** Figures that are words. */
    readonly magnitudes: readonly PhraseText[];
    /** Where it says where the figure is from, nothing is noted. */
    readonly sources: readonly PhraseText[];
  };
}

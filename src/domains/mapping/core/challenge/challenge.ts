import { accept, type Result, refuse } from '#foundations/result';
import { graphemeCount, presentable } from '#foundations/text';

/** Somebody says that a figure about an area is wrong. What is wrong is said in words; which figure, by its indicator or as the band of an axis. */
export interface Challenge {
  readonly id: string;
  readonly versionId: string;
  readonly areaCode: string;
  /** The id of an indicator; null for the area as a whole. */
  readonly indicator: string | null;
  readonly words: string;
  /** The tag of the language it is in, as its writer says. */
  readonly language: string;
  /** What moderation has decided. Only what is shown is public, and only that is answered. */
  readonly state: ChallengeState;
  /** The day, as YYYY-MM-DD: no moment stands beside anybody's words. */
  readonly askedOn: string;
}

export const challengeStates = ['pending', 'held', 'shown', 'rejected'] as const;
export type ChallengeState = (typeof challengeStates)[number];

/** What somebody of the staff answers, under their name, for everybody to read. An answer is never changed; another may follow it. */
export interface ChallengeAnswer {
  readonly outcome: ChallengeOutcome;
  readonly words: string;
  /** The version in which the figure is right; of `corrected` alone. */
  readonly correctedIn: string | null;
  readonly by: string;
  readonly at: Date;
}

export const challengeOutcomes = ['stands', 'wrong', 'corrected', 'cannot-tell'] as const;
export type ChallengeOutcome = (typeof challengeOutcomes)[number];

export interface AnsweredChallenge extends Challenge {
  /** The oldest first. */
  readonly answers: readonly ChallengeAnswer[];
}

/** In signs as a reader counts them. */
export const longestChallenge = 800;
export const longestAnswer = 2000;

export type WordsProblem =
  | { readonly kind: 'empty' }
  /** Emoji, digits or signs alone. */
  | { readonly kind: 'no-words' }
  | { readonly kind: 'too-long'; readonly by: number };

/** Reads what somebody typed, in at most `longest` signs. */
export function readWords(typed: string, language: string, longest: number): Result<string, WordsProblem> {
  const words = presentable(typed);
  if (words === '') return refuse({ kind: 'empty' });
  if (!/\p{L}/u.test(words)) return refuse({ kind: 'no-words' });
  const length = words.length > 4 * longest ? words.length : graphemeCount(words, language);
  return length > longest ? refuse({ kind: 'too-long', by: length - longest }) : accept(words);
}

export type AnswerProblem =
  | { readonly kind: 'not-shown' }
  | { readonly kind: 'words'; readonly problem: WordsProblem }
  | { readonly kind: 'no-outcome' }
  /** "Corrected" without a version that is public and another than the one that was challenged. */
  | { readonly kind: 'not-corrected' };

/** What was typed into the form of an answer. */
export interface AnswerDraft {
  readonly outcome: string;
  readonly words: string;
  readonly correctedIn: string;
}

/** Decides whether a challenge may be answered like this. `corrections` are the versions that are public now. */
export function answerTo(
  challenge: Challenge,
  draft: AnswerDraft,
  corrections: readonly string[],
): Result<Pick<ChallengeAnswer, 'outcome' | 'words' | 'correctedIn'>, AnswerProblem> {
  if (challenge.state !== 'shown') return refuse({ kind: 'not-shown' });
  const outcome = challengeOutcomes.find((one) => one === draft.outcome);
  if (outcome === undefined) return refuse({ kind: 'no-outcome' });
  const words = readWords(draft.words, 'en', longestAnswer);
  if (!words.ok) return refuse({ kind: 'words', problem: words.problem });
  if (outcome !== 'corrected') return accept({ outcome, words: words.value, correctedIn: null });
  const isThere = draft.correctedIn !== challenge.versionId && corrections.includes(draft.correctedIn);
  return isThere
    ? accept({ outcome, words: words.value, correctedIn: draft.correctedIn })
    : refuse({ kind: 'not-corrected' });
}

/** What a reader may say of an answer: that it helped, or what was missing. A box for words would fill with accusations. */
export const helpedAnswers = ['yes', 'unclear', 'no-proof', 'other-question', 'unbelieved'] as const;
export type Helped = (typeof helpedAnswers)[number];

export const isHelped = (text: string): text is Helped => (helpedAnswers as readonly string[]).includes(text);

/** What readers said of an answer on one day. */
export interface HelpedOnDay {
  /** ISO date. */
  readonly day: string;
  readonly counts: Readonly<Partial<Record<Helped, number>>>;
}

/** What readers said of an answer, so that a checker can tell many readers from a few busy ones. Nothing follows from it by itself. */
export interface HelpedFigures {
  readonly yes: number;
  readonly total: number;
  /** The share of all that came on the busiest day, 0 to 1. */
  readonly onBusiestDay: number;
  /** Whether so much of it came at once that it says more about whoever sent it than about the answer. */
  readonly isRush: boolean;
}

/** From so many on, and with so much of them on one day although others came on other days, it looks like a call to say so. A judgement. */
const rush = { least: 30, share: 0.8 } as const;

export function helpedFigures(days: readonly HelpedOnDay[]): HelpedFigures {
  const sums = days.map(({ counts }) => Object.values(counts).reduce((total, count) => total + count, 0));
  const total = sums.reduce((all, one) => all + one, 0);
  const yes = days.reduce((all, { counts }) => all + (counts.yes ?? 0), 0);
  const onBusiestDay = total === 0 ? 0 : Math.max(...sums) / total;
  const isRush = total >= rush.least && days.length > 1 && onBusiestDay >= rush.share;
  return { yes, total, onBusiestDay, isRush };
}

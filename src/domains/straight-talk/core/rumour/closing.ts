/** Why a claim gets no answer. */
export const reasonsToClose = ['opinion', 'satire', 'no-claim', 'not-ours'] as const;

/** Why an answer that was public is taken back: a court may be misled by it, it may harm a person, or it should never have been. */
export const reasonsToTakeBack = ['court', 'person', 'mistake'] as const;

/** `same`: it turned out to be another claim. `cleared`: what an answer was taken back for is no more. */
export type Closing = (typeof reasonsToClose)[number] | (typeof reasonsToTakeBack)[number] | 'same' | 'cleared';

/** What concerns an answer that was public, which nobody does alone. */
export type Asked = 'take-back' | 'restore';

export const isReasonToClose = (text: string): text is (typeof reasonsToClose)[number] =>
  (reasonsToClose as readonly string[]).includes(text);

export const isReasonToTakeBack = (text: string): text is (typeof reasonsToTakeBack)[number] =>
  (reasonsToTakeBack as readonly string[]).includes(text);

/** What can be decided. */
export const verdicts = [
  'publish',
  'ask-edit',
  'hold',
  'reject',
  'keep',
  'take-down',
  'agree',
  'disagree',
  'uphold',
  'overturn',
  'escalate',
  'put-right',
  'restore',
] as const;
export type Verdict = (typeof verdicts)[number];

/** What the rules say against a text: why it is not shown, or not yet. */
const againstTheRules = [
  'threat',
  'terrorist',
  'hate',
  'insult',
  'names-somebody',
  'contact-details',
  'child',
  'not-own-words',
  'slogan',
  'for-others',
  'unsourced',
  'link',
  'party-politics',
  'court-case',
  'off-topic',
  'spam',
] as const;

const forTakingDown = [...againstTheRules, 'consent-withdrawn', 'not-who-it-says'] as const;

/**
 * The reasons that may be given for each verdict. A decision has exactly one, and no words beside it: what an author is told is written once, in
 * her language, and nothing a moderator types can hurt or give away.
 */
export const reasonsFor = {
  publish: ['within-rules'],
  'ask-edit': [
    'contact-details',
    'names-somebody',
    'insult',
    'link',
    'unsourced',
    'for-others',
    'not-own-words',
    'child',
    'party-politics',
  ],
  hold: ['second-look', 'other-language', 'court-case', 'after-attack'],
  reject: againstTheRules,
  keep: ['within-rules', 'report-mistaken'],
  'take-down': forTakingDown,
  // With the one that the first person gave.
  agree: forTakingDown,
  disagree: ['within-rules'],
  uphold: ['decision-stands'],
  overturn: ['mistake', 'new-facts'],
  escalate: ['immediate-danger', 'terrorist', 'child', 'legal', 'wrong-figure', 'unsure'],
  'put-right': ['corrected', 'withdrawn'],
  restore: ['mistake', 'new-facts'],
} as const satisfies Record<Verdict, readonly string[]>;

/** Every reason for which something is not shown, in the order of the rules. */
export const hidingReasons = forTakingDown;

export type Reason = (typeof reasonsFor)[Verdict][number];

export const isVerdict = (text: string): text is Verdict => verdicts.some((verdict) => verdict === text);

export function isReasonFor(verdict: Verdict, text: string): text is Reason {
  return reasonsFor[verdict].some((reason) => reason === text);
}

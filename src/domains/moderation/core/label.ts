const hour = 60 * 60 * 1000;

/** How soon somebody should look. */
export const urgencies = ['at-once', 'soon', 'today', 'this-week'] as const;
export type Urgency = (typeof urgencies)[number];

const allowance: Readonly<Record<Urgency, number>> = {
  'at-once': hour,
  soon: 4 * hour,
  today: 24 * hour,
  'this-week': 72 * hour,
};

/** What a program noticed about a text, and how soon somebody should look at it. It is advice: the program never decides. */
export const labels = {
  threat: 'at-once',
  danger: 'at-once',
  terrorist: 'at-once',
  child: 'soon',
  'contact-details': 'soon',
  'names-somebody': 'soon',
  hate: 'soon',
  slur: 'soon',
  quotes: 'soon',
  insult: 'today',
  link: 'today',
  number: 'today',
  collective: 'today',
  apology: 'today',
  capitals: 'today',
  copy: 'today',
  'near-copy': 'today',
  'like-rejected': 'today',
} as const satisfies Record<string, Urgency>;
export type Label = keyof typeof labels;

export const isLabel = (text: string): text is Label => Object.hasOwn(labels, text);

/** The highest urgency among labels; a text that nothing was noticed about waits its turn today. */
export function urgencyOf(noticed: readonly Label[]): Urgency {
  return urgencies.find((urgency) => noticed.some((label) => labels[label] === urgency)) ?? 'today';
}

/**
 * When somebody should have looked. The queue is sorted by this moment alone: what is risky comes first, and what has waited long comes before
 * what is risky and new.
 */
export const dueBy = (urgency: Urgency, from: Date): Date => new Date(from.getTime() + allowance[urgency]);

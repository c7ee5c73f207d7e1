/** From 0 for none to 3 for much, as a checker judges it. */
export type Level = 0 | 1 | 2 | 3;

/** What a checker judges of a claim when it comes; how far it spreads is counted. */
export interface Risk {
  /** Whether people may be attacked because of it. */
  readonly violence: Level;
  /** Whether a person it tells of, or who believes it, may come to harm. */
  readonly harm: Level;
  /** Whether it can be checked at all: a belief or an opinion cannot. */
  readonly checkability: Level;
}

/** Copies of a claim that somebody has confirmed to be copies, in the hour that begins then. */
export interface Sightings {
  readonly hour: Date;
  readonly count: number;
}

/** A claim, as far as its place in the queue hangs on it. */
export interface WaitingClaim {
  readonly id: string;
  readonly risk: Risk;
  readonly sightings: readonly Sightings[];
  /** When an answer was public first; null while there is none. */
  readonly answeredAt: Date | null;
  /** Whether nobody is to answer it: it tells of a private person, or claims nothing. */
  readonly isClosed: boolean;
}

const hour = 3_600_000;

/** So many copies within a day make a level of spread. A judgement, to be put right by what is learned. */
const copiesForLevel = [3, 10, 50] as const;

/** From so many confirmed copies on a claim is going around. One that was seen once or twice is not helped on its way by an answer. */
export const leastCopies = 5;

/** How far a claim spreads now: by its copies within the 24 hours before. */
export function spreadOf(sightings: readonly Sightings[], now: Date): Level {
  const since = now.getTime() - 24 * hour;
  const copies = sum(sightings.filter((one) => one.hour.getTime() > since && one.hour <= now));
  return copiesForLevel.filter((least) => copies >= least).length as Level;
}

/**
 * How pressing a claim is, 0 to 24: three times the risk of violence, twice the spread, twice the harm to a person, and whether it can be checked. Whatever else is so, a
 * claim for which people may be attacked comes before one for which they may not (`compareUrgency`).
 */
export function urgencyOf({ risk, sightings }: Pick<WaitingClaim, 'risk' | 'sightings'>, now: Date): number {
  return 3 * risk.violence + 2 * spreadOf(sightings, now) + 2 * risk.harm + risk.checkability;
}

/** Within how many hours a claim is to have its answer. */
export function hoursToAnswer(claim: Pick<WaitingClaim, 'risk' | 'sightings'>, now: Date): number {
  if (claim.risk.violence === 3) return 2;
  const urgency = urgencyOf(claim, now);
  if (urgency >= 12) return 8;
  return urgency >= 6 ? 24 : 72;
}

/** The order of the queue: a high risk of violence first, then by urgency, then whoever has waited longest. */
export function compareUrgency(now: Date): (one: WaitingClaim, other: WaitingClaim) => number {
  const isViolent = ({ risk }: WaitingClaim) => Number(risk.violence === 3);
  const seenAt = ({ sightings }: WaitingClaim) => Math.min(...sightings.map(({ hour: at }) => at.getTime()));
  return (one, other) =>
    isViolent(other) - isViolent(one) ||
    urgencyOf(other, now) - urgencyOf(one, now) ||
    seenAt(one) - seenAt(other) ||
    (one.id < other.id ? -1 : 1);
}

/** Whether a claim goes around. */
export const isSpreading = ({ sightings }: Pick<WaitingClaim, 'sightings'>): boolean => sum(sightings) >= leastCopies;

/**
 * The unchallenged clock of a claim, in hours: from its first copy to its answer, or to now. Null for a claim that does not go around, or that nobody is to answer.
 */
export function hoursUnchallenged(claim: WaitingClaim, now: Date): number | null {
  if (claim.isClosed || !isSpreading(claim)) return null;
  const first = Math.min(...claim.sightings.map(({ hour: at }) => at.getTime()));
  return Math.max(0, ((claim.answeredAt ?? now).getTime() - first) / hour);
}

/** The clock over all claims. */
export interface UnchallengedClock {
  /** Claims that go around without an answer. */
  readonly unanswered: number;
  /** Hours that the longest of them has stood; null for none. */
  readonly longestHours: number | null;
  /** Hours that claims stood before they were answered: the middle one, the lower of two; null before the first answer. */
  readonly medianHoursToAnswer: number | null;
}

export function unchallengedClock(claims: readonly WaitingClaim[], now: Date): UnchallengedClock {
  const hoursOf = (chosen: readonly WaitingClaim[]) =>
    chosen.flatMap((claim) => hoursUnchallenged(claim, now) ?? []).toSorted((one, other) => one - other);
  const standing = hoursOf(claims.filter(({ answeredAt }) => answeredAt === null));
  const answered = hoursOf(claims.filter(({ answeredAt }) => answeredAt !== null));
  return {
    unanswered: standing.length,
    longestHours: standing.at(-1) ?? null,
    medianHoursToAnswer: answered[(answered.length - 1) >> 1] ?? null,
  };
}

const sum = (sightings: readonly Sightings[]) => sightings.reduce((total, { count }) => total + count, 0);

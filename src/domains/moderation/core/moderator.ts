import { accept, type Result, refuse } from '#foundations/result';
import { type Case, isInQueue } from './case.ts';

/** Somebody who decides, as far as a case needs to know. */
export interface Moderator {
  readonly id: string;
  readonly isSteward: boolean;
  /** Codes of the areas that they are limited to; empty for everywhere. */
  readonly areas: readonly string[];
  /** Languages they say they read; empty while they have not said. */
  readonly languages: readonly string[];
}

/**
 * own-interest: it is theirs, or about them. refused: they said that they should not decide it. decided-before: it takes another person now.
 */
export type Obstacle =
  | 'own-interest'
  | 'refused'
  | 'not-your-area'
  | 'stewards-only'
  | 'decided-before'
  | 'not-your-language';

/** What is known about who should stay away from a case. */
export interface Ties {
  /** Ids of staff who have a part in the content: who wrote it, who organises the wave, whom it is about. */
  readonly interested: readonly string[];
  /** Ids of staff who have refused themselves. */
  readonly refused: readonly string[];
}

export const noTies: Ties = { interested: [], refused: [] };

/** Why somebody cannot look at a case; null when they can. */
export function obstacleFor(kase: Case, moderator: Moderator, ties: Ties): Obstacle | null {
  const { id, isSteward, areas, languages } = moderator;
  if (ties.interested.includes(id)) return 'own-interest';
  if (ties.refused.includes(id)) return 'refused';
  if (areas.length > 0 && !kase.places.some((code) => areas.includes(code))) return 'not-your-area';
  if (kase.state === 'escalated' && !isSteward) return 'stewards-only';
  const needsAnother = kase.state === 'second' || kase.cause === 'appealed';
  if (needsAnother && kase.state !== 'settled' && kase.standing?.by.includes(id) === true) return 'decided-before';
  if (languages.length > 0 && kase.language !== null && !languages.includes(kase.language)) return 'not-your-language';
  return null;
}

const minute = 60_000;
/** For how long a claim keeps others away, and how long it can go on being renewed by what its holder does. */
export const claimMinutes = 15;
export const longestClaimMinutes = 60;
/** How many somebody may hold at once: a queue is not to be hoarded. */
export const mostClaims = 10;

export const isHeldByOther = ({ claim }: Case, id: string, now: Date): boolean =>
  claim !== null && claim.by !== id && claim.until > now;

export type ClaimProblem =
  | { readonly kind: Obstacle | 'not-waiting' | 'too-many-claims' }
  | { readonly kind: 'taken'; readonly by: string; readonly until: Date };

/** Takes a case, so that nobody else works on it for a while; or gives the reason why not. `held`: how many they hold already. */
export function claimCase(
  kase: Case,
  moderator: Moderator,
  { ties, held, now }: { readonly ties: Ties; readonly held: number; readonly now: Date },
): Result<Case, ClaimProblem> {
  if (!isInQueue(kase, now) && kase.state !== 'held') return refuse({ kind: 'not-waiting' });
  const obstacle = obstacleFor(kase, moderator, ties);
  if (obstacle !== null) return refuse({ kind: obstacle });
  if (kase.claim !== null && isHeldByOther(kase, moderator.id, now))
    return refuse({ kind: 'taken', by: kase.claim.by, until: kase.claim.until });
  const isOwn = kase.claim?.by === moderator.id && kase.claim.until > now;
  if (!isOwn && held >= mostClaims) return refuse({ kind: 'too-many-claims' });
  const at = isOwn && kase.claim !== null ? kase.claim.at : now;
  return accept({ ...kase, claim: { by: moderator.id, at, until: claimEnd(at, now) } });
}

/** A quarter of an hour from the last thing somebody did, an hour from when they took it. */
function claimEnd(at: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + claimMinutes * minute, at.getTime() + longestClaimMinutes * minute));
}

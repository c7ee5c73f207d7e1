import { accept, type Result, refuse } from '#foundations/result';

/** The way back in for somebody who has lost everything to sign in with: opened by one steward, confirmed by another, used by that person. */
export interface Recovery {
  readonly id: string;
  readonly personId: string;
  /** Why, in the words of whoever opened it. */
  readonly reason: string;
  readonly openedBy: string;
  readonly openedAt: Date;
  /** Null while it waits for a second steward. There is a link from then on. */
  readonly confirmedBy: string | null;
  readonly confirmedAt: Date | null;
  readonly expiresAt: Date;
  /** When it was used or cancelled; null before. */
  readonly closedAt: Date | null;
  /** The account that holds what they are setting up. It opens nothing until they have finished. */
  readonly accountId: string | null;
}

const day = 24 * 60 * 60 * 1000;
const longestReason = 500;

/** How long a recovery waits for the second steward, and its link for the person: a week and a day. */
export const confirmableUntil = (openedAt: Date): Date => new Date(openedAt.getTime() + 7 * day);
export const usableUntil = (confirmedAt: Date): Date => new Date(confirmedAt.getTime() + day);

export type OpeningProblem = 'yourself' | 'no-second-steward' | 'no-reason' | 'reason-too-long';

/** Whether a steward may open a recovery, and the reason as it is kept. `stewards` are the ids of all who may look after people. */
export function openFor(
  personId: string,
  by: string,
  reason: string,
  stewards: readonly string[],
): Result<string, OpeningProblem> {
  const words = reason.trim();
  if (by === personId) return refuse('yourself');
  if (!stewards.some((id) => id !== by && id !== personId)) return refuse('no-second-steward');
  if (words === '') return refuse('no-reason');
  return words.length > longestReason ? refuse('reason-too-long') : accept(words);
}

export type ConfirmingProblem = 'closed' | 'confirmed' | 'yourself' | 'opened-by-you' | 'opener-left';

/** Why this steward may not confirm a recovery; null when they may. Who opened it must still be a steward. */
export function whyNotConfirm(
  recovery: Pick<Recovery, 'personId' | 'openedBy' | 'confirmedAt' | 'closedAt' | 'expiresAt'>,
  by: string,
  stewards: readonly string[],
  now: Date,
): ConfirmingProblem | null {
  if (!isWaiting(recovery, now)) return 'closed';
  if (recovery.confirmedAt !== null) return 'confirmed';
  if (by === recovery.personId) return 'yourself';
  if (by === recovery.openedBy) return 'opened-by-you';
  return stewards.includes(recovery.openedBy) ? null : 'opener-left';
}

/** Whether it waits for somebody: for a second steward, or for the person. */
export function isWaiting({ closedAt, expiresAt }: Pick<Recovery, 'closedAt' | 'expiresAt'>, now: Date): boolean {
  return closedAt === null && now.getTime() < expiresAt.getTime();
}

/** Whether its link can be used. */
export function isUsable(recovery: Pick<Recovery, 'closedAt' | 'expiresAt' | 'confirmedAt'>, now: Date): boolean {
  return recovery.confirmedAt !== null && isWaiting(recovery, now);
}

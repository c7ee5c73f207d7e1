import { listPublicClaims, type PublicClaim, readClock, readPublicStamp } from '#domains/straight-talk';
import type { UnchallengedClock } from '#domains/straight-talk/core';
import type { Database } from '#platform/database';
import { type KeptSource, keepLastGood } from '../mapping/keep-last-good.ts';

/** The answers that everybody may read, as they were when the database last answered. */
export interface PublicAnswers {
  readonly claims: readonly PublicClaim[];
  /** Changes with them. */
  readonly stamp: string;
}

/** Answers are read again when one has changed, which is asked at most once a second. */
export function readAnswersOf(
  db: Database,
  now: () => Date,
  onTrouble: (error: unknown) => void,
): KeptSource<PublicAnswers> {
  let kept: PublicAnswers = { claims: [], stamp: 'none' };
  const read = async () => {
    const stamp = await readPublicStamp(db);
    if (stamp !== kept.stamp) kept = { claims: await listPublicClaims(db), stamp };
    return kept;
  };
  return keepLastGood(read, now, onTrouble);
}

const tenMinutes = 600_000;

/** The clock over all claims counts every copy, so it is read every ten minutes; null where it cannot be. */
export function keepClock(db: Database, now: () => Date): () => Promise<UnchallengedClock | null> {
  let kept: { readonly clock: Promise<UnchallengedClock>; readonly until: number } | null = null;
  return () => {
    const time = now().getTime();
    if (kept === null || time >= kept.until) {
      const clock = readClock(db, now());
      clock.catch(() => {
        kept = null;
      });
      kept = { clock, until: time + tenMinutes };
    }
    return kept.clock.catch(() => null);
  };
}

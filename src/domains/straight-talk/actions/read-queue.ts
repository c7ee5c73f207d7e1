import type { Database } from '#platform/database';
import {
  compareUrgency,
  hoursToAnswer,
  hoursUnchallenged,
  spreadOf,
  type UnchallengedClock,
  unchallengedClock,
  type WaitingClaim,
} from '../core/triage/triage.ts';
import type { StoredClaim } from '../store/claims.ts';
import { countClaims, type ListedClaim, listClaims, listWorded, readSightings } from '../store/queue.ts';

/** A claim that waits for its answer. */
export interface ClaimToAnswer extends ListedClaim {
  readonly spread: number;
  /** When it is to have its answer. */
  readonly due: Date;
  /** For how long it has gone around without one; null while it does not go around. */
  readonly hoursUnchallenged: number | null;
}

/** What checkers have before them. */
export interface ClaimQueue {
  readonly clock: UnchallengedClock;
  /** The most pressing first. */
  readonly toAnswer: readonly ClaimToAnswer[];
  /** Nobody has put them into words yet: those of most copies first. */
  readonly toLookAt: readonly ListedClaim[];
  /** How many there are of these, beyond those that are listed. */
  readonly allToLookAt: number;
  /** Held because they tell of a private person: a second person may find otherwise. */
  readonly held: readonly ListedClaim[];
  readonly answered: readonly ListedClaim[];
}

/** More than this nobody reads in one list. */
const longestList = 100;

export async function readQueue(db: Database, now: Date): Promise<ClaimQueue> {
  const [toLookAt, allToLookAt, worded, held, answered, clocked] = await Promise.all([
    listClaims(db, ['gathering'], { isAnswered: false, limit: longestList }),
    countClaims(db, ['gathering']),
    listClaims(db, ['worded'], { isAnswered: false, limit: longestList }),
    listClaims(db, ['private'], { isAnswered: false, limit: longestList }),
    listClaims(db, ['worded', 'private', 'closed'], { isAnswered: true, limit: longestList }),
    readClocked(db, now),
  ]);
  const waiting = new Map(clocked.map((claim) => [claim.id, claim]));
  const urgency = compareUrgency(now);
  const pressing = worded
    .flatMap((listed) => {
      const claim = waiting.get(listed.claim.id);
      return claim === undefined ? [] : [{ listed, claim }];
    })
    .toSorted((one, other) => urgency(one.claim, other.claim));
  return {
    clock: unchallengedClock(clocked, now),
    toAnswer: pressing.map(({ listed, claim }) => ({
      ...listed,
      spread: spreadOf(claim.sightings, now),
      due: new Date(listed.claim.firstHour.getTime() + hoursToAnswer(claim, now) * 3_600_000),
      hoursUnchallenged: hoursUnchallenged(claim, now),
    })),
    toLookAt,
    allToLookAt,
    held,
    answered,
  };
}

/** The clock over all claims, for a page that anybody reads. */
export async function readClock(db: Database, now: Date): Promise<UnchallengedClock> {
  return unchallengedClock(await readClocked(db, now), now);
}

async function readClocked(db: Database, now: Date): Promise<readonly WaitingClaim[]> {
  const [worded, sightings] = await Promise.all([listWorded(db), readSightings(db, now)]);
  return worded.flatMap((claim) => {
    const waiting = waitingOf(claim, sightings.get(claim.id) ?? []);
    return waiting === null ? [] : [waiting];
  });
}

const waitingOf = (
  { id, worded, answeredAt, state }: StoredClaim,
  sightings: WaitingClaim['sightings'],
): WaitingClaim | null =>
  worded === null ? null : { id, risk: worded.risk, sightings, answeredAt, isClosed: state !== 'worded' };

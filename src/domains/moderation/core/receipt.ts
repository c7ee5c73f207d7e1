import { appealEnd } from './appeal.ts';
import type { Case, Standing } from './case.ts';
import type { Kind } from './kind.ts';

/** Who holds a code: who wrote the thing, or who reported it. */
export type Holder = 'author' | 'reporter';

/** What became of an appeal: null for none. */
export type AppealState = 'waiting' | 'upheld' | 'overturned' | null;

/** What the holder of a code is told. Nothing of the words themselves: a code may be found by somebody else. */
export interface Receipt {
  readonly kind: string;
  readonly holder: Holder;
  readonly state: 'waiting' | 'appealed' | 'with-steward' | 'with-author' | 'held' | 'shown' | 'hidden' | 'gone';
  /** Null until somebody has decided. */
  readonly decision: Pick<Standing, 'verdict' | 'reason' | 'at'> | null;
  readonly appeal: AppealState;
  /** Until when an appeal is possible; null when it is not. */
  readonly mayAppealUntil: Date | null;
}

/** A code is good for this long after the last thing that happened. */
export const receiptDays = 180;

export function receiptOf(kase: Case, kind: Kind, holder: Holder, appeal: AppealState, now: Date): Receipt {
  const { standing } = kase;
  return {
    kind: kase.kind,
    holder,
    state: stateFor(kase, holder),
    // Until a second person agrees a takedown is only proposed.
    decision: kase.state === 'second' || kase.state === 'closed' ? null : withoutPeople(standing),
    appeal,
    mayAppealUntil: holder === 'author' ? appealEnd(kase, kind, appeal !== null, now) : null,
  };
}

/** Who decided is nothing for whoever holds a code. */
function withoutPeople(standing: Standing | null): Receipt['decision'] {
  return standing === null ? null : { verdict: standing.verdict, reason: standing.reason, at: standing.at };
}

/** That somebody looks again at what is shown is nothing an author needs to fear: until it is decided she is told that it is shown. */
function stateFor({ state, cause, shown }: Case, holder: Holder): Receipt['state'] {
  if (holder === 'author' && shown) return 'shown';
  if (state === 'waiting' && cause === 'appealed') return 'appealed';
  switch (state) {
    case 'closed':
      return 'gone';
    case 'escalated':
      return 'with-steward';
    case 'waiting':
    case 'second':
      return 'waiting';
    case 'with-author':
    case 'held':
      return state;
    case 'settled':
      return shown ? 'shown' : 'hidden';
  }
}

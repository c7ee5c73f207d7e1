import type { Case } from './case.ts';
import { isHidden } from './hidden.ts';
import { dueBy, type Label, urgencyOf } from './label.ts';

/** What a program says of a text when it comes, and again when its author has changed it. */
export interface Submission {
  readonly language: string | null;
  readonly labels: readonly Label[];
  readonly places: readonly string[];
  readonly groupKey: string | null;
}

/** The author has changed the text: it is looked at anew, and nobody sees it meanwhile. Null where that is no longer possible. */
export function resubmit(kase: Case, submission: Submission, now: Date): Case | null {
  if (isHidden(kase) || kase.state === 'closed' || kase.cause === 'appealed') return null;
  return {
    ...kase,
    ...submission,
    state: 'waiting',
    cause: kase.standing === null ? kase.cause : 'edited',
    shown: false,
    claim: null,
    version: kase.version + 1,
    queuedAt: now,
    dueAt: dueBy(urgencyOf(submission.labels), now),
    heldUntil: null,
    reported: [],
    judged: [],
    judgedVersion: null,
  };
}

/** What it was about is gone. Nothing stays that says anything about it. */
export function close(kase: Case): Case {
  return {
    ...kase,
    state: 'closed',
    shown: false,
    claim: null,
    version: kase.version + 1,
    labels: [],
    places: [],
    groupKey: null,
    language: null,
    heldUntil: null,
    reported: [],
    judged: [],
    judgedVersion: null,
  };
}

import type { Case } from './case.ts';
import type { Kind } from './kind.ts';
import { dueBy, type Label, urgencyOf } from './label.ts';
import type { Submission } from './submission.ts';

/** Which thing, and since when. */
export interface Subject {
  readonly id: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly now: Date;
}

/** A new thing that nobody sees until somebody has decided. `likeHidden`: how many near-duplicates of it were rejected or taken down. */
export function openNew(subject: Subject, submission: Submission, likeHidden: number): Case {
  const labels: readonly Label[] =
    likeHidden > 0 ? [...new Set([...submission.labels, 'like-rejected' as const])] : submission.labels;
  return {
    ...blank(subject),
    ...submission,
    labels,
    dueAt: dueBy(urgencyOf(labels), subject.now),
  };
}

/** A thing that readers see already and that nobody here has looked at yet. */
export function openShown(subject: Subject, { language, places }: Pick<Submission, 'language' | 'places'>): Case {
  return { ...blank(subject), language, places, state: 'settled', cause: 'reported', shown: true };
}

/** A page of the site that was away and is there again, such as a map. What an author took back never comes again. */
export function comeBack(
  kase: Case,
  { looked }: Kind,
  { language, places }: Pick<Submission, 'language' | 'places'>,
): Case {
  if (kase.state !== 'closed' || looked !== 'reports') return kase;
  return { ...kase, language, places, state: 'settled', cause: 'reported', shown: true, standing: null };
}

function blank({ id, kind, subjectId, now }: Subject): Case {
  return {
    id,
    kind,
    subjectId,
    language: null,
    labels: [],
    places: [],
    groupKey: null,
    state: 'waiting',
    cause: 'new',
    shown: false,
    version: 1,
    openedAt: now,
    queuedAt: now,
    dueAt: now,
    heldUntil: null,
    reported: [],
    judged: [],
    judgedVersion: null,
    claim: null,
    standing: null,
  };
}

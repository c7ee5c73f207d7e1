import { accept, type Result, refuse } from '#foundations/result';
import type { VersionStatus } from '../version/index-version.ts';

/**
 * To make a version public, or to take it back, one person asks and another decides. To be published, a version waits for the second; to be
 * withdrawn, it is hidden as soon as the first asks, and the second makes that final or brings it back.
 */
export interface PublicationRequest {
  readonly id: number;
  readonly versionId: string;
  readonly kind: 'publish' | 'withdraw';
  /** Ids of staff; what they are called is known to the desk. */
  readonly askedBy: string;
  readonly askedAt: Date;
  /** Why. Shown to the public once the version has been public. */
  readonly note: string;
  /** Null while it waits. */
  readonly decision: Decision | null;
}

export type Decision =
  | {
      readonly outcome: 'confirmed' | 'declined';
      readonly by: string;
      readonly at: Date;
      readonly note: string;
      /** The version of the same recipe whose place this one took. */
      readonly superseded: string | null;
    }
  /** By whoever asked, who may think again as long as nothing has changed in public. */
  | { readonly outcome: 'taken-back'; readonly by: string; readonly at: Date };

/** What keeps a version from being published. */
export type Obstacle =
  | { readonly kind: 'example' }
  | { readonly kind: 'already-public' }
  | { readonly kind: 'withdrawn' }
  /** Inputs that were not held against protected characteristics. */
  | { readonly kind: 'not-checked' }
  /** It was not held against the table of protected characteristics that is installed now. */
  | { readonly kind: 'no-audit' }
  | { readonly kind: 'no-place'; readonly areas: number; readonly example: string }
  /** What the installation has yet to record before anything is public, by name. */
  | { readonly kind: 'gate'; readonly missing: readonly string[] };

/** What is known of a version when somebody wants it public. */
export interface Candidate {
  readonly status: VersionStatus;
  readonly associationGate: 'checked' | 'not-checked';
  /** Whether it has yet to be held against the installed table of protected characteristics. */
  readonly lacksAudit: boolean;
  /** Areas that have neither a hexagon nor a boundary; null where none lacks one. */
  readonly withoutPlace: { readonly areas: number; readonly example: string } | null;
  /** What the installation has yet to record; empty when it may publish. */
  readonly missing: readonly string[];
}

/** Everything that keeps a version from being published; empty when nothing does. */
export function obstaclesTo({
  status,
  associationGate,
  lacksAudit,
  withoutPlace,
  missing,
}: Candidate): readonly Obstacle[] {
  if (status === 'example') return [{ kind: 'example' }];
  if (status === 'published') return [{ kind: 'already-public' }];
  if (status === 'withdrawn') return [{ kind: 'withdrawn' }];
  return [
    ...(missing.length > 0 ? [{ kind: 'gate', missing } as const] : []),
    ...(associationGate === 'checked' ? [] : [{ kind: 'not-checked' } as const]),
    ...(lacksAudit ? [{ kind: 'no-audit' } as const] : []),
    ...(withoutPlace === null ? [] : [{ kind: 'no-place', ...withoutPlace } as const]),
  ];
}

export type NoteProblem = { readonly kind: 'no-note' } | { readonly kind: 'note-too-long'; readonly most: number };

export const longestNote = 2000;

/** A note as it is kept: lines and words apart by no more than they need. */
export function parseNote(text: string): Result<string, NoteProblem> {
  const note = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[^\S\n]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trim();
  if (note === '') return refuse({ kind: 'no-note' });
  return note.length > longestNote ? refuse({ kind: 'note-too-long', most: longestNote }) : accept(note);
}

/** Why nobody may ask. `already-asked`: the same is asked already, or its opposite, and waits for a decision. */
export type AskProblem =
  | NoteProblem
  | { readonly kind: 'obstacles'; readonly obstacles: readonly Obstacle[] }
  | { readonly kind: 'not-public' }
  | { readonly kind: 'already-asked' };

/** Whether a version may be proposed to be published; gives the note as it is kept. */
export function askToPublish(candidate: Candidate, isAsked: boolean, note: string): Result<string, AskProblem> {
  if (isAsked) return refuse({ kind: 'already-asked' });
  const obstacles = obstaclesTo(candidate);
  return obstacles.length > 0 ? refuse({ kind: 'obstacles', obstacles }) : parseNote(note);
}

/** Whether a version may be taken back; gives the note as it is kept. */
export function askToWithdraw(status: VersionStatus, isAsked: boolean, note: string): Result<string, AskProblem> {
  if (isAsked) return refuse({ kind: 'already-asked' });
  return status === 'published' ? parseNote(note) : refuse({ kind: 'not-public' });
}

export type DecideProblem =
  | NoteProblem
  | { readonly kind: 'no-request' }
  | { readonly kind: 'already-decided'; readonly decision: Decision }
  | { readonly kind: 'own-request' }
  /** Who asked works here no more, or may not publish any more. */
  | { readonly kind: 'asker-gone' }
  /** What is public of this recipe is not what the comparison was made against. */
  | { readonly kind: 'public-has-changed' }
  | { readonly kind: 'obstacles'; readonly obstacles: readonly Obstacle[] };

export interface Deciding {
  readonly by: string;
  readonly verdict: 'confirm' | 'decline';
  readonly note: string;
  /** The version of the same recipe that the decider was shown to be public; null where none was. */
  readonly against: string | null;
}

/** What stands around a decision when it is made. */
export interface Circumstances {
  readonly candidate: Candidate;
  /** The version of the same recipe that is public; null where none is. */
  readonly publicNow: string | null;
  /** Whether who asked works here still and may publish. */
  readonly isAskerHere: boolean;
}

/** A decision as it is kept, with what becomes of the version. Null leaves it as it is. */
export interface Decided {
  readonly outcome: 'confirmed' | 'declined';
  readonly note: string;
  readonly status: 'published' | 'superseded' | null;
  /** The version whose place it takes. */
  readonly superseded: string | null;
}

/**
 * Decides a request: by somebody else than who asked, once. Publishing is judged anew, since much may have changed since it was asked for. A
 * withdrawal that is declined brings the version back, behind a newer one of its recipe that was published meanwhile.
 */
export function decideRequest(
  request: PublicationRequest,
  { by, verdict, note, against }: Deciding,
  { candidate, publicNow, isAskerHere }: Circumstances,
): Result<Decided, DecideProblem> {
  if (request.decision !== null) return refuse({ kind: 'already-decided', decision: request.decision });
  if (request.askedBy === by) return refuse({ kind: 'own-request' });
  const publishes = request.kind === 'publish' && verdict === 'confirm';
  if (publishes) {
    const obstacles = obstaclesTo(candidate);
    if (obstacles.length > 0) return refuse({ kind: 'obstacles', obstacles });
    if (!isAskerHere) return refuse({ kind: 'asker-gone' });
    if (publicNow !== against) return refuse({ kind: 'public-has-changed' });
  }
  const kept = parseNote(note);
  if (!kept.ok) return kept;
  const outcome = verdict === 'confirm' ? 'confirmed' : 'declined';
  const bringsBack = request.kind === 'withdraw' && verdict === 'decline';
  const status = publishes || (bringsBack && publicNow === null) ? 'published' : bringsBack ? 'superseded' : null;
  return accept({ outcome, note: kept.value, status, superseded: publishes ? publicNow : null });
}

export type TakeBackProblem =
  | { readonly kind: 'no-request' }
  | { readonly kind: 'already-decided'; readonly decision: Decision }
  | { readonly kind: 'not-own-request' }
  /** Hidden already: only somebody else brings it back. */
  | { readonly kind: 'is-withdrawal' };

/** Whether somebody may take back what they asked for themselves. */
export function takeBack(request: PublicationRequest, by: string): Result<void, TakeBackProblem> {
  if (request.decision !== null) return refuse({ kind: 'already-decided', decision: request.decision });
  if (request.askedBy !== by) return refuse({ kind: 'not-own-request' });
  return request.kind === 'withdraw' ? refuse({ kind: 'is-withdrawal' }) : accept(undefined);
}

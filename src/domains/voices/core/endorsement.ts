import { accept, type Result, refuse } from '#foundations/result';
import { graphemeCount, presentable } from '#foundations/text';

/**
 * asked: a link was made. accepted: whoever holds it said yes, under a name. confirmed: somebody else here has made sure that it is them, and
 * the public sees it. declined, withdrawn: no, and nothing of them is kept.
 */
export type EndorsementState = 'asked' | 'accepted' | 'confirmed' | 'declined' | 'withdrawn';

/** Somebody who stands behind a wave with their name. */
export interface Endorsement {
  readonly id: string;
  /** "staff:ID". */
  readonly askedBy: string;
  readonly askedAt: Date;
  /** Until when the link can be answered. */
  readonly expiresAt: Date;
  readonly state: EndorsementState;
  readonly name: string | null;
  /** "Head of the parents' council". */
  readonly role: string | null;
  /** Of what the wave said when they accepted. */
  readonly contentHash: string | null;
  readonly confirmedBy: string | null;
}

export type EndorsementProblem =
  | 'no-name'
  | 'name-too-long'
  | 'no-role'
  | 'role-too-long'
  /** The link has been used, or is too old. */
  | 'used'
  /** Only what was accepted is confirmed. */
  | 'not-accepted'
  /** Whoever made the link does not confirm who answered it. */
  | 'same-person';

export const LONGEST_NAME_OF_ENDORSER = 60;
export const LONGEST_ROLE_OF_ENDORSER = 100;

const DAY = 24 * 60 * 60 * 1000;
export const endorsementExpiry = (now: Date): Date => new Date(now.getTime() + 14 * DAY);

/** Whether the public sees it: confirmed, for what the wave says now and not for what it said before. */
export const isShownEndorsement = (
  { state, contentHash }: Pick<Endorsement, 'state' | 'contentHash'>,
  hashNow: string,
): boolean => state === 'confirmed' && contentHash === hashNow;

/** Whether its link can still be answered: for the first time, or because the wave says something else now. */
export function isAnswerable(endorsement: Endorsement, hashNow: string, now: Date): boolean {
  const { state, expiresAt, contentHash } = endorsement;
  if (state === 'asked') return now < expiresAt;
  return (state === 'accepted' || state === 'confirmed') && contentHash !== hashNow;
}

export function acceptEndorsement(
  endorsement: Endorsement,
  typed: { readonly name: string; readonly role: string },
  contentHash: string,
  now: Date,
): Result<Endorsement, EndorsementProblem> {
  if (!isAnswerable(endorsement, contentHash, now)) return refuse('used');
  const [name, role] = [oneLine(typed.name), oneLine(typed.role)];
  if (!/\p{L}/u.test(name)) return refuse('no-name');
  if (graphemeCount(name, 'en') > LONGEST_NAME_OF_ENDORSER) return refuse('name-too-long');
  if (!/\p{L}/u.test(role)) return refuse('no-role');
  if (graphemeCount(role, 'en') > LONGEST_ROLE_OF_ENDORSER) return refuse('role-too-long');
  return accept({ ...endorsement, state: 'accepted', name, role, contentHash, confirmedBy: null });
}

/** No, or no longer: by whoever holds the link at any time, or by somebody here. */
export function endEndorsement(endorsement: Endorsement): Result<Endorsement, EndorsementProblem> {
  const { state } = endorsement;
  if (state === 'declined' || state === 'withdrawn') return refuse('used');
  const nothing = { name: null, role: null, contentHash: null, confirmedBy: null };
  return accept({ ...endorsement, ...nothing, state: state === 'asked' ? 'declined' : 'withdrawn' });
}

export function confirmEndorsement(endorsement: Endorsement, by: string): Result<Endorsement, EndorsementProblem> {
  if (endorsement.state !== 'accepted') return refuse('not-accepted');
  if (endorsement.askedBy === by) return refuse('same-person');
  return accept({ ...endorsement, state: 'confirmed', confirmedBy: by });
}

const oneLine = (text: string): string => presentable(text).replaceAll('\n', ' ');

import { createHash } from 'node:crypto';
import { accept, type Result, refuse } from '#foundations/result';
import type { Database, Transaction } from '#platform/database';
import type { Case } from '../core/case.ts';
import { checkDecision, type DecideProblem, type Decision, decide } from '../core/decide.ts';
import { limits } from '../core/limits.ts';
import { type Moderator, obstacleFor } from '../core/moderator.ts';
import { findCase, holdCases, listGroup } from '../store/cases.ts';
import { holdPace } from '../store/decisions.ts';
import { listRefusals } from '../store/people.ts';
import { closeHeld } from './close-case.ts';
import { type Content, type Parts, partOf } from './content.ts';
import { breakLimit, type Change, type DecidedProblem, isTakedown, record, settle } from './decide-case.ts';

export interface DecideGroup {
  /** The case that was claimed and read, which stands for the others. */
  readonly caseId: string;
  readonly decision: Pick<Decision, 'verdict' | 'reason'>;
  readonly moderator: Moderator;
  readonly now: Date;
}

export interface GroupMember {
  readonly kase: Case;
  readonly content: Content;
}

/** What one decision over a group would do: to which, and to which not. */
export interface GroupPreview {
  readonly members: readonly GroupMember[];
  readonly left: readonly { readonly kase: Case; readonly why: DecideProblem['kind'] }[];
  /** Whether there are more than are decided at once. */
  readonly hasMore: boolean;
  /** Stands for exactly these, as they are now. */
  readonly digest: string;
}

/** Shows what a decision over a group would do, and changes nothing. Null when the case has no group, or is gone. */
export async function previewGroup(db: Database, parts: Parts, asked: DecideGroup): Promise<GroupPreview | null> {
  const anchor = await findCase(db, asked.caseId);
  if (anchor === null || anchor.groupKey === null) return null;
  const open = await listGroup(db, anchor.kind, anchor.groupKey, limits.groupAtOnce + 1);
  return sortOut(db, parts, anchor, open, asked);
}

export type GroupProblem =
  | DecidedProblem
  /** It is not the group that was shown: look again. */
  | { readonly kind: 'group-changed' | 'nobody-in-it' };

/** Decides over exactly those that a preview showed. When one of them has changed since, or another has come, nothing happens. */
export async function decideGroup(
  trx: Transaction,
  parts: Parts,
  asked: DecideGroup & { readonly digest: string },
): Promise<Result<{ readonly batchId: string; readonly size: number }, GroupProblem>> {
  const { decision, moderator, now } = asked;
  await holdPace(trx, moderator.id);
  const anchor = await findCase(trx, asked.caseId);
  if (anchor === null || anchor.groupKey === null) return refuse({ kind: 'closed' });
  const listed = await listGroup(trx, anchor.kind, anchor.groupKey, limits.groupAtOnce + 1);
  const held = await holdCases(
    trx,
    listed.map(({ id }) => id),
  );
  const preview = await sortOut(trx, parts, anchor, inOrderOf(listed, held), asked);
  if (preview.digest !== asked.digest) return refuse({ kind: 'group-changed' });
  const part = partOf(parts, anchor.kind);
  const changes: (Change & { readonly version: string })[] = [];
  for (const { kase, content } of preview.members) {
    const ties = { interested: content.interested, refused: await listRefusals(trx, kase.id) };
    const seen = { ...decision, seen: kase.version, contentVersion: content.version };
    const next = decide(kase, part.kind, seen, { moderator, ties, now, inGroup: true });
    if (!next.ok) return refuse({ kind: 'group-changed' });
    changes.push({ kase, next: next.value, kind: part.kind, version: content.version });
  }
  if (changes.length === 0) return refuse({ kind: 'nobody-in-it' });
  const takedowns = changes.filter(({ kase, next }) => isTakedown(kase, next)).length;
  const limit = await breakLimit(trx, moderator, { bulk: changes.length, takedowns }, now);
  if (limit !== null) return refuse({ kind: 'limit', limit });
  const settled: Change[] = [];
  for (const change of changes) {
    const outcome = await settle(trx, part, change.kase, change.next, change.version, now);
    // Where an author was quicker, that one is left out: for the others it makes no difference.
    if (outcome === 'done') settled.push(change);
    else if (outcome === 'gone') await closeHeld(trx, change.kase, 'program');
  }
  if (settled.length === 0) return refuse({ kind: 'nobody-in-it' });
  const batchId = await record(trx, { decision, moderator, now, inGroup: true }, settled);
  return accept({ batchId, size: settled.length });
}

const inOrderOf = (listed: readonly Case[], held: readonly Case[]): readonly Case[] => {
  const byId = new Map(held.map((kase) => [kase.id, kase]));
  return listed.flatMap(({ id }) => byId.get(id) ?? []);
};

/** Tells those that the decision fits from those that it does not. */
async function sortOut(
  db: Database,
  parts: Parts,
  anchor: Case,
  open: readonly Case[],
  { decision, moderator, now }: DecideGroup,
): Promise<GroupPreview> {
  const part = partOf(parts, anchor.kind);
  const members: GroupMember[] = [];
  const left: { readonly kase: Case; readonly why: DecideProblem['kind'] }[] = [];
  const isClaimed = anchor.claim?.by === moderator.id;
  for (const kase of open.slice(0, limits.groupAtOnce)) {
    const content = await part.content.read(db, kase.subjectId);
    if (content === null) {
      left.push({ kase, why: 'closed' });
      continue;
    }
    const ties = { interested: content.interested, refused: await listRefusals(db, kase.id) };
    const seen = { ...decision, seen: kase.version, contentVersion: content.version };
    const problem = isClaimed
      ? checkDecision(kase, part.kind, seen, { moderator, ties, now, inGroup: true })
      : { kind: obstacleFor(kase, moderator, ties) ?? ('not-claimed' as const) };
    if (problem === null) members.push({ kase, content });
    else left.push({ kase, why: problem.kind });
  }
  return { members, left, hasMore: open.length > limits.groupAtOnce, digest: digestOf(decision, members) };
}

function digestOf({ verdict, reason }: DecideGroup['decision'], members: readonly GroupMember[]): string {
  const parts = members.map(({ kase, content }) => [kase.id, kase.version, content.version]);
  return createHash('sha256')
    .update(JSON.stringify([verdict, reason, parts]))
    .digest('hex');
}

import { createHash } from 'node:crypto';
import { accept, type Result, refuse } from '#foundations/result';

/** Ids, counts and yes or no: an audit entry outlives what it is about, so it never repeats anybody's words. */
export type AuditDetail = Readonly<Record<string, AuditValue>>;
export type AuditValue = string | number | boolean | null | readonly (string | number)[];

/** What happened: who did what to which thing. All ids, such as "staff:7", "statement.hidden", "statement:91". */
export interface AuditEvent {
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail?: AuditDetail;
  /** Now, unless told. */
  readonly at?: Date;
}

/** An event with its place in the chain. Sequences run 1, 2, 3 without a gap. */
export interface AuditEntry {
  readonly sequence: number;
  readonly at: Date;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: AuditDetail;
  /** Of the entry before; `CHAIN_START` for the first. */
  readonly previousHash: string;
  /** SHA-256 in hex over everything above. */
  readonly hash: string;
}

/** The end of the chain so far. Noted down elsewhere, it shows later whether the end was cut off or everything rewritten. */
export interface AuditHead {
  readonly sequence: number;
  readonly hash: string;
}

export type AuditProblem =
  /** `changed`: its content is not what was recorded. `missing`: there is none. `misplaced`: it does not follow the one before. */
  | { readonly kind: 'audit-broken'; readonly sequence: number; readonly why: 'changed' | 'missing' | 'misplaced' }
  /** The entries stop before (or go on after) the end that was recorded. */
  | { readonly kind: 'audit-end-moved'; readonly recorded: AuditHead; readonly found: AuditHead }
  /** No entry has the hash that somebody noted down. */
  | { readonly kind: 'audit-head-unknown'; readonly head: string };

export const CHAIN_START: AuditHead = { sequence: 0, hash: '0'.repeat(64) };

/** SHA-256 over the canonical JSON of [sequence, at, actor, action, subject, detail, previous hash]. */
export function hashOf(entry: Omit<AuditEntry, 'hash'>): string {
  const { sequence, at, actor, action, subject, detail, previousHash } = entry;
  const content = canonicalJson([sequence, at.toISOString(), actor, action, subject, detail, previousHash]);
  return createHash('sha256').update(content).digest('hex');
}

/** JSON that is the same whenever the value is: keys in the order of their UTF-16 code units, no spaces (as in RFC 8785). */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}

/** The next link. Throws on a value that is no id: it could be somebody's words. */
export function linkEvent(event: AuditEvent, head: AuditHead, now: Date): AuditEntry {
  const { actor, action, subject, detail = {} } = event;
  for (const id of [actor, action, subject, ...Object.keys(detail), ...Object.values(detail).flat()]) {
    if (typeof id === 'string' && !isId(id)) {
      throw new Error(`the audit log takes ids, not words: "${action}" came with a value of ${id.length} characters`);
    }
    if (typeof id === 'number' && !Number.isFinite(id)) throw new Error(`the audit log takes numbers: got ${id}`);
  }
  const link = {
    sequence: head.sequence + 1,
    at: event.at ?? now,
    actor,
    action,
    subject,
    detail,
    previousHash: head.hash,
  };
  return { ...link, hash: hashOf(link) };
}

/** Letters, digits and . _ : / + - without a space or an @, so neither a sentence nor an e-mail address. */
export function isId(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,199}$/.test(text);
}

/** Checks that entries, in order of their sequences, go on from `head`. Gives the new end, or the first that does not fit. */
export function followChain(head: AuditHead, entries: Iterable<AuditEntry>): Result<AuditHead, AuditProblem> {
  let end = head;
  for (const entry of entries) {
    const expected = end.sequence + 1;
    if (entry.sequence > expected) return broken(expected, 'missing');
    if (entry.sequence < expected || entry.previousHash !== end.hash) return broken(entry.sequence, 'misplaced');
    if (hashOf(entry) !== entry.hash) return broken(entry.sequence, 'changed');
    end = { sequence: entry.sequence, hash: entry.hash };
  }
  return accept(end);
}

function broken(sequence: number, why: 'changed' | 'missing' | 'misplaced') {
  return refuse<AuditProblem>({ kind: 'audit-broken', sequence, why });
}

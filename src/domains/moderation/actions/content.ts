import type { Database, Transaction } from '#platform/database';
import type { ContentState } from '../core/case.ts';
import type { Kind } from '../core/kind.ts';
import type { Span } from '../core/veil.ts';

/** Somebody's words, as long as a page needs them. */
export interface Passage {
  readonly text: string;
  readonly language: string | null;
  /** What is masked or veiled in it. */
  readonly spans: readonly Span[];
}

/** What a case is about, read where it lives. Nothing of it is kept here. */
export interface Content {
  /** What staff may call it in a list: a place, a title of ours, never an author's words. Empty for none. */
  readonly name: string;
  /** Where readers see it, without the language: "/areas/E08000035". Null where they do not. */
  readonly address: string | null;
  /** Another whenever what is judged is another. */
  readonly version: string;
  readonly passages: readonly Passage[];
  /** Codes of the area it is about and of those that area lies in. */
  readonly places: readonly string[];
  /** Ids of staff who have a part in it: who wrote it, who organises it, whom it is about. They do not decide. */
  readonly interested: readonly string[];
}

/** How moderation reaches the content of one kind: the content's own domain stands behind it. */
export interface ContentDoor {
  /** Null for what is not there, or not there any more. */
  read(db: Database, subjectId: string): Promise<Content | null>;
  /**
   * Brings the content to a state, in the transaction of the decision. `changed`: it is not what was judged; `gone`: its author has taken it back.
   * In both cases it has changed nothing.
   */
  settle(
    trx: Transaction,
    subjectId: string,
    state: ContentState,
    judged: { readonly version: string; readonly now: Date },
  ): Promise<'done' | 'changed' | 'gone'>;
}

/** A kind with its content. */
export interface Part {
  readonly kind: Kind;
  readonly content: ContentDoor;
}

/** Every kind that the installation knows, by its id. */
export type Parts = ReadonlyMap<string, Part>;

export function partsOf(parts: readonly Part[]): Parts {
  const byId = new Map(parts.map((part) => [part.kind.id, part]));
  if (byId.size !== parts.length) throw new Error('two kinds of content have the same id');
  return byId;
}

/** Throws for a kind that nobody registered: a case of it could not have been opened. */
export function partOf(parts: Parts, kind: string): Part {
  const part = parts.get(kind);
  if (part === undefined) throw new Error(`no content is registered for the kind "${kind}"`);
  return part;
}

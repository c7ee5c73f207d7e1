import { estimateShared, sharedShingles, sketchOf } from '#foundations/text';
import type { KeptShape, Shape } from './shape.ts';

/** What the writer was shown, by its id. */
export interface ExampleWords {
  readonly id: string;
  readonly shape: Shape;
}

/** What somebody wrote before, by the id of the statement. */
export interface KeptWords extends Pick<KeptShape, 'size' | 'sketch'> {
  readonly id: string;
}

/**
 * - `own`: nothing like it is known.
 * - `short`: so little of its own beyond what everybody says (a greeting, a prayer, "not in my name") that it cannot be told. Nobody is said to copy.
 * - `near`: much of it stands in an example, in what others wrote, or nearly whole in another wave. `share` is how much of the text, up to 1:
 *   counted for an example, estimated for others (standard error 0.06).
 */
export type OwnWords =
  | { readonly verdict: 'own' }
  | { readonly verdict: 'short' }
  | {
      readonly verdict: 'near';
      readonly to: 'example' | 'statement' | 'elsewhere';
      readonly id: string;
      readonly share: number;
    };

export interface KnownWords {
  readonly examples: readonly ExampleWords[];
  /** Of the same wave. */
  readonly statements: readonly KeptWords[];
  /** Of other waves. */
  readonly elsewhere: readonly KeptWords[];
}

/** From which share of a text on it is near another. A half of one joined to a half of another is near to one of them. */
const nearShare = 0.45;

/** In another wave only what is carried over nearly whole: one person may well come back to the same thought. */
const sameShare = 0.8;

/** And not for less than this: a common turn of phrase in two short texts is no copying. Sixteen shingles are twenty letters in a row. */
const leastShared = 16;

/**
 * Whether a text is in somebody's own words: held against the examples they were shown and against what others wrote. The example comes first where
 * both are near, for that is the one they have seen. Edits that change how a text looks and little of what it says are seen through; a paraphrase
 * is somebody's own words. How well it tells them apart is measured in `own-words.test.ts`.
 */
export function findOwnWords(shape: Shape, { examples, statements, elsewhere }: KnownWords): OwnWords {
  if (shape.shingles.length < leastShared) return { verdict: 'short' };
  const example = nearest(
    examples.map(({ id, shape: shown }) => ({ id, shared: sharedShingles(shape.shingles, shown.shingles) })),
  );
  const statement = nearest(sharedWith(shape, statements));
  const other = nearest(sharedWith(shape, elsewhere));
  const places = [
    ['example', example, nearShare],
    ['statement', statement, nearShare],
    ['elsewhere', other, sameShare],
  ] as const;
  for (const [to, found, from] of places) {
    if (found === null || found.shared < leastShared) continue;
    const share = found.shared / shape.shingles.length;
    if (share >= from) return { verdict: 'near', to, id: found.id, share };
  }
  return { verdict: 'own' };
}

interface Shared {
  readonly id: string;
  readonly shared: number;
}

function sharedWith({ shingles, signature }: Shape, kept: readonly KeptWords[]): readonly Shared[] {
  const own = { size: shingles.length, sketch: sketchOf(signature) };
  return kept.map((other) => ({ id: other.id, shared: estimateShared(own, other) }));
}

/** The smaller id of two that are as near, so that the answer does not hang on the order they come in. */
function nearest(known: readonly Shared[]): Shared | null {
  let best: Shared | null = null;
  for (const one of known)
    if (best === null || one.shared > best.shared || (one.shared === best.shared && one.id < best.id)) best = one;
  return best;
}

import type { Shingles } from './shingles.ts';
import { type Banding, bandHashes, estimateJaccard, sketchOf } from './signature.ts';

/** What is kept of a text. With a key, words cannot be read back from it: it holds a byte of each place of a signature. */
export interface KeptText {
  /** How many shingles there were. */
  readonly size: number;
  readonly sketch: Uint8Array;
  /** Two texts that are near share at least one of these, almost always. They fit an int4. */
  readonly bands: Int32Array;
}

/** What there is to keep of a text. */
export function keepText(
  { shingles, signature }: { readonly shingles: Shingles; readonly signature: Uint32Array },
  banding: Banding,
): KeptText {
  return { size: shingles.length, sketch: sketchOf(signature), bands: bandHashes(signature, banding) };
}

/**
 * How many shingles two texts share, estimated: from the similarity j of two sets of a and b follows (a + b) j / (1 + j), and never more than the smaller has.
 * Throws for sketches of different lengths, but 0 where one text has nothing to compare.
 */
export function estimateShared(
  one: Pick<KeptText, 'size' | 'sketch'>,
  other: Pick<KeptText, 'size' | 'sketch'>,
): number {
  if (one.size === 0 || other.size === 0) return 0;
  const similar = estimateJaccard(one.sketch, other.sketch);
  return Math.min(one.size, other.size, ((one.size + other.size) * similar) / (1 + similar));
}

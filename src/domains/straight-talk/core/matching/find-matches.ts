import { estimateShared, type KeptText, sketchOf } from '#foundations/text';
import type { Script, Shape, Side } from './shape.ts';

/** What is kept of a text, by the id of the claim it belongs to. A claim may have several. */
export interface KnownText {
  readonly claimId: string;
  readonly script: Script;
  readonly letters: Pick<KeptText, 'size' | 'sketch'>;
  readonly consonants: Pick<KeptText, 'size' | 'sketch'>;
}

/** A claim that a text seems to be a copy of. Nobody has confirmed it. */
export interface Match {
  readonly claimId: string;
  /** How much of the text stands in what is known, up to 1. Estimated, with a standard error of 0.06. */
  readonly share: number;
  /** `consonants`: one is in Urdu, the other in Latin letters. */
  readonly by: 'letters' | 'consonants';
}

/** From which share of a text on it is suggested. Chosen on the training half of the corpus, whose README tells what others would have done. */
export const suggestedFrom = { letters: 0.65, consonants: 0.5 } as const;

/** More claims than this are no answer. */
const mostMatches = 5;

/**
 * The claims that a text may be a copy of, the nearest first: edits that change how a text looks and little of what it says are seen through, other words for the same
 * are not. Only suggested, in any case: somebody has to confirm it. Nothing for a short text. Urdu in Latin letters is held against Urdu by its
 * consonants. How well it does is measured in `find-matches.test.ts`.
 */
export function findMatches(shape: Shape, known: readonly KnownText[]): readonly Match[] {
  if (shape.isShort) return [];
  const best = new Map<string, Match>();
  const letters = sketchOf(shape.letters.signature);
  const consonants = sketchOf(shape.consonants.signature);
  for (const text of known) {
    const by = areTwoScripts(shape.script, text.script) ? 'consonants' : 'letters';
    const share = shareIn(shape[by], by === 'letters' ? letters : consonants, text[by]);
    const before = best.get(text.claimId);
    if (share >= suggestedFrom[by] && share > (before?.share ?? 0))
      best.set(text.claimId, { claimId: text.claimId, share, by });
  }
  return [...best.values()]
    .toSorted((one, other) => other.share - one.share || (one.claimId < other.claimId ? -1 : 1))
    .slice(0, mostMatches);
}

const areTwoScripts = (one: Script, other: Script) =>
  (one === 'latin' && other === 'arabic') || (one === 'arabic' && other === 'latin');

function shareIn({ shingles }: Side, sketch: Uint8Array, known: KnownText['letters']): number {
  const size = shingles.length;
  return size === 0 ? 0 : estimateShared({ size, sketch }, known) / size;
}

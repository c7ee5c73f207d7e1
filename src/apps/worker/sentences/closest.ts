import { editsBetween } from '#foundations/text';

/** The known word that somebody probably meant, or `null` where none is near: at most a third of its letters differ. */
export function closestTo(word: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const edits = editsBetween(word.toLowerCase(), candidate.toLowerCase());
    if (edits < fewest) [best, fewest] = [candidate, edits];
  }
  return best !== null && fewest <= Math.max(1, Math.floor(Math.max(word.length, best.length) / 3)) ? best : null;
}

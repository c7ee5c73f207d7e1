import { describe, expect, it } from 'vitest';
import corpus from '../../corpus/notes.json' with { type: 'json' };
import { namesIn } from './note-names.ts';

const isFound = (words: string) => namesIn(words).length > 0;

describe('what a note names', () => {
  it('is shown where it stands', () => {
    const words = 'Ask Mr Thompson, or at the mosque.';
    expect(namesIn(words).map(({ from, to, names }) => [words.slice(from, to), names])).toEqual([
      ['Mr Thompson', 'person'],
      ['mosque', 'place-of-worship'],
    ]);
  });

  it('is not a public body with capitals', () => {
    expect(namesIn('the desk of Citizens Advice and the Town Hall')).toEqual([]);
  });

  it('is found in most notes of the corpus that name somebody, and in few that do not', () => {
    const count = (notes: readonly string[]) => notes.filter(isFound).length;
    const named = Object.values(corpus.named).flat();
    const clean = Object.values(corpus.clean).flat();
    const recall = count(named) / named.length;
    const alarms = count(clean) / clean.length;
    for (const [language, notes] of Object.entries(corpus.named))
      console.log(`named, ${language}: ${count(notes)} of ${notes.length} found`);
    console.log(
      `recall ${recall.toFixed(3)} of ${named.length} notes; false alarms ${alarms.toFixed(3)} of ${clean.length}`,
    );
    // Every note is read by a moderator before anybody else, whatever is found; these bounds stop it from getting worse unseen.
    expect(recall).toBeGreaterThan(0.8);
    expect(alarms).toBeLessThan(0.1);
  });
});

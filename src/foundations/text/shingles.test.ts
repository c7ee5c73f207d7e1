import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jaccard, sharedShingles, shingles } from './shingles.ts';

const letters = fc.string({ unit: fc.constantFrom(...'abcdeا ব'), maxLength: 60 });

describe('shingles', () => {
  it('are the runs of letters of a text, across words', () => {
    expect(shingles('not in my name', 6)).toHaveLength(6);
    expect(shingles('notinmyname', 6)).toEqual(shingles('not in my name', 6));
  });

  it('count each run once', () => {
    expect(shingles('aaaaaaaaaa', 3)).toHaveLength(1);
  });

  it('of a short text are the text itself, and of none are none', () => {
    expect(shingles('abc', 6)).toHaveLength(1);
    expect(shingles('abc', 6)).not.toEqual(shingles('abd', 6));
    expect(shingles('')).toHaveLength(0);
  });

  it('need a length', () => {
    expect(() => shingles('abc', 0)).toThrow(RangeError);
  });

  it('are ascending and each once, and as many as the runs differ', () => {
    fc.assert(
      fc.property(letters, fc.integer({ min: 1, max: 8 }), (text, length) => {
        const found = shingles(text, length);
        for (let at = 1; at < found.length; at++) expect(found[at]!).toBeGreaterThan(found[at - 1]!);
        expect(found.length).toBe(runsOf(text, length).size);
      }),
    );
  });
});

describe('the Jaccard similarity', () => {
  it('is the share of what both have', () => {
    expect(jaccard(shingles('abcd', 2), shingles('abce', 2))).toBe(2 / 4);
    expect(jaccard(shingles('abcd', 2), shingles('wxyz', 2))).toBe(0);
    expect(jaccard(shingles(''), shingles(''))).toBe(0);
  });

  it('agrees with sets of the runs themselves', () => {
    fc.assert(
      fc.property(letters, letters, (one, other) => {
        const [a, b] = [runsOf(one, 3), runsOf(other, 3)];
        const both = a.intersection(b).size;
        expect(sharedShingles(shingles(one, 3), shingles(other, 3))).toBe(both);
        expect(jaccard(shingles(one, 3), shingles(other, 3))).toBe(a.union(b).size === 0 ? 0 : both / a.union(b).size);
      }),
    );
  });
});

function runsOf(text: string, length: number): Set<string> {
  const joined = text.replaceAll(' ', '');
  if (joined === '') return new Set();
  const count = Math.max(1, joined.length - length + 1);
  return new Set(Array.from({ length: count }, (_, at) => joined.slice(at, at + length)));
}

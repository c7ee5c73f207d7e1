import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editsBetween } from './edits-between.ts';

describe('the edits between two words', () => {
  it.each([
    ['', '', 0],
    ['leeds', 'leeds', 0],
    ['leeds', 'leds', 1],
    ['birmigham', 'birmingham', 1],
    ['hluls', 'hulls', 1],
    ['york', '', 4],
    ['kitten', 'sitting', 3],
    ['ca', 'abc', 3],
  ])('%s and %s are %i', (one, other, edits) => {
    expect(editsBetween(one, other)).toBe(edits);
  });

  it('are the same both ways, and never more than the longer word has letters', () => {
    const word = fc.string({ unit: fc.constantFrom(...'abcd'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        expect(editsBetween(one, other)).toBe(editsBetween(other, one));
        expect(editsBetween(one, other)).toBeLessThanOrEqual(Math.max(one.length, other.length));
        expect(editsBetween(one, other) === 0).toBe(one === other);
      }),
    );
  });
});

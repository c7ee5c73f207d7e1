import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSeals } from './seals.ts';

const seals = createSeals('a secret of the tests, long enough for all');
const others = createSeals('another secret of the tests, long enough');

describe('a seal', () => {
  it('gives back what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        expect(seals.open('ticket', seals.seal('ticket', value))).toBe(value);
      }),
    );
  });

  it('is broken by any change, another purpose and another installation', () => {
    const sealed = seals.seal('ticket', 'wave-7 adult');
    expect(seals.open('pass', sealed)).toBeNull();
    expect(others.open('ticket', sealed)).toBeNull();
    for (let at = 0; at < sealed.length; at++) {
      const changed = `${sealed.slice(0, at)}${sealed[at] === 'A' ? 'B' : 'A'}${sealed.slice(at + 1)}`;
      const opened = seals.open('ticket', changed);
      // The last letter of base64 may carry bits that mean nothing.
      if (at !== sealed.length - 1 && sealed[at + 1] !== '.') expect(opened, `letter ${at}`).toBeNull();
    }
  });

  it.each(['', '.', 'a', 'a.b', '..', 'a.b.c', '\ud800.\u0000', 'A'.repeat(100_000)])('was never on %j', (sealed) => {
    expect(seals.open('ticket', sealed)).toBeNull();
  });
});

describe('a mark', () => {
  it('is the same for the same, and tells nothing to whoever lacks the secret', () => {
    expect(seals.mark('shared', 'a')).toBe(seals.mark('shared', 'a'));
    expect(seals.mark('shared', 'a')).toMatch(/^[0-9a-f]{64}$/);
    const marks = [
      seals.mark('shared', 'a'),
      seals.mark('shared', 'b'),
      seals.mark('opened', 'a'),
      others.mark('shared', 'a'),
    ];
    expect(new Set(marks).size).toBe(4);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from './benjamini-hochberg.ts';

const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }));

describe('Benjamini and Hochberg', () => {
  it('adjust the fifteen tests of their paper as R 4.2.2 does (p.adjust), with four discoveries at 0.05', () => {
    const p = [
      ...[0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528],
      ...[0.759, 1],
    ];
    const expected = [
      ...[0.0015, 0.003, 0.0095, 0.035625, 0.0603, 0.063857, 0.063857, 0.0645, 0.0765, 0.486, 0.581182, 0.714875],
      ...[0.753231, 0.813214, 1],
    ];
    const q = benjaminiHochberg(p);
    for (const [i, value] of expected.entries()) expect(q[i]).toBeCloseTo(value, 6); // as many digits as are given
    expect(q.filter((value) => value <= 0.05)).toHaveLength(4);
  });

  it('step up: a p that fails alone is saved by a larger one that does not', () => {
    expect([...benjaminiHochberg([0.04, 0.045])]).toEqual([0.045, 0.045]);
  });

  it('discover what the rule in their words does: the k smallest, for the largest k with p(k) <= k q / m', () => {
    fc.assert(
      fc.property(probabilities, fc.double({ min: 0.01, max: 0.5, noNaN: true }), (p, level) => {
        const sorted = p.toSorted((a, b) => a - b);
        // Written as (m / k) p, so that both round alike.
        const k = sorted.findLastIndex((value, i) => (p.length / (i + 1)) * value <= level) + 1;
        expect(benjaminiHochberg(p).filter((q) => q <= level)).toHaveLength(k);
      }),
    );
  });

  it('leave out what was not tested', () => {
    expect([...benjaminiHochberg([0.01, Number.NaN, 0.04])]).toEqual([0.02, Number.NaN, 0.04]);
    expect([...benjaminiHochberg([Number.NaN])]).toEqual([Number.NaN]);
    expect([...benjaminiHochberg([])]).toEqual([]);
  });

  it('never go below the p itself, nor above 1, and keep the order', () => {
    fc.assert(
      fc.property(probabilities, (p) => {
        const q = benjaminiHochberg(p);
        for (const [i, value] of p.entries()) {
          expect(q[i]).toBeGreaterThanOrEqual(value);
          expect(q[i]).toBeLessThanOrEqual(1);
          for (const [j, other] of p.entries()) if (value < other) expect(q[i]).toBeLessThanOrEqual(q[j]!);
        }
      }),
    );
  });

  it('refuse what is no probability', () => {
    expect(() => benjaminiHochberg([0.5, 1.95])).toThrow('p-values from 0 to 1: got 1.95 at position 1');
  });
});

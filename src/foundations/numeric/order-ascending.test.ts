import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderAscending } from './order-ascending.ts';
import { createRandom } from './random.ts';

/** What the order must be, by comparison: value first, position second. */
function orderByComparison(values: ArrayLike<number>): number[] {
  return Array.from({ length: values.length }, (_, i) => i).sort((a, b) => values[a]! - values[b]! || a - b);
}

describe('ascending order', () => {
  it('puts positions in the order of their values', () => {
    expect([...orderAscending([30, 10, 20])]).toEqual([1, 2, 0]);
  });

  it('is empty for nothing', () => {
    expect(orderAscending([]).length).toBe(0);
  });

  it('is the same by radix as by comparison, for any doubles: tiny, huge, negative, both zeros, equal', () => {
    const doubles = fc.double({ noNaN: true, noDefaultInfinity: true });
    const values = fc.array(fc.oneof(doubles, fc.constantFrom(0, -0, 5e-324, -5e-324, 1.7e308, -1.7e308, 1, -1)), {
      minLength: 600,
      maxLength: 900,
    });
    fc.assert(
      fc.property(values, (sample) => {
        expect([...orderAscending(sample)]).toEqual(orderByComparison(sample));
      }),
      { numRuns: 60 },
    );
  });

  it('orders 33,755 values, whether whole numbers, rates or all equal', () => {
    const random = createRandom(1);
    const kinds = [() => random.below(33_755), () => random.normal(), () => random.below(7) / 10, () => 3];
    for (const draw of kinds) {
      const values = Float64Array.from({ length: 33_755 }, draw);
      expect([...orderAscending(values)]).toEqual(orderByComparison(values));
    }
  });

  it('does not change its input', () => {
    const values = Float64Array.of(2, 1);
    orderAscending(values);
    expect([...values]).toEqual([2, 1]);
  });

  it('refuses NaN, which has no place in an order', () => {
    expect(() => orderAscending([1, Number.NaN])).toThrow('orderAscending needs finite numbers: got NaN at position 1');
  });
});

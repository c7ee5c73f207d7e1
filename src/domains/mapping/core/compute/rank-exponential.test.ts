import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../../testing/close.ts';
import { rankExponential } from './rank-exponential.ts';

const imd = { k: 23, offset: 1, ties: 'average' } as const;

describe('the exponential of ranks', () => {
  it('has the published values at tenths', () => {
    // With offset 0 and N = 100, the value of rank r has R = (100 - r)/100.
    const values = Float64Array.from({ length: 100 }, (_, i) => i);
    const scores = rankExponential(values, { ...imd, offset: 0 });
    expectClose(
      [0, 10, 25, 50, 75, 90, 95, 99].map((i) => scores[i]!),
      [0, 2.3902597324, 6.5177332637, 15.6467900726, 31.0091435328, 50.4266542742, 63.8476315053, 86.9572786913],
    );
  });

  it('gives rank 1 exactly 100 and the last of 32,844 a little more than 0', () => {
    const scores = rankExponential(
      Float64Array.from({ length: 32_844 }, (_, i) => i),
      imd,
    );
    expectClose([scores[32_843]!], [100], 1e-12);
    expectClose([scores[0]!], [0.000691232444753], 1e-14);
  });

  it('gives ties the average rank, or the smallest', () => {
    const exponential = (share: number) => -23 * Math.log(1 - share * (1 - Math.exp(-100 / 23)));
    const tied = [3, 5, 5, 1];
    expectClose(rankExponential(tied, imd), [2 / 4, 3.5 / 4, 3.5 / 4, 1 / 4].map(exponential), 1e-12);
    expectClose(rankExponential(tied, { ...imd, ties: 'min' }), [2 / 4, 4 / 4, 4 / 4, 1 / 4].map(exponential), 1e-12);
  });

  it('sees nothing but the order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 1 }), (values) => {
        expect(rankExponential(values, imd)).toEqual(
          rankExponential(
            values.map((value) => value ** 3 + 7),
            imd,
          ),
        );
      }),
    );
  });

  it('stays between 0 and 100', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1 }),
        fc.double({ min: 1, max: 200, noNaN: true }),
        fc.constantFrom(0, 0.5, 1),
        (list, k, offset) => {
          for (const score of rankExponential(list, { k, offset, ties: 'average' })) {
            expect(score).toBeGreaterThanOrEqual(0);
            expect(score).toBeLessThanOrEqual(100 + 1e-9);
          }
        },
      ),
    );
  });
});

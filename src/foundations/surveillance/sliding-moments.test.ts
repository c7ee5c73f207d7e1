import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mean, sampleStandardDeviation } from '#foundations/numeric';
import { slidingMoments } from './sliding-moments.ts';

describe('sliding moments', () => {
  it('are those of each window alone', () => {
    const series = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(series, fc.integer({ min: 2, max: 12 }), (values, width) => {
        const moments = slidingMoments(values, width);
        for (let end = 0; end < values.length; end++) {
          if (end < width - 1) expect(moments.mean[end]).toBeNaN();
          else {
            const window = values.slice(end - width + 1, end + 1);
            expect(moments.mean[end]).toBeCloseTo(mean(window), 10);
            expect(moments.deviation[end]).toBeCloseTo(sampleStandardDeviation(window), 9);
          }
        }
      }),
    );
  });

  it('keep no trace of a huge value that has passed', () => {
    const { deviation } = slidingMoments([1, 2, 3, 1e15, 0.1, 0.2, 0.3, 0.4], 3);
    expect(deviation[7]).toBeCloseTo(0.1, 14);
  });

  it('are exact where values are equal', () => {
    const { mean, deviation } = slidingMoments(new Array(20).fill(0.1), 7);
    expect(mean.subarray(6)).toEqual(new Float64Array(14).fill(0.1));
    expect(deviation.subarray(6)).toEqual(new Float64Array(14));
  });

  it('are missing only while a missing value is in the window', () => {
    const values = Array.from({ length: 20 }, (_, i) => (i === 9 ? Number.NaN : i));
    const known = [...slidingMoments(values, 4).mean].map((value) => !Number.isNaN(value));
    expect(known.map(Number).join('')).toBe('00011111100001111111');
  });
});

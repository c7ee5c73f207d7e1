import { describe, expect, it } from 'vitest';
import { normalCdf } from './normal-cdf.ts';
import { createRandom } from './random.ts';
import reference from './reference/random.json' with { type: 'json' };

describe('a normal draw', () => {
  it('follows a second implementation over 20,000 draws', () => {
    const random = createRandom(42);
    const draws = Array.from({ length: 20_000 }, () => random.normal());
    reference.everyThousandthNormalFromSeed42.forEach((value, i) => {
      expect(draws[i * 1000]).toBeCloseTo(value, 12);
    });
  });

  it('follows it into both tails, beyond the last layer', () => {
    const random = createRandom(7);
    const draws = Array.from({ length: 20_000 }, () => random.normal());
    const tails = draws.flatMap((value, position) =>
      Math.abs(value) > 3.6541528853610088 ? [{ position, value }] : [],
    );
    expect(tails.map((tail) => tail.position)).toEqual(reference.normalTailsFromSeed7.map((tail) => tail.position));
    tails.forEach((tail, i) => {
      expect(tail.value).toBeCloseTo(reference.normalTailsFromSeed7[i]!.value, 12);
    });
  });

  it('has the normal distribution function, by Kolmogorov and Smirnov at 1 in 1,000', () => {
    const random = createRandom(3);
    const draws = Float64Array.from({ length: 100_000 }, () => random.normal()).sort();
    const gap = draws.reduce((most, draw, i) => {
      const expected = normalCdf(draw);
      return Math.max(most, expected - i / draws.length, (i + 1) / draws.length - expected);
    }, 0);
    expect(gap).toBeLessThan(1.9495 / Math.sqrt(draws.length));
  });

  it('has the right number of draws beyond 2 and 3 standard deviations', () => {
    const random = createRandom(5);
    const draws = Array.from({ length: 400_000 }, () => random.normal());
    for (const distance of [2, 3, 3.7]) {
      const share = 2 * normalCdf(-distance);
      const beyond = draws.filter((draw) => Math.abs(draw) > distance).length;
      const spread = Math.sqrt(draws.length * share * (1 - share));
      expect(Math.abs(beyond - draws.length * share)).toBeLessThan(4 * spread);
    }
  });
});

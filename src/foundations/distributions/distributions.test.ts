import { describe, expect, it } from 'vitest';
import {
  logGamma,
  negativeBinomialCdf,
  negativeBinomialPmf,
  negativeBinomialQuantile,
  negativeBinomialSurvival,
  poissonCdf,
  poissonPmf,
  poissonQuantile,
  poissonSurvival,
  regularizedBeta,
  regularizedBetaSurvival,
  regularizedGamma,
  regularizedGammaSurvival,
  studentTCdf,
  studentTSurvival,
} from './index.ts';
import reference from './reference/distributions.json' with { type: 'json' };

/** Equal to so many digits, however small the value. */
function expectRelative(got: number, value: number, digits = 12): void {
  if (value === 0) expect(got).toBe(0);
  else expect(Math.abs(got / value - 1), `${got} for ${value}`).toBeLessThan(10 ** -digits);
}

describe('special functions, against mpmath', () => {
  it.each(reference.logGamma)('logGamma($x)', ({ x, value }) => {
    expect(Math.abs(logGamma(x) - value)).toBeLessThan(1e-14 * Math.max(1, Math.abs(value)));
  });

  it.each(reference.gamma)('both tails of the gamma of shape $a at $x', ({ a, x, lower, upper }) => {
    expectRelative(regularizedGamma(a, x), lower);
    expectRelative(regularizedGammaSurvival(a, x), upper);
  });

  it.each(reference.beta)('both tails of the beta ($a, $b) at $x', ({ x, a, b, lower, upper }) => {
    expectRelative(regularizedBeta(x, a, b), lower);
    expectRelative(regularizedBetaSurvival(x, a, b), upper);
  });

  it('are 0 and 1 at the ends', () => {
    expect([regularizedGamma(2, 0), regularizedGamma(2, Infinity)]).toEqual([0, 1]);
    expect([regularizedGammaSurvival(2, 0), regularizedGammaSurvival(2, Infinity)]).toEqual([1, 0]);
    expect([regularizedBeta(0, 2, 3), regularizedBeta(1, 2, 3)]).toEqual([0, 1]);
    expect([regularizedBetaSurvival(0, 2, 3), regularizedBetaSurvival(1, 2, 3)]).toEqual([1, 0]);
  });
});

describe('counts, against mpmath', () => {
  it.each(reference.poisson)('$count where $mean are expected', ({ count, mean, pmf, lower, upper }) => {
    expectRelative(poissonPmf(count, mean), pmf);
    expectRelative(poissonCdf(count, mean), lower);
    expectRelative(poissonSurvival(count, mean), upper);
  });

  it.each(reference.negativeBinomial)('$count where $mean are expected, of size $size', (row) => {
    const { count, size, mean } = row;
    expectRelative(negativeBinomialPmf(count, size, mean), row.pmf);
    expectRelative(negativeBinomialCdf(count, size, mean), row.lower);
    expectRelative(negativeBinomialSurvival(count, size, mean), row.upper);
  });

  it('have the quantiles of scipy', () => {
    for (const { p, mean, value } of reference.poissonQuantile)
      expect(poissonQuantile(p, mean), `${p} of ${mean}`).toBe(value);
    for (const { p, size, mean, value } of reference.negativeBinomialQuantile)
      expect(negativeBinomialQuantile(p, size, mean), `${p} of ${mean}, ${size}`).toBe(value);
  });

  it('have themselves as the quantile of their own chance', () => {
    for (let count = 0; count < 60; count++) {
      expect(poissonQuantile(poissonCdf(count, 30), 30)).toBe(count);
      expect(negativeBinomialQuantile(negativeBinomialCdf(count, 3, 20), 3, 20)).toBe(count);
    }
  });

  it('are found at once where there are more than can be counted', () => {
    expect(poissonQuantile(0.99, 1e12) / 1e12).toBeCloseTo(1 + 2.326e-6, 8);
    expect(negativeBinomialQuantile(0.99, 1e100, 1e100) / 1e100).toBe(1);
    expect(negativeBinomialSurvival(7, 1e100, 1e100)).toBe(1);
    expect(negativeBinomialQuantile(0.5, 1, 1e100) / 1e100).toBeCloseTo(Math.LN2, 10);
  });

  it('never leave 0 to 1 for rounding', () => {
    for (let size = 1e-300; size < 1e4; size *= 7)
      for (const count of [0, 1, 5, 1000])
        for (const chance of [negativeBinomialCdf(count, size, 3), negativeBinomialSurvival(count, size, 3)]) {
          expect(chance).toBeGreaterThanOrEqual(0);
          expect(chance).toBeLessThanOrEqual(1);
        }
  });

  it('add up to their distribution function', () => {
    let [poisson, negativeBinomial] = [0, 0];
    for (let count = 0; count < 100; count++) {
      poisson += poissonPmf(count, 17);
      negativeBinomial += negativeBinomialPmf(count, 0.7, 17);
      expectRelative(poisson, poissonCdf(count, 17));
      expectRelative(negativeBinomial, negativeBinomialCdf(count, 0.7, 17));
    }
  });

  it('know what is certain', () => {
    expect([poissonPmf(0, 0), poissonPmf(1, 0), poissonCdf(0, 0), poissonQuantile(0.9, 0)]).toEqual([1, 0, 1, 0]);
    expect([negativeBinomialPmf(0, 2, 0), negativeBinomialPmf(1, 2, 0), negativeBinomialCdf(0, 2, 0)]).toEqual([
      1, 0, 1,
    ]);
    expect([poissonPmf(-1, 2), poissonCdf(-1, 2), poissonSurvival(-1, 2)]).toEqual([0, 0, 1]);
    expect([negativeBinomialPmf(-1, 2, 2), negativeBinomialSurvival(-1, 2, 2)]).toEqual([0, 1]);
    expect([poissonQuantile(0, 3), poissonQuantile(1, 3), negativeBinomialQuantile(1, 2, 3)]).toEqual([
      0,
      Infinity,
      Infinity,
    ]);
  });

  it('refuse what makes no sense', () => {
    expect(() => poissonCdf(1.5, 2)).toThrow('poissonCdf needs a whole number: got 1.5');
    expect(() => poissonPmf(1, -2)).toThrow('poissonPmf needs mean to be 0 or more: got -2');
    expect(() => negativeBinomialCdf(1, 0, 2)).toThrow(
      'negativeBinomialCdf needs size to be a finite number above 0: got 0',
    );
    expect(() => negativeBinomialQuantile(1.1, 1, 2)).toThrow('probability from 0 to 1: got 1.1');
    expect(() => poissonQuantile(0.5, Infinity)).toThrow('poissonQuantile needs a finite mean: got Infinity');
  });
});

describe('t, against mpmath', () => {
  it.each(reference.studentT)('$t with $degrees degrees of freedom', ({ t, degrees, lower, upper }) => {
    expectRelative(studentTCdf(t, degrees), lower);
    expectRelative(studentTSurvival(t, degrees), upper);
  });

  it('is 0 and 1 at the ends', () => {
    expect([studentTCdf(-Infinity, 3), studentTCdf(Infinity, 3)]).toEqual([0, 1]);
  });

  it('refuses what makes no sense', () => {
    expect(() => studentTCdf(Number.NaN, 3)).toThrow('studentTCdf needs a number: got NaN');
    expect(() => studentTSurvival(0.5, 0)).toThrow('needs degrees to be a finite number above 0: got 0');
  });
});

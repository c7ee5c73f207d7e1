import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { createRandom, mean } from '#foundations/numeric';
import { fitMixedModel, type MixedModel } from './fit-mixed-model.ts';

interface Case {
  readonly name: string;
  readonly [numbers: string]: readonly number[] | number | string;
}

const { cases } = JSON.parse(readFileSync(new URL('./reference/lme4.json', import.meta.url), 'utf8')) as {
  cases: readonly Case[];
};

const list = (one: Case, key: string) => one[key] as readonly number[];
const factorOf = (of: readonly number[]) => ({ of, levels: Math.max(...of) + 1 });

function fit(...wanted: Parameters<typeof fitMixedModel>): MixedModel {
  const model = fitMixedModel(...wanted);
  if (!model.ok) throw new Error(model.problem);
  return model.value;
}

const apart = (one: readonly number[], other: ArrayLike<number>) =>
  Math.max(...one.map((value, at) => Math.abs(value - other[at]!)));

describe('a mixed model', () => {
  // lme4's optimiser stops within 1e-12 of its ratios; the criterion is flat there, so that both agree to about its root.
  test.each(cases)('is the one that lme4 fits: $name', (one) => {
    const model = fit(
      list(one, 'y'),
      ['parent', 'area', 'rater'].map((name) => factorOf(list(one, name))),
    );
    expect(Math.abs(model.criterion - Number(one.criterion))).toBeLessThan(1e-8);
    expect(Math.abs(model.mean - Number(one.mean))).toBeLessThan(2e-6);
    expect(Math.abs(model.residualVariance - Number(one.residual))).toBeLessThan(5e-6);
    expect(apart(list(one, 'variances'), model.variances)).toBeLessThan(2e-5);
    for (const [factor, name] of ['parentEffects', 'areaEffects', 'raterEffects'].entries())
      expect(apart(list(one, name), model.effects[factor]!), name).toBeLessThan(5e-5);
    const parents = new Map(list(one, 'area').map((area, row) => [area, list(one, 'parent')[row]!]));
    const errors = list(one, 'areaErrors').map(
      (_, area) => model.predict([parents.get(area)!, area, null]).standardError,
    );
    expect(apart(list(one, 'areaErrors'), errors)).toBeLessThan(2e-5);
  });

  it('is the analysis of variance where every place has as many values', () => {
    // One way, 4 places of 3 values: between mean square 3 (variance of means), within mean square; Searle, Casella and McCulloch (1992), 3.8.
    const values = [1, 2, 3, 4, 6, 5, 2, 2, 5, 7, 8, 9];
    const of = values.map((_, row) => Math.trunc(row / 3));
    const means = [2, 5, 3, 8];
    const within = values.reduce((sum, value, row) => sum + (value - means[of[row]!]!) ** 2, 0) / 8;
    const between = (3 * means.reduce((sum, value) => sum + (value - 4.5) ** 2, 0)) / 3;
    const model = fit(values, [{ of, levels: 4 }]);
    const variance = (between - within) / 3;
    expect(model.mean).toBeCloseTo(4.5, 12);
    expect(model.residualVariance).toBeCloseTo(within, 5);
    expect(model.variances[0]).toBeCloseTo(variance, 5);
    const drawn = variance / (variance + within / 3);
    for (const [place, value] of means.entries())
      expect(model.predict([place]).value).toBeCloseTo(4.5 + drawn * (value - 4.5), 6);
  });

  it('knows less of a place that nobody judged, and nothing more than of its region', () => {
    const { y, area, parent } = {
      y: list(cases[0]!, 'y'),
      area: list(cases[0]!, 'area'),
      parent: list(cases[0]!, 'parent'),
    };
    const rows = y.flatMap((_, row) => (area[row] === 7 ? [] : [row]));
    const model = fit(
      rows.map((row) => y[row]!),
      [
        { of: rows.map((row) => parent[row]!), levels: 6 },
        { of: rows.map((row) => area[row]!), levels: 30 },
      ],
    );
    const unseen = model.predict([1, 7]);
    const region = model.predict([1, null]);
    expect(unseen.value).toBeCloseTo(region.value, 12);
    expect(unseen.standardError ** 2).toBeCloseTo(region.standardError ** 2 + model.variances[1]!, 10);
    expect(unseen.standardError).toBeGreaterThan(model.predict([1, 6]).standardError);
  });

  it('moves with its values and scales with them', () => {
    const factors = ['parent', 'area'].map((name) => factorOf(list(cases[1]!, name)));
    const y = list(cases[1]!, 'y');
    const plain = fit(y, factors);
    fc.assert(
      fc.property(
        fc.double({ min: -1e3, max: 1e3, noNaN: true }),
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        (shift, by) => {
          const other = fit(
            y.map((value) => value * by + shift),
            factors,
          );
          const scale = Math.abs(shift) + by;
          expect(Math.abs(other.mean - (plain.mean * by + shift))).toBeLessThan(1e-5 * scale);
          expect(Math.abs(other.variances[1]! / by ** 2 - plain.variances[1]!)).toBeLessThan(1e-3);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('gives a factor of one level no variance, and takes it for nothing', () => {
    const y = list(cases[2]!, 'y');
    const area = factorOf(list(cases[2]!, 'area'));
    const alone = fit(y, [area]);
    const withOne = fit(y, [{ of: y.map(() => 0), levels: 1 }, area]);
    expect(withOne.variances[0]).toBe(0);
    expect(withOne.variances[1]).toBeCloseTo(alone.variances[0]!, 8);
    expect(withOne.predict([0, 3]).standardError).toBeCloseTo(alone.predict([3]).standardError, 8);
  });

  it('finds back what it was made of', () => {
    const random = createRandom(4);
    const places = 400;
    const effects = Array.from({ length: places }, () => 0.7 * random.normal());
    const of = Array.from({ length: places * 4 }, (_, row) => Math.trunc(row / 4));
    const model = fit(
      of.map((place) => 2 + effects[place]! + 0.5 * random.normal()),
      [{ of, levels: places }],
    );
    // Standard errors of the two variances here: 0.039 and 0.010.
    expect(Math.abs(model.variances[0]! - 0.49)).toBeLessThan(0.12);
    expect(Math.abs(model.residualVariance - 0.25)).toBeLessThan(0.04);
    expect(Math.abs(mean(Array.from(model.effects[0]!)))).toBeLessThan(1e-6);
  });

  it('says what it cannot be fitted to', () => {
    const problemOf = (...wanted: Parameters<typeof fitMixedModel>) => {
      const model = fitMixedModel(...wanted);
      return model.ok ? null : model.problem;
    };
    expect(problemOf([1, 2], [{ of: [0, 0], levels: 1 }])).toBe('too-few');
    expect(problemOf([2, 2, 2], [{ of: [0, 0, 1], levels: 2 }])).toBe('constant');
    expect(problemOf([1, 2, 3], [{ of: [0, 1, 2], levels: 3 }])).toBe('not-separable');
    expect(problemOf([1, 1, 3, 3], [{ of: [0, 0, 1, 1], levels: 2 }])).toBe('not-separable');
    expect(() => fitMixedModel([1, 2, 3], [{ of: [0, 0, 5], levels: 2 }])).toThrow('factor 0 has 2 levels: got 5');
    expect(() => fitMixedModel([1, Number.NaN, 3], [{ of: [0, 0, 1], levels: 2 }])).toThrow('NaN');
  });
});

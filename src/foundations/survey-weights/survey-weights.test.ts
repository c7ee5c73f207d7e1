import { describe, expect, it } from 'vitest';
import { rake, weightedMean } from './index.ts';

/** A made-up sample, weighted independently in Python with numpy 1e-15 apart from these figures. */
const n = 40;
const age = Array.from({ length: n }, (_, at) => (at % 4 === 0 ? 'b' : 'a'));
const region = Array.from({ length: n }, (_, at) => ['x', 'y', 'z'][((at * at) % 7) % 3] ?? '');
const values = Array.from({ length: n }, (_, at) => ((at * 7 + 3) % 5) / 4);
const margins = [
  {
    answers: age,
    population: new Map([
      ['a', 70],
      ['b', 30],
    ]),
  },
  {
    answers: region,
    population: new Map([
      ['x', 50],
      ['y', 30],
      ['z', 20],
    ]),
  },
];

describe('raking', () => {
  it('gives the weights that the reference gives', () => {
    const { weights, designEffect, missing } = rake(n, margins);
    const expected = [
      3.500053333521246, 0.5360794510981348, 0.5360794510981348, 0.6540839998193552, 0.7044146672086011,
    ];
    for (const [at, weight] of expected.entries()) expect(weights[at]).toBeCloseTo(weight, 9);
    expect(designEffect).toBeCloseTo(1.9660278804526932, 9);
    expect(missing).toEqual([]);
  });

  it('makes every margin fit', () => {
    const { weights } = rake(n, margins);
    for (const { answers, population } of margins) {
      const total = [...population.values()].reduce((sum, count) => sum + count, 0);
      for (const [answer, count] of population) {
        const share = answers.reduce((sum, given, at) => sum + (given === answer ? (weights[at] ?? 0) : 0), 0) / n;
        expect(share).toBeCloseTo(count / total, 9);
      }
    }
  });

  it('says for whom it cannot speak, and cuts a weight that is far from the others', () => {
    const population = new Map([
      ['a', 50],
      ['b', 30],
      ['c', 20],
    ]);
    const answers = ['b', ...Array.from({ length: 99 }, () => 'a')];
    const { weights, missing } = rake(100, [{ answers, population }]);
    expect(missing).toEqual(['c']);
    expect((weights[0] ?? 0) / (weights[1] ?? 1)).toBeLessThan(8);
    expect(() => rake(1, [{ answers: ['x'], population }])).toThrow('no answer "x"');
  });
});

describe('a weighted mean', () => {
  it('has the mean and standard error that the reference has', () => {
    const estimate = weightedMean(values, rake(n, margins).weights);
    expect(estimate.mean).toBeCloseTo(0.5215014167610085, 9);
    expect(estimate.standardError).toBeCloseTo(0.07665130308598929, 9);
    expect((estimate.high - estimate.low) / 2).toBeCloseTo(1.959963984540054 * 0.07665130308598929, 9);
  });

  it('is the plain one with equal weights', () => {
    const { mean, standardError } = weightedMean([1, 2, 3, 4], [1, 1, 1, 1]);
    expect(mean).toBe(2.5);
    // Sample variance 5/3, over n: the square root of 5/12.
    expect(standardError).toBeCloseTo(Math.sqrt(5 / 12), 12);
    expect(() => weightedMean([1], [1])).toThrow();
  });
});

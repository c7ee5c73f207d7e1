import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../../testing/close.ts';
import { aggregate, firstNotPositive } from './aggregate.ts';
import type { Aggregate } from './model.ts';

const methods: Aggregate[] = ['weighted-sum', 'weighted-mean', 'geometric-mean', 'harmonic-mean'];
const means: Aggregate[] = ['weighted-mean', 'geometric-mean', 'harmonic-mean'];
const oneArea = (...values: number[]) => values.map((value) => Float64Array.of(value));

describe('aggregating gives what COINr gives', () => {
  it.each<[Aggregate, number]>([
    ['weighted-sum', 7],
    ['weighted-mean', 1.75],
    ['geometric-mean', 1.56508458007],
    ['harmonic-mean', 1.41176470588],
  ])('for a %s of 1, 2 and 3 with weights 2, 1 and 1', (method, expected) => {
    expectClose(aggregate(method, oneArea(1, 2, 3), [2, 1, 1]), [expected], 1e-11);
  });
});

const members = fc.array(
  fc.record({
    value: fc.double({ min: 0.01, max: 100, noNaN: true }),
    weight: fc.double({ min: 0.01, max: 10, noNaN: true }),
  }),
  { minLength: 1, maxLength: 10 },
);

describe('aggregating', () => {
  it('never rescales the weights of a sum', () => {
    expectClose(aggregate('weighted-sum', oneArea(100, 100), [0.5, 0.499]), [99.9], 1e-12);
  });

  it.each(means)('by %s stays between the smallest and the largest', (method) => {
    fc.assert(
      fc.property(members, (list) => {
        const values = list.map(({ value }) => value);
        const [score] = aggregate(
          method,
          oneArea(...values),
          list.map(({ weight }) => weight),
        );
        expect(score!).toBeGreaterThanOrEqual(Math.min(...values) * (1 - 1e-12));
        expect(score!).toBeLessThanOrEqual(Math.max(...values) * (1 + 1e-12));
      }),
    );
  });

  it.each(means)('by %s is the same with all weights doubled', (method) => {
    fc.assert(
      fc.property(members, (list) => {
        const columns = oneArea(...list.map(({ value }) => value));
        const weights = list.map(({ weight }) => weight);
        expectClose(
          aggregate(
            method,
            columns,
            weights.map((weight) => weight * 2),
          ),
          aggregate(method, columns, weights),
          1e-12,
        );
      }),
    );
  });

  it.each(methods)('by %s does not mind the order of members', (method) => {
    fc.assert(
      fc.property(members, (list) => {
        const score = (some: typeof list) =>
          aggregate(
            method,
            oneArea(...some.map(({ value }) => value)),
            some.map(({ weight }) => weight),
          );
        expectClose(score([...list].reverse()), score(list), 1e-9);
      }),
    );
  });

  it('orders the means: harmonic, geometric, arithmetic', () => {
    fc.assert(
      fc.property(members, (list) => {
        const columns = oneArea(...list.map(({ value }) => value));
        const weights = list.map(({ weight }) => weight);
        const [arithmetic, geometric, harmonic] = means.map((method) => aggregate(method, columns, weights)[0]!);
        expect(harmonic!).toBeLessThanOrEqual(geometric! * (1 + 1e-12));
        expect(geometric!).toBeLessThanOrEqual(arithmetic! * (1 + 1e-12));
      }),
    );
  });

  it.each<Aggregate>(['geometric-mean', 'harmonic-mean'])(
    'by %s has no meaning at 0 or below, even with no weight',
    (method) => {
      const columns = [Float64Array.of(1, 2), Float64Array.of(3, 0)];
      expect(firstNotPositive(columns)).toEqual({ column: 1, area: 1 });
      expect(() => aggregate(method, columns, [1, 0])).toThrow('above 0');
    },
  );
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pearson } from './pearson.ts';
import { rSquared } from './r-squared.ts';
import { createRandom } from './random.ts';
import reference from './reference/statistics.json' with { type: 'json' };

const { x, y, z } = reference;

describe('R squared', () => {
  it('agrees with least squares in NumPy', () => {
    expect(rSquared(x, [y])).toBeCloseTo(reference.rSquaredY, 13);
    expect(rSquared(x, [y, z])).toBeCloseTo(reference.rSquaredYZ, 13);
  });

  it('is the squared correlation for one column', () => {
    expect(rSquared(x, [y])).toBeCloseTo(pearson(x, y)! ** 2, 13);
  });

  it('is not changed by columns that repeat or add up to others, nor by constant ones', () => {
    const sum = y.map((value, i) => value * 0.1 + z[i]! * 0.2);
    const constant = y.map(() => 0.1);
    expect(rSquared(x, [y, z, sum, y, constant])).toBeCloseTo(reference.rSquaredYZ, 13);
  });

  it('takes shares that sum to 1', () => {
    const random = createRandom(9);
    const rows = Array.from({ length: 500 }, () => [random.uniform(), random.uniform(), random.uniform()]);
    const shares = [0, 1, 2].map((k) => rows.map((row) => row[k]! / (row[0]! + row[1]! + row[2]!)));
    const target = rows.map((row) => row[0]! + 0.5 * random.normal());
    expect(rSquared(target, shares)).toBeCloseTo(rSquared(target, shares.slice(1))!, 12);
  });

  it('finds a target disguised as a mixture of columns with large means', () => {
    const random = createRandom(4);
    const columns = [1e6, 1e3, 1].map((size) => Array.from({ length: 300 }, () => size + random.normal()));
    const mixture = columns[0]!.map((value, i) => 3 * value - 2 * columns[1]![i]! + columns[2]![i]!);
    expect(rSquared(mixture, columns)).toBeCloseTo(1, 12);
    expect(rSquared(mixture, columns.slice(1))).toBeLessThan(0.9);
  });

  it('never falls when a column is added, and stays from 0 to 1', () => {
    const row = fc.tuple(
      fc.integer({ min: -9, max: 9 }),
      fc.integer({ min: -9, max: 9 }),
      fc.integer({ min: -9, max: 9 }),
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 2, maxLength: 30 }), (rows) => {
        const [target, one, two] = [0, 1, 2].map((k) => rows.map((values) => values[k]!)) as [
          number[],
          number[],
          number[],
        ];
        fc.pre(new Set(target).size > 1);
        const fewer = rSquared(target, [one])!;
        const more = rSquared(target, [one, two])!;
        expect(more).toBeGreaterThanOrEqual(fewer - 1e-12);
        expect(fewer).toBeGreaterThanOrEqual(0);
        expect(more).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is 0 without columns and does not exist for a constant target', () => {
    expect(rSquared([1, 2, 4], [])).toBe(0);
    expect(rSquared([2, 2, 2], [[1, 2, 3]])).toBeNull();
  });

  it('refuses a column of another length and NaN', () => {
    expect(() => rSquared([1, 2], [[1]])).toThrow('rSquared needs one value per value: got 1 for 2');
    expect(() => rSquared([1, 2], [[1, Number.NaN]])).toThrow('got NaN at position 1');
  });
});

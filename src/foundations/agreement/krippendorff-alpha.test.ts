import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { krippendorffAlpha } from './krippendorff-alpha.ts';
import { type Level, levels } from './level.ts';
import { published } from './reference/published.ts';

const alphaOf = (units: readonly (readonly number[])[], level: Level) => {
  const alpha = krippendorffAlpha(units, level);
  return alpha.ok ? alpha.value : alpha.problem;
};

const rating = fc.integer({ min: 1, max: 5 });
const table = fc.array(fc.array(rating, { minLength: 0, maxLength: 5 }), { minLength: 2, maxLength: 12 });
const close = (one: number | string, other: number | string) =>
  typeof one === 'number' && typeof other === 'number' ? expect(one).toBeCloseTo(other, 10) : expect(one).toBe(other);

describe("Krippendorff's alpha", () => {
  const cases = published.flatMap(({ name, units, alpha }) =>
    Object.entries(alpha).map(([level, value]) => ({ name, level: level as Level, units, value })),
  );
  // A dozen sums of numbers below 100: 1e-14 is two hundred times what rounding can do to a value near 1.
  test.each(cases)('is the published one of $name, $level', ({ units, level, value }) => {
    expect(Math.abs(Number(alphaOf(units, level)) - value)).toBeLessThan(1e-14);
  });

  it('is not there where no unit has two values, or where there is one value alone', () => {
    expect(alphaOf([[1], [2], []], 'ordinal')).toBe('no-pairs');
    expect(alphaOf([[3, 3], [3, 3, 3], [1]], 'ordinal')).toBe('one-value');
  });

  it('throws on what is no value', () => {
    expect(() => krippendorffAlpha([[1, Number.NaN]], 'nominal')).toThrow('unit 0');
    expect(() =>
      krippendorffAlpha(
        [
          [1, 1],
          [-1, 2],
        ],
        'ratio',
      ),
    ).toThrow('unit 1');
  });

  it('is 1 where all agree, at every level', () => {
    for (const level of levels)
      expect(
        alphaOf(
          [
            [1, 1],
            [2, 2, 2],
            [5, 5],
          ],
          level,
        ),
      ).toBe(1);
  });

  it('is the same in whatever order units stand, and whoever judged', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(...levels), (units, level) => {
        close(
          alphaOf(
            units.toReversed().map((given) => given.toReversed()),
            level,
          ),
          alphaOf(units, level),
        );
      }),
    );
  });

  it('is the same under other names (nominal), any rising scale (ordinal), other units (interval), other measures (ratio)', () => {
    const scales: readonly [Level, (value: number) => number][] = [
      ['nominal', (value) => (value * 3) % 7],
      ['ordinal', (value) => value ** 3 + 10],
      ['interval', (value) => 4 * value - 30],
      ['ratio', (value) => 7 * value],
    ];
    fc.assert(
      fc.property(table, fc.constantFrom(...scales), (units, [level, scale]) => {
        close(
          alphaOf(
            units.map((given) => given.map(scale)),
            level,
          ),
          alphaOf(units, level),
        );
      }),
    );
  });

  it('takes no notice of units that one person judged', () => {
    fc.assert(
      fc.property(table, rating, fc.constantFrom(...levels), (units, alone, level) => {
        expect(alphaOf([...units, [alone]], level)).toBe(alphaOf(units, level));
      }),
    );
  });

  it('is never above 1', () => {
    fc.assert(
      fc.property(table, fc.constantFrom(...levels), (units, level) => {
        const alpha = alphaOf(units, level);
        if (typeof alpha === 'number') expect(alpha).toBeLessThanOrEqual(1);
      }),
    );
  });
});

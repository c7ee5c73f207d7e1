import { describe, expect, it } from 'vitest';
import { expectClose } from '../../testing/close.ts';
import { groupByText } from './group-by-text.ts';
import { shrinkToParent } from './shrink-to-parent.ts';

const numerators = Float64Array.of(5, 20, 1, 60, 0);
const denominators = Float64Array.of(100, 100, 20, 400, 30);
const oneParent = groupByText(['p', 'p', 'p', 'p', 'p']);

describe('a rate that is shrunk to its parent', () => {
  it('agrees with the worked example, digit for digit', () => {
    const { rates, standardErrors } = shrinkToParent(numerators, denominators, oneParent);
    expectClose(rates, [0.05952044, 0.2001211, 0.08405992, 0.15065637, 0.03761764], 5e-9);
    const weights = [0.90362791, 0.96514443, 0.74384754, 0.9885791, 0.61122822];
    const errors = [0.42291154, 0.2460983, 0.75993421, 0.13919163, 1.03279556];
    expectClose(
      standardErrors,
      weights.map((weight, i) => errors[i]! * Math.sqrt(weight)),
      1e-8,
    );
  });

  it('moves furthest where it rests on the fewest people', () => {
    const { rates } = shrinkToParent(
      Float64Array.of(0, 0, 30),
      Float64Array.of(10, 10_000, 100),
      groupByText(['p', 'p', 'p']),
    );
    expect(rates[0]!).toBeGreaterThan(rates[1]!);
  });

  it('knows each parent apart', () => {
    const apart = shrinkToParent(
      Float64Array.of(...numerators, 50, 60),
      Float64Array.of(...denominators, 100, 100),
      groupByText(['p', 'p', 'p', 'p', 'p', 'q', 'q']),
    );
    expect([...apart.rates].slice(0, 5)).toEqual([...shrinkToParent(numerators, denominators, oneParent).rates]);
  });

  it('is its own where the area is the only one of its parent', () => {
    const { rates, standardErrors } = shrinkToParent(Float64Array.of(5), Float64Array.of(100), groupByText(['p']));
    expectClose(rates, [5.5 / 101], 1e-12);
    expectClose(standardErrors, [0.42291154], 1e-8);
  });

  it('is the parent’s where all its areas are alike', () => {
    const { rates } = shrinkToParent(Float64Array.of(0, 0), Float64Array.of(50, 50), groupByText(['p', 'p']));
    expect(rates[0]!).toBe(rates[1]!);
    expect(rates[0]!).toBeGreaterThan(0);
    expect(rates[0]!).toBeLessThan(0.01);
  });

  it('does not exist where a count is missing, and leaves the others as if it were not there', () => {
    const { rates, standardErrors } = shrinkToParent(
      Float64Array.of(...numerators, Number.NaN, 3),
      Float64Array.of(...denominators, 50, Number.NaN),
      groupByText(['p', 'p', 'p', 'p', 'p', 'p', 'p']),
    );
    expect([...rates].slice(0, 5)).toEqual([...shrinkToParent(numerators, denominators, oneParent).rates]);
    expect([...rates].slice(5)).toEqual([Number.NaN, Number.NaN]);
    expect([...standardErrors].slice(5)).toEqual([0, 0]);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { localMoran } from '../local/local-moran.ts';
import { valuesAndNeighbours } from '../testing/arbitrary.ts';
import { expectDigits, reference } from '../testing/reference.ts';
import { deviationsOf } from '../values/deviations.ts';
import { neighboursFromRows, neighboursOf } from '../weights/neighbours.ts';
import { globalGeary } from './global-geary.ts';
import { type GlobalStatistic, globalMoran } from './global-moran.ts';

describe('the global statistics', () => {
  const expectAgreement = (got: GlobalStatistic | null, expected: { normal: number[]; random: number[] }) => {
    expect(got).not.toBeNull();
    expectDigits([got!.statistic, got!.expected, got!.varianceNormal], expected.normal, 12);
    expectDigits([got!.statistic, got!.expected, got!.varianceRandom], expected.random, 12);
  };

  it("agree with spdep to 12 digits, with both variances, an island left out of n: Moran's I", () => {
    expectAgreement(globalMoran(reference.deviations, reference.neighbours), reference.moran);
  });

  it("agree with spdep to 12 digits, with both variances: Geary's C, without the island", () => {
    const rows = Array.from({ length: 30 }, (_, area) => neighboursOf(reference.neighbours, area));
    expectAgreement(globalGeary(deviationsOf(reference.x.slice(0, 30)), neighboursFromRows(rows)), reference.geary);
  });

  it('have no variance with fewer than four areas that have neighbours', () => {
    const neighbours = neighboursFromRows([[1], [0], [0], [], []]);
    expect(globalMoran(deviationsOf([1, 2, 3, 4, 5]), neighbours)).toBeNull();
    expect(globalGeary(deviationsOf([1, 2, 3, 4, 5]), neighbours)).toBeNull();
  });

  it("the local ones sum to n times Moran's I", () => {
    fc.assert(
      fc.property(valuesAndNeighbours, ({ values, neighbours }) => {
        const deviations = deviationsOf(values);
        const global = globalMoran(deviations, neighbours);
        fc.pre(global !== null);
        const local = localMoran(deviations, neighbours).statistic.filter((value) => !Number.isNaN(value));
        expect(local.reduce((sum, value) => sum + value, 0)).toBeCloseTo(values.length * global!.statistic, 10);
      }),
    );
  });

  it('do not change with the unit', () => {
    fc.assert(
      fc.property(valuesAndNeighbours, fc.constantFrom(-2, 0.001, 5), ({ values, neighbours }, factor) => {
        const other = values.map((value) => value * factor + 3);
        for (const measure of [globalMoran, globalGeary]) {
          const [plain, scaled] = [values, other].map((some) => measure(deviationsOf(some), neighbours));
          fc.pre(plain != null && scaled != null);
          expect(scaled!.statistic).toBeCloseTo(plain!.statistic, 10);
          expect(scaled!.varianceRandom).toBeCloseTo(plain!.varianceRandom, 10);
        }
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { valuesAndNeighbours } from '../testing/arbitrary.ts';
import { expectDigits, reference } from '../testing/reference.ts';
import { deviationsOf } from '../values/deviations.ts';
import { twoSidedP } from '../values/two-sided.ts';
import { distanceBand } from '../weights/near.ts';
import { type Neighbours, neighboursFromRows, neighboursOf } from '../weights/neighbours.ts';
import { giStar } from './gi-star.ts';
import { localMoran } from './local-moran.ts';

/** Getis and Ord's Gi, in which an area is not among its own, as their paper has it: about the mean and deviation of the others. */
function slowGi(values: readonly number[], neighbours: Neighbours, area: number): number {
  const others = values.filter((_, other) => other !== area);
  const [count, k] = [others.length, neighboursOf(neighbours, area).length];
  const mean = others.reduce((sum, value) => sum + value, 0) / count;
  const deviation = Math.sqrt(others.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count);
  const sum = neighboursOf(neighbours, area).reduce((total, other) => total + values[other]!, 0);
  return (sum - k * mean) / (deviation * Math.sqrt((count * k - k ** 2) / (count - 1)));
}

describe("local Moran's I", () => {
  it('agrees with spdep, with links that run one way and an island, to 12 digits', () => {
    const { statistic, expected, variance, z, quadrants } = localMoran(reference.deviations, reference.neighbours);
    const island = reference.neighbours.count - 1;
    const withoutIsland = (values: readonly (number | null)[]) =>
      values.map((value, i) => (i === island ? null : value));
    expectDigits(statistic, withoutIsland(reference.local.statistic), 12);
    expectDigits(expected, withoutIsland(reference.local.expected), 12);
    expectDigits(variance, withoutIsland(reference.local.variance), 12);
    expectDigits(z, withoutIsland(reference.local.z), 12);
    expectDigits(twoSidedP(z), withoutIsland(reference.local.p), 12);
    const short = (quadrant: string | null) => quadrant?.replace(/(.).*-(.).*/u, '$1$2') ?? null;
    expect(quadrants.slice(0, island)).toEqual(reference.local.quadrant.slice(0, island).map(short));
    expect(quadrants[island]).toBeNull();
  });

  it('of six areas with an island is what spdep and GeoDa publish', () => {
    const neighbours = neighboursFromRows([[1], [0], [], [4, 5], [3, 5], [3, 4]]);
    const { statistic, expected, variance, z } = localMoran(deviationsOf([3, 3, 0, 9, 8, 8.5]), neighbours);
    const none = Number.NaN;
    expectDigits(statistic, [0.4347048301, 0.4347048301, none, 0.9660107335, 0.8264758497, 0.9069767442], 10);
    // GeoDa and PySAL have n - 1 where we have n.
    const geoda = [
      0.3622540250447227,
      0.3622540250447227,
      none,
      0.8050089445438283,
      0.6887298747763864,
      0.7558139534883721,
    ];
    expectDigits(
      statistic.map((value) => (value * 5) / 6),
      geoda,
      15,
    );
    expectDigits(expected.subarray(0, 1), [-0.08694096601], 11);
    expectDigits(variance.subarray(0, 1), [0.4762934066], 10);
    expectDigits([expected[3]!, variance[3]!], [-0.24150268336, 0.4121530589], 10);
    expectDigits(z, [0.7558548898, 0.7558548898, none, 1.8808869847, 1.8965862685, 1.8829377434], 10);
    expectDigits(twoSidedP([z[0]!, z[3]!]), [0.44973620274, 0.05998729408], 10);
  });

  it('has the z of Gi, with the sign turned where the area lies below the mean', () => {
    fc.assert(
      fc.property(valuesAndNeighbours, ({ values, neighbours }) => {
        const deviations = deviationsOf(values);
        const { z } = localMoran(deviations, neighbours);
        for (const [area, own] of deviations.each.entries()) {
          const gi = slowGi(values, neighbours, area);
          if (own === 0 || !Number.isFinite(gi)) continue;
          expect(z[area]).toBeCloseTo(Math.sign(own) * gi, 9);
        }
      }),
    );
  });

  it('cannot be found where it cannot vary: z is 0 and p is 1', () => {
    const onTheMean = localMoran(deviationsOf([0.1, 0.2, 0.3, 0.2]), neighboursFromRows([[1], [2], [1], [0]]));
    expect([onTheMean.z[1], onTheMean.z[3]]).toEqual([0, 0]);
    const allAround = localMoran(deviationsOf([1, 2, 4, 9]), neighboursFromRows([[1, 2, 3], [0], [0], [0]]));
    expect([allAround.z[0], twoSidedP(allAround.z)[0]]).toEqual([0, 1]);
    const onlyOneDiffers = localMoran(deviationsOf([0.1, 0.1, 0.7, 0.1]), neighboursFromRows([[1], [0], [0, 1], []]));
    expect(onlyOneDiffers.z[2]).toBe(0);
  });

  it('asks for three areas, one value for each, and values that differ', () => {
    expect(() => localMoran(deviationsOf([1, 2]), neighboursFromRows([[1], [0]]))).toThrow('at least 3 areas: got 2');
    expect(() => localMoran(deviationsOf([2, 2, 2]), neighboursFromRows([[1], [0], []]))).toThrow('not all equal');
    expect(() => localMoran(deviationsOf([1, 2, 3]), neighboursFromRows([[1], [0]]))).toThrow('got 3 for 2');
  });
});

describe('Gi*', () => {
  it('agrees with spdep, islands included, to 12 digits', () => {
    expectDigits(giStar(reference.deviations, reference.neighbours), reference.giStar, 12);
  });

  it('of six areas, and of six points within 15 of each other, is what is published', () => {
    const areas = neighboursFromRows([[1], [0], [], [4, 5], [3, 5], [3, 4]]);
    const ofAreas = giStar(deviationsOf([3, 3, 0, 9, 8, 8.5]), areas);
    expectDigits(ofAreas, [-1.042478813, -1.042478813, -1.538416815, 2.129526642, 2.129526642, 2.129526642], 9);
    const points = distanceBand({ x: [10, 20, 40, 15, 30, 30], y: [10, 10, 10, 20, 20, 30] }, 15, 'plane');
    const deviations = deviationsOf([2, 3, 3.2, 5, 8, 7]);
    const published = [-1.397276262, -0.2891776156, 0.6506496352, -0.2891776156, 1.2345208835, 2.0242433094];
    expectDigits(giStar(deviations, points), published, 9);
    const gi = [-1.0136728986, -0.0436158942, 1.315587029, -0.3141267582, 1.1537398581, 1.7783394086];
    const { z } = localMoran(deviations, points);
    expectDigits(
      z.map((value, area) => value * Math.sign(deviations.each[area]!)),
      gi,
      9,
    );
  });

  it('finds nothing where all areas are neighbours', () => {
    expect(giStar(deviationsOf([1, 2, 4]), neighboursFromRows([[1, 2], [0], [0]]))[0]).toBe(0);
  });
});

describe('both local statistics', () => {
  const zs = (values: readonly number[], neighbours: Neighbours) => {
    const deviations = deviationsOf(values);
    return { moran: localMoran(deviations, neighbours).z, hot: giStar(deviations, neighbours) };
  };

  it('do not change with the unit, and turned round they turn hot to cold', () => {
    const unit = fc.record({ factor: fc.constantFrom(-3, -1, 0.001, 2, 1e6), shift: fc.constantFrom(0, -7, 1000) });
    fc.assert(
      fc.property(valuesAndNeighbours, unit, ({ values, neighbours }, { factor, shift }) => {
        const plain = zs(values, neighbours);
        const other = zs(
          values.map((value) => value * factor + shift),
          neighbours,
        );
        expectDigits(other.moran, [...plain.moran], 9);
        expectDigits(other.hot, [...plain.hot.map((z) => z * Math.sign(factor))], 9);
      }),
    );
  });

  it('do not depend on the order in which areas and neighbours come', () => {
    fc.assert(
      fc.property(valuesAndNeighbours, fc.infiniteStream(fc.nat()), ({ values, neighbours }, chance) => {
        const keys = values.map(() => chance.next().value ?? 0);
        const order = values.map((_, i) => i).sort((a, b) => keys[a]! - keys[b]! || a - b);
        const rows = order.map((area) =>
          [...neighboursOf(neighbours, area)].map((other) => order.indexOf(other)).sort(),
        );
        const plain = zs(values, neighbours);
        const moved = zs(
          order.map((area) => values[area]!),
          neighboursFromRows(rows),
        );
        expectDigits(
          moved.moran,
          order.map((area) => plain.moran[area]!),
          9,
        );
        expectDigits(
          moved.hot,
          order.map((area) => plain.hot[area]!),
          9,
        );
      }),
    );
  });
});

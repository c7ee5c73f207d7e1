import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distanceBand, nearestNeighbours } from './near.ts';
import type { Points } from './point-index.ts';
import { rowsOf } from './testing/rows-of.ts';

/** By sorting all areas for each: slow and obvious. */
function sortedByDistance(count: number, distance: (one: number, other: number) => number): number[][] {
  const all = Array.from({ length: count }, (_, i) => i);
  return all.map((one) =>
    all.filter((other) => other !== one).sort((a, b) => distance(one, a) - distance(one, b) || a - b),
  );
}

/** The angle between two places, by their vectors from the middle of the earth. */
function angle({ x, y }: Points, one: number, other: number): number {
  const vector = (i: number) => {
    const [lon, lat] = [(x[i]! * Math.PI) / 180, (y[i]! * Math.PI) / 180];
    return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
  };
  const [a, b] = [vector(one), vector(other)];
  return 2 * Math.asin(Math.min(1, Math.hypot(...a.map((part, i) => part - b[i]!)) / 2));
}

const onGrid = fc.array(fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 })), {
  minLength: 2,
  maxLength: 40,
});
const pointsOf = (pairs: readonly (readonly [number, number])[]): Points => ({
  x: pairs.map(([x]) => x),
  y: pairs.map(([, y]) => y),
});

describe('the nearest neighbours', () => {
  it('on a plane are the nearest, those of equal distance in the order of the input, places that are the same included', () => {
    fc.assert(
      fc.property(onGrid, fc.nat(), (pairs, some) => {
        const [points, k] = [pointsOf(pairs), (some % (pairs.length - 1)) + 1];
        const squared = (i: number, j: number) =>
          (points.x[i]! - points.x[j]!) ** 2 + (points.y[i]! - points.y[j]!) ** 2;
        const expected = sortedByDistance(pairs.length, squared).map((row) => row.slice(0, k));
        expect(rowsOf(nearestNeighbours(points, k, 'plane'))).toEqual(expected);
      }),
    );
  });

  it('on the globe are the nearest over its surface, at the poles and across the date line too', () => {
    const place = fc.tuple(
      fc.double({ min: -180, max: 180, noNaN: true }),
      fc.double({ min: -90, max: 90, noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(place, { minLength: 2, maxLength: 40 }), fc.nat(), (pairs, some) => {
        const [points, k] = [pointsOf(pairs), (some % (pairs.length - 1)) + 1];
        const found = rowsOf(nearestNeighbours(points, k, 'great-circle'));
        const expected = sortedByDistance(pairs.length, (i, j) => angle(points, i, j));
        for (const [one, row] of found.entries()) {
          // Two ways of computing an angle differ in the last digits, so that which of two equal ones comes first is not compared.
          const angles = row.map((other) => angle(points, one, other));
          const best = expected[one]!.slice(0, k).map((other) => angle(points, one, other));
          expect(new Set(row).size).toBe(k);
          for (const [i, found] of angles.entries()) expect(found).toBeCloseTo(best[i]!, 7);
        }
      }),
    );
  });

  it('at 60 degrees north count a degree of longitude for half of one of latitude', () => {
    const points = { x: [0, 1.5, 0], y: [60, 60, 61] };
    expect(rowsOf(nearestNeighbours(points, 1, 'great-circle'))[0]).toEqual([1]);
    expect(rowsOf(nearestNeighbours(points, 1, 'plane'))[0]).toEqual([2]);
  });

  it('are fewer than there are areas', () => {
    const points = { x: [0, 1], y: [0, 1] };
    expect(() => nearestNeighbours(points, 2, 'plane')).toThrow('each of 2 areas has from 1 to 1 others: got 2');
    expect(() => nearestNeighbours(points, 0, 'plane')).toThrow('got 0');
  });
});

describe('all areas within a distance', () => {
  const points = { x: [10, 20, 40, 15, 30, 30], y: [10, 10, 10, 20, 20, 30] };

  it('are those of the six points that esda and spdep test with, the nearest first', () => {
    expect(rowsOf(distanceBand(points, 15, 'plane'))).toEqual([[1, 3], [0, 3, 4], [4], [0, 1, 4], [5, 1, 2, 3], [4]]);
  });

  it('include those at just that distance', () => {
    expect(rowsOf(distanceBand(points, 10, 'plane'))[0]).toEqual([1]);
  });

  it('are told in metres where places are in degrees', () => {
    const places = { x: [179.9, -179.9, 0], y: [0, 0, 0] };
    // A fifth of a degree of the equator is 22.2 km.
    expect(rowsOf(distanceBand(places, 22_300, 'great-circle'))).toEqual([[1], [0], []]);
    expect(rowsOf(distanceBand(places, 22_200, 'great-circle'))).toEqual([[], [], []]);
  });
});

const oracles = process.env.OUTSPOKEN_ORACLES ?? join(process.env.OUTSPOKEN_DATA ?? '../shared/data', '../oracles');

it.skipIf(!existsSync(oracles))('of 400 scattered points, the 8 nearest are those that SciPy finds', () => {
  const rowsIn = (file: string) =>
    readFileSync(join(oracles, file), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split(',').map(Number));
  const places = rowsIn('grid20_input.csv');
  const points = { x: places.map((row) => row[1]!), y: places.map((row) => row[2]!) };
  expect(rowsOf(nearestNeighbours(points, 8, 'plane'))).toEqual(rowsIn('grid20_knn8.csv').map((row) => row.slice(1)));
});

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { mostDimensions, sobolSequence } from './sobol-sequence.ts';

const reference: { dimensions: number[]; points: { index: number; values: number[] }[] } = JSON.parse(
  readFileSync(new URL('./reference/sobol.json', import.meta.url), 'utf8'),
);

describe('the Sobol sequence', () => {
  it('is that of scipy, in its last dimension too', () => {
    const points = sobolSequence(1024, mostDimensions);
    for (const { index, values } of reference.points)
      expect(reference.dimensions.map((dimension) => points[index * mostDimensions + dimension])).toEqual(values);
  });

  it.each([
    ['as it is', undefined],
    ['shifted', createRandom(7)],
  ])('has one of 64 points in each sixty-fourth of every dimension: %s', (_, random) => {
    const dimensions = 100;
    const points = sobolSequence(64, dimensions, random);
    for (let dimension = 0; dimension < dimensions; dimension++) {
      const places = Array.from({ length: 64 }, (_none, point) =>
        Math.floor((points[point * dimensions + dimension] ?? 1) * 64),
      );
      expect(new Set(places).size).toBe(64);
    }
  });

  it('is another for another seed, and the same for the same', () => {
    expect(sobolSequence(8, 3, createRandom(1))).toEqual(sobolSequence(8, 3, createRandom(1)));
    expect(sobolSequence(8, 3, createRandom(1))).not.toEqual(sobolSequence(8, 3, createRandom(2)));
  });

  it('begins the same however many points are asked for', () => {
    expect(sobolSequence(100, 5).slice(0, 30)).toEqual(sobolSequence(6, 5));
  });

  it.each([0, mostDimensions + 1, 1.5])('says so where there are no direction numbers: %d', (dimensions) => {
    expect(() => sobolSequence(4, dimensions)).toThrow(String(dimensions));
  });
});

import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { type HexCell, hexCentre, hexDistance, hexNeighbours } from './hex-grid.ts';

const cell = fc.record({ col: fc.integer({ min: -20, max: 20 }), row: fc.integer({ min: -20, max: 20 }) });
const between = (a: HexCell, b: HexCell) => {
  const one = hexCentre(a);
  const other = hexCentre(b);
  return Math.hypot(one.x - other.x, one.y - other.y);
};

it('odd rows stand half a cell to the east', () => {
  expect(hexCentre({ col: 3, row: 0 }).x).toBe(3);
  expect(hexCentre({ col: 3, row: 1 }).x).toBe(3.5);
  expect(hexCentre({ col: 3, row: -1 }).x).toBe(3.5);
});

it('the six neighbours are one step and a distance of 1 away, in every direction', () => {
  fc.assert(
    fc.property(cell, (here) => {
      const neighbours = hexNeighbours(here);
      expect(new Set(neighbours.map(({ col, row }) => `${col},${row}`)).size).toBe(6);
      for (const next of neighbours) {
        expect(hexDistance(here, next)).toBe(1);
        expect(between(here, next)).toBeCloseTo(1, 12);
        expect(hexNeighbours(next)).toContainEqual(here);
      }
    }),
  );
});

it('the steps between cells are as many as a walk over neighbours takes', () => {
  fc.assert(
    fc.property(cell, cell, (from, to) => {
      const steps = hexDistance(from, to);
      expect(steps).toBe(hexDistance(to, from));
      if (steps > 0) expect(Math.min(...hexNeighbours(from).map((next) => hexDistance(next, to)))).toBe(steps - 1);
      else expect(from).toEqual(to);
    }),
  );
});

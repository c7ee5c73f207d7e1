import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { gabrielNeighbours } from './gabriel-neighbours.ts';
import type { PlanePoint } from './plane-point.ts';

it('joins two points unless a third stands between them', () => {
  const line = [0, 1, 2].map((x) => ({ x, y: x === 1 ? 0.1 : 0 }));
  expect(gabrielNeighbours(line)).toEqual([
    [0, 1],
    [1, 2],
  ]);
});

it('of no points are none, of two is one pair', () => {
  expect(gabrielNeighbours([])).toEqual([]);
  expect(gabrielNeighbours([{ x: 1, y: 1 }])).toEqual([]);
  expect(
    gabrielNeighbours([
      { x: 0, y: 0 },
      { x: 5, y: 5 },
    ]),
  ).toEqual([[0, 1]]);
});

it('are the pairs whose circle is empty, found by looking at every point', () => {
  const coordinate = fc.double({ min: 0, max: 100, noNaN: true }).map((value) => Math.round(value * 1000) / 1000);
  const points = fc.uniqueArray(fc.record({ x: coordinate, y: coordinate }), {
    minLength: 3,
    maxLength: 40,
    selector: ({ x, y }) => `${x},${y}`,
  });
  fc.assert(
    fc.property(points, (list) => {
      fc.pre(!allInLine(list));
      const found = new Set(gabrielNeighbours(list).map(String));
      for (const [pair, emptiness] of emptinessOfPairs(list)) {
        if (emptiness > 1e-6) expect(found).toContain(pair);
        if (emptiness < -1e-6) expect(found).not.toContain(pair);
      }
    }),
  );
});

/** For each pair the least power of another point with regard to its circle: above 0 when the circle is empty. */
function emptinessOfPairs(points: readonly PlanePoint[]): readonly [string, number][] {
  return points.flatMap((a, from) =>
    points.slice(from + 1).map((b, offset): [string, number] => {
      const others = points.filter((c) => c !== a && c !== b);
      const powers = others.map((c) => (c.x - a.x) * (c.x - b.x) + (c.y - a.y) * (c.y - b.y));
      return [String([from, from + 1 + offset]), Math.min(...powers)];
    }),
  );
}

function allInLine([a, b, ...others]: readonly PlanePoint[]): boolean {
  if (a === undefined || b === undefined) return true;
  return others.every((c) => Math.abs((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)) < 1e-3);
}

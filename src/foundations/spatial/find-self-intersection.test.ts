import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSelfIntersection } from './find-self-intersection.ts';

type Points = readonly (readonly [number, number])[];
const ring = (points: Points) => [...points, points[0]!].flat();
const square = (x: number, y: number, size: number): Points => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
];
/** Corners in the order of their angle around the middle: never crosses itself. */
const star = (radii: readonly number[]): Points =>
  radii.map((radius, at) => {
    const angle = (2 * Math.PI * at) / radii.length;
    return [Math.round(1e6 * radius * Math.cos(angle)), Math.round(1e6 * radius * Math.sin(angle))];
  });

describe('an outline', () => {
  it.each([
    ['a triangle', [square(0, 0, 4).slice(0, 3)]],
    ['a square with a hole', [square(0, 0, 10), square(2, 2, 3)]],
    [
      'a square with a hole that touches it in a corner of the hole',
      [
        square(0, 0, 10),
        [
          [0, 5],
          [3, 4],
          [3, 6],
        ],
      ],
    ],
    ['two parts that touch in a corner', [square(0, 0, 4), square(4, 4, 4)]],
    [
      'two parts apart, one within the box of the other',
      [
        [
          [0, 0],
          [10, 0],
          [0, 10],
        ],
        square(8, 8, 1),
      ],
    ],
    [
      'straight edges with corners on the way',
      [
        [
          [0, 0],
          [2, 0],
          [4, 0],
          [4, 2],
          [4, 4],
          [0, 4],
        ],
      ],
    ],
  ] as [string, Points[]][])('of %s is in order', (_, rings) => {
    expect(findSelfIntersection(rings.map(ring))).toBeNull();
  });

  it.each([
    [
      'a bow tie crosses itself',
      [
        [
          [0, 0],
          [4, 4],
          [4, 0],
          [0, 4],
        ],
      ],
      { x: 2, y: 2 },
    ],
    [
      'an eight touches itself in a corner',
      [
        [
          [0, 0],
          [2, 2],
          [4, 0],
          [4, 4],
          [2, 2],
          [0, 4],
        ],
      ],
      { x: 2, y: 2 },
    ],
    [
      'a corner touches an edge',
      [
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [2, 0],
          [0, 4],
        ],
      ],
      { x: 2, y: 0 },
    ],
    [
      'a spike goes back upon itself',
      [
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [4, 9],
          [4, 4],
          [0, 4],
        ],
      ],
      { x: 4, y: 4 },
    ],
    ['two parts share an edge', [square(0, 0, 4), square(4, 0, 4)], { x: 4, y: 0 }],
    ['two parts share some of an edge', [square(0, 0, 4), square(4, 2, 9)], { x: 4, y: 2 }],
    ['a hole crosses its outline', [square(0, 0, 10), square(8, 4, 4)], { x: 10, y: 4 }],
  ] as [string, Points[], { x: number; y: number }][])('is found at fault where %s', (_, rings, at) => {
    expect(findSelfIntersection(rings.map(ring))).toEqual(at);
    const mirrored = rings.map((points) => ring(points.map(([x, y]) => [y, x] as const)));
    expect(findSelfIntersection(mirrored)).not.toBeNull();
    for (const turned of [0, 1, 2, 3]) {
      const moved = rings.map((points) => ring([...points.slice(turned), ...points.slice(0, turned)].reverse()));
      expect(findSelfIntersection(moved)).not.toBeNull();
    }
  });

  it('is refused by a throw where it is not closed rings', () => {
    expect(() => findSelfIntersection([[0, 0, 1, 1, 0, 0]])).toThrow('at least 4 points');
  });

  /** So many edges from one side to the other and back. */
  const zigzag = (edges: number, slope: number): Points => [
    ...Array.from({ length: edges }, (_none, at) => [at % 2 === 0 ? 0 : 1e6, at * 10 + (at % 2) * slope] as const),
    [-1e6, edges * 10 + slope],
    [-1e6, 0],
  ];

  it('of long edges is swept across them', () => {
    const effort = { left: 1e6 };
    expect(findSelfIntersection([ring(zigzag(10_001, 0))], effort)).toBeNull();
    expect(effort.left).toBeGreaterThan(9e5);
  });

  it('that would take too long is left unsettled', () => {
    const effort = { left: 1e6 };
    const slanted = ring(zigzag(10_001, 1e6).map(([x, y], at) => (at < 10_001 ? ([x, x + at * 10] as const) : [x, y])));
    expect(findSelfIntersection([slanted], effort)).toBe('unsettled');
  });

  const radii = fc.array(fc.double({ min: 0.2, max: 1, noNaN: true }), { minLength: 3, maxLength: 60 });

  it('that goes once around its middle is never at fault, wherever it lies', () => {
    const place = fc.integer({ min: -180_000_000, max: 180_000_000 });
    fc.assert(
      fc.property(radii, place, place, (list, x, y) => {
        const points = star(list).map(([px, py]) => [px + x, py + y] as const);
        expect(findSelfIntersection([ring(points)])).toBeNull();
      }),
    );
  });

  it('is judged as by holding every edge against every other', () => {
    const point = fc.tuple(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 12 }));
    fc.assert(
      fc.property(fc.uniqueArray(point, { minLength: 3, maxLength: 8, selector: String }), (points) => {
        const edges = points.map((from, at) => [from, points[(at + 1) % points.length]!] as const);
        const faults = edges.some(([a, b], one) =>
          edges.some(([c, d], other) => other > one && meetsBadly(a, b, c, d, edges.length, other - one)),
        );
        expect(findSelfIntersection([ring(points)]) !== null).toBe(faults);
      }),
      { numRuns: 2000 },
    );
  });
});

type Point = readonly [number, number];

/** By solving for the shares s, t along both segments in fractions, rather than by sides. */
function meetsBadly(a: Point, b: Point, c: Point, d: Point, size: number, apart: number): boolean {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]];
  const [qx, qy] = [c[0] - a[0], c[1] - a[1]];
  const cross = rx * sy - ry * sx;
  const neighbours = apart === 1 || apart === size - 1;
  if (cross !== 0) {
    const [t, u] = [(qx * sy - qy * sx) / cross, (qx * ry - qy * rx) / cross];
    return !neighbours && t >= 0 && t <= 1 && u >= 0 && u <= 1;
  }
  if (qx * ry - qy * rx !== 0) return false;
  const length = rx * rx + ry * ry;
  const [start, end] = [(qx * rx + qy * ry) / length, ((qx + sx) * rx + (qy + sy) * ry) / length].sort((x, y) => x - y);
  const common = Math.min(1, end!) - Math.max(0, start!);
  return neighbours ? common > 1e-9 : common >= 0;
}

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { simplifyLine } from './simplify-line.ts';

const point = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 30 }));
const lines = fc.array(point, { minLength: 2, maxLength: 40 }).map((points) => points.flat());

describe('a simplified line', () => {
  it('keeps corners and leaves out what lies between', () => {
    expect(simplifyLine([0, 0, 1, 0, 2, 0, 3, 1, 3, 2, 3, 3], 0)).toEqual([0, 0, 2, 0, 3, 1, 3, 3]);
    expect(simplifyLine([0, 0, 1, 1, 2, 0, 3, 1, 4, 0], 2)).toEqual([0, 0, 4, 0]);
  });

  it('keeps its ends, and a ring its furthest point', () => {
    expect(simplifyLine([5, 5, 9, 9], 100)).toEqual([5, 5, 9, 9]);
    expect(simplifyLine([0, 0, 5, 0, 5, 5, 0, 0], 1)).toEqual([0, 0, 5, 0, 5, 5, 0, 0]);
  });

  it('lies no further from any point than it may', () => {
    fc.assert(
      fc.property(lines, fc.integer({ min: 0, max: 10 }), (line, tolerance) => {
        const simple = simplifyLine(line, tolerance);
        for (let at = 0; at < line.length; at += 2)
          expect(distance(line[at]!, line[at + 1]!, simple)).toBeLessThanOrEqual(tolerance + 1e-9);
      }),
    );
  });

  it('keeps the same points whichever way it runs, where no two are equally good', () => {
    const apart = fc.uniqueArray(fc.integer({ min: 0, max: 1e6 }), { minLength: 4, maxLength: 40 });
    fc.assert(
      fc.property(apart, fc.integer({ min: 0, max: 1e5 }), (numbers, tolerance) => {
        const points = numbers.slice(0, numbers.length & ~1);
        const back = reversed(points);
        expect(reversed(simplifyLine(back, tolerance))).toEqual(simplifyLine(points, tolerance));
      }),
    );
  });
});

const reversed = (line: readonly number[]) =>
  Array.from({ length: line.length / 2 }, (_, at) => line.slice(line.length - 2 * at - 2, line.length - 2 * at)).flat();

function distance(x: number, y: number, line: readonly number[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (let at = 0; at + 3 < line.length; at += 2) {
    const [x1, y1, x2, y2] = line.slice(at, at + 4) as [number, number, number, number];
    const size = (x2 - x1) ** 2 + (y2 - y1) ** 2;
    const along = size === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * (x2 - x1) + (y - y1) * (y2 - y1)) / size));
    least = Math.min(least, Math.hypot(x - x1 - along * (x2 - x1), y - y1 - along * (y2 - y1)));
  }
  return least;
}

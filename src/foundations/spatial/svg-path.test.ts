import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { svgPath } from './svg-path.ts';

const line = fc
  .array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), { minLength: 2, maxLength: 9 })
  .map((points) => points.flat());

/** The lines that a path of m, l, h, v and z draws, read as the SVG specification has it. */
function read(path: string): number[][] {
  const lines: number[][] = [];
  let [x, y, startX, startY] = [0, 0, 0, 0];
  for (const [, letter = '', rest = ''] of path.matchAll(/([mlhvz])([^mlhvz]*)/g)) {
    const numbers = (rest.match(/-?\d+/g) ?? []).map(Number);
    if (letter === 'z') {
      lines.at(-1)?.push(startX, startY);
      [x, y] = [startX, startY];
    }
    const size = letter === 'h' || letter === 'v' ? 1 : 2;
    for (let at = 0; at < numbers.length; at += size) {
      x += letter === 'v' ? 0 : numbers[at]!;
      y += letter === 'h' ? 0 : numbers[letter === 'v' ? at : at + 1]!;
      if (letter === 'm' && at === 0) {
        lines.push([]);
        [startX, startY] = [x, y];
      }
      lines.at(-1)?.push(x, y);
    }
  }
  return lines;
}

describe('a path', () => {
  it('is written in steps', () => {
    expect(svgPath([[10, 20, 15, 20, 15, 30, 12, 28, 10, 20]], 'closed')).toBe('m10 20h5v10l-3-2z');
    expect(
      svgPath(
        [
          [1, 1, 2, 2, 3, 1],
          [3, 4, 3, 9],
        ],
        'open',
      ),
    ).toBe('m1 1l1 1 1-1m0 3v5');
  });

  it('draws the lines that it was given', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 5 }), (lines) => {
        expect(read(svgPath(lines, 'open'))).toEqual(lines);
        const rings = lines.map((open) => [...open, open[0]!, open[1]!]);
        expect(read(svgPath(rings, 'closed'))).toEqual(rings);
      }),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BorderNet, NO_AREA } from './border-net.ts';

const SIZE = 6;

const square = (x: number, y: number, side = 1) => [x, y, x + side, y, x + side, y + side, x, y + side, x, y];
const turned = (ring: readonly number[]) =>
  Array.from({ length: ring.length / 2 }, (_, at) => ring.slice(ring.length - 2 * at - 2, ring.length - 2 * at)).flat();

/** A board of squares, each an area, some of them running the other way round. */
function board(side = 1): BorderNet {
  const net = new BorderNet();
  for (let at = 0; at < SIZE * SIZE; at++) {
    const ring = square((at % SIZE) * side, Math.floor(at / SIZE) * side, side);
    net.addArea([[at % 3 === 0 ? turned(ring) : ring]]);
  }
  return net;
}

function area(rings: readonly (readonly number[])[]): number {
  let sum = 0;
  for (const ring of rings)
    for (let at = 0; at + 3 < ring.length; at += 2)
      sum += (ring[at]! * ring[at + 3]! - ring[at + 2]! * ring[at + 1]!) / 2;
  return sum;
}

/** How often rings run around a point: 1 inside, 0 outside and in holes. */
function winding(rings: readonly (readonly number[])[], x: number, y: number): number {
  let turns = 0;
  for (const ring of rings) {
    for (let at = 0; at + 3 < ring.length; at += 2) {
      const [x1, y1, x2, y2] = ring.slice(at, at + 4) as [number, number, number, number];
      if (y1 > y === y2 > y) continue;
      if (x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) turns += y2 > y1 ? 1 : -1;
    }
  }
  return turns;
}

function length(lines: readonly (readonly number[])[]): number {
  let sum = 0;
  for (const line of lines)
    for (let at = 0; at + 3 < line.length; at += 2)
      sum += Math.hypot(line[at + 2]! - line[at]!, line[at + 3]! - line[at + 1]!);
  return sum;
}

const some = fc.uint8Array({ minLength: SIZE * SIZE, maxLength: SIZE * SIZE, max: 1 });

describe('the outline of some areas', () => {
  it('holds these areas and no others, whichever they are', () => {
    const net = board();
    fc.assert(
      fc.property(some, (chosen) => {
        const rings = net.outline((at) => chosen[at] === 1);
        for (const [at, is] of chosen.entries())
          expect(winding(rings, (at % SIZE) + 0.5, Math.floor(at / SIZE) + 0.5)).toBe(is);
        expect(area(rings)).toBe(chosen.reduce((sum, is) => sum + is, 0));
      }),
    );
  });

  it('has no border inside: all areas together are one ring, of its corners and where it begins', () => {
    const [ring, ...others] = board().outline(() => true);
    expect(others).toEqual([]);
    expect(ring?.length).toBeLessThanOrEqual(12);
    expect(area([ring!])).toBe(36);
  });

  it('keeps holes and several pieces apart', () => {
    const net = new BorderNet();
    net.addArea([[square(0, 0, 10), square(4, 4, 2)], [square(20, 0, 3)]]);
    net.addArea([[square(4, 4, 2)]]);
    expect(area(net.outline((at) => at === 0))).toBe(100 - 4 + 9);
    expect(area(net.outline(() => true))).toBe(109);
    expect(net.outline(() => true)).toHaveLength(2);
  });

  it('loses what is smaller than a cell of the grid, and nothing beside it', () => {
    const net = new BorderNet();
    net.addArea([[[0, 0, 5.4, 0.1, 5.3, 5.2, 0.2, 5.4, 0, 0]]]);
    net.addArea([[[5.4, 0.1, 5.45, 0.1, 5.4, 5.2, 5.3, 5.2, 5.4, 0.1]]]);
    expect(area(net.outline(() => true))).toBe(25);
    expect(net.outline((at) => at === 1)).toEqual([]);
  });

  it('leaves out the same points for every union, so that neighbours still touch', () => {
    const wave = (from: number, to: number) => {
      const xs = Array.from({ length: 41 }, (_, at) => at);
      return [
        ...xs.flatMap((x) => [x, from + ((x * 7) % 5)]),
        ...xs.toReversed().flatMap((x) => [x, to + ((x * 7) % 5)]),
      ];
    };
    const net = new BorderNet();
    for (let row = 0; row < 4; row++) {
      const ring = wave(10 * row, 10 * row + 10);
      net.addArea([[[...ring, ring[0]!, ring[1]!]]]);
    }
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 15 }), fc.double({ min: 0, max: 6, noNaN: true }), (chosen, tolerance) => {
        const isIn = (at: number) => ((chosen >> at) & 1) === 1;
        const [one, other, all] = [isIn, (at: number) => !isIn(at), () => true].map((includes) =>
          area(net.outline(includes, tolerance)),
        );
        expect(one! + other!).toBeCloseTo(all!, 9);
      }),
    );
    const points = (tolerance: number) => net.outline(() => true, tolerance).flat().length;
    expect(points(6)).toBeLessThan(points(0) / 4);
  });
});

describe('the borders between groups of areas', () => {
  it('are each drawn once, with those against the outside', () => {
    const net = board();
    fc.assert(
      fc.property(some, (group) => {
        const groupOf = (at: number) => (at === NO_AREA ? -1 : group[at]);
        let expected = 4 * SIZE;
        for (let at = 0; at < SIZE * SIZE; at++) {
          if ((at + 1) % SIZE > 0 && group[at] !== group[at + 1]) expected += 1;
          if (at + SIZE < SIZE * SIZE && group[at] !== group[at + SIZE]) expected += 1;
        }
        expect(length(net.borders((one, other) => groupOf(one) !== groupOf(other)))).toBe(expected);
      }),
    );
  });

  it('run on from fork to fork', () => {
    const lines = board(5).borders(
      (one, other) =>
        [one, other].some((at) => at !== NO_AREA && at % SIZE < 3) !==
        [one, other].every((at) => at !== NO_AREA && at % SIZE < 3),
    );
    expect(length(lines)).toBe(2 * 15 + 2 * 30);
    expect(lines.every((line) => line.length >= 4)).toBe(true);
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nextInDirection } from './next-in-direction.ts';

const hexagons = [0, 1, 2, 3].flatMap((row) =>
  [0, 1, 2, 3].map((col) => ({ x: col * 10 + (row % 2) * 5, y: row * 9 })),
);
const left = [-1, 0] as const;
const right = [1, 0] as const;
const up = [0, -1] as const;
const down = [0, 1] as const;

describe('an arrow key', () => {
  it('goes along the row', () => {
    expect(nextInDirection(hexagons, { x: 10, y: 0 }, right)).toEqual({ x: 20, y: 0 });
    expect(nextInDirection(hexagons, { x: 10, y: 0 }, left)).toEqual({ x: 0, y: 0 });
  });

  it('goes to a row above or below', () => {
    expect(nextInDirection(hexagons, { x: 10, y: 18 }, up)?.y).toBe(9);
    expect(nextInDirection(hexagons, { x: 10, y: 18 }, down)?.y).toBe(27);
  });

  it('stays where there is nothing further', () => {
    expect(nextInDirection(hexagons, { x: 0, y: 0 }, left)).toBeNull();
    expect(nextInDirection(hexagons, { x: 0, y: 0 }, up)).toBeNull();
  });

  it('jumps over a gap of sea', () => {
    const far = [
      { x: 0, y: 0 },
      { x: 40, y: 0 },
    ];
    expect(nextInDirection(far, { x: 0, y: 0 }, right)).toEqual({ x: 40, y: 0 });
  });

  it('always moves the way it points', () => {
    const spot = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }) });
    fc.assert(
      fc.property(fc.array(spot, { minLength: 1 }), fc.constantFrom(left, right, up, down), (spots, [dx, dy]) => {
        const [from] = spots;
        const next = from && nextInDirection(spots, from, [dx, dy]);
        if (from && next) expect((next.x - from.x) * dx + (next.y - from.y) * dy).toBeGreaterThan(0);
      }),
    );
  });
});

import { describe, expect, it } from 'vitest';
import { boxAround, centreOf, outline, pointsOf } from './hex-geometry.ts';

const at = (col: number, row: number, group = 'north') => ({ centre: centreOf({ col, row }), group });

/** How many sides an outline draws: every step of its path is one. */
const sidesOf = (path: string) => path.match(/[lv]/g)?.length ?? 0;

describe('the centre of a cell', () => {
  it('stands half a cell to the right in odd rows', () => {
    expect([centreOf({ col: 2, row: 0 }), centreOf({ col: 2, row: 1 }), centreOf({ col: 2, row: 2 })]).toEqual([
      { x: 20, y: 0 },
      { x: 25, y: 9 },
      { x: 20, y: 18 },
    ]);
  });

  it('is written in steps of the grid', () => {
    expect(pointsOf([centreOf({ col: 2, row: 1 }), centreOf({ col: 0, row: 4 })])).toBe('5 1 0 4');
  });
});

describe('the outline of groups', () => {
  it('goes once around a single hexagon', () => {
    expect(outline([at(0, 0)])).toBe('M0 -6l5 3v6l-5 3l-5-3v-6l5-3');
  });

  it('leaves out the sides between hexagons of one group', () => {
    expect(sidesOf(outline([at(0, 0), at(1, 0)]))).toBe(10);
    expect(sidesOf(outline([at(0, 0), at(1, 0), at(0, 1)]))).toBe(12);
  });

  it('draws a side between two groups once', () => {
    expect(sidesOf(outline([at(0, 0, 'north'), at(1, 0, 'south')]))).toBe(11);
  });

  it('goes around a hole too', () => {
    const ring = [at(0, 0), at(1, 0), at(-1, 1), at(1, 1), at(0, 2), at(1, 2)];
    expect(sidesOf(outline(ring))).toBe(18 + 6);
  });
});

describe('the box', () => {
  it('holds every hexagon whole, with its margin', () => {
    expect(boxAround([centreOf({ col: 0, row: 0 }), centreOf({ col: 3, row: 1 })], 1)).toEqual({
      x: -6,
      y: -7,
      width: 47,
      height: 23,
    });
  });
});

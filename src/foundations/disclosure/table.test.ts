import { describe, expect, it } from 'vitest';
import { holds, tabulate } from './table.ts';

describe('cells and views, boiled down', () => {
  it('put cells that are in the same views into one region', () => {
    const table = tabulate([1, 2, 3, 4], [[0, 1, 2], [2]]);
    expect(table.regionCounts).toEqual([3, 3]);
    expect(table.figures).toEqual([
      { regions: [0, 1], count: 6 },
      { regions: [1], count: 3 },
    ]);
  });

  it('make one figure of views over the same cells, in whatever order', () => {
    const table = tabulate([1, 2, 3], [[0, 1], [2], [1, 0]]);
    expect(table.figureOfView).toEqual([0, 1, 0]);
  });

  it('leave out cells that are in no view', () => {
    expect(tabulate([7, 8], [[1]]).regionCounts).toEqual([8]);
  });

  it('refuse a cell that is not there, one named twice, and a count that is none', () => {
    expect(() => tabulate([1], [[1]])).toThrow('a view needs cells from 0 to 0: got 1 in view 0');
    expect(() => tabulate([1, 2], [[0], [1, 1]])).toThrow('a view needs each cell once: got 1 again in view 1');
    expect(() => tabulate([1, Number.NaN], [[0]])).toThrow('got NaN');
    expect(() => tabulate([1, 2.5], [[1]])).toThrow('got 2.5');
  });
});

describe('holding', () => {
  it('is being a superset', () => {
    expect(holds([1, 3, 5], [1, 5])).toBe(true);
    expect(holds([1, 3, 5], [])).toBe(true);
    expect(holds([1, 3, 5], [1, 4])).toBe(false);
    expect(holds([1], [1, 3])).toBe(false);
  });
});

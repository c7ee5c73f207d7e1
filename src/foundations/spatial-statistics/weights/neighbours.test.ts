import { describe, expect, it } from 'vitest';
import { components, summariseNeighbours } from './components.ts';
import { neighbourCount, neighboursFromLinks, neighboursFromRows } from './neighbours.ts';
import { rowsOf } from './testing/rows-of.ts';

describe('neighbours', () => {
  it('are given as rows or as links, and keep their order and their direction', () => {
    const rows = [[2, 1], [], [1]];
    expect(rowsOf(neighboursFromRows(rows))).toEqual(rows);
    const links = neighboursFromLinks(3, [2, 0, 0], [1, 2, 1]);
    expect(rowsOf(links)).toEqual(rows);
    expect(neighbourCount(links, 0)).toBe(2);
  });

  it('are other areas of the same list', () => {
    expect(() => neighboursFromRows([[0]])).toThrow('an area is no neighbour of its own: got 0');
    expect(() => neighboursFromRows([[1]])).toThrow('a link joins two of 1 areas, counted from 0: got 1');
    expect(() => neighboursFromLinks(2, [0], [2])).toThrow('got 2');
    expect(() => neighboursFromLinks(2, [-1], [0])).toThrow('got -1');
    expect(() => neighboursFromLinks(2, [0], [])).toThrow('a link has two ends');
  });
});

describe('the pieces that areas fall into', () => {
  it('are found whichever way a link runs', () => {
    const { count, of } = components(neighboursFromRows([[], [3], [], [0], [], [4]]));
    expect({ count, of: [...of] }).toEqual({ count: 3, of: [0, 0, 1, 0, 2, 2] });
  });

  it('are counted with the islands, and summed up with the rest', () => {
    expect(summariseNeighbours(neighboursFromRows([[1], [0], [], [4, 5], [3, 5], [3, 4]]))).toEqual({
      areas: 6,
      links: 8,
      components: 3,
      islands: [2],
      meanNeighbours: 8 / 6,
      mostNeighbours: 2,
    });
  });
});

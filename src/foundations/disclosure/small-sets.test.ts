import { describe, expect, it } from 'vitest';
import { smallSetsOf } from './small-sets.ts';
import { tabulate } from './table.ts';

/** With one cell per region, regions are cells. */
function setsFor(counts: number[], views: number[][]): string[] {
  const table = tabulate(counts, views);
  const shown = table.figures.map((figure) => figure.count >= 10);
  return smallSetsOf(table)(shown)
    .map((regions) => regions.join())
    .toSorted();
}

describe('the small sets to protect', () => {
  it('are views and regions of fewer than 10 people, nobody included', () => {
    expect(setsFor([4, 0, 30], [[0], [1], [2]])).toEqual(['0', '1']);
    expect(
      setsFor(
        [4, 3, 30],
        [
          [0, 1],
          [1, 2],
        ],
      ),
    ).toEqual(['0', '0,1', '1']);
  });

  it('hold what a shown view leaves when another shown one is taken from it', () => {
    expect(setsFor([30, 4], [[0, 1], [0]])).toContain('1');
  });

  it('hold what is left when all the shown views inside it are taken away, even if several cells', () => {
    expect(setsFor([3, 4, 40, 50], [[0], [1], [2], [3], [0, 1, 2, 3]])).toContain('0,1');
  });

  it('do not hold larger ones', () => {
    expect(setsFor([20, 30], [[0], [1], [0, 1]])).toEqual([]);
  });
});

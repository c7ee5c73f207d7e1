import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extremeSum, type Fact } from './extreme-sum.ts';

function fact(view: number, regions: number[], least: number, most: number): Fact {
  return { view, regions, least, most };
}

describe('an extreme sum', () => {
  it('is unbounded above and 0 below where nothing is known', () => {
    expect(extremeSum([5], [], [0], 1)).toEqual({ sum: Infinity, stoppedBy: new Set(), table: null });
    expect(extremeSum([5], [], [0], -1).sum).toBe(0);
  });

  it('is what subtraction leaves of a total, and names the views that stop it', () => {
    const facts = [fact(7, [0, 1], 18, 22), fact(9, [1], 13, 17)];
    expect(extremeSum([4, 15], facts, [0], -1)).toEqual({ sum: 1, stoppedBy: new Set([7, 9]), table: [1, 17] });
    expect(extremeSum([4, 15], facts, [0], 1)).toEqual({ sum: 9, stoppedBy: new Set([7, 9]), table: [9, 13] });
  });

  it('names no view that could be left out', () => {
    const facts = [fact(0, [0, 1], 18, 22), fact(1, [1], 13, 17), fact(2, [2], 40, 50), fact(3, [1, 2], 10, 500)];
    expect(extremeSum([4, 15, 44], facts, [0], 1).stoppedBy).toEqual(new Set([0, 1]));
  });

  it('sees what three overlapping views give away though none holds another', () => {
    // region 2 = (view 1 + view 2 - view 0) / 2
    const facts = [fact(0, [0, 1], 38, 42), fact(1, [1, 2], 23, 27), fact(2, [0, 2], 23, 27)];
    expect(extremeSum([20, 20, 3], facts, [2], -1).sum).toBe(2);
    expect(extremeSum([20, 20, 3], facts, [2], 1).sum).toBe(8);
  });

  it('counts whole people: where the linear bound is 6.5, it is 6', () => {
    const facts = [fact(0, [0, 1], 8, 11), fact(1, [0, 2], 9, 12), fact(2, [1, 2], 10, 13)];
    expect(extremeSum([5, 5, 6], facts, [0], 1).sum).toBe(6);
  });

  it('agrees with trying every table, for two-way tables', () => {
    const cell = fc.integer({ min: 0, max: 5 });
    const slack = fc.integer({ min: 0, max: 2 });
    const table = fc.tuple(cell, cell, cell, cell, cell, cell);
    const slacks = fc.tuple(slack, slack, slack, slack, slack);
    fc.assert(
      fc.property(table, slacks, fc.subarray([0, 1, 2, 3, 4, 5], { minLength: 1 }), (counts, loose, target) => {
        const margins = [
          [0, 1, 2],
          [3, 4, 5],
          [0, 3],
          [1, 4],
          [2, 5],
        ];
        const facts = margins.map((regions, view) => {
          const sum = regions.reduce((total, region) => total + counts[region]!, 0);
          return fact(view, regions, Math.max(0, sum - loose[view]!), sum + loose[view]!);
        });
        const [least, most] = byTrying(facts, target);
        expect(extremeSum(counts, facts, target, -1).sum).toBe(least);
        expect(extremeSum(counts, facts, target, 1).sum).toBe(most);
      }),
      { numRuns: 60 },
    );
  });
});

/** Two rows of three: the first row is tried out, then the second within what the columns leave. */
function byTrying(facts: readonly Fact[], target: readonly number[]): [number, number] {
  const [rowOne, rowTwo, ...columns] = facts as [Fact, Fact, Fact, Fact, Fact];
  let least = Infinity;
  let most = -Infinity;
  const table = [0, 0, 0, 0, 0, 0];
  function fill(cell: number): void {
    if (cell === 6) {
      if (
        !facts.every((known) =>
          between(
            known,
            known.regions.map((region) => table[region]!),
          ),
        )
      )
        return;
      const sum = target.reduce((total, region) => total + table[region]!, 0);
      least = Math.min(least, sum);
      most = Math.max(most, sum);
      return;
    }
    const row = cell < 3 ? rowOne : rowTwo;
    const before = cell < 3 ? table.slice(0, cell) : table.slice(3, cell);
    const above = cell < 3 ? 0 : table[cell - 3]!;
    const room = Math.min(row.most - total(before), columns[cell % 3]!.most - above);
    for (let count = 0; count <= room; count++) {
      table[cell] = count;
      fill(cell + 1);
    }
    table[cell] = 0;
  }
  fill(0);
  return [least, most];
}

function between(known: Fact, counts: readonly number[]): boolean {
  return total(counts) >= known.least && total(counts) <= known.most;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

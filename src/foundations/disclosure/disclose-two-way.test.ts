import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { discloseTwoWay } from './disclose-two-way.ts';
import type { Disclosed } from './disclosed.ts';
import { revelations } from './reference/every-table.ts';

function printed(figures: readonly Disclosed[]): string {
  return figures.map((figure) => (figure.shown ? figure.value : '-')).join(' ');
}

describe('a two-way table with its totals', () => {
  it('hides more than the small cell, so that neither its row nor its column gives it away', () => {
    const table = discloseTwoWay([
      [4, 30],
      [41, 52],
    ]);
    expect(table.cells.map(printed)).toEqual(['- -', '- -']);
    expect(printed(table.rows)).toBe('35 95');
    expect(printed(table.columns)).toBe('45 80');
    expect(printed([table.total])).toBe('125');
  });

  it('keeps its shape', () => {
    const table = discloseTwoWay([
      [100, 200, 300],
      [400, 500, 600],
    ]);
    expect(table.cells.map(printed)).toEqual(['100 200 300', '400 500 600']);
    expect(printed(table.rows)).toBe('600 1500');
    expect(printed(table.columns)).toBe('500 700 900');
    expect(printed([table.total])).toBe('2100');
  });

  it('is safe', () => {
    const cell = fc.integer({ min: 0, max: 18 });
    fc.assert(
      fc.property(fc.tuple(cell, cell, cell, cell), ([a, b, c, d]) => {
        const { cells, rows, columns, total } = discloseTwoWay([
          [a, b],
          [c, d],
        ]);
        const views = [[0], [1], [2], [3], [0, 1], [2, 3], [0, 2], [1, 3], [0, 1, 2, 3]];
        expect(revelations([a, b, c, d], views, [...cells.flat(), ...rows, ...columns, total])).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses uneven rows', () => {
    expect(() => discloseTwoWay([[1, 2], [3]])).toThrow('rows of one length: got 1 and 2');
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CountTree, type DisclosedTree, discloseTree } from './disclose-tree.ts';
import { revelations } from './reference/every-table.ts';

function printed(tree: DisclosedTree): string {
  const own = tree.disclosed.shown ? `${tree.disclosed.value}` : '-';
  return tree.parts.length > 0 ? `${own}(${tree.parts.map(printed).join(' ')})` : own;
}

describe('a total with its parts', () => {
  it('hides a second part beside a single small one', () => {
    expect(printed(discloseTree({ parts: [{ count: 4 }, { count: 31 }] }))).toBe('35(- -)');
  });

  it('protects a small part from the totals above it too', () => {
    const north = { parts: [{ count: 3 }, { count: 20 }] };
    const south = { parts: [{ count: 40 }, { count: 41 }] };
    expect(printed(discloseTree({ parts: [north, south] }))).toBe('105(25(- -) 80(40 40))');
  });

  it('may be a single count', () => {
    expect(printed(discloseTree({ count: 12 }))).toBe('10');
    expect(printed(discloseTree({ count: 2 }))).toBe('-');
  });

  it('is safe at every level', () => {
    const leaf = fc.integer({ min: 0, max: 18 });
    fc.assert(
      fc.property(fc.tuple(leaf, leaf, leaf, leaf), ([a, b, c, d]) => {
        const tree: CountTree = {
          parts: [{ parts: [{ count: a }, { count: b }] }, { parts: [{ count: c }, { count: d }] }],
        };
        const all = discloseTree(tree);
        const [one, two] = all.parts as [DisclosedTree, DisclosedTree];
        const nodes = [all, one, two, ...one.parts, ...two.parts];
        const views = [[0, 1, 2, 3], [0, 1], [2, 3], [0], [1], [2], [3]];
        expect(
          revelations(
            [a, b, c, d],
            views,
            nodes.map((node) => node.disclosed),
          ),
        ).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses what is no count', () => {
    expect(() => discloseTree({ parts: [{ count: 1.5 }] })).toThrow('whole numbers from 0: got 1.5');
  });
});

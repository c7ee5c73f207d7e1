import { discloseTable } from './disclose-table.ts';
import type { Disclosed } from './disclosed.ts';

/** People counted in the smallest parts; a whole is all of its parts together, with nobody left over. */
export type CountTree = { readonly count: number } | { readonly parts: readonly CountTree[] };

export interface DisclosedTree {
  readonly disclosed: Disclosed;
  /** In the order given; none for the smallest parts. */
  readonly parts: readonly DisclosedTree[];
}

/**
 * A total, its parts and their parts, all published together: `discloseTable` for a hierarchy.
 * Throws on a count that is not a whole number from 0.
 *
 * @example discloseTree({ parts: [{ count: 4 }, { count: 31 }] }) // 35; hidden, hidden
 */
export function discloseTree(tree: CountTree): DisclosedTree {
  const counts: number[] = [];
  const views: (readonly number[])[] = [];
  const numbered = number(tree, counts, views);
  return fill(numbered, discloseTable(counts, views));
}

interface NumberedTree {
  readonly view: number;
  readonly cells: readonly number[];
  readonly parts: readonly NumberedTree[];
}

function number(tree: CountTree, counts: number[], views: (readonly number[])[]): NumberedTree {
  const parts = 'parts' in tree ? tree.parts.map((part) => number(part, counts, views)) : [];
  const cells = 'parts' in tree ? parts.flatMap((part) => part.cells) : [counts.push(tree.count) - 1];
  return { view: views.push(cells) - 1, cells, parts };
}

function fill(tree: NumberedTree, disclosed: readonly Disclosed[]): DisclosedTree {
  return { disclosed: disclosed[tree.view]!, parts: tree.parts.map((part) => fill(part, disclosed)) };
}

/** Which group each area is in: `indexOf[area]` points into `names`; -1 where the cell was blank. */
export interface Grouping {
  readonly names: readonly string[];
  readonly indexOf: Int32Array<ArrayBuffer>;
}

export function groupByText(cells: readonly string[]): Grouping {
  const numbers = new Map<string, number>();
  const indexOf = new Int32Array(cells.length);
  for (const [area, cell] of cells.entries()) {
    if (cell === '') {
      indexOf[area] = -1;
      continue;
    }
    const known = numbers.get(cell);
    indexOf[area] = known ?? numbers.size;
    if (known === undefined) numbers.set(cell, numbers.size);
  }
  return { names: [...numbers.keys()], indexOf };
}

/**
 * Letters to put in, take out, exchange or swap with their neighbour: the optimal string alignment distance (Boytsov 2011, "Indexing methods for
 * approximate dictionary searching", section 2.1). Time and room are those of the product of the lengths.
 *
 * @example editsBetween('birmigham', 'birmingham') // 1
 */
export function editsBetween(one: string, other: string): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const row = [i];
    for (let j = 1; j <= other.length; j++) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1;
      let edits = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + same);
      if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1])
        edits = Math.min(edits, at(before, j - 2) + 1);
      row.push(edits);
    }
    [before, above] = [above, row];
  }
  return at(above, other.length);
}

function at(row: readonly number[], index: number): number {
  const value = row[index];
  if (value === undefined) throw new RangeError(`No edit count at ${index}`);
  return value;
}

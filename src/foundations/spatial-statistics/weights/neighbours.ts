/**
 * Who is whose neighbour, in compressed sparse rows: those of area `i` are `neighbours[starts[i]]` to `neighbours[starts[i + 1] - 1]`. Areas are
 * counted from 0 in the order of the input. A link has a direction and is used as given; an area without any is an island.
 *
 * There are no weights beside: in a row-standardised matrix each link of an area with k neighbours weighs 1/k, in a binary one 1.
 */
export interface Neighbours {
  readonly count: number;
  readonly starts: Uint32Array;
  readonly neighbours: Uint32Array;
}

export function neighbourCount({ starts }: Neighbours, area: number): number {
  return starts[area + 1]! - starts[area]!;
}

/** The neighbours of one area, without copying them. */
export function neighboursOf({ starts, neighbours }: Neighbours, area: number): Uint32Array {
  return neighbours.subarray(starts[area]!, starts[area + 1]!);
}

/** One list of neighbours for each area. */
export function neighboursFromRows(rows: readonly ArrayLike<number>[]): Neighbours {
  const starts = new Uint32Array(rows.length + 1);
  for (const [area, row] of rows.entries()) starts[area + 1] = starts[area]! + row.length;
  const neighbours = new Uint32Array(starts[rows.length]!);
  for (const [area, row] of rows.entries()) {
    for (let i = 0; i < row.length; i++) requireArea(row[i]!, area, rows.length);
    neighbours.set(row, starts[area]);
  }
  return { count: rows.length, starts, neighbours };
}

/** Links by their ends, in any order; the neighbours of an area keep theirs. */
export function neighboursFromLinks(count: number, from: ArrayLike<number>, to: ArrayLike<number>): Neighbours {
  if (from.length !== to.length)
    throw new RangeError(`a link has two ends: got ${from.length} for ${to.length} of the others`);
  const starts = new Uint32Array(count + 1);
  for (let link = 0; link < from.length; link++) {
    requireArea(from[link]!, to[link]!, count);
    requireArea(to[link]!, from[link]!, count);
    starts[from[link]! + 1]!++;
  }
  for (let area = 0; area < count; area++) starts[area + 1]! += starts[area]!;
  const next = starts.slice();
  const neighbours = new Uint32Array(from.length);
  for (let link = 0; link < from.length; link++) neighbours[next[from[link]!]!++] = to[link]!;
  return { count, starts, neighbours };
}

function requireArea(area: number, other: number, count: number): void {
  if (!(Number.isInteger(area) && area >= 0 && area < count))
    throw new RangeError(`a link joins two of ${count} areas, counted from 0: got ${area}`);
  if (area === other) throw new RangeError(`an area is no neighbour of its own: got ${area}`);
}

/**
 * Gives each of `rows` takers one of `columns` places so that the costs add up to the least possible: the shortest augmenting paths of
 * Jonker and Volgenant (1987) with dual prices, one taker at a time. `cost(taker, place)` must be finite; there must be at least as
 * many places as takers. Returns the place of each taker. Takes rows² x columns steps at worst; ties go to the earliest place.
 */
export function optimalAssignment(rows: number, columns: number, cost: Float64Array): Int32Array {
  if (rows > columns) throw new Error(`optimalAssignment needs a place for each taker: got ${columns} for ${rows}`);
  if (cost.length !== rows * columns)
    throw new Error(`optimalAssignment needs ${rows * columns} costs: got ${cost.length}`);
  const rowPrice = new Float64Array(rows);
  const columnPrice = new Float64Array(columns);
  const takerOf = new Int32Array(columns).fill(-1);
  const distance = new Float64Array(columns);
  const previous = new Int32Array(columns);
  const settled = new Uint8Array(columns);

  for (let free = 0; free < rows; free++) {
    distance.fill(Number.POSITIVE_INFINITY);
    previous.fill(-1);
    settled.fill(0);
    let taker = free;
    let reached = 0;
    let last = -1;
    let end = -1;
    while (end < 0) {
      let nearest = -1;
      let least = Number.POSITIVE_INFINITY;
      for (let column = 0; column < columns; column++) {
        if (settled[column] === 1) continue;
        const reduced = reached + cost[taker * columns + column]! - rowPrice[taker]! - columnPrice[column]!;
        if (reduced < distance[column]!) {
          distance[column] = reduced;
          previous[column] = last;
        }
        if (distance[column]! < least) {
          least = distance[column]!;
          nearest = column;
        }
      }
      reached = least;
      settled[nearest] = 1;
      last = nearest;
      if (takerOf[nearest] === -1) end = nearest;
      else taker = takerOf[nearest]!;
    }
    rowPrice[free] = rowPrice[free]! + reached;
    for (let column = 0; column < columns; column++) {
      if (settled[column] !== 1 || column === end) continue;
      const slack = reached - distance[column]!;
      rowPrice[takerOf[column]!] = rowPrice[takerOf[column]!]! + slack;
      columnPrice[column] = columnPrice[column]! - slack;
    }
    for (let column = end; column >= 0; column = previous[column]!) {
      const before = previous[column]!;
      takerOf[column] = before < 0 ? free : takerOf[before]!;
    }
  }

  const placeOf = new Int32Array(rows).fill(-1);
  for (let column = 0; column < columns; column++) if (takerOf[column]! >= 0) placeOf[takerOf[column]!] = column;
  return placeOf;
}

import type { Neighbours } from '../weights/neighbours.ts';

export function sumOfNeighbours(values: Float64Array, { starts, neighbours }: Neighbours, area: number): number {
  let sum = 0;
  for (let at = starts[area]!; at < starts[area + 1]!; at++) sum += values[neighbours[at]!]!;
  return sum;
}

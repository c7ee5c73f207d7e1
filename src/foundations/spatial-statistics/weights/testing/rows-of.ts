import { type Neighbours, neighboursOf } from '../neighbours.ts';

/** One list for each area, as tests read them best. */
export function rowsOf(neighbours: Neighbours): number[][] {
  return Array.from({ length: neighbours.count }, (_, area) => [...neighboursOf(neighbours, area)]);
}

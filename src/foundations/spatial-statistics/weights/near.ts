import { type Neighbours, neighboursFromRows } from './neighbours.ts';
import { type Distance, PointIndex, type Points } from './point-index.ts';

/**
 * The `k` nearest areas of each, the nearest first. Every area has k neighbours, so there are no islands; but a link need not run both ways.
 *
 * Ties go to the area that stands first in the input. An area in the same place is a neighbour like any other. Throws unless there are more than
 * `k` areas.
 */
export function nearestNeighbours(points: Points, k: number, distance: Distance): Neighbours {
  const count = points.x.length;
  if (!(Number.isInteger(k) && k >= 1 && k < count))
    throw new RangeError(`each of ${count} areas has from 1 to ${count - 1} others: got ${k}`);
  const index = new PointIndex(points, distance);
  return neighboursFromRows(Array.from({ length: count }, (_, area) => index.nearest(area, k)));
}

/** All areas at most `reach` away, the nearest first; in units of the coordinates on a plane, in metres on a great circle. */
export function distanceBand(points: Points, reach: number, distance: Distance): Neighbours {
  if (!(reach >= 0)) throw new RangeError(`a distance is a number from 0 up: got ${reach}`);
  const index = new PointIndex(points, distance);
  return neighboursFromRows(Array.from({ length: points.x.length }, (_, area) => index.within(area, reach)));
}

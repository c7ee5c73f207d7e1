import { Delaunay } from 'd3-delaunay';
import type { PlanePoint } from './plane-point.ts';

/**
 * Pairs of points that are natural neighbours: no third point lies in the circle that has the two at the ends of its diameter (Gabriel and
 * Sokal, 1969). Found among the edges of the Delaunay triangulation. Pairs come as [smaller index, larger index], in order.
 */
export function gabrielNeighbours(points: readonly PlanePoint[]): readonly (readonly [number, number])[] {
  if (points.length < 2) return [];
  if (points.length === 2) return [[0, 1]];
  const delaunay = Delaunay.from(
    points,
    (point) => point.x,
    (point) => point.y,
  );
  const pairs: [number, number][] = [];
  for (let from = 0; from < points.length; from++) {
    const neighbours = [...delaunay.neighbors(from)];
    for (const to of neighbours) if (from < to && isGabriel(from, to, points, neighbours)) pairs.push([from, to]);
  }
  return pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
}

/** A Delaunay edge is a Gabriel edge unless a neighbour of one of its ends lies inside its circle. */
function isGabriel(from: number, to: number, points: readonly PlanePoint[], neighbours: readonly number[]): boolean {
  const a = points[from]!;
  const b = points[to]!;
  return neighbours.every((other) => {
    if (other === to) return true;
    const c = points[other]!;
    return (c.x - a.x) * (c.x - b.x) + (c.y - a.y) * (c.y - b.y) >= 0;
  });
}

import type { Place } from './national-plane.ts';
import type { PlanePoint } from './plane-point.ts';

/**
 * Radians east (x) of Greenwich and north (y) of the equator on the sphere's Mercator plane, the one that web maps are drawn on: Snyder (1987), Map
 * Projections: A Working Manual, equations 7-1 and 7-2 with R = 1. A picture on it lies exactly under a web map of the same ground. Not for the poles.
 */
export function toWebMercator({ lon, lat }: Place): PlanePoint {
  return { x: radians(lon), y: Math.log(Math.tan(Math.PI / 4 + radians(lat) / 2)) };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

import type { PlanePoint } from './plane-point.ts';

/** A place on the earth, in degrees (WGS 84 or near enough for a picture). */
export interface Place {
  readonly lon: number;
  readonly lat: number;
}

const earthRadiusKilometres = 6371.0088;
const centralMeridian = -2;
const originLatitude = 49;

/**
 * Kilometres east (x) of 2° W and north (y) of 49° N on a transverse Mercator plane, as the British National Grid draws it, but on a sphere:
 * Snyder (1987), Map Projections: A Working Manual, equations 8-1 and 8-3 with k0 = 1. Within 0.5 per cent of the grid over Great Britain.
 */
export function toNationalPlane(place: Place): PlanePoint {
  const longitude = radians(place.lon - centralMeridian);
  const latitude = radians(place.lat);
  const b = Math.cos(latitude) * Math.sin(longitude);
  return {
    x: earthRadiusKilometres * Math.atanh(b),
    y: earthRadiusKilometres * (Math.atan2(Math.tan(latitude), Math.cos(longitude)) - radians(originLatitude)),
  };
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}

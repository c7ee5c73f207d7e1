import type { GridLine } from './border-net.ts';
import type { PlanePoint } from './plane-point.ts';
import { toWebMercator } from './web-mercator.ts';

/** The ground between two longitudes and two latitudes, in degrees. */
export interface Ground {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** A rectangle of a picture: x to the right, y downwards. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where ground lies in a picture: on the plane of web maps, in units of a grid that begins at the north-western corner. */
export interface MercatorFrame {
  readonly width: number;
  readonly height: number;
  /** Units of the grid in a radian of longitude. */
  readonly scale: number;
  /** Of the corner, in radians of the plane. */
  readonly left: number;
  readonly top: number;
}

/** A frame around some ground whose longer side has about so many units. */
export function mercatorFrame({ west, south, east, north }: Ground, longerSide: number): MercatorFrame {
  const { x: left, y: top } = toWebMercator({ lon: west, lat: north });
  const { x: right, y: bottom } = toWebMercator({ lon: east, lat: south });
  const scale = longerSide / Math.max(right - left, top - bottom);
  const units = (length: number) => Math.max(1, Math.ceil(length * scale));
  return { width: units(right - left), height: units(top - bottom), scale, left, top };
}

export function pointInFrame({ scale, left, top }: MercatorFrame, lon: number, lat: number): PlanePoint {
  const { x, y } = toWebMercator({ lon, lat });
  return { x: (x - left) * scale, y: (top - y) * scale };
}

/** The ground under a rectangle of the frame: the other way round of `pointInFrame`. */
export function groundUnder({ scale, left, top }: MercatorFrame, { x, y, width, height }: Rectangle): Ground {
  const lon = (at: number) => degrees(left + at / scale);
  const lat = (at: number) => degrees(2 * Math.atan(Math.exp(top - at / scale)) - Math.PI / 2);
  return { west: lon(x), north: lat(y), east: lon(x + width), south: lat(y + height) };
}

/** Rings of `lon, lat, lon, lat, ...`, counted in `parts` to the degree, as points of the frame that are not yet on whole numbers. */
export function ringsInFrame(
  frame: MercatorFrame,
  polygons: readonly (readonly ArrayLike<number>[])[],
  parts = 1,
): readonly (readonly GridLine[])[] {
  return polygons.map((rings) =>
    rings.map((ring) => {
      const line = new Float64Array(ring.length);
      for (let at = 0; at + 1 < ring.length; at += 2) {
        const { x, y } = pointInFrame(frame, ring[at]! / parts, ring[at + 1]! / parts);
        line[at] = x;
        line[at + 1] = y;
      }
      return line;
    }),
  );
}

const degrees = (radians: number) => (radians * 180) / Math.PI;

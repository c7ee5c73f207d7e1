import { type FineArea, planeBits, pointCount } from './fine-area.ts';

/** A whole country on a phone. Maps that show more of the world than that have nothing to show. */
export const minZoom = 4;

/** Tiles of lower zooms hold a country, and are made all at once; from here on each tile is made with all that lie in it. */
export const splitZoom = 8;

const zoomLimits = { least: 9, most: 12 };

/** How many steps a tile of a zoom is wide. Half a point on the screen is enough where thousands of areas are in sight. */
export function extentAt(zoom: number): number {
  if (zoom <= 6) return 1024;
  return zoom === 7 ? 2048 : 4096;
}

/** The smallest difference that tiles of a zoom can tell, in steps of the plane: a power of two. */
export function stepAt(zoom: number): number {
  return 2 ** planeBits / (2 ** zoom * extentAt(zoom));
}

/**
 * The zoom up to which tiles are made; maps enlarge those of the last. It is the first at which half of all edges are at least 16 steps long, so that rounding
 * to a step cannot be seen beside them.
 */
export function chooseMaxZoom(areas: readonly FineArea[]): number {
  const counts = new Array<number>(planeBits + 1).fill(0);
  let edges = 0;
  for (const ring of areas.flatMap(({ polygons }) => polygons.flat())) {
    const { points } = ring;
    for (let at = 0, last = points.length - 2; at < points.length; last = at, at += 2) {
      const length = Math.hypot(points[at]! - points[last]!, points[at + 1]! - points[last + 1]!);
      const bits = Math.floor(Math.log2(Math.max(1, length)));
      counts[bits] = counts[bits]! + 1;
    }
    edges += pointCount(ring);
  }
  let shorter = 0;
  const typical = counts.findIndex((count) => {
    shorter += count;
    return shorter >= edges / 2;
  });
  const enough = planeBits - Math.log2(extentAt(zoomLimits.most)) - (typical - 4);
  return Math.min(zoomLimits.most, Math.max(zoomLimits.least, enough));
}

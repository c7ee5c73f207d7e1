import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';

/** A feature of a tile as a map reads it: rings or lines in steps of the tile. */
export interface ReadFeature {
  readonly id: number | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly lines: readonly (readonly (readonly [number, number])[])[];
}

/** The layers of a vector tile, read by the library that maps read them with. */
export function readTile(
  bytes: Uint8Array,
): ReadonlyMap<string, { readonly extent: number; readonly features: readonly ReadFeature[] }> {
  const { layers } = new VectorTile(new PbfReader(bytes));
  return new Map(
    Object.entries(layers).map(([name, layer]) => {
      const features = Array.from({ length: layer.length }, (_none, at): ReadFeature => {
        const feature = layer.feature(at);
        const lines = feature.loadGeometry().map((line) => line.map(({ x, y }): [number, number] => [x, y]));
        return { id: feature.id, properties: feature.properties, lines };
      });
      return [name, { extent: layer.extent, features }] as const;
    }),
  );
}

/** The signed size of the rings of a feature together, in square steps: outlines above 0, holes below, as tiles have it. */
export function sizeOf({ lines }: ReadFeature): number {
  let twice = 0;
  for (const ring of lines) {
    let [x, y] = ring.at(-1) ?? [0, 0];
    for (const [nextX, nextY] of ring) {
      twice += x * nextY - nextX * y;
      [x, y] = [nextX, nextY];
    }
  }
  return twice / 2;
}

import { type AxisId, type BandOnWire, decodeBand, fromBandBytes } from '#domains/mapping/core';

/** The bands of all areas in the tiles, by axis; the `id` of an area in its tiles is its place here, from 1. */
export interface Bands {
  readonly count: number;
  readonly codes: ReadonlyMap<AxisId, Uint16Array>;
}

/** Reads what `bandsOf` of the server wrote: one filled axis after the other. */
export function readBands(bytes: ArrayBuffer, axes: readonly AxisId[]): Bands {
  const all = fromBandBytes(bytes);
  const count = all.length / axes.length;
  return {
    count,
    codes: new Map(axes.map((axis, at) => [axis, all.subarray(at * count, (at + 1) * count)])),
  };
}

export function bandOf({ codes }: Bands, axis: AxisId, id: number): BandOnWire | null {
  return decodeBand(codes.get(axis)?.[id - 1] ?? 0);
}

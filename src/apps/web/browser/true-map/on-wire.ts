/** What areas and authorities are called, as the server writes it. */
export interface NamesOnWire {
  /** By region and name, with the ground they lie on: west, south, east, north in degrees. */
  readonly authorities: readonly (readonly [code: string, name: string, ...bounds: number[]])[];
  /** Of all areas in a set of tiles, in its order: code, name, and which of the authorities it lies in. The name is empty and the authority -1 off the map. */
  readonly codes: readonly string[];
  readonly names: readonly string[];
  readonly within: readonly number[];
}

/** What a text stands for: one area with its outline, one authority with its ground, what to choose from, or nothing. */
export interface FoundOnWire {
  readonly area: { readonly code: string; readonly name: string; readonly outline: Shape | null } | null;
  readonly authority: { readonly code: string; readonly name: string; readonly bounds: readonly number[] } | null;
  readonly choices: readonly { readonly code: string; readonly name: string; readonly within: string }[];
}

type Ring = readonly (readonly [lon: number, lat: number])[];

/** As GeoJSON has it, in degrees. */
export type Shape =
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

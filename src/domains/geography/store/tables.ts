import type { AreaKind, Vintage } from '../core/area.ts';

/** Where a row came from: the embedded example, which can be taken away again, or an import of the operator's. */
export type Origin = 'example' | 'import';

export type GeographyTables = {
  'geography.areas': {
    vintage: Vintage;
    code: string;
    kind: AreaKind;
    name: string;
    parent_vintage: Vintage | null;
    parent_code: string | null;
    population: number | null;
    lon: number | null;
    lat: number | null;
    origin: Origin;
  };
  'geography.lookup_links': {
    from_vintage: Vintage;
    from_code: string;
    to_vintage: Vintage;
    to_code: string;
    share: number | null;
  };
  'geography.boundaries': {
    vintage: Vintage;
    code: string;
    west: number;
    south: number;
    east: number;
    north: number;
    shape: Uint8Array;
  };
  'geography.hex_cells': { vintage: Vintage; code: string; col: number; row: number };
};

import type { Generated } from 'kysely';
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
  'geography.tile_sets': {
    id: string;
    vintage: Vintage;
    state: Generated<'making' | 'ready'>;
    done: Generated<number>;
    total: number | null;
    codes: string[];
    min_zoom: number | null;
    max_zoom: number | null;
    west: number;
    south: number;
    east: number;
    north: number;
    archive_sha256: string | null;
    requested_at: Generated<Date>;
  };
  'geography.tile_parts': { set_id: string; part: number };
  'geography.tiles': { set_id: string; tile: number; bytes: Uint8Array };
};

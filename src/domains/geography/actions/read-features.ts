import { accept, type Result, refuse } from '#foundations/result';
import { isObject, type Properties, textOf } from '../core/properties.ts';
import type { AreaFileProblem } from './area-file.ts';
import { readPieces } from './read-area-map.ts';

/** A feature of a GeoJSON file; its geometry is as it stands there, read by nobody yet. */
export interface Feature {
  /** Counted from 1. */
  readonly at: number;
  readonly properties: Properties;
  readonly geometry: unknown;
}

/**
 * Hands the features of a GeoJSON FeatureCollection to `take` one at a time, decompressed where the name ends in `.gz`, and forgets them. What `take`
 * answers, unless null, ends the reading. For the ground of areas that are known by their own file; to import areas there is `readAreaFile`.
 */
export async function readFeatures<Stop>(
  file: string,
  take: (feature: Feature) => Stop | null,
): Promise<Result<{ readonly sha256: string }, AreaFileProblem | Stop>> {
  const read = await readPieces<AreaFileProblem | Stop>(file, (feature, at) => {
    if (!isObject(feature) || feature.type !== 'Feature') return { kind: 'not-a-feature', file, at };
    const properties = isObject(feature.properties) ? feature.properties : {};
    return take({ at, properties, geometry: feature.geometry ?? null });
  });
  if (!read.ok) return read;
  const { members, sha256 } = read.value;
  if (members.get('type') !== 'FeatureCollection' || typeof members.get('features') !== 'number')
    return refuse({ kind: 'not-areas', file, got: textOf(members.get('type')) });
  return members.get('features') === 0 ? refuse({ kind: 'no-features', file }) : accept({ sha256 });
}

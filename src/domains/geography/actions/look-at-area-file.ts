import { accept, type Result, refuse } from '#foundations/result';
import { readLimited } from '#platform/limited-file';
import { readFirstRows } from '#platform/tables';
import { isObject, type Properties, textOf } from '../core/properties.ts';
import type { AreaFileFormat, AreaFileProblem } from './area-file.ts';
import { isMap, looksCompressed } from './read-area-file.ts';
import { readPieces } from './read-area-map.ts';
import { layersOf } from './read-topology.ts';

/** How a file of areas, or a table, begins. */
export interface FileLook {
  readonly format: AreaFileFormat;
  /** Its columns, or the properties of its first features. */
  readonly header: readonly string[];
  /** What the first rows or features say, in the order of the header. */
  readonly rows: readonly (readonly string[])[];
  /** The layers of a TopoJSON file. */
  readonly layers: readonly string[];
}

/** Looks at the first rows or features of a file, for somebody who is to say what is what in it. Judges nothing but whether there are any. */
export async function lookAtAreaFile(file: string, most: number): Promise<Result<FileLook, AreaFileProblem>> {
  const start: Uint8Array[] = [];
  const read = await readLimited(file, (bytes) => start.push(bytes) < 1);
  if (!read.ok) return read;
  const bytes = start[0] ?? new Uint8Array();
  if (looksCompressed(bytes)) return refuse({ kind: 'compressed-without-gz', file });
  if (isMap(file, bytes)) return lookAtMap(file, most);
  const head = await readFirstRows(file, most);
  return head.ok ? accept({ format: 'csv', ...head.value, layers: [] }) : head;
}

async function lookAtMap(file: string, most: number): Promise<Result<FileLook, AreaFileProblem>> {
  const found: Properties[] = [];
  let stopped = false;
  const read = await readPieces<'enough'>(file, (feature) => {
    found.push(propertiesOf(feature));
    stopped = found.length === most;
    return stopped ? 'enough' : null;
  });
  if (stopped) return accept(lookOf('geojson', found, []));
  if (!read.ok) return read.problem === 'enough' ? refuse({ kind: 'no-features', file }) : refuse(read.problem);
  const { members } = read.value;
  const type = textOf(members.get('type'));
  if (type === 'Topology') {
    const layers = layersOf(members.get('objects'));
    const largest = [...layers.values()].toSorted((one, other) => other.length - one.length)[0] ?? [];
    if (largest.length === 0) return refuse({ kind: 'no-features', file });
    return accept(lookOf('topojson', largest.slice(0, most).map(propertiesOf), [...layers.keys()]));
  }
  if (type !== 'FeatureCollection') return refuse({ kind: 'not-areas', file, got: type });
  return found.length === 0 ? refuse({ kind: 'no-features', file }) : accept(lookOf('geojson', found, []));
}

function propertiesOf(feature: unknown): Properties {
  return isObject(feature) && isObject(feature.properties) ? feature.properties : {};
}

function lookOf(format: AreaFileFormat, found: readonly Properties[], layers: readonly string[]): FileLook {
  const header = [...new Set(found.flatMap((properties) => Object.keys(properties)))];
  return { format, header, rows: found.map((properties) => header.map((name) => textOf(properties[name]))), layers };
}

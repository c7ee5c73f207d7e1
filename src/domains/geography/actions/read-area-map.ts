import { accept, type Result, refuse } from '#foundations/result';
import { readLimited } from '#platform/limited-file';
import { yearOf } from '../core/area.ts';
import { JsonPieces, type JsonProblem } from '../core/json-pieces.ts';
import { isObject, textOf } from '../core/properties.ts';
import type { AreaFile, AreaFileProblem, ReadAreaOptions } from './area-file.ts';
import { FeatureReader } from './feature-reader.ts';
import { readTopology } from './read-topology.ts';

/** A feature of a whole country at full detail is some MB; a topology has to be held at once, at about 15 times its size. */
const limits = { elementBytes: 64 << 20, otherBytes: 32 << 20 };

/** Reads areas and their boundaries from GeoJSON, a feature at a time, or from TopoJSON. */
export async function readAreaMap(file: string, options: ReadAreaOptions): Promise<Result<AreaFile, AreaFileProblem>> {
  const reader = new FeatureReader(file, options);
  const read = await readPieces(file, (feature, at) => reader.take(feature, at));
  return read.ok ? finish(file, read.value.members, reader, read.value.sha256, options) : read;
}

/** Hands over the features of a JSON file, counted from 1, and gives its other members. What `take` answers, unless null, ends the reading. */
export async function readPieces<Stop>(
  file: string,
  take: (feature: unknown, at: number) => Stop | null,
): Promise<
  Result<{ readonly members: ReadonlyMap<string, unknown>; readonly sha256: string }, AreaFileProblem | Stop>
> {
  let features = 0;
  const pieces = new JsonPieces<Stop>({
    ...limits,
    streamed: 'features',
    take: (feature, at) => {
      features = at;
      return take(feature, at);
    },
  });
  let stopped: { readonly by: AreaFileProblem | Stop } | null = null;
  const read = await readLimited(file, (bytes) => {
    const problem = pieces.push(bytes);
    if (problem !== null)
      stopped = { by: problem.kind === 'stopped' ? problem.by : jsonProblem(problem, file, features) };
    return problem === null;
  });
  if (stopped !== null) return refuse((stopped as { readonly by: AreaFileProblem | Stop }).by);
  if (!read.ok) return read;
  const members = pieces.finish();
  if (!members.ok) return refuse(jsonProblem(members.problem, file, features));
  return accept({ members: members.value, sha256: read.value.sha256 });
}

function finish(
  file: string,
  members: ReadonlyMap<string, unknown>,
  reader: FeatureReader,
  sha256: string,
  options: ReadAreaOptions,
): Result<AreaFile, AreaFileProblem> {
  const type = members.get('type');
  const projection = projectionOf(members.get('crs'));
  if (projection !== null) return refuse({ kind: 'other-projection', file, name: projection });
  if (type === 'Topology') {
    const problem = readTopology(file, members, reader, options);
    if (problem !== null) return refuse(problem);
  } else if (type !== 'FeatureCollection' || typeof members.get('features') !== 'number') {
    return refuse({ kind: 'not-areas', file, got: textOf(type) });
  }
  if (reader.fault !== null) return refuse(reader.fault);
  const areas = reader.finish(sha256, type === 'Topology' ? 'topojson' : 'geojson');
  if (areas === null) return refuse({ kind: 'no-features', file });
  if (areas.areas.length === 0) return refuse({ kind: 'nothing-in-force', file, year: yearOf(areas.vintage) });
  return accept(areas);
}

function jsonProblem(problem: JsonProblem, file: string, features: number): AreaFileProblem {
  switch (problem.kind) {
    case 'not-json':
      return { kind: 'not-json', file, feature: problem.element, detail: problem.detail };
    case 'not-utf8':
      return { kind: 'json-not-utf8', file };
    case 'cut-short':
      return { kind: 'cut-short', file, features };
    case 'value-too-long':
      return { kind: 'value-too-long', file, feature: problem.element, limitBytes: problem.limitBytes };
  }
}

/** The name of a coordinate system that is not in degrees of longitude and latitude; old GeoJSON names it in `crs`. ETRS89 differs by less than a metre. */
function projectionOf(crs: unknown): string | null {
  const properties = isObject(crs) ? crs.properties : null;
  const name = isObject(properties) ? textOf(properties.name) : '';
  return name === '' || /(CRS84|(^|[^0-9])(4326|4258))$/u.test(name) ? null : name;
}

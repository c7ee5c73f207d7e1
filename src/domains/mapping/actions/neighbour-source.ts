import { type AreaFileProblem, readFeatures } from '#domains/geography';
import { accept, type Result, refuse } from '#foundations/result';
import {
  type Distance,
  type Neighbours,
  nearestNeighbours,
  neighboursFromLinks,
  type Polygons,
  queenNeighbours,
} from '#foundations/spatial-statistics';
import { readTable, type Table, type TableProblem } from '#platform/tables';
import { numbersOf, textsOf } from './read-columns.ts';

/** Where it is said who is whose neighbour. */
export type NeighbourSource =
  /** Areas that share a point of their outlines; `property` holds their codes. */
  | { readonly kind: 'polygons'; readonly file: string; readonly property: string }
  /** Columns from and to, a link a row. */
  | { readonly kind: 'links'; readonly file: string }
  /** Columns of the values' own file: the `nearest` so many areas. */
  | {
      readonly kind: 'points';
      readonly x: string;
      readonly y: string;
      readonly nearest: number;
      readonly distance: Distance;
    };

export type NeighbourProblem =
  | TableProblem
  | { readonly kind: 'polygon-file'; readonly problem: AreaFileProblem }
  | {
      readonly kind: 'no-such-property';
      readonly file: string;
      readonly feature: number;
      readonly property: string;
      readonly known: readonly string[];
    }
  | {
      readonly kind: 'polygon-twice';
      readonly file: string;
      readonly feature: number;
      readonly firstFeature: number;
      readonly code: string;
    }
  | {
      readonly kind: 'bad-polygon';
      readonly file: string;
      readonly feature: number;
      readonly code: string;
      readonly because: PolygonFault;
    }
  | ({ readonly kind: 'area-without-polygon'; readonly polygons: string } & Place)
  | { readonly kind: 'no-shared-point'; readonly file: string }
  | ({ readonly kind: 'unknown-link-end'; readonly values: string } & Place)
  | ({ readonly kind: 'link-to-itself' } & Omit<Place, 'column'>)
  | ({ readonly kind: 'link-twice'; readonly firstRow: number; readonly to: string } & Omit<Place, 'column'>)
  | ({ readonly kind: 'no-place' } & Place)
  | ({ readonly kind: 'not-a-degree'; readonly value: number; readonly most: 90 | 180 } & Place)
  | { readonly kind: 'too-many-nearest'; readonly nearest: number; readonly areas: number };

/** A cell, and the code of the area that it is about. */
interface Place {
  readonly file: string;
  readonly row: number;
  readonly column: string;
  readonly code: string;
}

type PolygonFault = 'no-polygon' | 'not-a-position' | 'short-ring' | 'open-ring';

export interface FoundNeighbours {
  readonly neighbours: Neighbours;
  /** The file they came from, where it is another than that of the values. */
  readonly input: { readonly file: string; readonly sha256: string } | null;
  /** Polygons of areas that have no value. */
  readonly otherPolygons: number;
}

/** Finds the neighbours of the areas of a table, in its order; `codes` are those of its rows, `code` the column they stand in. */
export async function findNeighbours(
  source: NeighbourSource,
  table: Table,
  code: string,
  codes: ReadonlyMap<string, number>,
): Promise<Result<FoundNeighbours, NeighbourProblem>> {
  switch (source.kind) {
    case 'polygons':
      return fromPolygons(source.file, source.property, table, code, codes);
    case 'links':
      return fromLinks(source.file, table, codes);
    case 'points':
      return fromPoints(source, table, code);
  }
}

async function fromPolygons(
  file: string,
  property: string,
  table: Table,
  column: string,
  codes: ReadonlyMap<string, number>,
): Promise<Result<FoundNeighbours, NeighbourProblem>> {
  const areas: (Polygons | undefined)[] = Array.from({ length: table.rowCount });
  const features = new Uint32Array(table.rowCount);
  let otherPolygons = 0;
  const read = await readFeatures<NeighbourProblem>(file, ({ at, properties, geometry }) => {
    const held = properties[property];
    if (typeof held !== 'string' && typeof held !== 'number')
      return { kind: 'no-such-property', file, feature: at, property, known: Object.keys(properties) };
    const code = String(held);
    const area = codes.get(code);
    if (area === undefined) {
      otherPolygons++;
      return null;
    }
    if (areas[area]) return { kind: 'polygon-twice', file, feature: at, firstFeature: features[area] as number, code };
    const polygons = polygonsOf(geometry);
    if (!polygons.ok) return { kind: 'bad-polygon', file, feature: at, code, because: polygons.problem };
    areas[area] = polygons.value;
    features[area] = at;
    return null;
  });
  if (!read.ok) return refuse(ownOrPolygonProblem(read.problem));
  const without = areas.indexOf(undefined);
  if (without !== -1) {
    const row = table.rowNumbers[without] as number;
    const code = textsOf(table, column)[without] as string;
    return refuse({ kind: 'area-without-polygon', file: table.file, row, column, code, polygons: file });
  }
  const neighbours = queenNeighbours(areas as Polygons[]);
  if (neighbours.neighbours.length === 0) return refuse({ kind: 'no-shared-point', file });
  return accept({ neighbours, input: { file, sha256: read.value.sha256 }, otherPolygons });
}

const ownKinds = new Set(['no-such-property', 'polygon-twice', 'bad-polygon']);

/** What geography says of the file, in its own words, and what we say of a feature. */
function ownOrPolygonProblem(problem: AreaFileProblem | NeighbourProblem): NeighbourProblem {
  if (ownKinds.has(problem.kind)) return problem as NeighbourProblem;
  return { kind: 'polygon-file', problem: problem as AreaFileProblem };
}

/** Rings as they are, in whatever unit: what counts is which points are equal. */
function polygonsOf(geometry: unknown): Result<Polygons, PolygonFault> {
  const { type, coordinates } = (geometry ?? {}) as { readonly type?: unknown; readonly coordinates?: unknown };
  const given = type === 'Polygon' ? [coordinates] : type === 'MultiPolygon' ? coordinates : null;
  if (!Array.isArray(given) || given.length === 0) return refuse('no-polygon');
  const polygons: number[][][] = [];
  for (const rings of given) {
    if (!Array.isArray(rings) || rings.length === 0) return refuse('no-polygon');
    const polygon: number[][] = [];
    for (const ring of rings) {
      const parsed = ringOf(ring);
      if (!parsed.ok) return parsed;
      polygon.push(parsed.value);
    }
    polygons.push(polygon);
  }
  return accept(polygons);
}

function ringOf(positions: unknown): Result<number[], PolygonFault> {
  if (!Array.isArray(positions) || positions.length < 4) return refuse('short-ring');
  const ring: number[] = [];
  for (const position of positions) {
    const [x, y] = Array.isArray(position) ? (position as unknown[]) : [];
    if (!(Number.isFinite(x) && Number.isFinite(y))) return refuse('not-a-position');
    ring.push(x as number, y as number);
  }
  return ring[0] === ring.at(-2) && ring[1] === ring.at(-1) ? accept(ring) : refuse('open-ring');
}

async function fromLinks(
  file: string,
  values: Table,
  codes: ReadonlyMap<string, number>,
): Promise<Result<FoundNeighbours, NeighbourProblem>> {
  const table = await readTable(file, { columns: { texts: ['from', 'to'] } });
  if (!table.ok) return table;
  const [from, to] = [textsOf(table.value, 'from'), textsOf(table.value, 'to')];
  const ends = { from: new Uint32Array(from.length), to: new Uint32Array(from.length) };
  const firstRows = new Map<number, number>();
  for (let link = 0; link < from.length; link++) {
    const row = table.value.rowNumbers[link] as number;
    for (const column of ['from', 'to'] as const) {
      const code = (column === 'from' ? from : to)[link] as string;
      const area = codes.get(code);
      if (area === undefined) return refuse({ kind: 'unknown-link-end', file, row, column, code, values: values.file });
      ends[column][link] = area;
    }
    const [one, other] = [ends.from[link] as number, ends.to[link] as number];
    const code = from[link] as string;
    if (one === other) return refuse({ kind: 'link-to-itself', file, row, code });
    const pair = one * values.rowCount + other;
    const firstRow = firstRows.get(pair);
    if (firstRow !== undefined)
      return refuse({ kind: 'link-twice', file, row, firstRow, code, to: to[link] as string });
    firstRows.set(pair, row);
  }
  const neighbours = neighboursFromLinks(values.rowCount, ends.from, ends.to);
  return accept({ neighbours, input: { file, sha256: table.value.sha256 }, otherPolygons: 0 });
}

function fromPoints(
  { x, y, nearest, distance }: NeighbourSource & { readonly kind: 'points' },
  table: Table,
  column: string,
): Result<FoundNeighbours, NeighbourProblem> {
  for (const axis of [x, y]) {
    const most = axis === y ? 90 : 180;
    const cells = numbersOf(table, axis);
    const codes = textsOf(table, column);
    for (let area = 0; area < cells.length; area++) {
      const value = cells[area] as number;
      const place = {
        file: table.file,
        row: table.rowNumbers[area] as number,
        column: axis,
        code: codes[area] as string,
      };
      if (Number.isNaN(value)) return refuse({ kind: 'no-place', ...place });
      if (distance === 'great-circle' && Math.abs(value) > most)
        return refuse({ kind: 'not-a-degree', ...place, value, most });
    }
  }
  const areas = table.rowCount;
  if (nearest >= areas) return refuse({ kind: 'too-many-nearest', nearest, areas });
  const points = { x: numbersOf(table, x), y: numbersOf(table, y) };
  return accept({ neighbours: nearestNeighbours(points, nearest, distance), input: null, otherPolygons: 0 });
}

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import type { Polygons } from '../weights/contiguity.ts';
import { type Neighbours, neighboursFromRows } from '../weights/neighbours.ts';

/** Full-size data and the outputs of other tools lie outside the repository: tests that need them skip with a message where they are absent. */
export function oraclesIn(given: string | undefined, data: string | undefined) {
  const dataFolder = data ?? '../shared/data';
  const oracleFolder = given ?? join(dataFolder, '../oracles');
  return {
    dataFolder,
    oracleFolder,
    hasOracles: existsSync(join(oracleFolder, 'grid20_input.csv')),
    hasEngland: existsSync(join(dataFolder, 'boundaries/lsoa21_ew.geojson.gz')),
  };
}

export type Columns = Readonly<Record<string, readonly string[]>>;

/** A CSV file by its columns. */
export function columnsOf(...path: string[]): Columns {
  const [header = [], ...rows]: string[][] = parse(readMaybePacked(...path));
  return Object.fromEntries(header.map((name, at) => [name, rows.map((row) => row[at]!)]));
}

export const numbersIn = (columns: Columns, name: string): number[] => (columns[name] ?? []).map(Number);

/** The neighbour lists of an oracle: a column with ids between spaces, or columns n1 to n8. */
export function neighboursIn(columns: Columns): Neighbours {
  if (columns.neighbours) return neighboursFromRows(columns.neighbours.map((list) => list.split(' ').map(Number)));
  const nearest = Array.from({ length: 8 }, (_, i) => numbersIn(columns, `n${i + 1}`));
  return neighboursFromRows((columns.id ?? []).map((_, row) => nearest.map((column) => column[row]!)));
}

/** English small areas of one edition in the order of their codes, all or those of some authorities: their outlines and IMD scores. */
export function englandOf(
  dataFolder: string,
  edition: 'lsoa11' | 'lsoa21',
  authorities = '',
): { codes: string[]; areas: Polygons[]; scores: number[] } {
  const table = edition === 'lsoa11' ? ['imd2019', 'imd2019_england_lsoa11'] : ['imd2025', 'imd2025_england_lsoa21'];
  const columns = columnsOf(dataFolder, table[0]!, `${table[1]}.csv.gz`);
  const within = columns[edition === 'lsoa11' ? 'lad19_code' : 'lad24_code']!;
  const scoreOf = new Map(
    numbersIn(columns, 'imd_score').flatMap((score, i): [string, number][] =>
      within[i]!.startsWith(authorities) ? [[columns[`${edition}_code`]![i]!, score]] : [],
    ),
  );
  const { features } = JSON.parse(readMaybePacked(dataFolder, 'boundaries', `${edition}_ew.geojson.gz`));
  const inEngland = (features as Feature[])
    .filter(({ properties }) => scoreOf.has(properties[`${edition}_code`]!))
    .sort((one, other) => (one.properties[`${edition}_code`]! < other.properties[`${edition}_code`]! ? -1 : 1));
  const codes = inEngland.map(({ properties }) => properties[`${edition}_code`]!);
  return { codes, areas: inEngland.map(polygonsOf), scores: codes.map((code) => scoreOf.get(code)!) };
}

interface Feature {
  readonly properties: Readonly<Record<string, string>>;
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: number[][][] }
    | { readonly type: 'MultiPolygon'; readonly coordinates: number[][][][] };
}

function polygonsOf({ geometry }: Feature): Polygons {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((rings) => rings.map((ring) => ring.flat()));
}

function readMaybePacked(...path: string[]): string {
  const bytes = readFileSync(join(...path));
  return new TextDecoder().decode(path.at(-1)!.endsWith('.gz') ? gunzipSync(bytes) : bytes);
}

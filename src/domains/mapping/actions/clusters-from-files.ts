import { availableParallelism } from 'node:os';
import { accept, type Result, refuse } from '#foundations/result';
import {
  type GlobalStatistic,
  globalMoran,
  type NeighbourSummary,
  type PermutationTest,
  permutationTestOf,
  pseudoP,
  summariseNeighbours,
} from '#foundations/spatial-statistics';
import { programVersion } from '#platform/config';
import { type OutputProblem, writeOutputFolder } from '#platform/output-folder';
import { formatCsv, readTable, type Table } from '#platform/tables';
import {
  type ClusterWarning,
  islandsWarning,
  permutationsWarning,
  skewWarning,
} from '../core/clusters/cluster-warning.ts';
import { type ClusterOptions, type Clusters, clusterDeviations, findClusters } from '../core/clusters/find-clusters.ts';
import { type Confirmation, confirmationOf, nearTheLine } from '../core/clusters/near-the-line.ts';
import { type ClusterCounts, clustersTable, countClusters } from '../core/clusters/summarise-clusters.ts';
import { findProtectedWord } from '../core/gates/input-gate.ts';
import type { ProtectedTopic } from '../core/gates/protected-words.ts';
import type { MappingProblem } from './mapping-problem.ts';
import { findNeighbours, type NeighbourProblem, type NeighbourSource } from './neighbour-source.ts';
import { type PermuteOptions, type PermuteProblem, permute, permuteAlone } from './permute.ts';
import { indexTable, numbersOf, textsOf } from './read-columns.ts';

export interface ClusterInput extends ClusterOptions {
  /** A CSV file, and its columns of codes and values. */
  readonly file: string;
  readonly code: string;
  readonly value: string;
  readonly neighbours: NeighbourSource;
  /** 0 for none: p-values from z. */
  readonly permutations: number;
  readonly seed: number;
  /** Up to so many draws of its own for each area near the line of what z-values find; 0 for none. */
  readonly confirm: number;
}

export interface FoundClusters {
  readonly codes: readonly string[];
  readonly values: Float64Array;
  readonly clusters: Clusters;
  readonly counts: ClusterCounts;
  readonly neighbours: NeighbourSummary;
  readonly moran: GlobalStatistic | null;
  readonly confirmation: Confirmation | null;
  readonly warnings: readonly ClusterWarning[];
  readonly inputs: readonly { readonly file: string; readonly sha256: string }[];
}

export type ClusterProblem =
  | NeighbourProblem
  | Extract<MappingProblem, { readonly kind: 'blank-code' | 'duplicate-code' }>
  | {
      readonly kind: 'no-value';
      readonly file: string;
      readonly row: number;
      readonly column: string;
      readonly code: string;
    }
  | { readonly kind: 'protected-value'; readonly column: string; readonly word: string; readonly topic: ProtectedTopic }
  | { readonly kind: 'too-few-to-compare'; readonly file: string; readonly areas: number }
  | { readonly kind: 'nothing-differs'; readonly file: string; readonly column: string; readonly value: number }
  | PermuteProblem;

/**
 * Reads values and neighbours and asks of every area whether it and its neighbours are more than chance. Refuses, with file, row and column, what is not
 * one value for each code, and neighbours that are not all there. A column that says who people are is refused: where a people lives is never a hot spot.
 */
export async function findClustersInFiles(
  input: ClusterInput,
  options: Pick<PermuteOptions, 'signal' | 'onProgress'> & { readonly workers?: number | undefined } = {},
): Promise<Result<FoundClusters, ClusterProblem>> {
  const { neighbours: source, transform, q, permutations, seed } = input;
  const word = findProtectedWord(input.value);
  if (word) return refuse({ kind: 'protected-value', column: input.value, ...word });
  const read = await readValues(input);
  if (!read.ok) return read;
  const { table, positions } = read.value;
  const found = await findNeighbours(source, table, input.code, positions);
  if (!found.ok) return found;
  const { neighbours } = found.value;

  const values = numbersOf(table, input.value);
  const deviations = clusterDeviations(values, transform);
  if (deviations.meanSquare === 0)
    return refuse({ kind: 'nothing-differs', file: input.file, column: input.value, value: values[0] as number });
  let permuted: Float64Array | undefined;
  if (permutations > 0) {
    const workers = options.workers ?? availableParallelism();
    const drawn = await permute(permutationTestOf(deviations, neighbours), { ...options, permutations, seed, workers });
    if (!drawn.ok) return drawn;
    permuted = pseudoP(drawn.value, permutations);
  }

  const clusters = findClusters(deviations, neighbours, q, permuted);
  const confirmed = await confirm(clusters, permutationTestOf(deviations, neighbours), input, options);
  if (!confirmed.ok) return confirmed;
  const counts = countClusters(clusters, q);
  const summary = summariseNeighbours(neighbours);
  const codes = textsOf(table, input.code);
  const { input: neighbourInput, otherPolygons } = found.value;
  const warnings = [
    skewWarning(values, transform, permutations),
    permutationsWarning(counts.assessed, permutations, q),
    islandsWarning(summary, codes),
    otherPolygons > 0 ? ({ kind: 'other-polygons', count: otherPolygons } as const) : null,
  ].filter((warning) => warning !== null);
  return accept({
    ...{ codes, values, clusters, counts, neighbours: summary, moran: globalMoran(deviations, neighbours), warnings },
    confirmation: confirmed.value,
    inputs: [{ file: table.file, sha256: table.sha256 }, ...(neighbourInput ? [neighbourInput] : [])],
  });
}

/** Asks areas near the line again. Nobody further than the line has to be known exactly: draws stop where p is sure to lie beyond. */
async function confirm(
  clusters: Clusters,
  test: PermutationTest,
  { q, confirm: permutations, seed }: ClusterInput,
  { workers = availableParallelism(), ...options }: Parameters<typeof findClustersInFiles>[1] = {},
): Promise<Result<Confirmation | null, PermuteProblem>> {
  if (permutations === 0) return accept(null);
  const near = nearTheLine(clusters, q);
  const enough = Math.floor((near.line * (permutations + 1)) / 2) + 1;
  const drawn = await permuteAlone(test, near.areas, { ...options, permutations, seed, workers, enough });
  if (!drawn.ok) return drawn;
  return accept(
    confirmationOf(
      clusters,
      near,
      Float64Array.from(drawn.value, ({ p }) => p),
    ),
  );
}

async function readValues({
  file,
  code,
  value,
  neighbours,
}: ClusterInput): Promise<
  Result<{ readonly table: Table; readonly positions: ReadonlyMap<string, number> }, ClusterProblem>
> {
  const places = neighbours.kind === 'points' ? [neighbours.x, neighbours.y] : [];
  const table = await readTable(file, { columns: { texts: [code], numbers: [value, ...places] } });
  if (!table.ok) return table;
  const positions = indexTable(table.value, code);
  if (!positions.ok) return refuse(positions.problem as ClusterProblem); // one of the two that an index of codes has
  const blank = numbersOf(table.value, value).findIndex(Number.isNaN);
  if (blank !== -1) {
    const row = table.value.rowNumbers[blank] as number;
    return refuse({ kind: 'no-value', file, row, column: value, code: textsOf(table.value, code)[blank] as string });
  }
  if (table.value.rowCount < 3) return refuse({ kind: 'too-few-to-compare', file, areas: table.value.rowCount });
  return accept({ table: table.value, positions: positions.value });
}

/** Writes `clusters.csv` and `result.json` to a folder, both or nothing. */
export function writeClusters(
  { codes, values, clusters, counts, neighbours, moran, confirmation, warnings, inputs }: FoundClusters,
  folder: string,
  { file: _file, ...options }: ClusterInput,
): Promise<Result<null, OutputProblem>> {
  const { header, rows } = clustersTable(codes, values, clusters);
  const { islands, ...summary } = neighbours;
  return writeOutputFolder(folder, {
    files: new Map([['clusters.csv', formatCsv(header, rows)]]),
    result: {
      ...{
        programVersion: programVersion(),
        command: 'mapping clusters',
        seed: options.permutations > 0 || options.confirm > 0 ? options.seed : null,
        options,
      },
      ...{ inputs, areas: codes.length, neighbours: { ...summary, islands: islands.map((area) => codes[area]) } },
      ...{ moran, counts, confirmation, warnings },
    },
  });
}

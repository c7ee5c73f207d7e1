import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  type ClusterInput,
  checkBuildFolder,
  type FoundClusters,
  findClustersInFiles,
  type NeighbourSource,
  writeClusters,
} from '#domains/mapping';
import type { ClusterTransform } from '#domains/mapping/core';
import { explainMapping } from '../../worker/sentences/mapping.ts';
import type { CommandContext } from '../command-context.ts';
import { describeClusterWarning, explainClusters } from '../sentences/clusters.ts';
import { count, positiveNumber, wholeNumber } from './mapping.ts';

/** With more the counts would still be right, and nobody would wait for them. */
const MOST_PERMUTATIONS = 9_999_999;

/** Adds `mapping clusters` to the verbs of mapping, which have to be there. */
export function registerMappingClustersVerb(program: Command, context: CommandContext): void {
  const mapping = program.commands.find((command) => command.name() === 'mapping');
  if (mapping === undefined)
    throw new Error('registerMappingClustersVerb needs the mapping verbs to be registered first');
  const clusters = mapping.command('clusters');
  clusters
    .description('find areas that are, with their neighbours, higher or lower than chance would have them')
    .requiredOption('--values <file>', 'a CSV file with a row for each area')
    .requiredOption('--code <column>', 'its column of area codes')
    .requiredOption('--value <column>', 'its column of values')
    .option('--polygons <file>', 'neighbours share a point of these outlines (GeoJSON, also .gz)')
    .option('--polygon-code <property>', 'the property that holds the code')
    .option('--neighbours <file>', 'neighbours are the links of this CSV file: columns from and to')
    .option('--points <columns>', "neighbours are the nearest by two columns of the values' file: lon,lat or x,y", pair)
    .option('--knn <number>', 'how many are the nearest', positiveNumber)
    .addOption(
      new Option('--distance <kind>', 'how --points are measured; by the names of the columns unless told').choices([
        'great-circle',
        'plane',
      ]),
    )
    .addOption(
      new Option('--transform <kind>', 'what is done to the values first')
        .choices(['none', 'normal-scores'])
        .default('none'),
    )
    .option('--permutations <number>', 'p-values by drawing neighbours at random so often', permutationCount)
    .option(
      '--confirm <number>',
      'ask areas near the line again, each with up to so many draws of its own',
      permutationCount,
    )
    .option('--seed <number>', 'seed of the draws', wholeNumber, 1)
    .option('--q <share>', 'the share of false ones among those found that is put up with', share, 0.05)
    .option('--workers <number>', 'threads for the draws; changes nothing but the time', positiveNumber)
    .requiredOption('--out <folder>', 'where the results go; an earlier result there is replaced as a whole')
    .action((flags: ClusterFlags) => clustersVerb(context, clusters, flags));
}

interface ClusterFlags {
  readonly values: string;
  readonly code: string;
  readonly value: string;
  readonly polygons?: string;
  readonly polygonCode?: string;
  readonly neighbours?: string;
  readonly points?: readonly [string, string];
  readonly knn?: number;
  readonly distance?: 'great-circle' | 'plane';
  readonly transform: ClusterTransform;
  readonly permutations?: number;
  readonly confirm?: number;
  readonly seed: number;
  readonly q: number;
  readonly workers?: number;
  readonly out: string;
}

async function clustersVerb(context: CommandContext, verb: Command, flags: ClusterFlags): Promise<void> {
  const { values: file, code, value, transform, permutations = 0, confirm = 0, seed, q, workers, out } = flags;
  if (permutations > 0 && confirm > 0)
    verb.error('error: --confirm asks again what z-values find; with --permutations there are none to ask about');
  const input: ClusterInput = {
    ...{ file, code, value, transform, permutations, confirm, seed, q },
    neighbours: neighbourSource(verb, flags),
  };
  const allowed = await checkBuildFolder(out);
  if (!allowed.ok) return context.refuse(explainMapping(allowed.problem), allowed.problem);
  const found = await findClustersInFiles(input, {
    workers,
    signal: permutations + confirm > 0 ? context.stopSignal() : undefined,
    onProgress: (done) => context.progress(`drawing ${Math.floor(done * 100)}%`),
  });
  context.progress('');
  if (!found.ok) return context.refuse(explainClusters(found.problem), found.problem);
  const written = await writeClusters(found.value, out, input);
  if (!written.ok) return context.refuse(explainMapping(written.problem), written.problem);
  const { counts, neighbours, moran, confirmation, warnings, codes } = found.value;
  for (const warning of warnings) context.say(`Note: ${describeClusterWarning(warning)}`);
  const { islands, ...summary } = neighbours;
  context.print(
    {
      folder: out,
      areas: codes.length,
      neighbours: { ...summary, islands: islands.length },
      moran,
      counts,
      confirmation,
      warnings,
    },
    summaryText(found.value, input, out),
  );
}

/** Exactly one of the three ways to say who is whose neighbour, with what it needs; anything else is wrong usage. */
function neighbourSource(verb: Command, flags: ClusterFlags): NeighbourSource {
  const { polygons, polygonCode, neighbours, points, knn, distance } = flags;
  const ways = [polygons, neighbours, points].filter((way) => way !== undefined).length;
  if (ways !== 1)
    verb.error(
      `error: give one of --polygons FILE, --neighbours FILE and --points LON,LAT, which say who is whose neighbour: got ${ways === 0 ? 'none' : ways}`,
    );
  for (const [flag, given, way, needed] of [
    ['--polygon-code', polygonCode, '--polygons', polygons],
    ['--knn', knn, '--points', points],
    ['--distance', distance, '--points', points],
  ] as const)
    if (given !== undefined && needed === undefined)
      verb.error(`error: ${flag} says something about ${way}, which is not given`);
  if (neighbours !== undefined) return { kind: 'links', file: neighbours };
  if (points !== undefined) {
    if (knn === undefined) verb.error('error: --points needs --knn, how many of the nearest are neighbours');
    const [x, y] = points;
    return { kind: 'points', x, y, nearest: Number(knn), distance: distance ?? distanceOf(x, y) };
  }
  if (polygonCode === undefined)
    verb.error('error: --polygons needs --polygon-code, the property that holds the code of an area');
  return { kind: 'polygons', file: String(polygons), property: String(polygonCode) };
}

/** Columns that are called longitude or latitude hold degrees, on the globe; all others lie on a plane. */
function distanceOf(x: string, y: string): 'great-circle' | 'plane' {
  return /lon|lng/iu.test(x) || /lat/iu.test(y) ? 'great-circle' : 'plane';
}

function summaryText(
  { codes, counts, neighbours, moran, confirmation }: FoundClusters,
  input: ClusterInput,
  folder: string,
): string {
  const { clusters, hotspots, beforeCorrection, assessed } = counts;
  const found = Object.values(clusters).reduce((sum, number) => sum + number, 0);
  const { q } = input;
  const by = input.permutations > 0 ? `${count(input.permutations, 'permutation')} (seed ${input.seed})` : 'z-values';
  return [
    `${count(codes.length, 'area')}, ${count(neighbours.links, 'link')} (${neighbours.meanNeighbours.toFixed(2)} each, at most ${neighbours.mostNeighbours}), in ${count(neighbours.components, 'piece')}; ${neighbours.islands.length} without neighbours.${describePoints(input)}`,
    ...(moran ? [`Moran's I of the whole: ${moran.statistic.toFixed(4)} (z ${moran.z.toFixed(1)}).`] : []),
    `Local Moran, by ${by}: ${number(beforeCorrection.moran)} of ${number(assessed)} with p up to ${q}; ${number(found)} are left with q up to ${q}: ${number(clusters.HH)} high among high, ${number(clusters.LL)} low among low, ${number(clusters.HL)} high among low, ${number(clusters.LH)} low among high.`,
    `Gi*: ${number(beforeCorrection.gi)} with p up to ${q}; ${number(hotspots.hot)} hot and ${number(hotspots.cold)} cold are left.`,
    ...(confirmation
      ? [
          `Near the line, ${count(confirmation.asked, 'area')} were asked again with up to ${number(input.confirm)} draws of their own: of ${number(confirmation.found)} that local Moran found ${number(confirmation.confirmed)} are confirmed, and ${number(confirmation.added)} would be found besides.`,
        ]
      : []),
    `These areas are interesting, not proven: up to ${(q * 100).toLocaleString('en-GB')}% of them are expected to be chance.`,
    `Written to ${folder}.`,
  ].join('\n');
}

function describePoints({ neighbours }: ClusterInput): string {
  if (neighbours.kind !== 'points') return '';
  return neighbours.distance === 'plane' ? ` Distances as on a plane.` : ` Distances over the globe.`;
}

function number(value: number): string {
  return value.toLocaleString('en-GB');
}

function pair(text: string): readonly [string, string] {
  const [x = '', y = '', ...more] = text.split(',').map((name) => name.trim());
  if (x === '' || y === '' || more.length > 0)
    throw new InvalidArgumentError('It must be two columns with a comma between, such as lon,lat.');
  return [x, y];
}

function share(text: string): number {
  const value = Number(text);
  if (!(text.trim() !== '' && value > 0 && value < 1)) throw new InvalidArgumentError('It must be between 0 and 1.');
  return value;
}

function permutationCount(text: string): number {
  const number = positiveNumber(text);
  if (number > MOST_PERMUTATIONS) throw new InvalidArgumentError(`It must be at most ${MOST_PERMUTATIONS}.`);
  return number;
}

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTable } from '#platform/tables';
import { type NumpyPeer, startNumpy } from '../../testing/numpy-peer.ts';
import { syntheticModel } from '../../testing/synthetic-model.ts';
import { computeIndex } from './compute-index.ts';
import type { IndexModel } from './model.ts';

const areas = 33_755;
const indicators = 40;
const sizes = Array<number>(8).fill(5);
const model: IndexModel = allUpwards(syntheticModel(sizes, areas));

/** As one would write it on the first day: arrays of numbers, sorted with a comparison. */
function plainIndex(columns: readonly number[][]): number[][] {
  const normalised = columns.map((values) => {
    const ranks = plainRanks(values);
    return ranks.map((rank) => -23 * Math.log(1 - ((areas - rank + 1) / areas) * (1 - Math.exp(-100 / 23))));
  });
  const scores: number[][] = [];
  for (const { members } of model.groups) {
    const total = members.reduce((sum, { weight }) => sum + weight, 0);
    scores.push(
      Array.from({ length: areas }, (_, area) => {
        let sum = 0;
        for (const { kind, index, weight } of members)
          sum += weight * (kind === 'indicator' ? normalised : scores)[index]![area]!;
        return sum / total;
      }),
    );
  }
  return scores.map(plainRanks);
}

/** 1 for the largest; the made-up figures have no ties. */
function plainRanks(values: readonly number[]): number[] {
  const order = values.map((_, area) => area).sort((one, other) => values[other]! - values[one]!);
  const ranks = Array<number>(values.length);
  for (const [place, area] of order.entries()) ranks[area] = place + 1;
  return ranks;
}

function allUpwards(given: IndexModel): IndexModel {
  return { ...given, indicators: given.indicators.map((indicator) => ({ ...indicator, direction: 1 })) };
}

let numpy: NumpyPeer | null = null;
const arrays = model.indicators.map(({ values }) => Array.from(values));
const folder = mkdtempSync(join(tmpdir(), 'outspoken-bench-'));
const file = join(folder, 'areas.csv');

export const benches = [
  {
    title: `From parsed columns to ranks: ${areas} areas x ${indicators} indicators, 8 groups and one above`,
    target: 'under 150 ms; reading the CSV is apart, below',
    rounds: 7,
    async prepare() {
      numpy = await startNumpy(model);
      return numpy ? `numpy ${numpy.version}` : 'numpy: not there, left out';
    },
    contestants: () => [
      {
        name: 'outspoken',
        run() {
          const computed = computeIndex(model);
          if (!computed.ok) throw new Error(computed.problem.kind);
          return computed.value.groups.map(({ rank }) => Array.from(rank));
        },
      },
      { name: 'plain JavaScript', run: () => plainIndex(arrays) },
      ...(numpy ? [{ name: 'numpy', run: () => numpy?.ask('index', { k: 23 }), result: ranksOfNumpy }] : []),
    ],
    /** The share of ranks on which all agree. */
    agree: (results: readonly number[][][]) => shareEqual(results.map((groups) => groups.flat())),
    close: () => numpy?.close(),
  },
  {
    title: `Reading the same figures from a CSV of ${areas} rows x ${indicators + 1} columns`,
    target: null,
    rounds: 3,
    async prepare() {
      const header = ['code', ...model.indicators.map(({ id }) => id)].join(',');
      const rows = Array.from({ length: areas }, (_, area) =>
        [`A${area}`, ...arrays.map((values) => values[area])].join(','),
      );
      writeFileSync(file, [header, ...rows, ''].join('\n'));
      return `${Math.round(Buffer.byteLength(rows.join('\n')) / 1e6)} MB`;
    },
    contestants: () => [
      {
        name: 'outspoken',
        async run() {
          const columns = { texts: ['code'], numbers: model.indicators.map(({ id }) => id) };
          const read = await readTable(file, { columns });
          if (!read.ok) throw new Error(read.problem.kind);
          return read.value.rowCount;
        },
      },
    ],
    agree: (counts: readonly number[]) => (counts.every((count) => count === areas) ? 1 : 0),
    close: () => rmSync(folder, { recursive: true }),
  },
];

async function ranksOfNumpy(): Promise<number[][]> {
  const all = Array.from((await numpy?.take('ranks')) ?? []);
  return model.groups.map((_, group) => all.slice(group * areas, (group + 1) * areas));
}

function shareEqual([first, ...others]: readonly (readonly number[])[]): number {
  const equal = (first ?? []).filter((rank, i) => others.every((other) => other[i] === rank)).length;
  return equal / (first?.length ?? 0);
}

import type { Aggregate, IndexModel } from '../compute/model.ts';
import { type DrawPlan, memberStarts } from './uncertainty-plan.ts';
import { windowSizes } from './uncertainty-windows.ts';

/** Where everything lies in the one memory that all threads share: byte addresses, aligned to 64. A column is one double per area. */
export interface Layout {
  readonly areas: number;
  /** Bytes of a column: areas rounded up to eight. */
  readonly column: number;
  readonly rankBytes: 2 | 4;
  /** Draws whose ranks are held at a time. */
  readonly batch: number;
  /** Parts into which the draws of a batch are cut, however many threads there are. */
  readonly lanes: number;
  /** Half the width of the windows kept for quantiles, in standard errors, and the values that those of each share have room for. */
  readonly reach: number;
  readonly windowSizes: readonly number[];
  readonly digits: Digits;

  /** Indicators as they came, one column each. */
  readonly values: readonly number[];
  /** Standard errors; 0 where an indicator has none. */
  readonly errors: readonly number[];
  /** Normalised: by alternative, then by indicator. */
  readonly normalised: readonly (readonly NormalisedColumn[])[];
  /** Least and most of each of those, in the same order: two doubles. */
  readonly ranges: number;
  /** The plan's weights, row by row. */
  readonly weights: number;
  /** A batch of ranks, draw by draw. */
  readonly ranks: number;
  /** Three columns per lane: first score, sum and sum of squares of the deviations from it. */
  readonly laneSums: number;
  /** Mean and sum of squared deviations of the batches so far: two columns. */
  readonly moments: number;
  /** Draws in the top decile, a word per area. */
  readonly topCounts: number;
  /** For each share, a window per area. */
  readonly windows: readonly number[];
  /** Four words per area and share: see the kernel. In the end the first two are the neighbours of the quantile. */
  readonly windowStates: number;
  /** One word: how many windows missed their quantile. */
  readonly misses: number;
  /** For a study of how far ranks move, and nothing otherwise: the ranks to measure from, a word per area, and two doubles for each draw. */
  readonly nominal: number;
  readonly distances: number;
  readonly rooms: readonly Room[];
  readonly bytes: number;
}

/** How a score is split into two digits for sorting, and how many bits number an area. */
export interface Digits {
  readonly low: number;
  readonly high: number;
  readonly index: number;
}

/** A whole column of ranks or counts. */
export type Ranks = Uint16Array | Uint32Array;

export function ranksAt(memory: WebAssembly.Memory, { rankBytes }: Layout, address: number, count: number): Ranks {
  return rankBytes === 2
    ? new Uint16Array(memory.buffer, address, count)
    : new Uint32Array(memory.buffer, address, count);
}

export interface NormalisedColumn {
  readonly value: number;
  /** Its logarithms; 0 where no geometric mean needs them. */
  readonly log: number;
}

/** What one thread has to itself. */
export interface Room {
  /** Draws in the making: scores, keys and counts of both digits for each of a block. */
  readonly scores: readonly number[];
  readonly keys: readonly number[];
  readonly lowCounts: readonly number[];
  readonly highCounts: readonly number[];
  /** Scores of the draw being summed up, where those of the block are logarithms. */
  readonly values: number;
  readonly words: number;
  /** An entry per high digit. */
  readonly last: number;
  /** Ranks of one column, while it is normalised again. */
  readonly columnRanks: number;
  readonly groups: readonly NormalisedColumn[];
  /** Indicators with errors, as drawn. */
  readonly drawn: readonly NormalisedColumn[];
  /** Addresses of each member's column, a word each. */
  readonly sources: number;
  /** For each draw of a block, a step for each group. */
  readonly steps: number;
  readonly turned: number;
  readonly candidates: number;
  /** A row of six words per window, and up to eight places. */
  readonly bands: number;
  /** Sixteen words and the counters of order statistics. */
  readonly scratch: number;
}

/** Draws scored together, so that a tile of columns is read once for all of them. */
export const BLOCK = 4;
/** A step of scoring as the kernel reads it. */
export const STEP_BYTES = 32;
/** At the start of the memory, for constants of the kernel's own. */
const KERNEL_BYTES = 1024;
/** Areas whose ranks are turned round together. */
export const TURNED = 64;
const LANES = 32;
/** Windows for quantiles reach this many standard errors to either side: one in 10^11 would miss, and a miss is seen and made good. */
export const REACH = 7;
/**
 * Bytes of ranks held at once, per area: where that is all of them (a thousand draws of short ranks fit), and where it is a part of many. Small models may
 * take more: it is little.
 */
const RANK_BYTES = { all: 2140, part: 1200, little: 16e6 };

export interface LayoutOptions {
  readonly threads: number;
  /** Half the width of the windows kept for quantiles, in standard errors; where there are any. */
  readonly reach?: number;
  readonly rankBytes?: number;
  /** Whether draws are measured one by one, rather than summed up by area. */
  readonly measures?: boolean;
}

export function layOut(model: IndexModel, plan: DrawPlan, options: LayoutOptions): Layout {
  const { reach = REACH } = options;
  const areas = model.areaCount;
  const padded = Math.ceil(areas / 8) * 8;
  const column = padded * 8;
  const rankBytes = areas < 65_536 ? 2 : 4;
  const batch = batchOf(plan.draws, areas, rankBytes, options.rankBytes);
  const sizes = batch < plan.draws && !options.measures ? windowSizes(plan.draws, batch, reach) : [0, 0, 0];
  const digits = digitsFor(areas);
  const needsLog = logsNeeded(model, plan.aggregations);

  let bytes = KERNEL_BYTES;
  const take = (wanted: number): number => {
    const address = bytes;
    bytes += Math.ceil(wanted / 64) * 64;
    return address;
  };
  const takeColumn = (): number => take(column);
  const takeNormalised = (withLog: boolean): NormalisedColumn => ({
    value: takeColumn(),
    log: withLog ? takeColumn() : 0,
  });
  const takeRoom = (): Room => ({
    scores: blockOf(takeColumn),
    keys: blockOf(() => take(padded * 4)),
    lowCounts: blockOf(() => take(rankBytes << digits.low)),
    highCounts: blockOf(() => take(rankBytes << digits.high)),
    values: takeColumn(),
    words: take(padded * 4),
    last: take(rankBytes << digits.high),
    columnRanks: take(padded * rankBytes),
    groups: model.groups.map(() => takeNormalised(true)),
    drawn: model.indicators.map(({ standardError }, i) =>
      standardError ? takeNormalised(needsLog[i]!) : { value: 0, log: 0 },
    ),
    sources: take(memberStarts(model).at(-1)! * 4),
    steps: take(BLOCK * model.groups.length * STEP_BYTES),
    turned: take((Math.ceil(batch / 8) * 8 + 8) * TURNED * rankBytes),
    candidates: take((Math.max(...sizes) + batch + 16) * rankBytes),
    bands: take(4 * (3 * 6 + 8)),
    scratch: take(64 + 4 * (2 * 256 + 8 + 9 * 2 ** Math.max(0, digits.index - 7))),
  });

  return {
    areas,
    column,
    rankBytes,
    batch,
    lanes: Math.min(LANES, batch),
    reach,
    windowSizes: sizes,
    digits,
    values: model.indicators.map(takeColumn),
    errors: model.indicators.map(({ standardError }) => (standardError ? takeColumn() : 0)),
    normalised: plan.normalisations.map((row) => row.map((_, i) => takeNormalised(needsLog[i]!))),
    ranges: take(plan.normalisations.length * model.indicators.length * 16),
    weights: take(plan.weights.byteLength),
    ranks: take((batch * areas + 64) * rankBytes),
    laneSums: take(Math.min(LANES, batch) * 3 * column),
    moments: take(2 * column),
    topCounts: take(padded * 4),
    windows: sizes.map((size) => take(areas * size * rankBytes)),
    windowStates: take(areas * 3 * 4 * 4),
    misses: take(4),
    nominal: take(options.measures ? padded * 4 : 0),
    distances: take(options.measures ? plan.draws * 16 : 0),
    rooms: Array.from({ length: options.threads }, takeRoom),
    bytes,
  };
}

function batchOf(draws: number, areas: number, rankBytes: number, given: number | undefined): number {
  const fits = (perArea: number): number => {
    const bytes = given ?? Math.max(perArea * areas, RANK_BYTES.little);
    return Math.max(1, Math.floor(bytes / (areas * rankBytes)));
  };
  return draws <= fits(RANK_BYTES.all) ? draws : fits(RANK_BYTES.part);
}

/** Enough digits to tell nearly all scores apart (some five hundred keys per area), few enough that their counts stay in the nearest cache. */
function digitsFor(areas: number): Digits {
  const index = 32 - Math.clz32(Math.max(areas - 1, 1));
  const low = Math.min(11, Math.max(6, index - 4));
  return { low, high: Math.min(low + 2, 32 - index), index };
}

/** Which indicators stand directly in a group that may take a geometric mean. */
function logsNeeded(model: IndexModel, aggregations: readonly (readonly Aggregate[])[]): boolean[] {
  const needs = model.indicators.map(() => false);
  for (const [group, { members }] of model.groups.entries()) {
    if (!aggregations.some((methods) => methods[group] === 'geometric-mean')) continue;
    for (const { kind, index } of members) if (kind === 'indicator') needs[index] = true;
  }
  return needs;
}

function blockOf<Item>(make: () => Item): Item[] {
  return Array.from({ length: BLOCK }, make);
}

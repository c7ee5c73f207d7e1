import { extent } from '../compute/min-max.ts';
import type { Normalise } from '../compute/model.ts';
import { normalise, whyNotNormalise } from '../compute/normalise.ts';
import { exponential } from '../compute/rank-exponential.ts';
import type { Kernel } from './uncertainty-kernel.ts';
import { type Layout, type Room, ranksAt } from './uncertainty-layout.ts';
import { clearCounts, keyScale, rankByKeys } from './uncertainty-rank.ts';

/** Normalises a column of the shared memory in its place, larger meaning more: what `normalise` gives, number for number. */
export type Rescale = (column: number, method: Normalise) => ReturnType<typeof whyNotNormalise>;

/**
 * Methods that look at ranks alone read the new value off a table, by the place that the rank has among all areas; that is several times quicker
 * than `normalise`, which does for the others.
 */
export function createRescale(memory: WebAssembly.Memory, layout: Layout, kernel: Kernel, room: Room): Rescale {
  const { areas } = layout;
  const ranks = ranksAt(memory, layout, room.columnRanks, areas);
  const scores = new Float64Array(memory.buffer, room.scores[0]!, areas);
  const tied = new Uint32Array(areas + 1);
  const tables = new Map<string, Float64Array>();

  function rank(values: Float64Array): void {
    scores.set(values);
    const { smallest, largest } = extent(values);
    const { top, scale } = keyScale(smallest, largest, layout.digits);
    clearCounts(memory, layout, room, 0);
    kernel.toKeys(
      room.scores[0]!,
      room.keys[0]!,
      room.lowCounts[0]!,
      room.highCounts[0]!,
      layout.digits.low,
      top,
      scale,
      0,
      areas,
    );
    rankByKeys(memory, layout, kernel, room, 0, room.columnRanks);
    tied.fill(0);
    for (let area = 0; area < areas; area++) tied[ranks[area]!]!++;
  }

  function tableFor(method: RankMethod): Float64Array {
    const key = JSON.stringify(method);
    const table = tables.get(key) ?? tableOfPlaces(method, areas);
    tables.set(key, table);
    return table;
  }

  return (column, method) => {
    const values = new Float64Array(memory.buffer, column, areas);
    const because = whyNotNormalise(values, method);
    if (because) return because;
    if (!looksAtRanks(method)) {
      values.set(normalise(values, 1, method));
      return null;
    }
    rank(values);
    const table = tableFor(method);
    const shareMean = method.method === 'rank-exponential' && method.ties === 'average';
    const shareLeast = method.method !== 'rank-exponential';
    for (let area = 0; area < areas; area++) {
      const fromTop = ranks[area]!;
      const others = tied[fromTop]! - 1;
      const doubled = 2 * (areas + 1 - fromTop); // twice the place from the bottom, so that means of two places are whole
      values[area] = table[shareMean ? doubled - others : shareLeast ? doubled - 2 * others : doubled]!;
    }
    return null;
  };
}

type RankMethod =
  | Extract<Normalise, { readonly method: 'rank-exponential' }>
  | { readonly method: 'rank' }
  | { readonly method: 'percentile-rank' };

function looksAtRanks(method: Normalise): method is Normalise & RankMethod {
  return method.method === 'rank-exponential' || method.method === 'rank' || method.method === 'percentile-rank';
}

/** The normalised value by twice the place from the bottom. */
function tableOfPlaces(method: RankMethod, areas: number): Float64Array {
  const valueAt = atPlace(method, areas);
  return Float64Array.from({ length: 2 * areas + 1 }, (_, doubled) =>
    doubled < 2 ? Number.NaN : valueAt(doubled / 2),
  );
}

function atPlace(method: RankMethod, areas: number): (place: number) => number {
  if (method.method === 'rank') return (place) => place;
  if (method.method === 'percentile-rank') return (place) => (place - 1) / (areas - 1);
  const { k, offset } = method;
  return (place) => exponential((place - 1 + offset) / areas, k);
}

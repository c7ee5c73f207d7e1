import { type Interval, within } from './disclosed.ts';
import { sumOver } from './table.ts';

/** Something a reader knows: the regions of this view hold between `least` and `most` people together. */
export interface Fact extends Interval {
  readonly view: number;
  readonly regions: readonly number[];
}

export interface Extreme {
  /** The smallest or largest sum for which a table of whole counts exists that agrees with every fact. May be infinite. */
  readonly sum: number;
  /** The views whose facts stop it from going further. */
  readonly stoppedBy: ReadonlySet<number>;
  /** The table that attains the sum: whole counts that agree with every fact. `null` where the sum is infinite. */
  readonly table: readonly number[] | null;
}

const NOISE = 1e-9;

/**
 * How small (`sense` -1) or large (1) the sum over the `target` regions can be, as far as the facts tell.
 *
 * A linear programme, solved by the bounded simplex method (Bland's rule, dense) from the true counts, which agree with every fact, so no first phase is needed.
 * Whole counts: where the optimum is fractional, it is cut off on the side of the true counts and solved again. The sum given is therefore always one that
 * a real table attains: exact for hierarchies and two-way tables (their matrices are totally unimodular), and otherwise, if anything, too near the
 * true sum, which errs towards hiding. The table found is checked against the facts in whole numbers before it counts.
 */
export function extremeSum(
  trueCounts: readonly number[],
  facts: readonly Fact[],
  target: readonly number[],
  sense: 1 | -1,
): Extreme {
  const bounds = boundsOf(trueCounts, facts);
  const rows = facts.filter((fact) => fact.regions.length > 1);
  for (;;) {
    const optimum = optimise(trueCounts, bounds, rows, target, sense);
    if (optimum.unbounded) return { sum: sense * Infinity, stoppedBy: new Set(), table: null };
    const fractional = optimum.counts.findIndex((count) => Math.abs(count - Math.round(count)) > 1e-6);
    if (fractional < 0) {
      const found = optimum.counts.map(Math.round);
      const table = facts.every((fact) => within(fact, sumOver(found, fact.regions))) ? found : trueCounts;
      return { sum: sumOver(table, target), stoppedBy: optimum.stoppedBy, table };
    }
    const below = Math.floor(optimum.counts[fractional]!);
    if (trueCounts[fractional]! <= below) bounds.upper[fractional] = below;
    else bounds.lower[fractional] = below + 1;
  }
}

/** Facts about a single region bound it directly; `lowerView` and `upperView` remember which view did, -1 for none. */
interface Bounds {
  readonly lower: number[];
  readonly upper: number[];
  readonly lowerView: number[];
  readonly upperView: number[];
}

function boundsOf(trueCounts: readonly number[], facts: readonly Fact[]): Bounds {
  const bounds: Bounds = {
    lower: trueCounts.map(() => 0),
    upper: trueCounts.map(() => Infinity),
    lowerView: trueCounts.map(() => -1),
    upperView: trueCounts.map(() => -1),
  };
  for (const fact of facts) {
    const [region, ...others] = fact.regions;
    if (region === undefined || others.length > 0) continue;
    if (fact.least > bounds.lower[region]!) {
      bounds.lower[region] = fact.least;
      bounds.lowerView[region] = fact.view;
    }
    if (fact.most < bounds.upper[region]!) {
      bounds.upper[region] = fact.most;
      bounds.upperView[region] = fact.view;
    }
  }
  return bounds;
}

interface Optimum {
  readonly unbounded: boolean;
  readonly counts: number[];
  readonly stoppedBy: ReadonlySet<number>;
}

/**
 * Variables: one per region, then one per row (the sum of its regions). The dictionary writes each basic variable as a combination of the
 * others, which rest at a bound or, at the start, at the true count. Every step keeps all facts true.
 */
function optimise(
  trueCounts: readonly number[],
  bounds: Bounds,
  rows: readonly Fact[],
  target: readonly number[],
  sense: 1 | -1,
): Optimum {
  const width = trueCounts.length;
  const lower = [...bounds.lower, ...rows.map((row) => row.least)];
  const upper = [...bounds.upper, ...rows.map((row) => row.most)];
  const value = [...trueCounts, ...rows.map((row) => sumOver(trueCounts, row.regions))];
  const resting = trueCounts.map((_, region) => region);
  const basic = rows.map((_, row) => width + row);
  const dictionary = rows.map((row) => indicator(width, row.regions));
  const gain = indicator(width, target, sense);

  // Bland's rule cannot cycle; the limit is for rounding noise. Stopping early is safe: the counts reached agree with the facts.
  for (let step = 0; step < 1000 + 50 * value.length; step++) {
    const column = entering();
    if (column < 0) break;
    const direction = gain[column]! > 0 ? 1 : -1;
    const { length, row } = furthest(column, direction);
    if (length === Infinity) return { unbounded: true, counts: [], stoppedBy: new Set() };
    move(column, direction * length);
    if (row >= 0) exchange(row, column);
    else value[resting[column]!] = direction > 0 ? upper[resting[column]!]! : lower[resting[column]!]!;
  }
  return { unbounded: false, counts: value.slice(0, width), stoppedBy: reasons() };

  /** The first variable, by number, that improves the sum and has room to move. */
  function entering(): number {
    let best = -1;
    for (let column = 0; column < width; column++) {
      const variable = resting[column]!;
      const rise = gain[column]! > NOISE && value[variable]! < upper[variable]!;
      const fall = gain[column]! < -NOISE && value[variable]! > lower[variable]!;
      if ((rise || fall) && (best < 0 || variable < resting[best]!)) best = column;
    }
    return best;
  }

  /** How far it can move, and the row that stops it first (by number among equals), -1 for its own bound. */
  function furthest(column: number, direction: number): { length: number; row: number } {
    const variable = resting[column]!;
    let length = direction > 0 ? upper[variable]! - value[variable]! : value[variable]! - lower[variable]!;
    let stop = -1;
    for (let row = 0; row < rows.length; row++) {
      const slope = dictionary[row]![column]! * direction;
      if (Math.abs(slope) <= NOISE) continue;
      const bound = slope > 0 ? upper[basic[row]!]! : lower[basic[row]!]!;
      const room = Math.max(0, (bound - value[basic[row]!]!) / slope);
      const first = stop < 0 || basic[row]! < basic[stop]!;
      if (room < length - NOISE || (room <= length && stop >= 0 && first)) {
        length = room;
        stop = row;
      }
    }
    return { length, row: stop };
  }

  function move(column: number, by: number): void {
    value[resting[column]!]! += by;
    for (let row = 0; row < rows.length; row++) value[basic[row]!]! += by * dictionary[row]![column]!;
  }

  /** The basic variable of the row comes to rest at the bound it reached; the variable of the column takes its place. */
  function exchange(row: number, column: number): void {
    const pivotRow = dictionary[row]!;
    const pivot = pivotRow[column]!;
    for (let k = 0; k < width; k++) pivotRow[k] = k === column ? 1 / pivot : -pivotRow[k]! / pivot;
    for (const other of [...dictionary, gain]) {
      if (other === pivotRow) continue;
      const share = other[column]!;
      if (share === 0) continue;
      for (let k = 0; k < width; k++) other[k] = (k === column ? 0 : other[k]!) + share * pivotRow[k]!;
    }
    const leaving = basic[row]!;
    const nearUpper = upper[leaving]! - value[leaving]! < value[leaving]! - lower[leaving]!;
    value[leaving] = nearUpper ? upper[leaving]! : lower[leaving]!;
    basic[row] = resting[column]!;
    resting[column] = leaving;
  }

  /** The facts with a price: relaxing one of them would let the sum go further. */
  function reasons(): ReadonlySet<number> {
    const views = new Set<number>();
    for (let column = 0; column < width; column++) {
      if (Math.abs(gain[column]!) <= NOISE) continue;
      const variable = resting[column]!;
      const bounding = gain[column]! > 0 ? bounds.upperView : bounds.lowerView;
      views.add(variable >= width ? rows[variable - width]!.view : bounding[variable]!);
    }
    views.delete(-1);
    return views;
  }
}

function indicator(width: number, members: readonly number[], value: 1 | -1 = 1): Float64Array {
  const flags = new Float64Array(width);
  for (const member of members) flags[member] = value;
  return flags;
}

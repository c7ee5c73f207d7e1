import type { Disclosed } from '../disclosed.ts';

/**
 * What a reader can conclude, the slow and certain way: every table of whole counts that agrees with what is published is written out, and the smallest and
 * largest sum over every set of cells noted. Shares no code with the module. For a handful of cells.
 *
 * A set of cells is a bit mask. A cell in no view that tells anything may hold anyone; it is tried up to 12, enough to be 10 wide.
 */
export interface EveryTable {
  readonly least: readonly number[];
  readonly most: readonly number[];
}

interface Known {
  readonly cells: readonly number[];
  readonly low: number;
  readonly high: number;
}

export function everyTable(
  counts: readonly number[],
  views: readonly (readonly number[])[],
  published: readonly Disclosed[],
  guessesSmallOnes: boolean,
): EveryTable {
  const known: Known[] = views.flatMap((cells, view): Known[] => {
    const figure = published[view]!;
    if (figure.shown) return [{ cells, ...behind(figure.value) }];
    return guessesSmallOnes && sum(counts, cells) < 10 ? [{ cells, low: 0, high: 9 }] : [];
  });
  const sets = 2 ** counts.length;
  const least = new Array<number>(sets).fill(Infinity);
  const most = new Array<number>(sets).fill(-Infinity);
  const table: number[] = [];
  const room = known.map((fact) => fact.high);

  function fillFrom(cell: number): void {
    if (cell === counts.length) {
      if (known.every((fact, k) => fact.high - room[k]! >= fact.low)) note();
      return;
    }
    const holders = known.flatMap((fact, k) => (fact.cells.includes(cell) ? [k] : []));
    const top = holders.length > 0 ? Math.min(...holders.map((k) => room[k]!)) : 12;
    for (let count = 0; count <= top; count++) {
      table[cell] = count;
      for (const k of holders) room[k]! -= count;
      fillFrom(cell + 1);
      for (const k of holders) room[k]! += count;
    }
  }

  function note(): void {
    const sums = [0];
    for (let set = 1; set < sets; set++) {
      const lowest = 31 - Math.clz32(set & -set);
      sums[set] = sums[set & (set - 1)]! + table[lowest]!;
      least[set] = Math.min(least[set]!, sums[set]!);
      most[set] = Math.max(most[set]!, sums[set]!);
    }
  }

  fillFrom(0);
  return { least, most };
}

/** The counts from 10 that round to the value: tried out, not computed. */
function behind(value: number): { low: number; high: number } {
  const candidates = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((step) => value + step);
  const counts = candidates.filter((count) => count >= 10 && Math.abs(count - value) < 2.5);
  return { low: Math.min(...counts), high: Math.max(...counts) };
}

/**
 * Sentences for every cell, view and difference of two shown views with fewer than 10 people that is pinned to an interval narrower than 10: fewer
 * than ten counts left for the reader who has guessed the small ones, ends less than 10 apart for the one who has not. None means safe.
 */
export function revelations(
  counts: readonly number[],
  views: readonly (readonly number[])[],
  published: readonly Disclosed[],
): string[] {
  const viewSets = views.map(mask);
  const shownSets = viewSets.filter((_, view) => published[view]!.shown);
  const differences = shownSets.flatMap((whole) =>
    shownSets.filter((part) => (part & whole) === part).map((part) => whole & ~part),
  );
  const protectedSets = new Set([...counts.map((_, cell) => 1 << cell), ...viewSets, ...differences]);
  protectedSets.delete(0);
  return [true, false].flatMap((guesses) => {
    const { least, most } = everyTable(counts, views, published, guesses);
    return [...protectedSets].flatMap((set) => {
      const people = sum(counts, members(set));
      const width = most[set]! - least[set]!;
      const pinned = people < 10 && (guesses ? width + 1 < 10 : width < 10);
      return pinned ? [`cells ${members(set)}: ${people} people pinned to ${least[set]}-${most[set]}`] : [];
    });
  });
}

export function mask(cells: readonly number[]): number {
  return cells.reduce((set, cell) => set | (1 << cell), 0);
}

export function members(set: number): number[] {
  return [...Array(31).keys()].filter((cell) => (set >> cell) & 1);
}

function sum(counts: readonly number[], cells: readonly number[]): number {
  return cells.reduce((total, cell) => total + counts[cell]!, 0);
}

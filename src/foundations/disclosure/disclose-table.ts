import { type Disclosed, HIDDEN, roundCount, THRESHOLD } from './disclosed.ts';
import { factsFor, intervalLeft } from './reader.ts';
import { smallSets } from './small-sets.ts';
import { type Table, tabulate } from './table.ts';

/**
 * Which of several figures about the same people may be shown, so that no subtraction finds a small count.
 *
 * `counts` are people in atomic cells (each person in one); each view is a set of cells whose sum is to be published: a cell, a margin, a total, a
 * filtered page. Give every view that is public together, whatever page it is on. The answer has one entry per view, in order.
 *
 * A figure under 10 is hidden. Then, as long as any small count (`smallSets`) is left an interval narrower than 10, the smallest of the figures that
 * pin it is hidden too. Deterministic. Meant for hundreds of figures over thousands of cells: 300 areas in 9 regions take some 30 ms.
 * Throws on a count that is not a whole number from 0, and on a view with a cell that is not there or is named twice.
 *
 * @example discloseTable([4, 30, 51], [[0], [1], [2], [0, 1, 2]]) // hidden, hidden, 50, 85
 */
export function discloseTable(counts: ArrayLike<number>, views: readonly (readonly number[])[]): Disclosed[] {
  const table = tabulate(counts, views);
  const shown = chooseShown(table);
  return table.figureOfView.map((f) =>
    shown[f] ? { shown: true, value: roundCount(table.figures[f]!.count) } : HIDDEN,
  );
}

function chooseShown(table: Table): readonly boolean[] {
  const shown = table.figures.map((figure) => figure.count >= THRESHOLD);
  const safe = new Set<string>(); // for good: hiding more only widens what is left
  for (;;) {
    const culprits = firstCulprits(table, shown, safe);
    if (!culprits) return shown;
    shown[smallestShown(table, shown, culprits)] = false;
  }
}

/** The figures that pin some small count, or null when none is pinned. */
function firstCulprits(table: Table, shown: readonly boolean[], safe: Set<string>): ReadonlySet<number> | null {
  for (const regions of smallSets(table, shown)) {
    const key = regions.join();
    if (safe.has(key)) continue;
    const culprits = culpritsFor(table, shown, regions);
    if (culprits) return culprits;
    safe.add(key);
  }
  return null;
}

/**
 * "Narrower than 10" is read strictly for both readers. One who knows nothing but the page must be left an interval whose ends are 10 apart. One who
 * has guessed which figures are small cannot be left more than 0 to 9 of them, so must be left ten possible counts.
 */
function culpritsFor(table: Table, shown: readonly boolean[], regions: readonly number[]): ReadonlySet<number> | null {
  const guesser = intervalLeft(table, factsFor('small-where-small', table.figures, shown), regions);
  if (guesser.most - guesser.least + 1 < THRESHOLD) return guesser.because;
  if (guesser.most - guesser.least >= THRESHOLD) return null; // who guesses nothing is left at least as much
  const other = intervalLeft(table, factsFor('any-count', table.figures, shown), regions);
  return other.most - other.least < THRESHOLD ? other.because : null;
}

/** Among the culprits. (Where whole people rather than single figures do the pinning there may be none: then among all that are shown.) */
function smallestShown(table: Table, shown: readonly boolean[], culprits: ReadonlySet<number>): number {
  const all = shown.flatMap((isShown, f) => (isShown ? [f] : []));
  const some = all.filter((f) => culprits.has(f));
  const candidates = some.length > 0 ? some : all;
  return candidates.reduce((least, f) => (table.figures[f]!.count < table.figures[least]!.count ? f : least));
}

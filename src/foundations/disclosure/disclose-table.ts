import { countsBehind, type Disclosed, HIDDEN, roundCount, THRESHOLD, within } from './disclosed.ts';
import { factsFor, intervalLeft } from './reader.ts';
import { smallSetsOf } from './small-sets.ts';
import { type Figure, sumOver, type Table, tabulate } from './table.ts';

/**
 * Which of several figures about the same people may be shown, so that no subtraction finds a small count.
 *
 * `counts` are people in atomic cells (each person in one); each view is a set of cells whose sum is to be published: a cell, a margin, a total, a
 * filtered page. Give every view that is public together, whatever page it is on. The answer has one entry per view, in order.
 *
 * A figure under 10 is hidden. Then, as long as any small count (`small-sets`) is left an interval narrower than 10, the smallest of the figures that
 * pin it is hidden too; what turns out needless is shown again. Deterministic. Meant for hundreds of figures over thousands of cells.
 * Throws on a count that is not a whole number from 0, and on a view with a cell that is not there or is named twice.
 *
 * @example discloseTable([4, 31], [[0], [1], [0, 1]]) // hidden, hidden, 35: 35 - 30 would have left 1 to 9
 */
export function discloseTable(counts: ArrayLike<number>, views: readonly (readonly number[])[]): Disclosed[] {
  const table = tabulate(counts, views);
  const shown = chooseShown(table);
  return table.figureOfView.map((f) =>
    shown[f] ? { shown: true, value: roundCount(table.figures[f]!.count) } : HIDDEN,
  );
}

/** For each small set found safe, the tables that prove it: they agree with all that is shown, and span an interval wide enough. */
type Proofs = Map<string, Proof>;
type Proof = readonly (readonly number[] | null)[];

function chooseShown(table: Table): readonly boolean[] {
  const shown = table.figures.map((figure) => figure.count >= THRESHOLD);
  const findCulprits = culpritFinder(table);
  const complementary: number[] = [];
  let proofs: Proofs = new Map();
  for (;;) {
    const culprits = findCulprits(shown, proofs); // hiding more takes no proof away
    if (!culprits) break;
    const next = smallestShown(table, shown, culprits);
    shown[next] = false;
    complementary.push(next);
  }

  // What was hidden early may be needless after what was hidden later: show it again, the largest first, if that pins nothing.
  complementary.sort((a, b) => table.figures[b]!.count - table.figures[a]!.count || a - b);
  for (const f of complementary) {
    shown[f] = true;
    const standing = new Map([...proofs].filter(([, proof]) => agrees(proof, table.figures[f]!)));
    if (findCulprits(shown, standing)) shown[f] = false;
    else proofs = standing;
  }
  return shown;
}

/** Whether a proof stands when one more figure is shown. */
function agrees(proof: Proof, figure: Figure): boolean {
  const interval = countsBehind(roundCount(figure.count));
  return proof.every((table) => table !== null && within(interval, sumOver(table, figure.regions)));
}

/** Finds the figures that pin some small count, null when none is pinned; adds the proofs it meets on the way. */
function culpritFinder(table: Table): (shown: readonly boolean[], proofs: Proofs) => ReadonlySet<number> | null {
  const smallSets = smallSetsOf(table);
  return (shown, proofs) => {
    const guessing = factsFor('small-where-small', table.figures, shown);
    const plain = factsFor('any-count', table.figures, shown);
    for (const regions of smallSets(shown)) {
      const key = regions.join();
      if (proofs.has(key)) continue;
      // "Narrower than 10" is read strictly for both readers. One who has guessed which figures are small cannot be left more than 0 to 9 of
      // them: ten counts. One who knows nothing but the page must be left an interval whose ends are 10 apart.
      const guessed = intervalLeft(table, guessing, regions);
      if (guessed.most - guessed.least + 1 < THRESHOLD) return guessed.because;
      const found = guessed.most - guessed.least < THRESHOLD ? intervalLeft(table, plain, regions) : guessed;
      if (found.most - found.least < THRESHOLD) return found.because;
      proofs.set(key, [...guessed.tables, ...found.tables]);
    }
    return null;
  };
}

/** Among the culprits. (Where whole people rather than single figures do the pinning there may be none: then among all that are shown.) */
function smallestShown(table: Table, shown: readonly boolean[], culprits: ReadonlySet<number>): number {
  const all = shown.flatMap((isShown, f) => (isShown ? [f] : []));
  const some = all.filter((f) => culprits.has(f));
  const candidates = some.length > 0 ? some : all;
  return candidates.reduce((least, f) => (table.figures[f]!.count < table.figures[least]!.count ? f : least));
}

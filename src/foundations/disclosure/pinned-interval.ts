import { type Disclosed, type Interval, roundCount, THRESHOLD } from './disclosed.ts';
import { factsFor, intervalLeft, type Reader } from './reader.ts';
import { type Table, tabulate } from './table.ts';

/**
 * The audit: the interval that everything published leaves for the number of people in `cells` together.
 *
 * Both ends are counts that some table of whole numbers attains which agrees with all that is published; `most` may be Infinity. Exact for
 * hierarchies and two-way tables; for other overlaps never wider than the truth.
 * Throws on what `discloseTable` throws on, unless there is one published figure per view, and unless each is hidden or its count from 10, rounded.
 */
export function pinnedInterval(
  counts: ArrayLike<number>,
  views: readonly (readonly number[])[],
  published: readonly Disclosed[],
  cells: readonly number[],
  reader: Reader = 'small-where-small',
): Interval {
  if (published.length !== views.length) {
    throw new RangeError(`pinnedInterval needs a figure per view: got ${published.length} for ${views.length}`);
  }
  const table = tabulate(counts, [...views, cells]);
  const shown = whichAreShown(table, published);
  const figures = table.figures.slice(0, new Set(table.figureOfView.slice(0, views.length)).size); // without `cells`, unless they are a view
  const target = table.figures[table.figureOfView[views.length]!]!;
  const { least, most } = intervalLeft(table, factsFor(reader, figures, shown), target.regions);
  return { least, most };
}

function whichAreShown(table: Table, published: readonly Disclosed[]): readonly boolean[] {
  const shown = table.figures.map(() => false);
  published.forEach((disclosed, view) => {
    if (!disclosed.shown) return;
    const figure = table.figureOfView[view]!;
    const { count } = table.figures[figure]!;
    if (count < THRESHOLD || disclosed.value !== roundCount(count)) {
      throw new RangeError(
        `pinnedInterval needs counts from ${THRESHOLD}, rounded: got ${disclosed.value} in view ${view}`,
      );
    }
    shown[figure] = true;
  });
  return shown;
}

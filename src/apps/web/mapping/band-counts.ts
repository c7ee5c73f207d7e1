import { BANDS, type BandView, type Sureness } from '#domains/mapping/core';

/** From the surest: the order of the rows of the key. */
export const SURENESS: readonly Sureness[] = ['sure', 'fair', 'unsure', 'unknown'];

/** How many places are in which band, and how sure that is, on one axis. */
export interface BandCounts {
  /** By band from 1 to 5. */
  readonly bands: readonly number[];
  readonly sureness: { readonly [sureness in Sureness]: number };
  /** By sureness and then by band from 1 to 5. */
  readonly cells: { readonly [sureness in Sureness]: readonly number[] };
  readonly total: number;
}

/** Counts what places show of one axis; null where none of them has anything to show. */
export function countBands(views: Iterable<BandView | null>): BandCounts | null {
  const cells: { [sureness in Sureness]: number[] } = {
    sure: BANDS.map(() => 0),
    fair: BANDS.map(() => 0),
    unsure: BANDS.map(() => 0),
    unknown: BANDS.map(() => 0),
  };
  let total = 0;
  for (const view of views) {
    if (view === null) continue;
    const row = cells[view.sureness];
    row[view.band - 1] = (row[view.band - 1] ?? 0) + 1;
    total += 1;
  }
  if (total === 0) return null;
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  return {
    bands: BANDS.map((band) => sum(SURENESS.map((sureness) => cells[sureness][band - 1] ?? 0))),
    sureness: {
      sure: sum(cells.sure),
      fair: sum(cells.fair),
      unsure: sum(cells.unsure),
      unknown: sum(cells.unknown),
    },
    cells,
    total,
  };
}

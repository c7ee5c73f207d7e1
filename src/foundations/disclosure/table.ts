import { requireCount } from './disclosed.ts';

/**
 * Cells and views, boiled down. A region is what no view tells apart: the cells that are in exactly the same views. A figure is a set of
 * regions that is published, or would be; views over the same cells are one figure.
 */
export interface Table {
  readonly regionCounts: readonly number[];
  readonly figures: readonly Figure[];
  /** For each view, in the order given, the position of its figure. */
  readonly figureOfView: readonly number[];
}

export interface Figure {
  /** Ascending. */
  readonly regions: readonly number[];
  readonly count: number;
}

/** Throws on a count that is not a whole number from 0, and on a view with a cell that is not there or is named twice. */
export function tabulate(counts: ArrayLike<number>, views: readonly (readonly number[])[]): Table {
  const viewsOfCell: number[][] = Array.from({ length: counts.length }, () => []);
  views.forEach((view, v) => {
    for (const cell of view) {
      const seen = viewsOfCell[cell];
      if (!seen) throw new RangeError(`a view needs cells from 0 to ${counts.length - 1}: got ${cell} in view ${v}`);
      if (seen.at(-1) === v) throw new RangeError(`a view needs each cell once: got ${cell} again in view ${v}`);
      seen.push(v);
    }
  });

  const regionOf = new Map<string, number>();
  const regionCounts: number[] = [];
  const regionsOfView: number[][] = views.map(() => []);
  viewsOfCell.forEach((holders, cell) => {
    const count = counts[cell]!;
    requireCount('a table', count);
    if (holders.length === 0) return;
    const known = regionOf.get(holders.join());
    if (known !== undefined) {
      regionCounts[known]! += count;
      return;
    }
    const region = regionCounts.push(count) - 1;
    regionOf.set(holders.join(), region);
    for (const view of holders) regionsOfView[view]!.push(region);
  });

  const figureOf = new Map<string, number>();
  const figures: Figure[] = [];
  const figureOfView = regionsOfView.map((regions) => {
    const known = figureOf.get(regions.join());
    if (known !== undefined) return known;
    const figure = figures.push({ regions, count: sumOver(regionCounts, regions) }) - 1;
    figureOf.set(regions.join(), figure);
    return figure;
  });
  return { regionCounts, figures, figureOfView };
}

/** How many people are in these regions together. */
export function sumOver(regionCounts: readonly number[], regions: readonly number[]): number {
  let sum = 0;
  for (const region of regions) sum += regionCounts[region]!;
  return sum;
}

/** Whether every region of the part is in the whole. Both ascending. */
export function holds(whole: readonly number[], part: readonly number[]): boolean {
  let i = 0;
  for (const region of part) {
    while (i < whole.length && whole[i]! < region) i++;
    if (whole[i] !== region) return false;
  }
  return true;
}

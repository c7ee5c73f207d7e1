import { THRESHOLD } from './disclosed.ts';
import { holds, sumOver, type Table } from './table.ts';

/** Sets of regions, each ascending. */
export type Sets = readonly (readonly number[])[];

/**
 * The sets of regions with fewer than 10 people that a reader could reach for, each once: single regions; figures; what a shown figure leaves when
 * another is taken from it; and what it leaves when all shown figures inside it are. Which figures are shown is asked again and again, so it comes last.
 */
export function smallSetsOf(table: Table): (shown: readonly boolean[]) => Sets {
  const insideOf = table.figures.map((whole) =>
    table.figures.flatMap((part, p) => (part !== whole && holds(whole.regions, part.regions) ? [p] : [])),
  );

  return (shown) => {
    const sets = new Map<string, readonly number[]>();
    function keep(regions: readonly number[]): void {
      if (regions.length > 0 && sumOver(table.regionCounts, regions) < THRESHOLD) sets.set(regions.join(), regions);
    }

    for (const figure of table.figures) keep(figure.regions);
    for (let region = 0; region < table.regionCounts.length; region++) keep([region]);
    table.figures.forEach((whole, w) => {
      if (!shown[w]) return;
      const parts = insideOf[w]!.flatMap((p) => (shown[p] ? [table.figures[p]!] : []));
      keep(
        without(
          whole.regions,
          parts.flatMap((part) => part.regions),
        ),
      );
      for (const part of parts) {
        if (whole.count - part.count < THRESHOLD) keep(without(whole.regions, part.regions));
      }
    });
    return [...sets.values()];
  };
}

function without(regions: readonly number[], taken: readonly number[]): number[] {
  const gone = new Set(taken);
  return regions.filter((region) => !gone.has(region));
}

import { THRESHOLD } from './disclosed.ts';
import { holds, type Table } from './table.ts';

/**
 * The sets of regions with fewer than 10 people that a reader could reach for, each once, ascending: single regions; figures; what a shown
 * figure leaves when another is taken from it; and what it leaves when all shown figures inside it are.
 */
export function smallSets(table: Table, shown: readonly boolean[]): readonly (readonly number[])[] {
  const sets = new Map<string, readonly number[]>();
  function keep(regions: readonly number[]): void {
    const count = regions.reduce((sum, region) => sum + table.regionCounts[region]!, 0);
    if (count < THRESHOLD && regions.length > 0) sets.set(regions.join(), regions);
  }

  for (const figure of table.figures) keep(figure.regions);
  for (let region = 0; region < table.regionCounts.length; region++) keep([region]);
  const shownFigures = table.figures.filter((_, f) => shown[f]);
  for (const whole of shownFigures) {
    const parts = shownFigures.filter((part) => part !== whole && holds(whole.regions, part.regions));
    const insideAny = new Set(parts.flatMap((part) => part.regions));
    keep(whole.regions.filter((region) => !insideAny.has(region)));
    for (const part of parts) {
      if (whole.count - part.count >= THRESHOLD) continue;
      const inside = new Set(part.regions);
      keep(whole.regions.filter((region) => !inside.has(region)));
    }
  }
  return [...sets.values()];
}

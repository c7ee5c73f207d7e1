import type { Recipe, RecipeIndicator } from '../recipe/recipe.ts';
import type { AreaColumns } from './area-columns.ts';

/** An area without a value for some indicators, as the tables have it: before anything is filled in or dropped. */
export interface AreaGaps {
  /** Its position in the columns. */
  readonly area: number;
  readonly indicators: readonly string[];
}

/** Which areas lack a value for which indicators, in input order. A rate whose denominator is 0 does not exist. */
export function missingCells({ indicators }: Recipe, columns: AreaColumns): readonly AreaGaps[] {
  const lacking = new Map<number, string[]>();
  for (const indicator of indicators)
    for (const area of areasWithout(indicator, columns)) {
      const known = lacking.get(area);
      if (known) known.push(indicator.id);
      else lacking.set(area, [indicator.id]);
    }
  return [...lacking].sort(([one], [other]) => one - other).map(([area, ids]) => ({ area, indicators: ids }));
}

function areasWithout({ value }: RecipeIndicator, { numbers, codes }: AreaColumns): number[] {
  const named = value.kind === 'column' ? [value.column] : [value.numerator, value.denominator];
  const cells = named.map((column) => numbers.get(column)!);
  const below = value.kind === 'column' ? null : cells[1]!;
  const areas: number[] = [];
  for (let area = 0; area < codes.length; area++)
    if (cells.some((column) => Number.isNaN(column[area])) || below?.[area] === 0) areas.push(area);
  return areas;
}

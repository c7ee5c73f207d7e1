import type { Recipe, RecipeIndicator } from '../recipe/recipe.ts';
import type { ColumnFacts, StoredTable } from './stored-table.ts';

/** What a recipe says of one of its tables, as far as it says one thing: indicators of the same table may have different sources. */
export function describeTable(
  recipe: Recipe,
  { fileName, columns }: { readonly fileName: string; readonly columns: readonly ColumnFacts[] },
): Pick<StoredTable, 'title' | 'source' | 'licence' | 'year'> {
  const names = new Set(columns.map(({ name }) => name));
  const from = recipe.indicators.filter(({ value }) => valueColumns(value).some((column) => names.has(column)));
  return {
    title: fileName.split('/').at(-1) || fileName,
    source: onlyOne(from.map(({ source }) => source)),
    licence: onlyOne(from.map(({ licence }) => licence)),
    year: onlyOne(from.map(({ year }) => year)),
  };
}

/** The columns that an indicator's numbers are read from. */
export function valueColumns(value: RecipeIndicator['value']): readonly string[] {
  return value.kind === 'column' ? [value.column] : [value.numerator, value.denominator];
}

function onlyOne<Value>(values: readonly Value[]): Value | null {
  const [first, ...others] = new Set(values);
  return first === undefined || others.length > 0 ? null : first;
}

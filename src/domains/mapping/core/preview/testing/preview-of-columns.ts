import { compileModel } from '../../compile/compile-model.ts';
import { normaliseIndicator } from '../../compute/compute-index.ts';
import { parseRecipe } from '../../recipe/recipe.ts';
import type { RecipeInput } from '../../recipe/recipe-schema.ts';
import { type Preview, previewOf } from '../preview.ts';

type Columns = Readonly<Record<string, ArrayLike<number>>>;

/** The preview of made-up columns under weights, in one weighted mean unless other groups are given; indicators are not rescaled unless told. */
export function previewOfColumns(
  columns: Columns,
  weights: Readonly<Record<string, number>>,
  changes: Partial<RecipeInput> = {},
  codes = Array.from({ length: Object.values(columns)[0]?.length ?? 0 }, (_none, at) => `A${at}`),
): Preview {
  const members = Object.entries(weights).map(([id, weight]) => ({ id, weight }));
  const recipe = parseRecipe({
    ...{ format: 'outspoken-recipe/1', id: 'made', title: 'Made up', areas: { file: 'areas.csv', code: 'code' } },
    indicators: Object.keys(columns).map((id) => ({
      ...{ id, column: id, title: `Title of ${id}`, direction: 1, source: 'x', licence: 'x', year: 2025 },
      normalise: 'none',
    })),
    groups: [{ id: 'need', title: 'Need', aggregate: 'weighted-mean', members }],
    ...changes,
  });
  if (!recipe.ok) throw new Error(JSON.stringify(recipe.problem));
  const numbers = new Map(Object.entries(columns).map(([id, values]) => [id, Float64Array.from(values)]));
  const compiled = compileModel(recipe.value, { codes, parents: null, numbers, texts: new Map() });
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
  const preview = previewOf({
    ...{ recipe: recipe.value, compiled: compiled.value, codes, names: codes.map((code) => `Name of ${code}`) },
    normalised: compiled.value.model.indicators.map((indicator) => {
      const column = normaliseIndicator(indicator);
      if (!column.ok) throw new Error(column.problem.kind);
      return column.value;
    }),
    ...{ populations: Float64Array.from(codes, () => 100), numerators: new Map() },
  });
  if (!preview.ok) throw new Error(JSON.stringify(preview.problem));
  return preview.value;
}

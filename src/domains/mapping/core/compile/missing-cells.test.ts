import { describe, expect, it } from 'vitest';
import { parseRecipe } from '../recipe/recipe.ts';
import { missingCells } from './missing-cells.ts';

const { NaN: missing } = Number;
const indicator = (id: string, keys: object) => ({
  ...{ id, title: id, direction: 1, source: 'x', licence: 'x', year: 2025, normalise: 'rank', missing: 'median' },
  ...keys,
});

describe('missing cells', () => {
  it('are told by area: blank ones, and rates that do not exist', () => {
    const recipe = parseRecipe({
      ...{ format: 'outspoken-recipe/1', id: 'x', title: 'x', areas: { file: 'a.csv', code: 'code' } },
      indicators: [
        indicator('income', { column: 'income' }),
        indicator('rate', { numerator: 'poor', denominator: 'people' }),
      ],
      groups: [{ id: 'g', title: 'g', aggregate: 'weighted-mean', members: [{ id: 'income', weight: 1 }] }],
    });
    if (!recipe.ok) throw new Error(recipe.problem.kind);
    const numbers = new Map([
      ['income', Float64Array.of(1, missing, 3, missing)],
      ['poor', Float64Array.of(1, 2, missing, 0)],
      ['people', Float64Array.of(10, 10, 10, 0)],
    ]);
    const columns = { codes: ['A', 'B', 'C', 'D'], parents: null, numbers, texts: new Map() };
    expect(missingCells(recipe.value, columns)).toEqual([
      { area: 1, indicators: ['income'] },
      { area: 2, indicators: ['rate'] },
      { area: 3, indicators: ['income', 'rate'] },
    ]);
  });
});

import { describe, expect, it } from 'vitest';
import { expectClose } from '../../testing/close.ts';
import { parseRecipe, type Recipe } from '../recipe/recipe.ts';
import type { AreaColumns } from './area-columns.ts';
import { compileModel } from './compile-model.ts';

type Changes = Record<string, unknown>;

function recipe(...indicators: Changes[]): Recipe {
  const parsed = parseRecipe({
    format: 'outspoken-recipe/1',
    id: 'test',
    title: 'Test',
    areas: { file: 'a.csv', code: 'code', parent: 'parent' },
    indicators: indicators.map((changes, index) => ({
      id: `i${index}`,
      title: 'T',
      source: 'S',
      licence: 'L',
      year: 2025,
      direction: 1,
      normalise: { method: 'none' },
      ...changes,
    })),
    groups: [
      {
        id: 'g',
        title: 'G',
        aggregate: 'weighted-mean',
        members: indicators.map((_, index) => ({ id: `i${index}`, weight: index + 1 })),
      },
      { id: 'top', title: 'Top', aggregate: 'weighted-sum', members: [{ id: 'g', weight: 1 }] },
    ],
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return parsed.value;
}

const nan = Number.NaN;

function columns(numbers: Record<string, number[]>, more: Partial<AreaColumns> = {}): AreaColumns {
  return {
    codes: ['A', 'B', 'C', 'D', 'E'],
    parents: ['p', 'p', 'q', 'q', 'q'],
    numbers: new Map(Object.entries(numbers).map(([name, cells]) => [name, Float64Array.from(cells)])),
    texts: new Map(),
    ...more,
  };
}

function compiled(given: Recipe, from: AreaColumns) {
  const result = compileModel(given, from);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function problem(given: Recipe, from: AreaColumns) {
  const result = compileModel(given, from);
  return result.ok ? 'compiled' : result.problem;
}

describe('a model', () => {
  it('holds values, directions and groups by position', () => {
    const { model, areas } = compiled(
      recipe({ column: 'x' }, { column: 'y', direction: -1 }),
      columns({ x: [1, 2, 3, 4, 5], y: [5, 4, 3, 2, 1] }),
    );
    expect([...areas]).toEqual([0, 1, 2, 3, 4]);
    expect(model).toEqual({
      areaCount: 5,
      indicators: [
        {
          id: 'i0',
          direction: 1,
          values: Float64Array.of(1, 2, 3, 4, 5),
          standardError: null,
          normalise: { method: 'none' },
        },
        {
          id: 'i1',
          direction: -1,
          values: Float64Array.of(5, 4, 3, 2, 1),
          standardError: null,
          normalise: { method: 'none' },
        },
      ],
      groups: [
        {
          id: 'g',
          aggregate: 'weighted-mean',
          normalise: null,
          members: [
            { kind: 'indicator', index: 0, weight: 1 },
            { kind: 'indicator', index: 1, weight: 2 },
          ],
        },
        { id: 'top', aggregate: 'weighted-sum', normalise: null, members: [{ kind: 'group', index: 0, weight: 1 }] },
      ],
    });
  });

  it('divides before it imputes', () => {
    const given = recipe({ numerator: 'n', denominator: 'd', missing: 'group-mean', missingGroup: 'kind' });
    const from = columns(
      { n: [1, 2, nan, 4, 10], d: [10, 10, 100, 10, 100] },
      { texts: new Map([['kind', ['s', 't', 's', 's', 't']]]) },
    );
    const { model, indicators } = compiled(given, from);
    expectClose(model.indicators[0]!.values, [0.1, 0.2, 0.25, 0.4, 0.1], 1e-15);
    expect(indicators[0]).toMatchObject({ imputed: 1, treated: 0, raw: Float64Array.of(0.1, 0.2, nan, 0.4, 0.1) });
  });

  it('imputes the median, of all or of the parent', () => {
    const from = columns({ x: [1, 3, nan, 10, 20] });
    expect([...compiled(recipe({ column: 'x', missing: 'median' }), from).model.indicators[0]!.values]).toEqual([
      1, 3, 6.5, 10, 20,
    ]);
    expect([...compiled(recipe({ column: 'x', missing: 'parent-median' }), from).model.indicators[0]!.values]).toEqual([
      1, 3, 15, 10, 20,
    ]);
  });

  it('drops an area from everything before anything is imputed from it', () => {
    const given = recipe({ column: 'x', missing: 'drop-area' }, { column: 'y', missing: 'median' });
    const { model, areas, indicators } = compiled(given, columns({ x: [1, 2, nan, 4, 5], y: [1, nan, 100, 3, 5] }));
    expect([...areas]).toEqual([0, 1, 3, 4]);
    expect(model.areaCount).toBe(4);
    expect([...model.indicators[0]!.values]).toEqual([1, 2, 4, 5]);
    expect([...model.indicators[1]!.values]).toEqual([1, 3, 3, 5]);
    expect(indicators.map(({ imputed }) => imputed)).toEqual([0, 1]);
  });

  it('shrinks a rate and keeps its error on the logit scale, the plain rate as raw', () => {
    const given = recipe({ numerator: 'n', denominator: 'd', shrink: 'parent' });
    const { model, indicators } = compiled(
      given,
      columns({ n: [5, 20, 1, 60, 0], d: [100, 100, 20, 400, 30] }, { parents: ['p', 'p', 'p', 'p', 'p'] }),
    );
    expectClose(model.indicators[0]!.values, [0.05952044, 0.2001211, 0.08405992, 0.15065637, 0.03761764], 5e-9);
    expect(model.indicators[0]!.standardError?.scale).toBe('logit');
    expect([...indicators[0]!.raw]).toEqual([0.05, 0.2, 0.05, 0.15, 0]);
  });

  it('keeps a given error on the scale of the value, 0 where it is not known or the value was imputed', () => {
    const given = recipe({ column: 'x', standardError: 'se', missing: 'median' });
    const { model } = compiled(given, columns({ x: [1, 2, nan, 4, 5], se: [0.1, nan, 0.3, 0, 0.5] }));
    expect(model.indicators[0]!.standardError).toEqual({ scale: 'value', values: Float64Array.of(0.1, 0, 0, 0, 0.5) });
  });

  it('treats after imputing, and counts what it moved', () => {
    const codes = Array.from({ length: 11 }, (_, i) => `${i}`);
    const from = columns({ x: [1, 2, 3, 4, 5, nan, 7, 8, 9, 10, 50] }, { codes, parents: codes });
    const winsorised = compiled(recipe({ column: 'x', missing: 'median', treat: 'winsorise' }), from);
    expect([...winsorised.model.indicators[0]!.values]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10]);
    expect(winsorised.indicators[0]).toMatchObject({ imputed: 1, treated: 1, stillLongTailed: false });
    const logged = compiled(recipe({ column: 'x', missing: 'median', treat: 'log' }), from);
    expectClose(logged.model.indicators[0]!.values, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 50].map(Math.log), 1e-15);
    expect(logged.indicators[0]).toMatchObject({ treated: 11 });
  });
});

describe('columns are refused', () => {
  it('for a missing value, naming the area, the column and how many there are', () => {
    expect(problem(recipe({ column: 'x' }), columns({ x: [1, nan, 3, nan, 5] }))).toEqual({
      kind: 'missing-value',
      indicator: 'i0',
      code: 'B',
      columns: ['x'],
      because: 'blank',
      areas: 2,
    });
  });

  it('for a rate that does not exist', () => {
    const ratio = recipe({ numerator: 'n', denominator: 'd' });
    expect(problem(ratio, columns({ n: [1, 2, 0, 4, 5], d: [1, 1, 0, 1, 1] }))).toMatchObject({
      kind: 'missing-value',
      code: 'C',
      columns: ['d'],
      because: 'zero-denominator',
    });
    expect(problem(ratio, columns({ n: [1, 2, nan, 4, 5], d: [1, 1, 0, 1, 1] }))).toMatchObject({
      columns: ['n'],
      because: 'blank',
    });
    expect(problem(ratio, columns({ n: [1, 2, 3, 4, 5], d: [1, 1, -1, 1, 1] }))).toMatchObject({
      kind: 'negative-denominator',
      code: 'C',
    });
    expect(problem(ratio, columns({ n: [1, 2, 1e300, 4, 5], d: [1, 1, 1e-300, 1, 1] }))).toMatchObject({
      kind: 'ratio-too-large',
      code: 'C',
    });
  });

  it.each([
    ['more cases than people', { n: [1, 1, 9, 1, 1], d: [5, 5, 5, 5, 5] }],
    ['fewer cases than none', { n: [1, 1, -1, 1, 1], d: [5, 5, 5, 5, 5] }],
  ])('for %s in a rate to shrink', (_, numbers) => {
    expect(problem(recipe({ numerator: 'n', denominator: 'd', shrink: 'parent' }), columns(numbers))).toMatchObject({
      kind: 'not-a-share',
      code: 'C',
    });
  });

  it('for want of a parent', () => {
    const shrunk = recipe({ numerator: 'n', denominator: 'd', shrink: 'parent' });
    const numbers = { n: [1, 1, 1, 1, 1], d: [5, 5, 5, 5, 5], x: [nan, 1, 2, 3, 4] };
    expect(problem(shrunk, columns(numbers, { parents: null }))).toMatchObject({
      kind: 'needs-parent-column',
      for: 'shrink',
    });
    expect(problem(shrunk, columns(numbers, { parents: ['p', 'p', '', 'q', 'q'] }))).toMatchObject({
      kind: 'no-parent',
      code: 'C',
    });
    const imputed = recipe({ column: 'x', missing: 'parent-median' });
    expect(problem(imputed, columns(numbers, { parents: null }))).toMatchObject({
      kind: 'needs-parent-column',
      for: 'parent-median',
    });
    expect(problem(imputed, columns(numbers, { parents: ['', 'p', 'p', 'q', 'q'] }))).toMatchObject({
      kind: 'no-parent',
      code: 'A',
    });
  });

  it('where nothing is known to impute from', () => {
    const x = [nan, nan, 1, 2, 3];
    expect(problem(recipe({ column: 'x', missing: 'parent-median' }), columns({ x }))).toEqual({
      kind: 'nothing-to-impute-from',
      indicator: 'i0',
      code: 'A',
      group: 'p',
    });
    expect(
      problem(recipe({ column: 'x', missing: 'median' }), columns({ x: [nan, nan, nan, nan, nan] })),
    ).toMatchObject({ group: null });
    const grouped = recipe({ column: 'x', missing: 'group-mean', missingGroup: 'kind' });
    const kinds = { texts: new Map([['kind', ['', 's', 's', 's', 's']]]) };
    expect(problem(grouped, columns({ x: [nan, 1, 1, 1, 1] }, kinds))).toMatchObject({
      kind: 'no-missing-group',
      column: 'kind',
      code: 'A',
    });
  });

  it('for a value without a log, and an error below 0', () => {
    expect(problem(recipe({ column: 'x', treat: 'log' }), columns({ x: [1, 2, 0, 4, 5] }))).toMatchObject({
      kind: 'no-log',
      code: 'C',
      value: 0,
    });
    expect(
      problem(recipe({ column: 'x', standardError: 'se' }), columns({ x: [1, 2, 3, 4, 5], se: [1, 1, 1, -1, 1] })),
    ).toMatchObject({
      kind: 'negative-standard-error',
      code: 'D',
    });
  });

  it('where too few areas stay', () => {
    expect(problem(recipe({ column: 'x', missing: 'drop-area' }), columns({ x: [1, nan, nan, nan, nan] }))).toEqual({
      kind: 'too-few-areas',
      areas: 1,
      dropped: 4,
    });
  });
});

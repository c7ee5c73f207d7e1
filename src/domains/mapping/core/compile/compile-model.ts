import { accept, type Result, refuse } from '#foundations/result';
import { firstNotPositive } from '../compute/aggregate.ts';
import type { IndexModel, ModelGroup, ModelIndicator, StandardError } from '../compute/model.ts';
import type { Recipe, RecipeIndicator } from '../recipe/recipe.ts';
import type { AreaColumns } from './area-columns.ts';
import { type Grouping, groupByText } from './group-by-text.ts';
import { imputationByGroupMean, imputationByGroupMedian, imputationByMedian } from './impute.ts';
import { logTransform } from './log-transform.ts';
import { shrinkToParent } from './shrink-to-parent.ts';
import { winsorise } from './winsorise.ts';

/** A recipe and its columns, made ready to compute, and what had to be done to them. */
export interface CompiledIndex {
  readonly model: IndexModel;
  /** The areas of the model as positions in the columns: all of them, unless an indicator says `drop-area`. */
  readonly areas: Uint32Array;
  readonly indicators: readonly CompiledIndicator[];
}

export interface CompiledIndicator {
  /** For the areas of the model, before shrinking, imputing and treating; NaN where missing. */
  readonly raw: Float64Array;
  readonly imputed: number;
  /** Points moved by winsorising; every point where a log was taken. */
  readonly treated: number;
  /** Winsorising stopped at its limit with the tail still long. */
  readonly stillLongTailed: boolean;
}

/** Why columns cannot become a model. `code` is the area's. */
export type CompileProblem =
  | {
      readonly kind: 'missing-value';
      readonly indicator: string;
      readonly code: string;
      readonly columns: readonly string[];
      readonly because: 'blank' | 'zero-denominator';
      readonly areas: number;
    }
  | {
      readonly kind: 'negative-denominator';
      readonly indicator: string;
      readonly column: string;
      readonly code: string;
    }
  | { readonly kind: 'needs-parent-column'; readonly indicator: string; readonly for: 'shrink' | 'parent-median' }
  | { readonly kind: 'no-parent'; readonly indicator: string; readonly code: string }
  | { readonly kind: 'no-missing-group'; readonly indicator: string; readonly column: string; readonly code: string }
  | {
      readonly kind: 'nothing-to-impute-from';
      readonly indicator: string;
      readonly code: string;
      /** The parent or group without a single known value; `null` where no area has one. */
      readonly group: string | null;
    }
  | {
      readonly kind: 'not-a-share';
      readonly indicator: string;
      readonly code: string;
      readonly numerator: number;
      readonly denominator: number;
    }
  | { readonly kind: 'no-log'; readonly indicator: string; readonly code: string; readonly value: number }
  | {
      readonly kind: 'negative-standard-error';
      readonly indicator: string;
      readonly column: string;
      readonly code: string;
    }
  | { readonly kind: 'ratio-too-large'; readonly indicator: string; readonly code: string }
  | { readonly kind: 'too-few-areas'; readonly areas: number; readonly dropped: number };

/**
 * Takes the columns to a model: divides, shrinks, drops areas, imputes, treats, in that order. Shrinking and dropping see every area; imputing and
 * treating see those that stay. A rate whose denominator is 0 does not exist, and is missing.
 */
export function compileModel(recipe: Recipe, columns: AreaColumns): Result<CompiledIndex, CompileProblem> {
  const measured: Measured[] = [];
  for (const indicator of recipe.indicators) {
    const one = measure(indicator, columns);
    if (!one.ok) return one;
    measured.push(one.value);
  }

  const areas = areasThatStay(recipe, columns, measured);
  if (areas.length < 2)
    return refuse({ kind: 'too-few-areas', areas: areas.length, dropped: columns.codes.length - areas.length });
  const staying = pickColumns(columns, areas);

  const indicators: ModelIndicator[] = [];
  const compiled: CompiledIndicator[] = [];
  for (const [index, indicator] of recipe.indicators.entries()) {
    const settled = settle(indicator, pickMeasured(measured[index]!, areas), staying);
    if (!settled.ok) return settled;
    indicators.push(settled.value.indicator);
    compiled.push(settled.value.compiled);
  }
  return accept({
    model: { areaCount: areas.length, indicators, groups: modelGroups(recipe) },
    areas,
    indicators: compiled,
  });
}

/** An indicator's numbers as they were given: NaN where missing. */
interface Measured {
  readonly raw: Float64Array;
  /** `raw`, or shrunk. */
  readonly values: Float64Array;
  readonly standardError: StandardError | null;
}

function measure(indicator: RecipeIndicator, columns: AreaColumns): Result<Measured, CompileProblem> {
  const { value } = indicator;
  if (value.kind === 'column') {
    const raw = new Float64Array(numbers(columns, value.column));
    return withStandardError(indicator, raw, value.standardError, columns);
  }
  const denominators = numbers(columns, value.denominator);
  const below = denominators.findIndex((denominator) => denominator < 0);
  if (below !== -1)
    return refuse({
      kind: 'negative-denominator',
      indicator: indicator.id,
      column: value.denominator,
      code: columns.codes[below]!,
    });
  const ratios = divide(numbers(columns, value.numerator), denominators);
  const tooLarge = ratios.findIndex((ratio) => Math.abs(ratio) === Number.POSITIVE_INFINITY);
  if (tooLarge !== -1)
    return refuse({ kind: 'ratio-too-large', indicator: indicator.id, code: columns.codes[tooLarge]! });
  if (value.kind === 'ratio') return withStandardError(indicator, ratios, value.standardError, columns);
  return shrink(indicator, ratios, numbers(columns, value.numerator), denominators, columns);
}

function divide(numerators: Float64Array, denominators: Float64Array): Float64Array {
  const ratios = new Float64Array(numerators.length);
  for (let i = 0; i < ratios.length; i++)
    ratios[i] = denominators[i] === 0 ? Number.NaN : numerators[i]! / denominators[i]!;
  return ratios;
}

function withStandardError(
  { id }: RecipeIndicator,
  raw: Float64Array,
  column: string | null,
  columns: AreaColumns,
): Result<Measured, CompileProblem> {
  if (column === null) return accept({ raw, values: raw, standardError: null });
  const errors = numbers(columns, column);
  const below = errors.findIndex((error) => error < 0);
  if (below !== -1)
    return refuse({ kind: 'negative-standard-error', indicator: id, column, code: columns.codes[below]! });
  const known = Float64Array.from(errors, (error, area) =>
    Number.isNaN(error) || Number.isNaN(raw[area]!) ? 0 : error,
  );
  return accept({ raw, values: raw, standardError: { scale: 'value', values: known } });
}

function shrink(
  { id }: RecipeIndicator,
  raw: Float64Array,
  numerators: Float64Array,
  denominators: Float64Array,
  columns: AreaColumns,
): Result<Measured, CompileProblem> {
  if (columns.parents === null) return refuse({ kind: 'needs-parent-column', indicator: id, for: 'shrink' });
  for (const [area, ratio] of raw.entries()) {
    if (Number.isNaN(ratio)) continue;
    const code = columns.codes[area]!;
    const [numerator, denominator] = [numerators[area]!, denominators[area]!];
    if (numerator < 0 || numerator > denominator)
      return refuse({ kind: 'not-a-share', indicator: id, code, numerator, denominator });
    if (columns.parents[area] === '') return refuse({ kind: 'no-parent', indicator: id, code });
  }
  const present = Float64Array.from(denominators, (denominator) => (denominator === 0 ? Number.NaN : denominator));
  const { rates, standardErrors } = shrinkToParent(numerators, present, groupByText(columns.parents));
  return accept({ raw, values: rates, standardError: { scale: 'logit', values: standardErrors } });
}

/** All areas, less those without a value for an indicator that says `drop-area`. */
function areasThatStay(recipe: Recipe, { codes }: AreaColumns, measured: readonly Measured[]): Uint32Array {
  const dropping = measured.filter((_, index) => recipe.indicators[index]!.missing.rule === 'drop-area');
  const areas = new Uint32Array(codes.length);
  for (let area = 0; area < areas.length; area++) areas[area] = area;
  if (dropping.length === 0) return areas;
  return areas.filter((area) => dropping.every(({ values }) => !Number.isNaN(values[area]!)));
}

function settle(
  indicator: RecipeIndicator,
  measured: Measured,
  columns: AreaColumns,
): Result<{ indicator: ModelIndicator; compiled: CompiledIndicator }, CompileProblem> {
  const imputed = impute(indicator, measured.values, columns);
  if (!imputed.ok) return imputed;
  const treated = treat(indicator, imputed.value.values, columns.codes);
  if (!treated.ok) return treated;
  const { id, direction, normalise } = indicator;
  return accept({
    indicator: { id, direction, normalise, values: treated.value.values, standardError: measured.standardError },
    compiled: {
      raw: measured.raw,
      imputed: imputed.value.count,
      treated: treated.value.count,
      stillLongTailed: treated.value.stillLongTailed,
    },
  });
}

interface Imputed {
  readonly values: Float64Array;
  readonly count: number;
}

function impute(
  indicator: RecipeIndicator,
  values: Float64Array,
  columns: AreaColumns,
): Result<Imputed, CompileProblem> {
  const gaps: number[] = [];
  for (let area = 0; area < values.length; area++) if (Number.isNaN(values[area]!)) gaps.push(area);
  const [first] = gaps;
  if (first === undefined) return accept({ values, count: 0 });
  if (indicator.missing.rule === 'refuse' || indicator.missing.rule === 'drop-area')
    return refuse(missingValue(indicator, columns, first, gaps.length));

  const source = imputationSource(indicator, values, columns);
  if (!source.ok) return source;
  const filled = new Float64Array(values);
  for (const area of gaps) {
    const value = source.value(area);
    if (!value.ok) return value;
    filled[area] = value.value;
  }
  return accept({ values: filled, count: gaps.length });
}

function missingValue(
  { id, value }: RecipeIndicator,
  columns: AreaColumns,
  area: number,
  areas: number,
): CompileProblem {
  const code = columns.codes[area]!;
  if (value.kind === 'column')
    return { kind: 'missing-value', indicator: id, code, columns: [value.column], because: 'blank', areas };
  const isZero = numbers(columns, value.denominator)[area] === 0;
  const named = [value.numerator, value.denominator].filter((name) => Number.isNaN(numbers(columns, name)[area]!));
  return isZero && !named.includes(value.numerator)
    ? { kind: 'missing-value', indicator: id, code, columns: [value.denominator], because: 'zero-denominator', areas }
    : { kind: 'missing-value', indicator: id, code, columns: named, because: 'blank', areas };
}

type ImputationSource = (area: number) => Result<number, CompileProblem>;

function imputationSource(
  indicator: RecipeIndicator,
  values: Float64Array,
  columns: AreaColumns,
): Result<ImputationSource, CompileProblem> {
  const { id, missing } = indicator;
  const codeOf = (area: number) => columns.codes[area]!;
  const nothing = (area: number, group: string | null) =>
    refuse({ kind: 'nothing-to-impute-from' as const, indicator: id, code: codeOf(area), group });

  if (missing.rule === 'group-mean') {
    const groups = groupByText(columns.texts.get(missing.group) ?? bug(`no column ${missing.group}`));
    return accept(
      fromGroups(groups, imputationByGroupMean(values, groups), nothing, (area) =>
        refuse({ kind: 'no-missing-group', indicator: id, column: missing.group, code: codeOf(area) }),
      ),
    );
  }
  if (missing.rule === 'parent-median') {
    if (columns.parents === null) return refuse({ kind: 'needs-parent-column', indicator: id, for: 'parent-median' });
    const parents = groupByText(columns.parents);
    return accept(
      fromGroups(parents, imputationByGroupMedian(values, parents), nothing, (area) =>
        refuse({ kind: 'no-parent', indicator: id, code: codeOf(area) }),
      ),
    );
  }
  const middle = imputationByMedian(values);
  return accept((area) => (middle === null ? nothing(area, null) : accept(middle)));
}

function fromGroups(
  { names, indexOf }: Grouping,
  summaries: readonly (number | null)[],
  nothing: (area: number, group: string) => Result<number, CompileProblem>,
  ungrouped: ImputationSource,
): ImputationSource {
  return (area) => {
    const group = indexOf[area]!;
    const name = names[group];
    if (name === undefined) return ungrouped(area);
    const summary = summaries[group];
    return summary === null || summary === undefined ? nothing(area, name) : accept(summary);
  };
}

interface Treated {
  readonly values: Float64Array;
  readonly count: number;
  readonly stillLongTailed: boolean;
}

function treat(
  { id, treat: treatment }: RecipeIndicator,
  values: Float64Array,
  codes: readonly string[],
): Result<Treated, CompileProblem> {
  switch (treatment.method) {
    case 'none':
      return accept({ values, count: 0, stillLongTailed: false });
    case 'winsorise': {
      const { values: tamed, moved, passes } = winsorise(values, treatment.most);
      return accept({ values: tamed, count: moved, stillLongTailed: !passes });
    }
    case 'log': {
      const without = firstNotPositive([values]);
      if (without)
        return refuse({ kind: 'no-log', indicator: id, code: codes[without.area]!, value: values[without.area]! });
      return accept({ values: logTransform(values), count: values.length, stillLongTailed: false });
    }
  }
}

/** The groups of a recipe with their members by position, as a model has them. */
export function modelGroups(recipe: Recipe): ModelGroup[] {
  const indicatorAt = new Map(recipe.indicators.map(({ id }, index) => [id, index]));
  const groupAt = new Map(recipe.groups.map(({ id }, index) => [id, index]));
  return recipe.groups.map(({ id, aggregate, normalise, members }) => ({
    id,
    aggregate,
    normalise,
    members: members.map((member) => ({
      kind: member.kind,
      index: (member.kind === 'indicator' ? indicatorAt : groupAt).get(member.id) ?? bug(`no ${member.id}`),
      weight: member.weight,
    })),
  }));
}

function pickMeasured({ raw, values, standardError }: Measured, areas: Uint32Array): Measured {
  return {
    raw: pick(raw, areas),
    values: pick(values, areas),
    standardError: standardError && { scale: standardError.scale, values: pick(standardError.values, areas) },
  };
}

function pickColumns(columns: AreaColumns, areas: Uint32Array): AreaColumns {
  const pickTexts = (cells: readonly string[]) => Array.from(areas, (area) => cells[area]!);
  if (areas.length === columns.codes.length) return columns;
  return {
    codes: pickTexts(columns.codes),
    parents: columns.parents && pickTexts(columns.parents),
    numbers: new Map(Array.from(columns.numbers, ([name, cells]) => [name, pick(cells, areas)])),
    texts: new Map(Array.from(columns.texts, ([name, cells]) => [name, pickTexts(cells)])),
  };
}

function pick(values: Float64Array, areas: Uint32Array): Float64Array {
  if (areas.length === values.length) return values;
  const picked = new Float64Array(areas.length);
  for (let i = 0; i < picked.length; i++) picked[i] = values[areas[i]!]!;
  return picked;
}

function numbers(columns: AreaColumns, name: string): Float64Array {
  return columns.numbers.get(name) ?? bug(`no column ${name}`);
}

function bug(what: string): never {
  throw new Error(`compileModel was given columns or members that do not fit the recipe: ${what}`);
}

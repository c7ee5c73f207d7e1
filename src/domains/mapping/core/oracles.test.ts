import { describe, expect, it } from 'vitest';
import { median, quantile, rankAverage } from '#foundations/numeric';
import { expectClose, largestError } from '../testing/close.ts';
import { dataFolder, isThere, numbersOf, oracleFolder, type Row, referenceRows } from '../testing/reference.ts';
import type { AreaColumns } from './compile/area-columns.ts';
import { type CompiledIndex, compileModel } from './compile/compile-model.ts';
import { winsorise } from './compile/winsorise.ts';
import { aggregate } from './compute/aggregate.ts';
import { computeIndex, scoreGroups } from './compute/compute-index.ts';
import type { Aggregate, Normalise } from './compute/model.ts';
import { normalise } from './compute/normalise.ts';
import { rankByNeed } from './compute/rank-by-need.ts';
import { parseRecipe } from './recipe/recipe.ts';
import { modelWithout } from './sensitivity/drop-one.ts';

/**
 * The reference build of the ASEM portal (51 countries, 49 indicators, four levels), run through the ordinary modules below the input gate: some of its
 * indicators would be refused as inputs to a map of need.
 */
function asemRecipe(meta: readonly Row[], changes: { normalise: Normalise; aggregate: Aggregate }) {
  const indicators = meta.filter(({ Type }) => Type === 'Indicator');
  const groups = meta.filter(({ Type }) => Type === 'Aggregate');
  const parsed = parseRecipe({
    format: 'outspoken-recipe/1',
    id: 'asem',
    title: 'ASEM',
    areas: { file: 'asem.csv', code: 'uCode' },
    indicators: indicators.map(({ iCode, iName, Direction, Denominator }) => ({
      id: iCode,
      title: iName,
      source: 'European Commission JRC, via COINr',
      licence: 'CC-BY-4.0',
      year: 2018,
      direction: Number(Direction),
      ...(Denominator && Denominator !== 'NA' ? { numerator: iCode, denominator: Denominator } : { column: iCode }),
      missing: 'group-mean',
      missingGroup: 'EurAsia_group',
      treat: 'winsorise',
      maxWinsorised: 6,
      normalise: changes.normalise,
    })),
    groups: groups.map(({ iCode, iName }) => ({
      id: iCode,
      title: iName,
      aggregate: changes.aggregate,
      members: meta
        .filter(({ Parent }) => Parent === iCode)
        .map((member) => ({ id: member.iCode, weight: Number(member.Weight) })),
    })),
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return parsed.value;
}

function asemColumns(rows: readonly Row[], meta: readonly Row[]): AreaColumns {
  const named = meta
    .filter(({ Type }) => Type === 'Indicator' || Type === 'Denominator')
    .map(({ iCode }) => iCode as string);
  return {
    codes: rows.map(({ uCode }) => uCode as string),
    parents: null,
    numbers: new Map(named.map((name) => [name, numbersOf(rows, name)])),
    texts: new Map([['EurAsia_group', rows.map(({ EurAsia_group }) => EurAsia_group as string)]]),
  };
}

function buildAsem(
  rows: readonly Row[],
  meta: readonly Row[],
  changes: Partial<{ normalise: Normalise; aggregate: Aggregate }> = {},
) {
  const recipe = asemRecipe(meta, {
    normalise: { method: 'min-max', to: [0, 100] },
    aggregate: 'weighted-mean',
    ...changes,
  });
  const compiled = compileModel(recipe, asemColumns(rows, meta));
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problem));
  const computed = computeIndex(compiled.value.model);
  if (!computed.ok) throw new Error(JSON.stringify(computed.problem));
  return { recipe, compiled: compiled.value, scores: computed.value };
}

/** A reference file in the order of the areas that were built. */
function inOrder(reference: readonly Row[], codeColumn: string, rows: readonly Row[]): Row[] {
  const byCode = new Map(reference.map((row) => [row[codeColumn], row]));
  return rows.map(({ uCode }) => byCode.get(uCode) as Row);
}

function worst(compiled: CompiledIndex, columns: readonly Float64Array[], reference: readonly Row[]): number {
  return Math.max(
    ...compiled.model.indicators.map(({ id }, index) =>
      largestError(columns[index] as Float64Array, numbersOf(reference, id)),
    ),
  );
}

describe.skipIf(!isThere(dataFolder, 'validation/asem'))('the published ASEM build (needs OUTSPOKEN_DATA)', () => {
  const folder = 'validation/asem';
  const load = (name: string) => referenceRows(dataFolder, folder, name);
  const setup = () => {
    const rows = load('asem_indicator_data.csv');
    const meta = load('asem_indicator_metadata.csv');
    const treatment = new Map(load('asem_reference_treatment.csv').map((row) => [row.IndCode, row]));
    return { rows, treatment, ...buildAsem(rows, meta) };
  };

  it('is reproduced in its treatment, point for point', () => {
    const { rows, compiled, treatment } = setup();
    const treated = inOrder(load('asem_reference_treated.csv'), 'UnitCode', rows);
    expect(
      worst(
        compiled,
        compiled.model.indicators.map(({ values }) => values),
        treated,
      ),
    ).toBeLessThan(1e-6);
    for (const [index, { id }] of compiled.model.indicators.entries()) {
      const { Low, High } = treatment.get(id) as Row;
      expect([id, compiled.indicators[index]?.treated]).toEqual([id, Number(Low) + Number(High)]);
      expect(compiled.indicators[index]?.stillLongTailed).toBe(false);
    }
  });

  it('is reproduced in its normalised values, its scores at every level and its ranks', () => {
    const { rows, recipe, compiled, scores } = setup();
    const normalised = inOrder(load('asem_reference_normalised.csv'), 'UnitCode', rows);
    expect(worst(compiled, scores.normalised, normalised)).toBeLessThan(1e-6);
    const aggregated = inOrder(load('asem_reference_aggregated.csv'), 'UnitCode', rows);
    const ranks = inOrder(load('asem_reference_ranks.csv'), 'UnitCode', rows);
    for (const [index, { id }] of recipe.groups.entries()) {
      const { score, rank } = scores.groups[index]!;
      const expected = numbersOf(aggregated, id);
      expect(largestError(score, expected)).toBeLessThan(1e-6);
      expect([id, ...rank]).toEqual([id, ...rankByNeed(expected)]);
      // The published table ranked scores that were rounded to two decimals, so that 6.616 and 6.619 tie there.
      const rounded = score.map((value) => Math.round(value * 100) / 100);
      expect([id, ...rankByNeed(rounded)]).toEqual([id, ...numbersOf(ranks, id)]);
    }
  });
});

describe.skipIf(!isThere(oracleFolder, 'asem_iData.csv'))('COINr’s own example (needs OUTSPOKEN_ORACLES)', () => {
  const load = (name: string) => referenceRows(oracleFolder, `asem_${name}.csv`);
  const setup = (changes: Parameters<typeof buildAsem>[2] = {}) => {
    const rows = load('iData');
    return { rows, ...buildAsem(rows, load('iMeta'), changes) };
  };

  it('is reproduced from raw figures with gaps to imputed, treated and normalised ones', () => {
    const { rows, compiled, scores } = setup();
    const denominated = inOrder(load('denominated'), 'uCode', rows);
    for (const [index, { id }] of compiled.model.indicators.entries()) {
      const expected = numbersOf(denominated, id);
      const known = expected.map((value) => (Number.isNaN(value) ? -1 : value));
      expectClose(
        (compiled.indicators[index]?.raw ?? []).map((value) => (Number.isNaN(value) ? -1 : value)),
        known,
      );
      expect(compiled.indicators[index]?.imputed).toBe(expected.filter(Number.isNaN).length);
    }
    const treated = inOrder(load('treated'), 'uCode', rows);
    expect(
      worst(
        compiled,
        compiled.model.indicators.map(({ values }) => values),
        treated,
      ),
    ).toBeLessThan(1e-12);
    expect(worst(compiled, scores.normalised, inOrder(load('normalised'), 'uCode', rows))).toBeLessThan(1e-10);
  });

  it('is reproduced in the scores of four levels and in the ranks', () => {
    const { rows, recipe, scores } = setup();
    const aggregated = inOrder(load('aggregated'), 'uCode', rows);
    const ranks = inOrder(load('results_ranks'), 'uCode', rows);
    for (const [index, { id }] of recipe.groups.entries()) {
      expect(largestError(scores.groups[index]!.score, numbersOf(aggregated, id))).toBeLessThan(1e-10);
      expect([id, ...scores.groups[index]!.rank]).toEqual([id, ...numbersOf(ranks, id)]);
    }
    const index = recipe.groups.findIndex(({ id }) => id === 'Index');
    const scoreOf = (code: string) => scores.groups[index]!.score[rows.findIndex(({ uCode }) => uCode === code)]!;
    expectClose(
      ['CHE', 'NLD', 'DNK', 'CHN', 'RUS'].map(scoreOf),
      [68.38372424, 64.81951617, 64.80407996, 37.76854753, 35.65554451],
      1e-8,
    );
  });

  it('is reproduced when two of its indicators are dropped, one after the other', () => {
    const { rows, recipe, compiled, scores } = setup();
    const positionOf = (indicator: string) => compiled.model.indicators.findIndex(({ id }) => id === indicator);
    const first = modelWithout(compiled.model, positionOf('LPI'));
    const both = first && modelWithout(first, positionOf('Ship'));
    const dropped = both && scoreGroups(both, scores.normalised);
    if (!dropped?.ok) throw new Error('they cannot be dropped');
    const index = recipe.groups.findIndex(({ id }) => id === 'Index');
    const at = (code: string) => rows.findIndex(({ uCode }) => uCode === code);
    expectClose(
      ['CHE', 'NOR', 'DNK', 'NLD'].map((code) => dropped.value[index]!.score[at(code)]!),
      [69.015073, 64.390678, 64.00406, 63.727722],
      1e-6,
    );
    const moved = (code: string) => [scores.groups[index]!.rank[at(code)], dropped.value[index]!.rank[at(code)]];
    expect(['ESP', 'FRA', 'SVK'].map(moved)).toEqual([
      [19, 23],
      [21, 25],
      [24, 20],
    ]);
  });

  it.each<[string, Normalise]>([
    ['minmax', { method: 'min-max', to: [0, 100] }],
    ['minmax1', { method: 'min-max', to: [1, 100] }],
    ['zscore', { method: 'z-score' }],
    ['dist2max', { method: 'distance-to-max' }],
    ['prank', { method: 'percentile-rank' }],
    ['rank', { method: 'rank' }],
  ])('is reproduced under its normalisation %s', (name, method) => {
    const { rows, compiled, scores } = setup({ normalise: method });
    expect(worst(compiled, scores.normalised, inOrder(load(`norm_${name}`), 'uCode', rows))).toBeLessThan(1e-10);
  });

  it.each<[string, Aggregate]>([
    ['amean', 'weighted-mean'],
    ['gmean', 'geometric-mean'],
    ['hmean', 'harmonic-mean'],
  ])('is reproduced under its aggregation %s at every level, ranks included', (name, method) => {
    const { rows, recipe, scores } = setup({ normalise: { method: 'min-max', to: [1, 100] }, aggregate: method });
    const variants = inOrder(load('aggregation_variants'), 'uCode', rows);
    const index = scores.groups[recipe.groups.findIndex(({ id }) => id === 'Index')]!;
    expect(largestError(index.score, numbersOf(variants, name))).toBeLessThan(1e-10);
    expect([...index.rank]).toEqual([...numbersOf(variants, `rank_${name}`)]);
  });

  it('winsorises its vector of flights', () => {
    const flights = load('winsorise_flights');
    expectClose(winsorise(numbersOf(flights, 'Flights'), 5).values, numbersOf(flights, 'winsorised'), 0);
  });
});

describe.skipIf(!isThere(oracleFolder, 'mcindex_input.csv'))(
  'fifty random designs in numpy (needs OUTSPOKEN_ORACLES)',
  () => {
    const ids = Array.from({ length: 12 }, (_, i) => `i${i + 1}`);
    const domains = [0, 1, 2, 3].map((domain) => ids.slice(domain * 3, domain * 3 + 3));

    /** As the reference prepared them: the median where missing, then clipped at the 2.5% and 97.5% quantiles. */
    function prepared(column: Float64Array): Float64Array {
      const known = column.filter((value) => !Number.isNaN(value));
      const filled = column.map((value) => (Number.isNaN(value) ? median(known) : value));
      const [low, high] = [quantile(filled, 0.025), quantile(filled, 0.975)];
      return filled.map((value) => Math.min(Math.max(value, low), high));
    }

    /** Its three scales: the first is ours, the others are made from ours or from average ranks. */
    const scales: readonly [string, (values: Float64Array) => Float64Array][] = [
      ['minmax', (values) => normalise(values, 1, { method: 'min-max', to: [1, 100] })],
      ['tscore', (values) => normalise(values, 1, { method: 'z-score' }).map((z) => Math.max(1, 50 + 10 * z))],
      ['prank', (values) => rankAverage(values).map((rank) => 1 + (99 * (rank - 1)) / (values.length - 1))],
    ];

    it('have the same normalised values', () => {
      const input = referenceRows(oracleFolder, 'mcindex_input.csv');
      for (const [name, scale] of scales) {
        const expected = referenceRows(oracleFolder, `mcindex_norm_${name}.csv`);
        for (const id of ids) expectClose(scale(prepared(numbersOf(input, id))), numbersOf(expected, id), 1e-11);
      }
    });

    it('have the same scores and the same ranks, every one', () => {
      const design = referenceRows(oracleFolder, 'mcindex_design.csv');
      const scores = referenceRows(oracleFolder, 'mcindex_scores.csv');
      const ranks = referenceRows(oracleFolder, 'mcindex_ranks.csv');
      const columns = scales.map(([name]) => {
        const rows = referenceRows(oracleFolder, `mcindex_norm_${name}.csv`);
        return new Map(ids.map((id) => [id, numbersOf(rows, id)]));
      });
      for (const draw of design) {
        const weight = (name: string) => Number(draw[name]);
        const column = (id: string) => columns[weight('norm')]?.get(id) as Float64Array;
        const inner = domains.map((domain) =>
          aggregate(
            'weighted-mean',
            domain.map(column),
            domain.map((id) => weight(`w${id.slice(1)}`)),
          ),
        );
        const outer = aggregate(
          weight('agg') === 1 ? 'geometric-mean' : 'weighted-mean',
          inner,
          ['W1', 'W2', 'W3', 'W4'].map(weight),
        );
        expectClose(outer, numbersOf(scores, `r${draw.rep}`), 1e-11);
        expect([...rankByNeed(outer)]).toEqual([...numbersOf(ranks, `r${draw.rep}`)]);
      }
    });
  },
);

import { describe, expect, it } from 'vitest';
import { parseRecipe, type Recipe } from '../recipe/recipe.ts';
import { compareRecipes } from './compare-recipes.ts';

const indicator = (id: string, changes: object = {}) => ({
  ...{ id, column: id, title: id.toUpperCase(), direction: 1, source: 'ONS', licence: 'OGL-3.0', year: 2024 },
  ...{ normalise: { method: 'min-max', to: [1, 100] }, ...changes },
});
const group = (members: Record<string, number>, changes: object = {}) => ({
  ...{ id: 'vulnerability', title: 'Vulnerability', aggregate: 'weighted-mean' },
  members: Object.entries(members).map(([id, weight]) => ({ id, weight })),
  ...changes,
});

function recipe(indicators: object[], groups: object[], changes: object = {}): Recipe {
  const areas = { file: 'areas.csv', code: 'code', parent: 'region' };
  const parsed = parseRecipe({
    format: 'outspoken-recipe/1',
    id: 'need',
    title: 'Need',
    areas,
    indicators,
    groups,
    ...changes,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return parsed.value;
}

const base = recipe([indicator('pay'), indicator('jobs')], [group({ pay: 1, jobs: 2 })]);

describe('two recipes', () => {
  it('that are the same differ in nothing', () => {
    expect(compareRecipes(base, base)).toEqual([]);
  });

  it('say which indicators came and went, and what each weighs', () => {
    const after = recipe([indicator('pay'), indicator('clubs')], [group({ pay: 3, clubs: 1 })]);
    expect(compareRecipes(base, after)).toEqual([
      { kind: 'indicator-added', title: 'CLUBS' },
      { kind: 'indicator-dropped', title: 'JOBS' },
      { kind: 'weight', title: 'Vulnerability', member: 'PAY', before: 1, after: 3 },
      { kind: 'weight', title: 'Vulnerability', member: 'CLUBS', before: null, after: 1 },
      { kind: 'weight', title: 'Vulnerability', member: 'JOBS', before: 2, after: null },
    ]);
  });

  it.each<[string, object, string | null, string | null]>([
    ['title', { title: 'Wages' }, 'PAY', 'Wages'],
    ['figures', { column: 'pay2' }, 'pay', 'pay2'],
    ['figures', { column: undefined, numerator: 'low', denominator: 'all' }, 'pay', 'low / all'],
    [
      'figures',
      { column: undefined, numerator: 'low', denominator: 'all', shrink: 'parent' },
      'pay',
      'low / all, pulled towards the parent area',
    ],
    ['standard-error', { standardError: 'se' }, null, 'se'],
    ['source', { source: 'DWP' }, 'ONS', 'DWP'],
    ['licence', { licence: 'CC0' }, 'OGL-3.0', 'CC0'],
    ['year', { year: 2025 }, '2024', '2025'],
    ['direction', { direction: -1 }, 'larger means more need', 'smaller means more need'],
    ['missing', { missing: 'group-mean', missingGroup: 'kind' }, 'refuse', 'group-mean by kind'],
    ['treat', { treat: 'winsorise', maxWinsorised: 3 }, 'none', 'winsorise, at most 3'],
    [
      'normalise',
      { normalise: 'rank-exponential' },
      'min-max from 1 to 100',
      'rank-exponential, k 23, offset 1, ties average',
    ],
  ])('say what is different about an indicator: its %s', (setting, changes, before, after) => {
    const changed = recipe([indicator('pay', changes), indicator('jobs')], [group({ pay: 1, jobs: 2 })]);
    const title = setting === 'title' ? 'Wages' : 'PAY';
    expect(compareRecipes(base, changed).filter((change) => change.kind === 'setting')).toEqual([
      { kind: 'setting', of: 'indicator', title, setting, before, after },
    ]);
  });

  it('say what is different about groups, areas, draws and the name', () => {
    const groups = [
      group({ pay: 1, jobs: 2 }, { aggregate: 'geometric-mean', normalise: 'rank' }),
      group({ pay: 1 }, { id: 'amenability', title: 'Amenability' }),
    ];
    const uncertainty = {
      draws: 100,
      seed: 7,
      weightNoise: 0.25,
      normalise: ['rank'],
      aggregate: ['weighted-mean'],
      dropOne: true,
    };
    const after = recipe([indicator('pay'), indicator('jobs')], groups, {
      ...{ title: 'Needs', uncertainty, areas: { file: 'areas.csv', code: 'code' } },
    });
    expect(compareRecipes(base, after)).toEqual([
      { kind: 'setting', of: 'recipe', title: 'Needs', setting: 'title', before: 'Need', after: 'Needs' },
      { kind: 'group-added', title: 'Amenability' },
      {
        kind: 'setting',
        of: 'group',
        title: 'Vulnerability',
        setting: 'aggregate',
        before: 'weighted-mean',
        after: 'geometric-mean',
      },
      { kind: 'setting', of: 'group', title: 'Vulnerability', setting: 'normalise', before: null, after: 'rank' },
      {
        kind: 'setting',
        of: 'recipe',
        title: 'Needs',
        setting: 'areas',
        before: 'areas.csv, code, region',
        after: 'areas.csv, code',
      },
      {
        ...{ kind: 'setting', of: 'recipe', title: 'Needs', setting: 'uncertainty', before: null },
        after:
          '100 draws from seed 7; weights up to 25% off; scales rank; groups by weighted-mean; one indicator left out in half of them',
      },
    ]);
    expect(compareRecipes(after, base)).toHaveLength(6);
  });
});

import { describe, expect, it } from 'vitest';
import { parseRecipe } from '../recipe/recipe.ts';
import { judgeColumns } from '../table/stored-table.ts';
import { applyChange, type ChangeProblem, type TableAtHand, type WorkingState } from './apply-change.ts';
import type { Change } from './change.ts';
import { judgeDraft, type RecipeDraft } from './draft.ts';

const indicator = (id: string, keys: object = {}) => ({
  ...{
    id,
    column: id,
    title: `Title of ${id}`,
    direction: 1 as const,
    source: 'Office',
    licence: 'OGL-3.0',
    year: 2025,
  },
  normalise: 'min-max' as const,
  ...keys,
});

const recipe: RecipeDraft = {
  ...{ format: 'outspoken-recipe/1', id: 'need', title: 'Need', areas: { file: 'areas.csv', code: 'code' } },
  indicators: [indicator('income'), indicator('health'), indicator('crime')],
  groups: [
    {
      ...{ id: 'material', title: 'Material', aggregate: 'weighted-mean' },
      members: [
        { id: 'income', weight: 2 },
        { id: 'health', weight: 1 },
      ],
    },
    {
      ...{ id: 'vulnerability', title: 'Vulnerability', aggregate: 'weighted-mean' },
      members: [
        { id: 'material', weight: 1 },
        { id: 'crime', weight: 1 },
      ],
    },
  ],
};

const columns = (...names: string[]) =>
  judgeColumns(
    names.map((name) => ({
      name,
      kind: name.endsWith('_name') ? 'text' : 'number',
      missing: 0,
      smallest: 0,
      largest: 1,
    })),
  );
const table = (id: string, fileName: string, ...names: string[]): [string, TableAtHand] => [
  id,
  { id, fileName, codeColumn: 'code', columns: columns(...names) },
];
const tables = new Map([
  table('t1', 'areas.csv', 'income', 'health', 'crime', 'region_name'),
  table('t2', 'more.csv', 'housing', 'pct_muslim'),
  table('t4', 'again.csv', 'income', 'debt'),
  table('t3', 'areas.csv', 'air'),
]);
const state: WorkingState = { recipe, tables: { 'areas.csv': 't1' } };

function changed(change: Change, from = state): WorkingState {
  const result = applyChange(from, change, tables);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function problem(change: Change, from = state): ChangeProblem | 'changed' {
  const result = applyChange(from, change, tables);
  return result.ok ? 'changed' : result.problem;
}

const housing: Change = {
  ...{ kind: 'add-indicator', table: 't2', group: 'material', weight: 3 },
  indicator: indicator('housing'),
};

describe('a change', () => {
  it('weighs the members of a group, and leaves what it does not name and what was there before', () => {
    const { groups } = changed({ kind: 'weights', weights: { material: { health: 0.5 } } }).recipe;
    expect(groups[0]?.members).toEqual([
      { id: 'income', weight: 2 },
      { id: 'health', weight: 0.5 },
    ]);
    expect(recipe.groups[0]?.members[1]).toEqual({ id: 'health', weight: 1 });
  });

  it('sets keys of an indicator, a group or the recipe, and takes away those that are null', () => {
    const set = { direction: -1, treat: 'winsorise', maxWinsorised: 9, normalise: { method: 'min-max', to: [1, 100] } };
    const once = changed({ kind: 'indicator', indicator: 'income', set });
    expect(once.recipe.indicators[0]).toMatchObject(set);
    const twice = changed({ kind: 'indicator', indicator: 'income', set: { treat: null, maxWinsorised: null } }, once);
    expect(twice.recipe.indicators[0]).not.toHaveProperty('treat');
    expect(changed({ kind: 'group', group: 'material', set: { aggregate: 'geometric-mean' } })).toMatchObject({
      recipe: { groups: [{ aggregate: 'geometric-mean' }, {}] },
    });
    expect(changed({ kind: 'recipe', set: { title: 'Other', uncertainty: { draws: 10 } } }).recipe).toMatchObject({
      title: 'Other',
      uncertainty: { draws: 10 },
    });
  });

  it('adds an indicator from a stored table, which the recipe then names, and drops both again', () => {
    const added = changed(housing);
    expect(added.tables).toEqual({ 'areas.csv': 't1', 'more.csv': 't2' });
    expect(added.recipe.tables).toEqual([{ file: 'more.csv', code: 'code' }]);
    expect(added.recipe.groups[0]?.members.at(-1)).toEqual({ id: 'housing', weight: 3 });
    expect(parseRecipe(added.recipe)).toMatchObject({ ok: true });
    const dropped = changed({ kind: 'drop-indicator', indicator: 'housing' }, added);
    expect(dropped).toEqual({ ...state, recipe: { ...recipe, tables: [] } });
  });

  it('tells two stored tables of one name apart', () => {
    const add: Change = { kind: 'add-indicator', table: 't3', group: null, weight: 1, indicator: indicator('air') };
    expect(changed(add).tables).toEqual({ 'areas.csv': 't1', 't3/areas.csv': 't3' });
  });

  it('moves members between groups, and keeps groups after those they hold', () => {
    const added = changed({
      ...{ kind: 'add-group', within: 'material', weight: 1 },
      group: { id: 'place', title: 'Place', aggregate: 'weighted-mean' },
    });
    expect(added.recipe.groups.map(({ id }) => id)).toEqual(['place', 'material', 'vulnerability']);
    const moved = changed({ kind: 'move', member: 'crime', from: 'vulnerability', to: 'place', weight: 2 }, added);
    expect(parseRecipe(moved.recipe)).toMatchObject({ ok: true });
    const out = changed({ kind: 'move', member: 'material', from: 'vulnerability', to: null, weight: 1 }, moved);
    expect(judgeDraft(out.recipe)).toMatchObject({ value: { lacks: [{ kind: 'members', group: 'vulnerability' }] } });
  });

  it('drops a group from those that hold it, and its members stay in the recipe', () => {
    const { recipe: without } = changed({ kind: 'drop-group', group: 'material' });
    expect(without.groups).toMatchObject([{ id: 'vulnerability', members: [{ id: 'crime' }] }]);
    expect(without.indicators).toHaveLength(3);
  });

  it.each<[string, Change, object]>([
    [
      'a weight that is no number',
      { kind: 'weights', weights: { material: { health: 'much' } } },
      { kind: 'wrong-type', path: 'groups[0].members[1].weight', expected: 'a number' },
    ],
    [
      'a weight below 0',
      { kind: 'weights', weights: { material: { health: -1 } } },
      { kind: 'out-of-range', path: 'groups[0].members[1].weight' },
    ],
    [
      'weights that are all 0',
      { kind: 'weights', weights: { material: { health: 0, income: 0 } } },
      { kind: 'no-weight' },
    ],
    [
      'a method that is none',
      { kind: 'indicator', indicator: 'income', set: { normalise: 'magic' } },
      { kind: 'not-one-of', path: 'indicators[0].normalise' },
    ],
    [
      'a key that is none',
      { kind: 'group', group: 'material', set: { colour: 'red' } },
      { kind: 'unknown-key', path: 'groups[0]', key: 'colour' },
    ],
    ['a blank title', { kind: 'recipe', set: { title: ' ' } }, { kind: 'blank-text', path: 'title' }],
    [
      'an id that is taken',
      { kind: 'add-group', group: { id: 'income', title: 'x', aggregate: 'weighted-mean' }, within: null, weight: 1 },
      { kind: 'duplicate-id' },
    ],
    [
      'a group inside itself',
      { kind: 'move', member: 'vulnerability', from: null, to: 'material', weight: 1 },
      { kind: 'group-holds-later-group' },
    ],
  ])('is refused by the parser of recipes for %s, also while the recipe is not finished', (_, change, expected) => {
    expect(problem(change)).toMatchObject({ kind: 'bad-recipe', problem: expected });
    const empty = { id: 'empty', title: 'Empty', aggregate: 'weighted-mean' as const, members: [] };
    const unfinished = { ...state, recipe: { ...recipe, groups: [...recipe.groups, empty] } };
    expect(problem(change, unfinished)).toMatchObject({ kind: 'bad-recipe', problem: expected });
  });

  it.each<[string, Change, object]>([
    [
      'an indicator that says who people are',
      { ...housing, indicator: indicator('share', { column: 'pct_muslim' }) },
      { kind: 'protected-input', indicator: 'share', topic: 'religion', word: 'muslim' },
    ],
    [
      'a title that says so',
      { kind: 'indicator', indicator: 'income', set: { title: 'Foreign born' } },
      { kind: 'protected-input', topic: 'birthplace', where: 'title' },
    ],
    [
      'a column that two of its tables have',
      { ...housing, table: 't4', indicator: indicator('debt') },
      { kind: 'column-in-two-files', column: 'income', files: ['areas.csv', 'again.csv'] },
    ],
    [
      'a column that none of its tables has',
      { ...housing, indicator: indicator('other', { column: 'hosing' }) },
      { kind: 'no-such-column', column: 'hosing' },
    ],
    [
      'a column of words',
      { kind: 'indicator', indicator: 'income', set: { column: 'region_name' } },
      { kind: 'not-numbers', column: 'region_name', file: 'areas.csv' },
    ],
  ])('is refused at once for %s', (_, change, expected) => {
    expect(problem(change)).toMatchObject(expected);
  });

  it('may not put recorded crime under propensity', () => {
    const added = changed({
      ...{ kind: 'add-group', within: null, weight: 1 },
      group: { id: 'propensity', title: 'Propensity', aggregate: 'weighted-mean' },
    });
    expect(
      problem({ kind: 'move', member: 'crime', from: 'vulnerability', to: 'propensity', weight: 1 }, added),
    ).toMatchObject({ kind: 'crime-as-propensity', indicator: 'crime' });
  });

  it.each<[Change, object]>([
    [
      { kind: 'weights', weights: { nothing: {} } },
      { what: 'group', id: 'nothing' },
    ],
    [
      { kind: 'weights', weights: { material: { crime: 1 } } },
      { what: 'member', id: 'crime' },
    ],
    [{ kind: 'indicator', indicator: 'nothing', set: {} }, { what: 'indicator' }],
    [{ kind: 'group', group: 'nothing', set: {} }, { what: 'group' }],
    [{ kind: 'drop-indicator', indicator: 'nothing' }, { what: 'indicator' }],
    [{ kind: 'drop-group', group: 'nothing' }, { what: 'group' }],
    [{ kind: 'add-group', group: { id: 'x' }, within: 'nothing', weight: 1 }, { what: 'group' }],
    [{ ...housing, table: 'nothing' }, { what: 'table' }],
    [{ ...housing, group: 'nothing' }, { what: 'group' }],
    [{ kind: 'move', member: 'income', from: 'vulnerability', to: null, weight: 1 }, { what: 'member' }],
    [{ kind: 'move', member: 'income', from: 'nothing', to: null, weight: 1 }, { what: 'group' }],
    [{ kind: 'move', member: 'income', from: 'material', to: 'nothing', weight: 1 }, { what: 'group' }],
  ])('of what is not there any more says so: %j', (change, expected) => {
    expect(problem(change)).toMatchObject({ kind: 'gone', ...expected });
  });

  it('does not make a member of one group twice', () => {
    const twice: Change = { kind: 'move', member: 'income', from: null, to: 'material', weight: 1 };
    expect(problem(twice)).toEqual({ kind: 'already-a-member', group: 'material', member: 'income' });
  });

  it('that needs a text column to fill gaps by may name one', () => {
    const set = { missing: 'group-mean', missingGroup: 'region_name' };
    expect(problem({ kind: 'indicator', indicator: 'income', set })).toBe('changed');
  });
});

import { describe, expect, it } from 'vitest';
import type { RecipeDraft } from '#domains/mapping/core';
import { idFor, readChange, typed } from './read-change.ts';

const recipe: RecipeDraft = {
  ...{ format: 'outspoken-recipe/1', id: 'need', title: 'Need', areas: { file: 'areas.csv', code: 'code' } },
  indicators: [
    {
      ...{ id: 'income', column: 'income', title: 'Income', direction: -1, source: 'ONS', licence: 'OGL', year: 2025 },
      normalise: 'rank-exponential',
    },
  ],
  groups: [
    {
      ...{ id: 'low', title: 'Low', aggregate: 'weighted-mean' },
      members: [{ id: 'income', weight: 1 }],
    },
  ],
  uncertainty: { draws: 100, aggregate: ['weighted-mean'] },
};
const form = (fields: Readonly<Record<string, string>>) =>
  new Map(Object.entries(fields).map(([name, value]) => [name, [value]]));
const read = (fields: Readonly<Record<string, string>>) => readChange(form(fields), recipe);

const asItIs = {
  ...{ kind: 'indicator', indicator: 'income', title: 'Income', source: 'ONS', licence: 'OGL', year: '2025' },
  ...{ direction: '-1', missing: 'refuse', missingGroup: '', treat: 'none', maxWinsorised: '5' },
  ...{ normalise: 'rank-exponential', k: '23', offset: '1', ties: 'average', from: '0', to: '100' },
};

describe('a form of the workbench', () => {
  it('asks for nothing where it was sent as it came', () => {
    expect(read(asItIs)).toBeNull();
    expect(read({ kind: 'weights', 'weight.low.income': '1.0' })).toBeNull();
    expect(read({ kind: 'recipe', title: 'Need' })).toBeNull();
    expect(read({ kind: 'group', group: 'low', title: 'Low', aggregate: 'weighted-mean', normalise: '' })).toBeNull();
    expect(read({ kind: 'move', member: 'income', from: 'low', to: 'low' })).toBeNull();
    expect(read({ kind: 'nonsense' })).toBeNull();
  });

  it('asks for what is different, and for nothing else', () => {
    expect(read({ ...asItIs, direction: '1', treat: 'winsorise', maxWinsorised: '9' })).toEqual({
      kind: 'indicator',
      indicator: 'income',
      set: { direction: 1, treat: 'winsorise', maxWinsorised: 9 },
    });
    expect(read({ ...asItIs, normalise: 'min-max', from: '1' })).toMatchObject({
      set: { normalise: { method: 'min-max', to: [1, 100] } },
    });
    expect(read({ ...asItIs, missing: 'group-mean', missingGroup: 'region' })).toMatchObject({
      set: { missing: 'group-mean', missingGroup: 'region' },
    });
    expect(read({ kind: 'weights', 'weight.low.income': '2' })).toEqual({
      kind: 'weights',
      weights: { low: { income: 2 } },
    });
  });

  it('keeps what was typed where it is no number, for the parser to refuse', () => {
    expect(read({ kind: 'weights', 'weight.low.income': 'a lot' })).toEqual({
      kind: 'weights',
      weights: { low: { income: 'a lot' } },
    });
    expect(read({ ...asItIs, year: '' })).toMatchObject({ set: { year: null } });
    expect(['1', ' 2.5 ', '.5', '1e-3', '', 'x', '1,5', '0x10', 'NaN'].map(typed)).toEqual([
      ...[1, 2.5, 0.5, 0.001, null],
      ...['x', '1,5', '0x10', 'NaN'],
    ]);
  });

  it('leaves alone what it does not ask about: other ways in which draws may add up', () => {
    const draws = { kind: 'recipe', title: 'Need', draws: '200', seed: '1', weightNoise: '0.25', dropOne: 'yes' };
    expect(read(draws)).toEqual({
      kind: 'recipe',
      set: { uncertainty: { draws: 200, seed: 1, weightNoise: 0.25, dropOne: true, aggregate: ['weighted-mean'] } },
    });
  });

  it('adds an indicator by a column or a rate, and a group by its title', () => {
    const added = {
      ...asItIs,
      kind: 'add-indicator',
      id: 'poor',
      table: 't1',
      group: 'low',
      weight: '2',
      column: 'poor',
    };
    expect(read(added)).toMatchObject({
      ...{ kind: 'add-indicator', table: 't1', group: 'low', weight: 2 },
      indicator: { id: 'poor', column: 'poor', direction: -1 },
    });
    expect(read({ ...added, denominator: 'people', shrink: 'parent', group: '' })).toMatchObject({
      group: null,
      indicator: { numerator: 'poor', denominator: 'people', shrink: 'parent' },
    });
    expect(
      read({ kind: 'add-group', id: 'a', title: 'A', aggregate: 'weighted-sum', within: '', weight: '1' }),
    ).toEqual({
      ...{ kind: 'add-group', within: null, weight: 1 },
      group: { id: 'a', title: 'A', aggregate: 'weighted-sum' },
    });
  });
});

describe('an id', () => {
  it('is made of a title, and of another one where it is taken', () => {
    expect(idFor('Low income, 2021', [])).toBe('low-income-2021');
    expect(idFor('  Éducation ', ['education'])).toBe('education-2');
    expect(idFor('???', ['indicator', 'indicator-2'])).toBe('indicator-3');
    expect(idFor('Zahl der Ärzte', [])).toBe('zahl-der-arzte');
  });
});

import { describe, expect, it } from 'vitest';
import { parseRecipe } from './recipe.ts';
import { recipeJsonSchema } from './recipe-schema.ts';

type Changes = Record<string, unknown>;

function indicator(changes: Changes = {}): Changes {
  const base = {
    id: 'income',
    column: 'income_rank',
    title: 'Low income',
    direction: -1,
    source: 'English Indices of Deprivation 2019',
    licence: 'OGL-3.0',
    year: 2019,
    normalise: { method: 'rank-exponential' },
  };
  return withoutUndefined({ ...base, ...changes });
}

function group(changes: Changes = {}): Changes {
  return withoutUndefined({
    id: 'imd',
    title: 'Deprivation',
    aggregate: 'weighted-sum',
    members: [{ id: 'income', weight: 0.225 }],
    ...changes,
  });
}

function recipe(changes: Changes = {}): Changes {
  return withoutUndefined({
    format: 'outspoken-recipe/1',
    id: 'imd-2019',
    title: 'Rebuilt',
    areas: { file: 'areas.csv', code: 'code' },
    indicators: [indicator()],
    groups: [group()],
    ...changes,
  });
}

function withoutUndefined(changes: Changes): Changes {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

function problemOf(file: unknown) {
  const parsed = parseRecipe(file);
  return parsed.ok ? 'accepted' : parsed.problem;
}

function parsedRecipe(file: unknown) {
  const parsed = parseRecipe(file);
  if (!parsed.ok) throw new Error(`refused: ${JSON.stringify(parsed.problem)}`);
  return parsed.value;
}

describe('a recipe that is in order', () => {
  it('has its defaults filled in', () => {
    expect(parsedRecipe(recipe())).toEqual({
      id: 'imd-2019',
      title: 'Rebuilt',
      areas: { file: 'areas.csv', code: 'code', name: null, parent: null, population: null },
      tables: [],
      indicators: [
        {
          id: 'income',
          title: 'Low income',
          direction: -1,
          source: 'English Indices of Deprivation 2019',
          licence: 'OGL-3.0',
          year: 2019,
          value: { kind: 'column', column: 'income_rank', standardError: null },
          missing: { rule: 'refuse' },
          treat: { method: 'none' },
          normalise: { method: 'rank-exponential', k: 23, offset: 1, ties: 'average' },
        },
      ],
      groups: [
        {
          id: 'imd',
          title: 'Deprivation',
          aggregate: 'weighted-sum',
          normalise: null,
          members: [{ id: 'income', kind: 'indicator', weight: 0.225 }],
        },
      ],
      uncertainty: null,
    });
  });

  it('takes the defaults of a method that is given by its name alone', () => {
    const uncertainty = {
      draws: 10,
      seed: 7,
      weightNoise: 0.25,
      normalise: ['rank-exponential', 'min-max', 'z-score'],
    };
    expect(parsedRecipe(recipe({ uncertainty })).uncertainty).toEqual({
      draws: 10,
      seed: 7,
      weightNoise: 0.25,
      normalise: [
        { method: 'rank-exponential', k: 23, offset: 1, ties: 'average' },
        { method: 'min-max', to: [0, 100] },
        { method: 'z-score' },
      ],
      aggregate: [],
      dropOne: false,
    });
  });

  it('may give a ratio, shrunk or not, in place of a column', () => {
    const ratio = { column: undefined, numerator: 'poor', denominator: 'people' };
    expect(parsedRecipe(recipe({ indicators: [indicator(ratio)] })).indicators[0]?.value).toEqual({
      kind: 'ratio',
      numerator: 'poor',
      denominator: 'people',
      standardError: null,
    });
    expect(
      parsedRecipe(recipe({ indicators: [indicator({ ...ratio, shrink: 'parent' })] })).indicators[0]?.value,
    ).toEqual({
      kind: 'shrunk-rate',
      numerator: 'poor',
      denominator: 'people',
    });
  });

  it('may hold earlier groups in later ones', () => {
    const groups = [group({ id: 'low' }), group({ id: 'high', members: [{ id: 'low', weight: 1 }] })];
    expect(parsedRecipe(recipe({ groups })).groups[1]?.members).toEqual([{ id: 'low', kind: 'group', weight: 1 }]);
  });

  it('keeps the winsorising limit of the field unless told otherwise', () => {
    const treat = (changes: Changes) => parsedRecipe(recipe({ indicators: [indicator(changes)] })).indicators[0]?.treat;
    expect(treat({ treat: 'winsorise' })).toEqual({ method: 'winsorise', most: 5 });
    expect(treat({ treat: 'winsorise', maxWinsorised: 6 })).toEqual({ method: 'winsorise', most: 6 });
  });
});

describe('a recipe is refused', () => {
  const withIndicator = (changes: Changes) => recipe({ indicators: [indicator(changes)] });
  const members = (...list: unknown[]) => recipe({ groups: [group({ members: list })] });

  it.each([
    ['at the top', recipe({ wieghts: 1 }), '', 'wieghts'],
    ['in the areas', recipe({ areas: { file: 'a.csv', code: 'c', region: 'r' } }), 'areas', 'region'],
    ['in an indicator', withIndicator({ weigth: 1 }), 'indicators[0]', 'weigth'],
    ['in a method', withIndicator({ normalise: { method: 'min-max', k: 3 } }), 'indicators[0].normalise', 'k'],
    ['in a member', members({ id: 'income', weight: 1, title: 'x' }), 'groups[0].members[0]', 'title'],
    [
      'under a name that objects have',
      JSON.parse(JSON.stringify(recipe()).replace('{', '{"__proto__":1,')),
      '',
      '__proto__',
    ],
  ])('for an unknown key %s, by name and place', (_, file, path, key) => {
    expect(problemOf(file)).toMatchObject({ kind: 'unknown-key', path, key });
  });

  it('and told which keys there are', () => {
    expect(problemOf(recipe({ areas: { file: 'a.csv', code: 'c', region: 'r' } }))).toMatchObject({
      known: ['file', 'code', 'name', 'parent', 'population'],
    });
    expect(problemOf(withIndicator({ normalise: { method: 'min-max', k: 3 } }))).toMatchObject({
      known: ['method', 'to'],
    });
  });

  it.each([
    ['the format', recipe({ format: undefined }), 'format'],
    ['a title', withIndicator({ title: undefined }), 'indicators[0].title'],
    ['a licence', withIndicator({ licence: undefined }), 'indicators[0].licence'],
    ['a direction', withIndicator({ direction: undefined }), 'indicators[0].direction'],
    ['a method', withIndicator({ normalise: undefined }), 'indicators[0].normalise'],
    ['a weight', members({ id: 'income' }), 'groups[0].members[0].weight'],
  ])('for want of %s', (_, file, path) => {
    expect(problemOf(file)).toEqual({ kind: 'missing-key', path });
  });

  it.each([
    ['another format', recipe({ format: 'outspoken-recipe/2' }), 'not-one-of', 'format'],
    ['a direction of 2', withIndicator({ direction: 2 }), 'not-one-of', 'indicators[0].direction'],
    [
      'a method nobody knows',
      withIndicator({ normalise: { method: 'magic' } }),
      'not-one-of',
      'indicators[0].normalise.method',
    ],
    ['a method name nobody knows', withIndicator({ normalise: 'magic' }), 'not-one-of', 'indicators[0].normalise'],
    ['a year in words', withIndicator({ year: 'last' }), 'wrong-type', 'indicators[0].year'],
    [
      'a negative k',
      withIndicator({ normalise: { method: 'rank-exponential', k: -1 } }),
      'out-of-range',
      'indicators[0].normalise.k',
    ],
    [
      'three limits',
      withIndicator({ normalise: { method: 'min-max', to: [1, 2, 3] } }),
      'out-of-range',
      'indicators[0].normalise.to',
    ],
    [
      'a range that is empty',
      withIndicator({ normalise: { method: 'min-max', to: [5, 5] } }),
      'empty-interval',
      'indicators[0].normalise.to',
    ],
    ['no indicator', recipe({ indicators: [] }), 'out-of-range', 'indicators'],
    ['no member', members(), 'out-of-range', 'groups[0].members'],
    ['a blank title', withIndicator({ title: ' ' }), 'blank-text', 'indicators[0].title'],
    ['an id with a space', withIndicator({ id: 'low income' }), 'bad-id', 'indicators[0].id'],
    ['an id that a table uses', withIndicator({ id: 'code' }), 'reserved-id', 'indicators[0].id'],
    ['a list', [], 'wrong-type', ''],
    ['nothing', null, 'wrong-type', ''],
  ])('for %s', (_, file, kind, path) => {
    expect(problemOf(file)).toMatchObject({ kind, path });
  });

  it('for a negative weight, naming its place and value', () => {
    expect(problemOf(members({ id: 'income', weight: -0.5 }))).toEqual({
      kind: 'out-of-range',
      path: 'groups[0].members[0].weight',
      bound: 'least',
      limit: 0,
      of: 'number',
      got: '-0.5',
    });
  });

  it.each([
    ['column and numerator', { numerator: 'a' }, { kind: 'two-values' }],
    ['no value', { column: undefined }, { kind: 'no-value' }],
    ['a numerator alone', { column: undefined, numerator: 'a' }, { kind: 'half-a-ratio', missing: 'denominator' }],
    ['a denominator alone', { column: undefined, denominator: 'a' }, { kind: 'half-a-ratio', missing: 'numerator' }],
    ['a column to shrink', { shrink: 'parent' }, { kind: 'key-without', key: 'shrink' }],
    ['a group mean without its group', { missing: 'group-mean' }, { kind: 'key-without', needs: 'missingGroup' }],
    ['a group without a group mean', { missingGroup: 'a' }, { kind: 'key-without', key: 'missingGroup' }],
    ['a limit on what is not winsorised', { maxWinsorised: 3 }, { kind: 'key-without', key: 'maxWinsorised' }],
    ['the log of what has a sampling error', { treat: 'log', standardError: 'se' }, { kind: 'keys-exclude' }],
  ])('for %s in an indicator', (_, changes, problem) => {
    expect(problemOf(withIndicator(changes))).toMatchObject({ ...problem, indicator: 'income' });
  });

  it('for a group that holds itself, at once or by way of another', () => {
    expect(problemOf(recipe({ groups: [group({ id: 'a', members: [{ id: 'a', weight: 1 }] })] }))).toEqual({
      kind: 'group-holds-itself',
      group: 'a',
    });
    const loop = [
      group({ id: 'a', members: [{ id: 'b', weight: 1 }] }),
      group({ id: 'b', members: [{ id: 'a', weight: 1 }] }),
    ];
    expect(problemOf(recipe({ groups: loop }))).toEqual({ kind: 'group-holds-later-group', group: 'a', member: 'b' });
  });

  it('for a member that is nothing, or is there twice, and for weights that are all nought', () => {
    expect(problemOf(members({ id: 'incme', weight: 1 }))).toEqual({
      kind: 'unknown-member',
      group: 'imd',
      member: 'incme',
    });
    const twice = { id: 'income', weight: 1 };
    expect(problemOf(members(twice, twice))).toEqual({ kind: 'member-twice', group: 'imd', member: 'income' });
    expect(problemOf(members({ id: 'income', weight: 0 }))).toEqual({ kind: 'no-weight', group: 'imd' });
  });

  it('for an id that stands for two things', () => {
    expect(problemOf(recipe({ indicators: [indicator(), indicator()] }))).toEqual({
      kind: 'duplicate-id',
      path: 'indicators[1].id',
      id: 'income',
    });
    expect(
      problemOf(recipe({ groups: [group({ id: 'income', members: [{ id: 'income', weight: 1 }] })] })),
    ).toMatchObject({
      kind: 'duplicate-id',
      path: 'groups[0].id',
    });
  });
});

it('is published as JSON Schema, strict in every object', () => {
  const schema = JSON.stringify(recipeJsonSchema());
  expect(recipeJsonSchema()).toMatchObject({ type: 'object', additionalProperties: false });
  expect(schema.match(/"type":"object"/gu)?.length).toBe(schema.match(/"additionalProperties":false/gu)?.length);
});

import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { packageRoot } from '#platform/config';
import { recipeFolder, smallAreas, smallIndicator, smallRecipe } from '../testing/recipe-folder.ts';
import { dataFolder, isThere } from '../testing/reference.ts';
import { type BuildOptions, type BuiltIndex, buildFromRecipe } from './build-from-recipe.ts';
import type { MappingProblem } from './mapping-problem.ts';
import { writeBuild } from './write-build.ts';

type Files = Parameters<typeof recipeFolder>[0];

async function build(files: Files, options: BuildOptions = {}) {
  const folder = await recipeFolder({ 'areas.csv': smallAreas, ...files });
  return buildFromRecipe(join(folder, 'recipe.json'), options);
}

async function built(files: Files, options: BuildOptions = {}): Promise<BuiltIndex> {
  const result = await build(files, options);
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

async function problem(files: Files, options: BuildOptions = {}): Promise<MappingProblem | 'built'> {
  const result = await build(files, options);
  return result.ok ? 'built' : result.problem;
}

describe('an index built from a recipe', () => {
  it('has a result for each area, in input order, with what is known of it', async () => {
    const { areas, version } = await built({ 'recipe.json': smallRecipe() });
    expect(areas).toEqual([
      {
        code: 'A',
        name: 'Ay',
        parent: 'R1',
        population: 100,
        raw: [4],
        normalised: [1],
        groups: [{ score: 1, rank: 4, uncertainty: null }],
      },
      {
        code: 'B',
        name: 'Bee',
        parent: 'R1',
        population: 200,
        raw: [3],
        normalised: [34],
        groups: [{ score: 34, rank: 3, uncertainty: null }],
      },
      {
        code: 'C',
        name: 'Sea, the',
        parent: 'R2',
        population: 300,
        raw: [2],
        normalised: [67],
        groups: [{ score: 67, rank: 2, uncertainty: null }],
      },
      {
        code: 'D',
        name: '=Dee',
        parent: 'R2',
        population: 400,
        raw: [1],
        normalised: [100],
        groups: [{ score: 100, rank: 1, uncertainty: null }],
      },
    ]);
    expect(version.coverage).toEqual([{ groupId: 'need', of: 'people', shareInTopDecile: 0.4 }]);
    expect(version.provenance).toMatchObject({ draws: 0, associationGate: 'not-checked' });
    expect(version.provenance.inputs.map(({ file }) => file)).toEqual(['recipe.json', 'areas.csv']);
  });

  it('counts the people in need where a numerator allows', async () => {
    const recipe = smallRecipe({}, { column: undefined, numerator: 'poor', denominator: 'people', direction: 1 });
    const { version } = await built({ 'recipe.json': recipe });
    // C has the highest rate, 90 of 300
    expect(version.coverage).toEqual([
      { groupId: 'need', of: 'people', shareInTopDecile: 0.3 },
      { groupId: 'need', of: 'people-in-need', indicatorId: 'income', shareInTopDecile: 90 / 200 },
    ]);
  });

  it('joins tables by their own code column, in any order, and says what does not match', async () => {
    const recipe = smallRecipe({ tables: [{ file: 'more.csv', code: 'id' }] }, { column: 'x', missing: 'median' });
    const { areas, version } = await built({ 'recipe.json': recipe, 'more.csv': 'x,id\n5,D\n1,A\n9,Z\n2,B\n' });
    expect(areas.map(({ raw }) => raw[0])).toEqual([1, 2, null, 5]);
    expect(version.indicators[0]).toMatchObject({ imputed: 1 });
    expect(version.provenance.warnings).toEqual([
      'more.csv has 1 code that is no area of this recipe, such as Z.',
      '1 area is absent from more.csv, such as C; their values are missing.',
      '1 missing value of income was filled in by median.',
      'The inputs were not held against a table of protected characteristics (--protected), so this result cannot be published.',
    ]);
  });

  it('compares codes as text: 01 is not 1', async () => {
    const areas = 'code,income_rank\n01,1\n1,2\n';
    const recipe = smallRecipe({ areas: { file: 'areas.csv', code: 'code' } });
    const { areas: results } = await built({ 'recipe.json': recipe, 'areas.csv': areas });
    expect(results.map(({ code, name, parent, population }) => [code, name, parent, population])).toEqual([
      ['01', '01', null, null],
      ['1', '1', null, null],
    ]);
  });

  it('may find its tables outside its folder', async () => {
    const outside = await recipeFolder({ 'areas.csv': smallAreas });
    const areas = { file: join(outside, 'areas.csv'), code: 'code' };
    const { version } = await built({ 'recipe.json': smallRecipe({ areas }) });
    expect(version.areaCount).toBe(4);
  });

  it('reads only the columns that the recipe names', async () => {
    const areas = `${smallAreas.replaceAll('\n', ',NaN\n').replace('NaN', 'name')}`;
    expect(
      await problem({ 'recipe.json': smallRecipe({ areas: { file: 'areas.csv', code: 'code' } }), 'areas.csv': areas }),
    ).toBe('built');
  });

  it('tells of areas that were dropped and of people who are not counted', async () => {
    const areas = 'code,people,income_rank\nA,100,1\nB,,2\nC,100,\nD,100,4\n';
    const recipe = smallRecipe(
      { areas: { file: 'areas.csv', code: 'code', population: 'people' } },
      { missing: 'drop-area' },
    );
    const { areas: results, version } = await built({ 'recipe.json': recipe, 'areas.csv': areas });
    expect(results.map(({ code }) => code)).toEqual(['A', 'B', 'D']);
    expect(version.provenance.warnings.slice(0, 2)).toEqual([
      '1 area was dropped for want of a value, such as C.',
      'The population of 1 area is not known, such as B; the coverage statement leaves them out.',
    ]);
    expect(version.coverage[0]).toMatchObject({ shareInTopDecile: 0.5 });
  });

  it('says which values have no standard error and so are taken as exact', async () => {
    const areas = 'code,income_rank,se\nA,1,0.1\nB,2,\nC,3,\nD,4,0\n';
    const recipe = smallRecipe({ areas: { file: 'areas.csv', code: 'code' } }, { standardError: 'se' });
    const { version } = await built({ 'recipe.json': recipe, 'areas.csv': areas });
    expect(version.provenance.warnings[0]).toBe(
      '2 areas have no standard error of income in se, such as B; the draws take such a value as exact.',
    );
  });

  it('says so when its draws vary nothing', async () => {
    const { version, areas } = await built({ 'recipe.json': smallRecipe() }, { draws: 20, seed: 5 });
    expect(version.provenance).toMatchObject({ draws: 20, seed: 5 });
    expect(version.provenance.warnings[0]).toContain('The draws vary nothing');
    expect(areas[0]?.groups[0]?.uncertainty).toEqual({ scoreSd: 0, rankP05: 4, rankP50: 4, rankP95: 4, topDecile: 0 });
  });
});

describe('an index is not built', () => {
  it.each<[string, Files, object]>([
    ['without a recipe', {}, { kind: 'missing-recipe' }],
    [
      'from what is not JSON',
      { 'recipe.json': '{\n  "format": oops\n}' },
      { kind: 'not-json', detail: expect.stringContaining('oops') },
    ],
    [
      'from JSON that is not UTF-8',
      { 'recipe.json': new Uint8Array([0x22, 0xe9, 0x22]) },
      { kind: 'not-json', detail: null },
    ],
    [
      'from a recipe with an unknown key',
      { 'recipe.json': smallRecipe({ extra: 1 }) },
      { kind: 'bad-recipe', problem: { kind: 'unknown-key', key: 'extra' } },
    ],
    [
      'without a table',
      { 'recipe.json': smallRecipe({ tables: [{ file: 'gone.csv', code: 'c' }] }) },
      { kind: 'missing-file', file: 'gone.csv' },
    ],
    [
      'from a column that no file has',
      { 'recipe.json': smallRecipe({}, { column: 'incme_rank' }) },
      { kind: 'column-nowhere', column: 'incme_rank', files: ['areas.csv'] },
    ],
    [
      'from a column that two files have',
      { 'recipe.json': smallRecipe({ tables: [{ file: 'b.csv', code: 'code' }] }), 'b.csv': 'code,income_rank\nA,1\n' },
      { kind: 'column-in-two-files', files: ['areas.csv', 'b.csv'] },
    ],
    [
      'from areas without their code column',
      { 'recipe.json': smallRecipe({ areas: { file: 'areas.csv', code: 'cod' } }) },
      { kind: 'missing-column', column: 'cod' },
    ],
    [
      'from areas with a code twice',
      { 'recipe.json': smallRecipe(), 'areas.csv': `${smallAreas}A,Ay again,R1,1,5,1,1\n` },
      { kind: 'duplicate-code', file: 'areas.csv', row: 6, firstRow: 2, column: 'code', code: 'A' },
    ],
    [
      'from a table with a code twice, though it is no area',
      {
        'recipe.json': smallRecipe({ tables: [{ file: 'b.csv', code: 'id' }] }, { column: 'x' }),
        'b.csv': 'id,x\nZ,1\n\nZ,2\n',
      },
      { kind: 'duplicate-code', file: 'b.csv', row: 4, firstRow: 2 },
    ],
    [
      'from areas with a blank code',
      { 'recipe.json': smallRecipe(), 'areas.csv': `${smallAreas}  ,Nowhere,R1,1,5,1,1\n` },
      { kind: 'blank-code', row: 6 },
    ],
    [
      'from people below 0',
      { 'recipe.json': smallRecipe(), 'areas.csv': smallAreas.replace('200', '-200') },
      { kind: 'negative-population', row: 3, column: 'people' },
    ],
    [
      'from a word where a number should be',
      { 'recipe.json': smallRecipe(), 'areas.csv': smallAreas.replace(',2,90', ',two,90') },
      { kind: 'not-a-number', row: 4, column: 'income_rank', text: 'two' },
    ],
    [
      'from a column of faith',
      { 'recipe.json': smallRecipe({}, { column: 'faith' }) },
      { kind: 'protected-input', indicator: 'income', where: 'column', topic: 'religion' },
    ],
    [
      'from figures that are all one',
      { 'recipe.json': smallRecipe(), 'areas.csv': smallAreas.replaceAll(/,\d,(\d+),(\d)\n/gu, ',7,$1,$2\n') },
      { kind: 'cannot-normalise', because: 'all-equal' },
    ],
  ])('%s', async (_, files, expected) => {
    expect(await problem(files)).toMatchObject(expected);
  });

  it('under a geometric mean of what is not above 0, naming the area by its code', async () => {
    const groups = [{ id: 'need', title: 'Need', aggregate: 'geometric-mean', members: [{ id: 'income', weight: 1 }] }];
    const recipe = smallRecipe({ groups }, { normalise: 'min-max' });
    expect(await problem({ 'recipe.json': recipe })).toEqual({
      kind: 'not-positive',
      group: 'need',
      aggregate: 'geometric-mean',
      member: 'income',
      code: 'A',
      value: 0,
    });
  });

  it('under an alternative that cannot apply, before any draw', async () => {
    const uncertainty = { draws: 1_000_000, seed: 1, aggregate: ['geometric-mean'] };
    const recipe = smallRecipe({ uncertainty }, { normalise: 'z-score' });
    expect(await problem({ 'recipe.json': recipe })).toMatchObject({ kind: 'not-positive', code: 'A' });
  });
});

describe('inputs held against protected characteristics', () => {
  const random = createRandom(3);
  const areas = Array.from({ length: 60 }, (_, i) => ({
    code: `S${i}`,
    count: random.below(500),
    other: random.below(1000),
    x: random.normal(),
  }));
  const census = ['code,group_total,group_a', ...areas.map(({ code, count }) => `${code},1000,${count}`)].join('\n');
  const figures = [
    'code,plain,disguised',
    ...areas.map(({ code, count, x }) => `${code},${x},${Math.sqrt(count) + x / 10}`),
  ].join('\n');
  const recipe = (column: string) => smallRecipe({ areas: { file: 'areas.csv', code: 'code' } }, { column });

  async function judged(
    column: string,
    more: Partial<NonNullable<BuildOptions['protectedTable']>> = {},
    files: Files = {},
  ) {
    const folder = await recipeFolder({
      'recipe.json': recipe(column),
      'areas.csv': figures,
      'census.csv': census,
      ...files,
    });
    const lookup = more.lookup ? join(folder, more.lookup) : null;
    const protectedTable = { path: join(folder, 'census.csv'), code: 'code', shares: null, ...more, lookup };
    const result = await buildFromRecipe(join(folder, 'recipe.json'), { protectedTable });
    return result.ok ? result.value.version.provenance : result.problem;
  }

  it('pass, and the result says so and names the table', async () => {
    const provenance = await judged('plain');
    expect(provenance).toMatchObject({ associationGate: 'checked', warnings: [] });
    expect('inputs' in provenance && provenance.inputs.at(-1)).toMatchObject({
      file: expect.stringContaining('census.csv'),
    });
  });

  it('are refused where each passes and their sum is the share', async () => {
    const halves = [
      'code,one,other',
      ...areas.map(({ code, count, x }) => `${code},${count + 500 * x},${count - 500 * x}`),
    ].join('\n');
    const half = (column: string) =>
      smallIndicator({ id: column, column, direction: 1, normalise: { method: 'none' } });
    const both = smallRecipe({
      areas: { file: 'areas.csv', code: 'code' },
      indicators: [half('one'), half('other')],
      groups: [
        {
          id: 'need',
          title: 'Need',
          aggregate: 'weighted-sum',
          members: [
            { id: 'one', weight: 1 },
            { id: 'other', weight: 1 },
          ],
        },
      ],
    });
    const problem = await judged('one', {}, { 'areas.csv': halves, 'recipe.json': both });
    expect(problem).toMatchObject({ kind: 'disguised-input', of: 'group', id: 'need', by: 'one-share' });
  });

  it('are refused where they stand in for a share, named or not', async () => {
    const expected = { kind: 'disguised-input', of: 'indicator', id: 'income', by: 'one-share', areas: 60 };
    expect(await judged('disguised')).toMatchObject({ ...expected, share: 'group_a' });
    expect(await judged('disguised', { shares: 'a=group_a/group_total' })).toMatchObject({ ...expected, share: 'a' });
  });

  it('are judged along a lookup', async () => {
    const census = [
      'code,group_total,group_a',
      ...areas.flatMap(({ code, count }) => [`${code}-1,400,${count}`, `${code}-2,600,0`]),
    ].join('\n');
    const lookup = [
      'from,to,comment',
      ...areas.flatMap(({ code }) => [`${code}-1,${code},x`, `${code}-2,${code},y`]),
    ].join('\n');
    const files = { 'census.csv': census, 'lookup.csv': lookup };
    expect(await judged('disguised', { lookup: 'lookup.csv' }, files)).toMatchObject({ kind: 'disguised-input' });
    expect(await judged('plain', { lookup: 'lookup.csv' }, files)).toMatchObject({ associationGate: 'checked' });
    expect(await judged('plain', {}, files)).toMatchObject({ kind: 'no-area-protected', example: 'S0' });
    const twice = { ...files, 'lookup.csv': `${lookup}\nS0-1,S1,z` };
    expect(await judged('plain', { lookup: 'lookup.csv' }, twice)).toMatchObject({
      kind: 'duplicate-code',
      column: 'from',
    });
    const unnamed = { ...files, 'lookup.csv': 'a,b,c\n1,2,3\n' };
    expect(await judged('plain', { lookup: 'lookup.csv' }, unnamed)).toMatchObject({ kind: 'lookup-columns' });
  });

  it('are not checked where too few areas are known, and the result says so', async () => {
    const few = { 'census.csv': census.split('\n').slice(0, 21).join('\n') };
    expect(await judged('plain', {}, few)).toMatchObject({
      associationGate: 'not-checked',
      warnings: [expect.stringContaining('Only 20 of 60 areas')],
    });
  });

  it.each([
    ['its code column', { code: 'cod' }, { kind: 'missing-column' }],
    ['a share’s column', { shares: 'a=group_b/group_total' }, { kind: 'missing-column', column: 'group_b' }],
    ['a share in order', { shares: 'a' }, { kind: 'bad-share' }],
  ])('need %s', async (_, more, expected) => {
    expect(await judged('plain', more)).toMatchObject(expected);
  });
});

describe('what is written of the embedded example', () => {
  it('has a map, since the program knows where its areas are', async () => {
    const example = await buildFromRecipe(join(packageRoot(), 'example/england-2025/recipe.json'), { draws: 0 });
    if (!example.ok) throw new Error(example.problem.kind);
    const folder = join(await recipeFolder({}), 'out');
    await writeBuild(example.value, folder, {});
    const map = await readFile(join(folder, 'map.svg'), 'utf8');
    const tops = example.value.version.groups.filter(({ isTop }) => isTop);
    expect(map.split('</title></path>').length - 1).toBe(296 * tops.length);
  });
});

describe('what is written', () => {
  async function write(built: BuiltIndex) {
    const folder = await recipeFolder({});
    expect(await writeBuild(built, join(folder, 'out'), {})).toMatchObject({ ok: true });
    const read = (name: string) => readFile(join(folder, 'out', name), 'utf8');
    return {
      scores: await read('scores.csv'),
      normalised: await read('normalised.csv'),
      result: JSON.parse(await read('result.json')),
    };
  }

  it('is a table of scores, one of normalised values and the record of how they came about', async () => {
    const { scores, normalised, result } = await write(await built({ 'recipe.json': smallRecipe() }));
    expect(scores).toBe(`code,name,need.score,need.rank,population,parent
A,Ay,1,4,100,R1
B,Bee,34,3,200,R1
C,"Sea, the",67,2,300,R2
D,'=Dee,100,1,400,R2
`);
    expect(normalised).toBe('code,income\nA,1\nB,34\nC,67\nD,100\n');
    expect(result).toMatchObject({
      program: 'outspoken',
      command: 'mapping build',
      recipe: { id: 'small' },
      seed: 1,
      options: { draws: 0 },
      inputs: [{ file: 'recipe.json' }, { file: 'areas.csv' }],
      associationGate: 'not-checked',
      areas: 4,
    });
    expect(Object.keys(result.timings)).toEqual(['readSeconds', 'computeSeconds', 'checkSeconds', 'drawSeconds']);
  });

  it('is the same to the byte however many threads drew, timings aside', async () => {
    const random = createRandom(11);
    const rows = Array.from(
      { length: 3000 },
      (_, i) => `A${i},${random.normal()},${random.uniform()},${random.uniform() / 50}`,
    );
    const recipe = smallRecipe({
      areas: { file: 'areas.csv', code: 'code' },
      indicators: [
        smallIndicator({ id: 'x', column: 'x' }),
        smallIndicator({ id: 'y', column: 'y', standardError: 'se' }),
      ],
      groups: [
        {
          id: 'need',
          title: 'Need',
          aggregate: 'weighted-mean',
          members: [
            { id: 'x', weight: 1 },
            { id: 'y', weight: 2 },
          ],
        },
      ],
      uncertainty: {
        draws: 3000,
        seed: 9,
        weightNoise: 0.25,
        normalise: ['rank-exponential', { method: 'min-max', to: [1, 100] }],
        aggregate: ['weighted-mean', 'geometric-mean'],
        dropOne: true,
      },
    });
    const files = { 'recipe.json': recipe, 'areas.csv': `code,x,y,se\n${rows.join('\n')}\n` };
    const [one, two] = [
      await write(await built(files, { workers: 1 })),
      await write(await built(files, { workers: 2 })),
    ];
    expect(one.scores === two.scores && one.normalised === two.normalised).toBe(true);
    expect({ ...one.result, timings: null }).toEqual({ ...two.result, timings: null });
    expect(one.scores.split('\n')[0]).toBe(
      'code,name,need.score,need.rank,need.score_sd,need.rank_p05,need.rank_p50,need.rank_p95,need.p_top_decile',
    );
    const other = await write(await built(files, { seed: 10 }));
    expect(other.scores).not.toBe(one.scores);
    expect(other.normalised).toBe(one.normalised);
  });
});

const census = join(dataFolder, 'fairness_audit/census2021_religion_ethnicity_lsoa21_ew.csv.gz');

describe.skipIf(!isThere(census))('33,755 real areas held against the census (needs OUTSPOKEN_DATA)', () => {
  const protectedTable = { path: census, code: 'lsoa21_code', shares: null, lookup: null };

  it('let the domains of the Indices of Deprivation pass, crime included', async () => {
    const recipe = join(import.meta.dirname, '../selftest/imd-2025.json');
    const result = await buildFromRecipe(recipe, { folder: dataFolder, protectedTable, draws: 0 });
    expect(result.ok && result.value.version.provenance).toMatchObject({ associationGate: 'checked', warnings: [] });
  });
});

const official = resolve(dataFolder, 'imd2025');

it.skipIf(!isThere(official))(
  'the most deprived tenth of England holds a quarter of its poor (needs OUTSPOKEN_DATA)',
  async () => {
    const poor = smallIndicator({
      id: 'poor',
      column: undefined,
      numerator: 'income_domain_numerator',
      denominator: 'imd_decile',
      direction: 1,
      missing: 'median',
    });
    const recipe = smallRecipe({
      areas: { file: join(official, 'imd2025_england_lsoa21.csv.gz'), code: 'lsoa21_code' },
      tables: [{ file: join(official, 'imd2025_england_lsoa21_indicators.csv.gz'), code: 'lsoa21_code' }],
      indicators: [smallIndicator({ id: 'imd', column: 'imd_rank' }), poor],
      groups: [
        {
          id: 'need',
          title: 'Need',
          aggregate: 'weighted-sum',
          members: [
            { id: 'imd', weight: 1 },
            { id: 'poor', weight: 0 },
          ],
        },
      ],
    });
    const { version } = await built({ 'recipe.json': recipe });
    expect(version.coverage).toMatchObject([{ of: 'people-in-need', indicatorId: 'poor' }]);
    expect(version.coverage[0]?.shareInTopDecile).toBeCloseTo(0.2389, 4);
  },
);

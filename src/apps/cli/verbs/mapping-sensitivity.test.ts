import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runHere } from '../testing/run-here.ts';

const areas = [
  'code,low_income,no_work',
  ...Array.from({ length: 40 }, (_, i) => `A${i},${(i * 7) % 40},${(i * i) % 37}`),
];

function recipe(changes: object = {}): object {
  const indicator = (id: string, column: string) => ({
    ...{ id, column, title: id, direction: 1, source: 'English Indices of Deprivation 2025', licence: 'OGL-3.0' },
    ...{ year: 2025, normalise: 'rank-exponential' },
  });
  const members = [
    { id: 'income', weight: 2 },
    { id: 'work', weight: 1 },
  ];
  return {
    format: 'outspoken-recipe/1',
    id: 'small',
    title: 'Small',
    areas: { file: 'areas.csv', code: 'code' },
    indicators: [indicator('income', 'low_income'), indicator('work', 'no_work')],
    groups: [{ id: 'need', title: 'Need', aggregate: 'weighted-mean', members }],
    uncertainty: { seed: 3, weightNoise: 0.3, normalise: ['rank-exponential', 'z-score'], dropOne: true },
    ...changes,
  };
}

async function study(changes: object, ...more: string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'outspoken-sensitivity-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'areas.csv'), `${areas.join('\n')}\n`);
  await writeFile(join(folder, 'recipe.json'), JSON.stringify(recipe(changes)));
  const argv = ['mapping', 'sensitivity', join(folder, 'recipe.json'), '--out', join(folder, 'out'), ...more];
  const ended = await runHere(argv);
  const text = (name: string) => readFile(join(folder, 'out', name), 'utf8');
  return { ...ended, text, wrote: (await readdir(folder)).includes('out') };
}

describe('mapping sensitivity', () => {
  it('writes a row for each assumption and target, and says how many times it computed the index', async () => {
    const { status, data, text } = await study({}, '--samples', '64');
    expect(status).toBe(0);
    expect(data).toContain('40 areas, 64 samples, 384 evaluations, in ');
    expect(data).toMatch(/need: ranks move by \d+\.\d on average; total shares: /u);
    const rows = (await text('sensitivity.csv'))
      .trimEnd()
      .split('\n')
      .map((row) => row.split(','));
    expect(rows[0]?.join()).toBe(
      'assumption,target,first_order,total,first_order_low,first_order_high,total_low,total_high',
    );
    const assumptions = ['weight.need.income', 'weight.need.work', 'normalise', 'drop-one'];
    expect(rows.slice(1).map(([assumption, target]) => [assumption, target])).toEqual(
      ['need.mean_rank_change', 'need.top_decile_change'].flatMap((target) => assumptions.map((one) => [one, target])),
    );
    for (const row of rows.slice(1)) for (const cell of row.slice(2)) expect(Number(cell)).not.toBeNaN();
    const result = JSON.parse(await text('result.json'));
    expect(result).toMatchObject({ seed: 3, options: { samples: 64 }, evaluations: 384, warnings: [] });
    expect(result.dropOne.map(({ indicatorId }: { indicatorId: string }) => indicatorId)).toEqual(['income', 'work']);
    expect(result.inputs.map(({ file }: { file: string }) => file)).toEqual(['recipe.json', 'areas.csv']);
  });

  it('gives the same bytes again, whatever the number of workers', async () => {
    const [one, other] = [await study({}, '--samples', '32'), await study({}, '--samples', '32', '--workers', '3')];
    expect(await one.text('sensitivity.csv')).toBe(await other.text('sensitivity.csv'));
  });

  it('says where a power of two would be spread more evenly', async () => {
    expect((await study({}, '--samples', '40')).talk).toContain('40 samples are spread less evenly than 64 would be.');
  });

  it.each<[string, object, string]>([
    ['without uncertainty', { uncertainty: undefined }, 'The recipe has no "uncertainty"'],
    ['with nothing that can vary', { uncertainty: { draws: 10 } }, `Nothing in the recipe's "uncertainty" can vary`],
    [
      'whose alternative cannot apply',
      { uncertainty: { weightNoise: 0.1, aggregate: ['weighted-mean', 'geometric-mean'], normalise: ['min-max'] } },
      'geometric',
    ],
  ])('refuses a recipe %s, and writes nothing', async (_, changes, sentence) => {
    const { status, data, talk, wrote } = await study(changes);
    expect(talk).toContain(sentence);
    expect({ status, data, wrote }).toEqual({ status: 1, data: '', wrote: false });
  });

  it('refuses who people are, as a build does', async () => {
    const indicators = [{ ...(recipe() as { indicators: object[] }).indicators[0], title: 'Share of Muslims' }];
    const groups = [{ id: 'need', title: 'Need', aggregate: 'weighted-mean', members: [{ id: 'income', weight: 1 }] }];
    const { status, talk } = await study({ indicators, groups });
    expect(status).toBe(1);
    expect(talk).toContain('describes who people are');
  });

  it('asks for at least 16 samples', async () => {
    const { status, talk } = await study({}, '--samples', '4');
    expect({ status, talk }).toMatchObject({ status: 2, talk: expect.stringContaining('at least 16') });
  });
});

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../testing/run-here.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outspoken-plan-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const scores = [
  'code,vulnerability.score,people,region',
  'a,10,100,North',
  'b,20,100,North',
  'c,30,100,South',
  'd,40,100,South',
];
const fit = ['code,intervention,fit', 'a,mentoring,2', 'd,sport,0.5'];
const plan = {
  format: 'outspoken-plan/1',
  id: 'autumn-2026',
  title: 'Autumn 2026',
  budget: 40,
  areas: { file: 'scores.csv', code: 'code', need: 'vulnerability.score', population: 'people', region: 'region' },
  interventions: [
    { id: 'mentoring', cost: 20, effect: 0.1, maxAreas: 2 },
    { id: 'sport', cost: 10, effect: 0.04 },
  ],
  fit: { file: 'fit.csv', area: 'code', intervention: 'intervention', multiplier: 'fit' },
  limits: { perArea: 1 },
};

let runs = 0;
/** Writes a plan with its tables and carries it out. */
async function allocate(
  change: object = {},
  { words = [], tables = {} }: { words?: string[]; tables?: Record<string, readonly string[]> } = {},
) {
  const name = join(folder, `run-${++runs}`);
  const here = mkdtempSync(`${name}-`);
  for (const [file, lines] of Object.entries({ 'scores.csv': scores, 'fit.csv': fit, ...tables }))
    writeFileSync(join(here, file), `${lines.join('\n')}\n`);
  writeFileSync(join(here, 'plan.json'), JSON.stringify({ ...plan, ...change }));
  const out = join(here, 'out');
  const ran = await runHere(['interventions', 'allocate', join(here, 'plan.json'), '--out', out, ...words]);
  const isWritten = existsSync(out);
  return {
    ...ran,
    files: isWritten ? readdirSync(out).sort() : [],
    table: (file = 'allocation.csv') => readFileSync(join(out, file), 'utf8').trimEnd().split('\n'),
    certificate: () => JSON.parse(readFileSync(join(out, 'certificate.json'), 'utf8')),
    result: () => JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')),
  };
}

describe('interventions allocate', () => {
  it('writes one row for each chosen pair, and a certificate', async () => {
    // Benefits: mentoring a 10x100x0.1x2 = 200, b 200, c 300, d 400 at 20; sport a 40, b 80, c 120, d 80 at 10. For 40: mentoring in c and d.
    const { status, files, table, certificate } = await allocate();
    expect(status).toBe(0);
    expect(files).toEqual(['allocation.csv', 'certificate.json', 'result.json']);
    const [header, ...rows] = table();
    expect(header).toBe('code,intervention,cost,benefit,selected_share,replacement_cost,reason');
    expect(rows.map((row) => row.split(',').slice(0, 6).join())).toEqual([
      'c,mentoring,20,300,1,100',
      'd,mentoring,20,400,1,200',
    ]);
    expect(rows[0]).toMatch(/with 34% less benefit, mentoring in [ab] would do as well/u);
    expect(certificate()).toMatchObject({
      ...{ objective: 700, upper_bound: 700, gap: 0, spent: 40, budget: 40, solver: 'highs', seed: 1 },
      ...{ objective_kind: 'expected', largest_regret: null },
    });
    expect(certificate().seconds).toBeGreaterThan(0);
  });

  it('gives regions what they are owed, and says which choice is', async () => {
    const { table } = await allocate({ limits: { perArea: 1, regionMinimum: { North: 1 } } });
    expect(
      table()
        .slice(1)
        .map((row) => row.split(',').slice(0, 2).join()),
    ).toEqual(['a,mentoring', 'd,mentoring']);
    expect(table()[1]).toContain('North is owed it');
  });

  it('says how often each pair is in the plan of a draw, the same for the same seed', async () => {
    const uncertain = { interventions: plan.interventions.map((one) => ({ ...one, effectSd: one.effect })) };
    const shares = async (seed: number) =>
      (await allocate({ ...uncertain, scenarios: { draws: 300, seed } }))
        .table()
        .slice(1)
        .map((row) => Number(row.split(',')[4]));
    const once = await shares(1);
    expect(once).toEqual(await shares(1));
    expect(once).not.toEqual(await shares(2));
    for (const share of once) expect(share).toBeGreaterThan(0.4);
    for (const share of once) expect(share).toBeLessThan(1);
  });

  it('makes nested plans, each holding the one before', async () => {
    const { files, table, certificate } = await allocate({ budgets: [10, 25, 60] });
    expect(files).toEqual([
      ...['allocation-10.csv', 'allocation-25.csv', 'allocation-40.csv', 'allocation-60.csv'],
      ...['allocation.csv', 'certificate.json', 'result.json'],
    ]);
    const pairs = (budget: number) =>
      table(`allocation-${budget}.csv`)
        .slice(1)
        .map((row) => row.split(',').slice(0, 2).join());
    for (const [less, more] of [
      [10, 25],
      [25, 40],
      [40, 60],
    ] as const)
      expect(pairs(more)).toEqual(expect.arrayContaining(pairs(less)));
    expect(pairs(10)).toEqual(['c,sport']);
    expect(table()).toEqual(table('allocation-60.csv'));
    const { levels, budget } = certificate();
    expect(budget).toBe(60);
    // Sport in c, bought for 10, keeps c from mentoring: the plan for 40 is held against the free one of 700.
    expect(levels[2]).toMatchObject({ budget: 40, upper_bound: 700, objective: 600 });
    expect(levels[2].gap).toBeCloseTo(100 / 700, 12);
  });

  it.each(['regret', 'cvar'])('plans for %s with a proved bound', async (objective) => {
    const uncertain = { interventions: plan.interventions.map((one) => ({ ...one, effectSd: one.effect / 2 })) };
    const { status, certificate } = await allocate(
      { ...uncertain, scenarios: { draws: 40, seed: 3 } },
      { words: ['--objective', objective] },
    );
    expect(status).toBe(0);
    const {
      objective: reached,
      upper_bound: bound,
      gap,
      objective_kind: kind,
      largest_regret: regret,
      worst_tenth: tail,
    } = certificate();
    expect(kind).toBe(objective);
    expect(reached).toBeLessThanOrEqual(bound);
    expect(gap).toBeCloseTo((bound - reached) / bound, 12);
    expect(regret).toBeGreaterThanOrEqual(0);
    if (objective === 'cvar') expect(tail).toBeCloseTo(reached, 6);
  });

  it('an empty plan is a plan', async () => {
    const { status, table, certificate } = await allocate({ budget: 5 });
    expect([status, table().length]).toEqual([0, 1]);
    expect(certificate()).toMatchObject({ objective: 0, upper_bound: 0, gap: 0, spent: 0 });
  });

  it('holds the plan against others, and tells whom it misses', async () => {
    const { data } = await allocate({}, { words: ['--json'] });
    const [level] = (JSON.parse(data) as { levels: Record<string, unknown>[] }).levels;
    expect(level).toMatchObject({
      // d and c by need; what is left buys nothing. In proportion, 4, 8, 12 and 16 buy shares of each area's best for its money.
      comparators: [
        { kind: 'proportionate-universal', spent: 40, benefit: 40 + 80 + 180 + 320, areas: 4 },
        { kind: 'top-of-ranking', spent: 40, benefit: 700, areas: 2 },
        { kind: 'nothing-new', spent: 0, benefit: 0, areas: 0 },
      ],
      missed: {
        ...{ areas: 2, shareOfPeople: 0.5, shareOfNeed: 0.3 },
        regions: [
          { region: 'North', areas: 2, missed: 2, shareOfNeed: 1 },
          { region: 'South', areas: 2, missed: 0, shareOfNeed: 0 },
        ],
      },
    });
  });
});

describe('a plan that is refused', () => {
  const minimum = (least: object, more: object = {}) => ({ limits: { perArea: 1, regionMinimum: least, ...more } });
  it.each([
    [
      'a budget that does not pay the minimums',
      { budget: 15, ...minimum({ North: 1, South: 1 }) },
      'These limits cannot be kept together, and without any one of them the others can: the minimum of 1 in North; the minimum of 1 in South; the budget of 15. The minimums alone cost 20 at the least.',
    ],
    [
      'more than a region holds',
      minimum({ North: 3 }),
      'These limits cannot be kept together, and without any one of them the others can: the minimum of 3 in North; at most 1 in an area.',
    ],
    [
      'more than there are',
      minimum({ North: 5 }),
      'The minimum of 5 in North cannot be met: no region has more than one of each intervention in each of its areas.',
    ],
    [
      'an unknown region',
      minimum({ Nrth: 1 }),
      'limits.regionMinimum names "Nrth", which no area is in; there are North, South.',
    ],
    [
      'a cost of nothing',
      { interventions: [{ id: 'x', cost: 0, effect: 1 }] },
      'interventions[0].cost: must be more than 0.',
    ],
    ['an unknown key', { bugdet: 3 }, 'Unrecognized key: "bugdet".'],
    ['no budget', { budget: undefined }, 'it needs a budget, or budgets for nested plans.'],
    [
      'an intervention twice',
      { interventions: [plan.interventions[0], plan.interventions[0]] },
      'the intervention mentoring is there twice.',
    ],
    [
      'minimums without regions',
      { areas: { ...plan.areas, region: null }, ...minimum({ North: 1 }) },
      'limits.regionMinimum needs areas.region, the column that says which region an area is in.',
    ],
    [
      'a column that says who people are',
      { areas: { ...plan.areas, need: 'share_muslim' } },
      'areas.need is "share_muslim" ("muslim"), and',
    ],
    ['a missing table', { areas: { ...plan.areas, file: 'nowhere.csv' } }, 'There is no file nowhere.csv'],
    ['a missing column', { areas: { ...plan.areas, need: 'ned' } }, 'scores.csv has no column "ned"'],
  ])('for %s says so', async (_, change, sentence) => {
    const { status, talk, files } = await allocate(change);
    expect(talk).toContain(sentence);
    expect([status, files]).toEqual([1, []]);
  });

  it.each([
    [
      'a need below 0',
      { 'scores.csv': [...scores, 'e,-1,5,North'] },
      'scores.csv, row 6, column vulnerability.score: e has -1, and needs, people and fits are 0 or more; take a score that is.',
    ],
    [
      'a blank need',
      { 'scores.csv': [...scores, 'e,,5,North'] },
      'scores.csv, row 6, column vulnerability.score: e has no value; fill it in, or leave the area out.',
    ],
    [
      'a code twice',
      { 'scores.csv': [...scores, 'a,1,5,North'] },
      'scores.csv, row 6, column code: a is there already; an area has one row.',
    ],
    ['a blank code', { 'scores.csv': [...scores, ',1,5,North'] }, 'scores.csv, row 6, column code: the code is blank.'],
    ['a fit elsewhere', { 'fit.csv': [...fit, 'z,sport,1'] }, 'fit.csv, row 4, column code: "z" is not in scores.csv.'],
    [
      'a fit of something else',
      { 'fit.csv': [...fit, 'a,spor,1'] },
      'fit.csv, row 4, column intervention: the plan has no intervention "spor"; it has mentoring, sport.',
    ],
    ['a fit twice', { 'fit.csv': [...fit, 'd,sport,1'] }, 'fit.csv, row 4: the fit of sport in d is there already.'],
  ])('for %s names file, row and column', async (_, tables, sentence) => {
    const { status, talk, files } = await allocate({}, { tables });
    expect(talk.trim()).toBe(sentence);
    expect([status, files]).toEqual([1, []]);
  });

  it('needs draws for regret, and one budget', async () => {
    const words = ['--objective', 'regret'];
    expect((await allocate({ scenarios: { draws: 1, seed: 1 } }, { words })).talk).toContain(
      'give "scenarios" at least 2 draws',
    );
    expect((await allocate({ budgets: [10, 20] }, { words })).talk).toContain(
      'leave --objective regret out, or give one budget',
    );
  });
});

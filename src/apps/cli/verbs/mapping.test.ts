import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, watch } from 'node:fs';
import { mkdtemp, open, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runHere } from '../testing/run-here.ts';

const areas = `code,name,region,people,income_rank,faith_groups
A,Ay,R1,100,4,1
B,Bee,R1,200,3,2
C,Sea,R2,300,2,3
D,Dee,R2,400,1,4
`;

function indicator(changes: object = {}): object {
  return {
    id: 'income',
    column: 'income_rank',
    title: 'Low income',
    direction: -1,
    source: 'English Indices of Deprivation 2025',
    licence: 'OGL-3.0',
    year: 2025,
    normalise: { method: 'rank-exponential' },
    ...changes,
  };
}

function recipe(changes: object = {}): object {
  const members = [{ id: 'income', weight: 1 }];
  return {
    format: 'outspoken-recipe/1',
    id: 'small',
    title: 'Small',
    areas: { file: 'areas.csv', code: 'code', name: 'name', parent: 'region', population: 'people' },
    indicators: [indicator()],
    groups: [{ id: 'need', title: 'Need', aggregate: 'weighted-mean', members }],
    ...changes,
  };
}

const group = (members: object[]) => [{ id: 'need', title: 'Need', aggregate: 'weighted-mean', members }];

type Content = string | Uint8Array | object;

async function folderOf(files: Readonly<Record<string, Content>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'outspoken-mapping-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, content] of Object.entries({ 'areas.csv': areas, 'recipe.json': recipe(), ...files })) {
    const isText = typeof content === 'string' || content instanceof Uint8Array;
    await writeFile(join(folder, name), isText ? content : JSON.stringify(content));
  }
  return folder;
}

const build = (folder: string, ...more: string[]) =>
  runHere(['mapping', 'build', join(folder, 'recipe.json'), '--out', join(folder, 'out'), ...more]);

describe('mapping build', () => {
  it('writes the results and says what they cover', async () => {
    const folder = await folderOf({});
    const { status, data, talk } = await build(folder);
    expect(status).toBe(0);
    expect(data).toContain('4 areas, 1 indicator, 1 group, no draws, in ');
    expect(data).toContain('The top decile of areas by Need holds 40.0% of the people; 60.0% live elsewhere.');
    expect(talk).toContain('so this result cannot be published.');
    expect((await readdir(join(folder, 'out'))).sort()).toEqual(['normalised.csv', 'result.json', 'scores.csv']);
  });

  it('answers in JSON for machines', async () => {
    const folder = await folderOf({});
    const { data } = await build(folder, '--json', '--draws', '10', '--seed', '4', '--workers', '2');
    expect(JSON.parse(data)).toMatchObject({
      areas: 4,
      groups: ['need'],
      draws: 10,
      seed: 4,
      associationGate: 'not-checked',
      coverage: [{ groupId: 'need', of: 'people', shareInTopDecile: 0.4 }],
    });
    expect(await readFile(join(folder, 'out/scores.csv'), 'utf8')).toMatch(
      /^code,name,need\.score,need\.rank,need\.score_sd,need\.rank_p05,need\.rank_p50,need\.rank_p95,need\.p_top_decile,population,parent\n/u,
    );
  });
});

describe('mapping build refuses with exit status 1 and one helpful sentence, and writes nothing', () => {
  async function expectRefusal(folder: string, sentence: string, ...more: string[]) {
    const before = await readdir(folder);
    const { status, data, talk } = await build(folder, ...more);
    expect(talk).toBe(`${sentence}\n`);
    expect({ status, data }).toEqual({ status: 1, data: '' });
    expect(await readdir(folder)).toEqual(before);
  }

  const never = 'is never an input about where people live; no option changes that.';

  it.each<[string, Record<string, Content>, string]>([
    [
      'a religion column, by its name',
      { 'recipe.json': recipe({ indicators: [indicator({ column: 'faith_groups' })] }) },
      `Indicator income describes who people are ("faith" in its column "faith_groups"), and religion or belief ${never}`,
    ],
    [
      'an ethnicity column, by its title',
      { 'recipe.json': recipe({ indicators: [indicator({ title: 'Share of Asian residents' })] }) },
      `Indicator income describes who people are ("asian" in its title "Share of Asian residents"), and race or ethnicity ${never}`,
    ],
    [
      'a column of language, by its source',
      { 'recipe.json': recipe({ indicators: [indicator({ source: 'Census 2021, main language' })] }) },
      `Indicator income describes who people are ("language" in its source "Census 2021, main language"), and language ${never}`,
    ],
    [
      'a duplicate code',
      { 'areas.csv': `${areas}A,Again,R1,1,5,5\n` },
      'areas.csv, row 6, column code: the code "A" is there already, in row 2.',
    ],
    [
      'an unknown key',
      { 'recipe.json': recipe({ areas: { file: 'areas.csv', code: 'code', boundaries: 'x' } }) },
      'recipe.json: "boundaries" is not a key of areas; there are file, code, name, parent and population.',
    ],
    [
      'an unknown key that is nearly one',
      { 'recipe.json': recipe({ goups: [] }) },
      'recipe.json: "goups" is not a key of a recipe; did you mean "groups"?',
    ],
    [
      'a non-number',
      { 'areas.csv': areas.replace(',2,3\n', ',second,3\n') },
      'areas.csv, row 4, column income_rank: "second" is not a number; leave the cell blank where a value is missing.',
    ],
    [
      'NaN',
      { 'areas.csv': areas.replace(',2,3\n', ',NaN,3\n') },
      'areas.csv, row 4, column income_rank: "NaN" is not a number; leave the cell blank where a value is missing.',
    ],
    ['an empty file', { 'areas.csv': '' }, 'areas.csv is empty: it needs a header row and a row for each area.'],
    [
      'a zip bomb',
      {
        'recipe.json': recipe({ areas: { file: 'bomb.csv.gz', code: 'code' } }),
        'bomb.csv.gz': gzipSync(`code,income_rank\n${'A,1\n'.repeat(8_000_000)}`),
      },
      'bomb.csv.gz grows to more than 100 times its size when it is decompressed, as a zip bomb does, so reading was stopped.',
    ],
    [
      'a negative weight',
      { 'recipe.json': recipe({ groups: group([{ id: 'income', weight: -0.5 }]) }) },
      'recipe.json: groups[0].members[0].weight is -0.5, but must be at least 0.',
    ],
    [
      'a group that contains itself',
      { 'recipe.json': recipe({ groups: group([{ id: 'need', weight: 1 }]) }) },
      'recipe.json: group need contains itself; groups may hold indicators or earlier groups.',
    ],
    [
      'a missing file',
      { 'recipe.json': recipe({ tables: [{ file: 'gone.csv', code: 'code' }] }) },
      "There is no file gone.csv: paths in a recipe start from the recipe's own folder.",
    ],
    [
      'a missing value',
      { 'areas.csv': areas.replace(',2,3\n', ',,3\n') },
      'Area C has no value for indicator income (income_rank): say with "missing" what to do, or give the figure.',
    ],
    [
      'a column that is nowhere',
      { 'recipe.json': recipe({ indicators: [indicator({ column: 'incme_rank' })] }) },
      'Indicator income names the column "incme_rank", which is not in areas.csv; did you mean "income_rank"?',
    ],
  ])('%s', async (_, files, sentence) => {
    const folder = await folderOf(files);
    const named = sentence.startsWith('recipe.json') ? `${folder}/${sentence}` : sentence;
    await expectRefusal(folder, named);
  });

  it('a line of 200 MB', async () => {
    const folder = await folderOf({
      'recipe.json': recipe({ areas: { file: 'areas.csv', code: 'code' } }),
      'areas.csv': 'code,income_rank\n"',
    });
    const file = await open(join(folder, 'areas.csv'), 'r+');
    await file.truncate(200 * 2 ** 20);
    await file.close();
    const start = performance.now();
    const sentence = 'areas.csv, row 2: this row is longer than 1 MB; is a line end or a closing quote missing?';
    await expectRefusal(folder, sentence);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  it('a disguised input, when the protected table is given', async () => {
    const codes = Array.from({ length: 40 }, (_, index) => index);
    const figures = codes.map((code) => `S${code},${100 - (code % 3) * 3 - code}`);
    const census = codes.map((code) => `S${code},1000,${code * 20 + (code % 3)}`);
    const folder = await folderOf({
      'recipe.json': recipe({ areas: { file: 'figures.csv', code: 'code' } }),
      'figures.csv': `code,income_rank\n${figures.join('\n')}\n`,
      'census.csv': `area,group_total,group_a\n${census.join('\n')}\n`,
    });
    const table = ['--protected', join(folder, 'census.csv'), '--code', 'area'];
    const sentence =
      'Indicator income stands in for who people are: over 40 areas it goes with the share group_a (Spearman -0.979, and 0.9 is the limit), so it is stopped: only a steward can let it in, with a reason that is written down and shown.';
    await expectRefusal(folder, sentence, ...table);
    await expectRefusal(folder, sentence.replace('group_a', 'a'), ...table, '--shares', 'a=group_a/group_total');
  });

  it('a folder that holds something else', async () => {
    const folder = await folderOf({});
    const { status, talk } = await runHere(['mapping', 'build', join(folder, 'recipe.json'), '--out', folder]);
    expect(status).toBe(1);
    expect(talk).toContain('holds "areas.csv" and is not a result of Outspoken, so it is left alone');
  });

  it('with the problem as data for machines', async () => {
    const folder = await folderOf({ 'areas.csv': '' });
    const { status, data } = await build(folder, '--json');
    expect(status).toBe(1);
    expect(JSON.parse(data)).toEqual({
      problem: { kind: 'empty-file', file: 'areas.csv' },
      message: 'areas.csv is empty: it needs a header row and a row for each area.',
    });
  });
});

describe('mapping build is used wrongly', () => {
  it.each([
    ['without --out', ['recipe.json']],
    ['without a recipe', ['--out', 'out']],
    ['with draws that are no number', ['recipe.json', '--out', 'out', '--draws', 'many']],
    ['with less than no draws', ['recipe.json', '--out', 'out', '--draws', '-1']],
    ['with more draws than a recipe may ask for', ['recipe.json', '--out', 'out', '--draws', '10000001']],
    ['with no threads', ['recipe.json', '--out', 'out', '--workers', '0']],
    ['with a protected table but no code', ['recipe.json', '--out', 'out', '--protected', 'census.csv']],
    ['with a code but no protected table', ['recipe.json', '--out', 'out', '--code', 'code']],
    ['with an option that is none', ['recipe.json', '--out', 'out', '--allow-religion']],
  ])('%s', async (_, words) => {
    const { status, talk } = await runHere(['mapping', 'build', ...words]);
    expect(status).toBe(2);
    expect(talk).toContain('Add --help to see what it takes.');
  });
});

describe('schema recipe', () => {
  it('prints the JSON Schema of a recipe', async () => {
    const { status, data } = await runHere(['schema', 'recipe']);
    expect(status).toBe(0);
    expect(JSON.parse(data)).toMatchObject({ title: 'outspoken-recipe/1', additionalProperties: false });
  });

  it('knows no other format', async () => {
    expect(await runHere(['schema', 'poem'])).toMatchObject({ status: 2 });
  });
});

const data = process.env.OUTSPOKEN_DATA ?? '../shared/data';

describe('mapping selftest', () => {
  it('says where it looked', async () => {
    const folder = await folderOf({});
    expect(await runHere(['mapping', 'selftest', '--data', folder])).toEqual({
      status: 1,
      data: '',
      talk: `There is no imd2019/imd2019_england_lsoa11.csv.gz in ${folder}: say with --data which folder holds the published tables imd2019/imd2019_england_lsoa11.csv.gz and imd2025/imd2025_england_lsoa21.csv.gz.\n`,
    });
  });

  it.skipIf(!existsSync(join(data, 'imd2019')))('rebuilds the official indices (needs OUTSPOKEN_DATA)', async () => {
    const { status, data: answer } = await runHere(['mapping', 'selftest', '--data', data]);
    expect(status).toBe(0);
    expect(answer).toMatch(
      /^ok {3}imd-2019: 32,844 areas, largest error 0\.000\d+ .*\nok {3}imd-2025: 33,755 areas, /u,
    );
  });
});

describe('mapping build, killed at any moment', () => {
  const program = `
    import { runVerbs } from ${JSON.stringify(join(import.meta.dirname, '../testing/run-verbs.ts'))};
    import { registerMappingVerbs } from ${JSON.stringify(join(import.meta.dirname, 'mapping.ts'))};
    await runVerbs(registerMappingVerbs, process.argv.slice(1));
  `;
  const rows = Array.from({ length: 20_000 }, (_, index) => `A${index},${(index * 7919) % 20_011}`);
  const ids = Array.from({ length: 12 }, (_, index) => `i${index}`);
  const files = {
    'recipe.json': recipe({
      areas: { file: 'areas.csv', code: 'code' },
      indicators: ids.map((id) => indicator({ id })),
      groups: group(ids.map((id) => ({ id, weight: 1 }))),
    }),
    'areas.csv': `code,income_rank\n${rows.join('\n')}\n`,
  };

  function start(folder: string, seed: number) {
    const words = [
      'mapping',
      'build',
      join(folder, 'recipe.json'),
      '--out',
      join(folder, 'to/out'),
      '--seed',
      `${seed}`,
    ];
    return spawn(process.execPath, ['--input-type=module', '--eval', program, '--', ...words], {
      stdio: 'ignore',
    });
  }

  /** The seed of the result that lies there, after seeing that it is whole; `null` where there is none. */
  async function wholeResult(folder: string): Promise<number | null> {
    const out = join(folder, 'to/out');
    if (!existsSync(out)) return null;
    const result = JSON.parse(await readFile(join(out, 'result.json'), 'utf8'));
    const names = result.outputs.map(({ file }: { file: string }) => file);
    expect((await readdir(out)).sort()).toEqual([...names, 'result.json'].sort());
    for (const { file, sha256 } of result.outputs) {
      const content = await readFile(join(out, file));
      expect(createHash('sha256').update(content).digest('hex')).toBe(sha256);
    }
    return result.seed;
  }

  it('leaves the old result or the new one, and the next run clears what was left', async () => {
    const folder = await folderOf(files);
    const moments = [350, 450, 550, 700];
    let last = await wholeResult(folder);
    let killedWhileWriting = 0;
    for (let seed = 1; seed <= 30 && (seed <= 8 || killedWhileWriting === 0); seed++) {
      const moment = seed % 2 === 1 ? 'writing' : (moments.pop() ?? 'writing');
      const child = start(folder, seed);
      const ended = once(child, 'exit');
      if (moment === 'writing') await Promise.race([untilSomethingIsWritten(join(folder, 'to'), folder), ended]);
      else await Promise.race([wait(moment), ended]);
      child.kill('SIGKILL');
      await ended;
      if (existsSync(join(folder, 'to')) && (await readdir(join(folder, 'to'))).some((name) => name !== 'out'))
        killedWhileWriting++;
      const now = await wholeResult(folder);
      expect([last, seed]).toContain(now);
      last = now;
    }
    // Otherwise nothing was killed in the middle, and this test has shown nothing.
    expect(killedWhileWriting).toBeGreaterThan(0);

    const child = start(folder, 99);
    expect(await once(child, 'exit')).toEqual([0, null]);
    expect(await wholeResult(folder)).toBe(99);
    expect(await readdir(join(folder, 'to'))).toEqual(['out']);
  });

  /** Until a folder appears beside the target; its parent may have to appear first. */
  async function untilSomethingIsWritten(parent: string, grandparent: string): Promise<void> {
    const controller = new AbortController();
    await new Promise<void>((resolve) => {
      const look = () => {
        if (existsSync(parent)) resolve();
      };
      const watched = existsSync(parent) ? parent : grandparent;
      watch(watched, { signal: controller.signal }, look);
    });
    controller.abort();
  }
});

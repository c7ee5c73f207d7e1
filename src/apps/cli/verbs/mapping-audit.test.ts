import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { describe, expect, it, onTestFinished } from 'vitest';
import { runHere } from '../testing/run-here.ts';

const count = 60;
const scores = [
  'code,name,need.score,need.rank,income',
  ...Array.from({ length: count }, (_, i) => `A${i},,${(i * 7) % 60},${60 - ((i * 7) % 60)},${(i * 7) % 59}`),
];
const people = [
  'area,faith_a,faith_b,faith_total',
  ...Array.from({ length: count }, (_, i) => `A${i},${20 + 3 * ((i * 7) % 60)},${i === 5 ? 3 : 0},500`),
];

async function folderOf(files: Readonly<Record<string, string>> = {}): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'outspoken-audit-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const all = { 'scores.csv': `${scores.join('\n')}\n`, 'people.csv': `${people.join('\n')}\n`, ...files };
  for (const [name, text] of Object.entries(all)) await writeFile(join(folder, name), text);
  return folder;
}

function audit(folder: string, ...more: string[]) {
  const protectedTable = ['--protected', join(folder, 'people.csv'), '--code', 'area'];
  const argv = [
    'mapping',
    'audit',
    '--scores',
    join(folder, 'scores.csv'),
    ...protectedTable,
    '--out',
    join(folder, 'out'),
  ];
  return runHere([...argv, ...(more.includes('--group') ? [] : ['--group', 'need']), ...more]);
}

const rowsIn = async (folder: string): Promise<Record<string, string>[]> =>
  parse(await readFile(join(folder, 'out/audit.csv')), { columns: true });

describe('mapping audit', () => {
  it('writes exact figures for the analyst, and a page that keeps to what may be public', async () => {
    const folder = await folderOf();
    const { status, data } = await audit(folder, '--need', 'income');
    expect(status).toBe(0);
    expect(data).toContain('need: 60 areas, 2 characteristics, in ');
    expect((await readdir(join(folder, 'out'))).sort()).toEqual(['audit.csv', 'audit.html', 'result.json']);
    const [a, b] = await rowsIn(folder);
    expect(Object.keys(a ?? {}).join()).toBe(
      'characteristic,areas,spearman,selection_ratio_top_decile,exposure_index,partial_spearman_given_need',
    );
    expect(a).toMatchObject({ characteristic: 'faith_a', areas: '60' });
    expect(Number(a?.spearman)).toBeCloseTo(1, 12);
    expect(Number(b?.selection_ratio_top_decile)).toBe(0);
    const page = await readFile(join(folder, 'out/audit.html'), 'utf8');
    expect(page).toContain('<html lang="en"');
    expect(page).toContain('faith a');
    // Three people of faith b, all in one place: a ratio would tell where they are not.
    expect(page.split('faith b')[1]).toContain('Figures about few people or few places are left out.');
    expect(page.split('faith b')[1]).not.toContain('times as likely');
    expect(page).not.toMatch(/https?:|<script/u);
  });

  it('reads need from the normalised indicators that a build writes beside the scores', async () => {
    const normalised = ['code,poverty', ...Array.from({ length: count }, (_, i) => `A${59 - i},${i}`)].join('\n');
    const folder = await folderOf({ 'normalised.csv': `${normalised}\n` });
    expect((await audit(folder, '--need', 'poverty')).status).toBe(0);
    expect(Number((await rowsIn(folder))[0]?.partial_spearman_given_need)).toBeCloseTo(1, 12);
    const result = JSON.parse(await readFile(join(folder, 'out/result.json'), 'utf8'));
    expect(result.inputs).toHaveLength(3);
  });

  it('adds people up along a lookup', async () => {
    const lookup = ['from,to', ...Array.from({ length: count }, (_, i) => `S${i},A${i}`)].join('\n');
    const folder = await folderOf({ 'lookup.csv': lookup, 'people.csv': people.join('\n').replaceAll(/^A/gmu, 'S') });
    expect((await audit(folder, '--lookup', join(folder, 'lookup.csv'))).status).toBe(0);
    const [first] = await rowsIn(folder);
    expect(Number(first?.spearman)).toBeCloseTo(1, 12);
    expect(first?.partial_spearman_given_need).toBe('');
  });

  it.each<[string, Record<string, string>, string[], string]>([
    ['a group without scores', {}, ['--group', 'needs'], 'has no scores of a group "needs"; did you mean "need"?'],
    ['a need that is nowhere', {}, ['--need', 'incom'], 'did you mean "income"?'],
    [
      'scores without a code twice',
      { 'scores.csv': 'code,need.score\nA1,2\nA1,3\n' },
      [],
      'row 3, column code: the code "A1" is there already',
    ],
    [
      'people of other places',
      { 'people.csv': 'area,x_a,x_total\nZ,1,2\n' },
      [],
      'give --lookup FILE if its codes are of another kind',
    ],
    [
      'a score that is no number',
      { 'scores.csv': 'code,need.score\nA1,high\n' },
      [],
      'row 2, column need.score: "high" is not a number',
    ],
  ])('refuses %s, and writes nothing', async (_, files, more, sentence) => {
    const folder = await folderOf(files);
    const { status, data, talk } = await audit(folder, ...more);
    expect(talk).toContain(sentence);
    expect({ status, data }).toEqual({ status: 1, data: '' });
    expect(await readdir(folder)).not.toContain('out');
  });

  it('needs a table to hold the scores against', async () => {
    const { status, talk } = await runHere([
      'mapping',
      'audit',
      '--scores',
      'x',
      '--group',
      'g',
      '--out',
      'o',
      '--code',
      'c',
    ]);
    expect({ status, talk }).toMatchObject({ status: 2, talk: expect.stringContaining('--protected') });
  });
});

const data = process.env.OUTSPOKEN_DATA ?? '../shared/data';
const census = join(data, 'fairness_audit/census2021_religion_ethnicity_lsoa21_ew.csv.gz');

describe.skipIf(!existsSync(census))('the official index of England 2025 (needs OUTSPOKEN_DATA)', () => {
  it('is audited as by an independent implementation, in 33,755 areas', async () => {
    const index: Record<string, string>[] = parse(
      gunzipSync(readFileSync(join(data, 'imd2025/imd2025_england_lsoa21.csv.gz'))),
      { columns: true },
    );
    const rows = index.map((row) => `${row.lsoa21_code},${row.imd_score},${row.income_score}`);
    const folder = await folderOf({ 'scores.csv': `code,imd.score,income\n${rows.join('\n')}\n` });
    const argv = [
      '--scores',
      join(folder, 'scores.csv'),
      '--group',
      'imd',
      '--protected',
      census,
      '--code',
      'lsoa21_code',
    ];
    const { status } = await runHere(['mapping', 'audit', ...argv, '--need', 'income', '--out', join(folder, 'out')]);
    expect(status).toBe(0);
    const reference = new URL('../../../domains/mapping/reference/proxy_audit.json', import.meta.url);
    const expected: Record<string, number>[] = JSON.parse(readFileSync(reference, 'utf8')).england2025;
    const found = await rowsIn(folder);
    expect(found).toHaveLength(expected.length);
    for (const [i, row] of expected.entries()) {
      const ours = found[i] ?? {};
      expect(ours).toMatchObject({ characteristic: row.characteristic, areas: String(row.areas) });
      expect(Number(ours.spearman)).toBeCloseTo(row.spearman ?? Number.NaN, 10);
      expect(Number(ours.selection_ratio_top_decile)).toBeCloseTo(row.selectionRatio ?? Number.NaN, 10);
      expect(Number(ours.exposure_index)).toBeCloseTo(row.exposureIndex ?? Number.NaN, 10);
      expect(Number(ours.partial_spearman_given_need)).toBeCloseTo(row.partial ?? Number.NaN, 10);
    }
  });
});

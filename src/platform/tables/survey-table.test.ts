import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable } from './read-table.ts';
import { surveyTable } from './survey-table.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outspoken-survey-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function survey(content: string | Uint8Array, keep: readonly string[] = [], name = 'table.csv') {
  const path = join(folder, name);
  await writeFile(path, content);
  const found = await surveyTable(path, { keep, name });
  return found.ok ? found.value : found.problem;
}

const none = { smallest: null, largest: null };

describe('a survey of a table', () => {
  it('says what each column holds, how many of its cells are blank and from where to where its numbers run', async () => {
    const content = 'code,score,name,nothing,share\na,10,x,,0.25\nb,,y,,\nc,-2.5,,,1e-3\n';
    expect(await survey(content)).toMatchObject({
      rowCount: 3,
      columns: [
        { name: 'code', kind: 'text', missing: 0, ...none },
        { name: 'score', kind: 'number', missing: 1, smallest: -2.5, largest: 10 },
        { name: 'name', kind: 'text', missing: 1, ...none },
        { name: 'nothing', kind: 'blank', missing: 3, ...none },
        { name: 'share', kind: 'number', missing: 1, smallest: 0.001, largest: 0.25 },
      ],
    });
  });

  it.each(['NA', 'n/a', '1,5', 'NaN', '-'])('takes %j among numbers for a text', async (word) => {
    expect(await survey(`code,score\na,1\nb,"${word}"\n`)).toMatchObject({
      columns: [{ name: 'code' }, { name: 'score', kind: 'text', ...none }],
    });
  });

  it('leaves alone what two columns are called, unless it was to be kept', async () => {
    const content = 'code,score,score\na,1,2\n';
    expect(await survey(content)).toMatchObject({
      columns: [
        { name: 'code', kind: 'text' },
        { name: 'score', kind: 'repeated' },
        { name: 'score', kind: 'repeated' },
      ],
    });
    expect(await survey(content, ['score'])).toMatchObject({ kind: 'duplicate-column', column: 'score' });
  });

  it('keeps the cells that are wanted, with the rows they stand in', async () => {
    const found = await survey('code,score\na,1\n\nb,2\n', ['code']);
    expect(found).toMatchObject({ texts: new Map([['code', ['a', 'b']]]) });
    expect('rowNumbers' in found && [...found.rowNumbers]).toEqual([2, 4]);
  });

  it('names the file by the same sha256 as a reading does, compressed or not', async () => {
    for (const [name, content] of [
      ['plain.csv', 'code,score\na,1\n'],
      ['packed.csv.gz', gzipSync('code,score\na,1\n')],
    ] as const) {
      const found = await survey(content, [], name);
      const read = await readTable(join(folder, name), { columns: {} });
      expect(read.ok && read.value.sha256).toBe('sha256' in found ? found.sha256 : null);
    }
  });

  it.each([
    ['an empty file', '', { kind: 'empty-file' }],
    ['a header alone', 'code,score\n', { kind: 'no-rows' }],
    ['a row that is short', 'code,score\na,1\nb\n', { kind: 'ragged-row', row: 3, expected: 2, got: 1 }],
    ['a column to keep that is not there', 'kode,score\na,1\n', { kind: 'missing-column', column: 'code' }],
    ['a quote that never closes', 'code,score\n"a,1\n', { kind: 'bad-quotes', row: 2 }],
  ])('refuses %s', async (_, content, problem) => {
    expect(await survey(content, ['code'])).toMatchObject({ file: 'table.csv', ...problem });
  });
});

const official = join(process.env.OUTSPOKEN_DATA ?? '../shared/data', 'imd2025/imd2025_england_lsoa21.csv.gz');

it.skipIf(!existsSync(official))('surveys 33,755 areas of an official file (needs OUTSPOKEN_DATA)', async () => {
  const found = await surveyTable(official, { keep: ['lsoa21_code'] });
  if (!found.ok) throw new Error(found.problem.kind);
  const { columns, rowCount, texts } = found.value;
  expect(rowCount).toBe(33_755);
  expect(texts.get('lsoa21_code')?.at(-1)).toMatch(/^E01\d{6}$/);
  expect(columns.find(({ name }) => name === 'income_rank')).toEqual({
    name: 'income_rank',
    kind: 'number',
    missing: 0,
    smallest: 1,
    largest: 33_755,
  });
  expect(columns.filter(({ kind }) => kind === 'text').map(({ name }) => name)).toEqual([
    'lsoa21_code',
    'lsoa21_name',
    'lad24_code',
    'lad24_name',
  ]);
});

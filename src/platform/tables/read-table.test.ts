import { existsSync } from 'node:fs';
import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readHeader, readTable } from './read-table.ts';
import type { Columns, TableLimits } from './table.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'outspoken-tables-'));
});
afterAll(() => rm(folder, { recursive: true }));

const codeAndValue: Columns = { texts: ['code'], numbers: ['value'] };
let files = 0;

async function write(content: string | Uint8Array, name = `table-${++files}.csv`): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

async function read(
  content: string | Uint8Array,
  columns = codeAndValue,
  name?: string,
  limits?: Partial<TableLimits>,
) {
  const path = await write(content, name);
  const table = await readTable(path, { columns, name: 'table.csv', ...(limits ? { limits } : {}) });
  if (!table.ok) return table.problem;
  const { texts, numbers, rowNumbers } = table.value;
  return {
    texts: Object.fromEntries(texts),
    numbers: Object.fromEntries([...numbers].map(([key, cells]) => [key, [...cells]])),
    rows: [...rowNumbers],
  };
}

describe('a table', () => {
  const expected = { texts: { code: ['a', 'b'] }, numbers: { value: [1, Number.NaN] }, rows: [2, 3] };

  it('keeps the named columns alone, and a blank cell is missing', async () => {
    expect(await read('code,other,value\na,x,1\nb,y,\n')).toEqual(expected);
  });

  it.each([
    ['a byte order mark', '\uFEFFcode,value\na,1\nb,\n'],
    ['Windows line ends', 'code,value\r\na,1\r\nb,\r\n'],
    ['mixed line ends', 'code,value\r\na,1\nb,\n'],
    ['old Macintosh line ends', 'code,value\ra,1\rb,\r'],
    ['no line end at the end', 'code,value\na,1\nb,'],
    ['quotes', '"code","value"\n"a","1"\n"b",""\n'],
  ])('may have %s', async (_, content) => {
    expect(await read(content)).toEqual(expected);
  });

  it('may hold commas, quotes and line ends in quoted cells', async () => {
    expect(await read('code,value\n"a, ""b""\nc",1\nd,2\n')).toEqual({
      texts: { code: ['a, "b"\nc', 'd'] },
      numbers: { value: [1, 2] },
      rows: [2, 3],
    });
  });

  it('passes over blank lines but counts them, as a spreadsheet does', async () => {
    expect(await read('code,value\na,1\n\nb,2\n\n')).toMatchObject({ rows: [2, 4] });
  });

  it('may be compressed', async () => {
    expect(await read(gzipSync('code,value\na,1\nb,\n'), codeAndValue, 'small.csv.gz')).toEqual(expected);
  });

  it('reads every way of writing a plain number', async () => {
    const cells = ['0', '-1.5', '+2', '.5', '3.', '1e3', '2E-2', ' 7 '];
    expect(await read(`code,value\n${cells.map((cell) => `a,${cell}`).join('\n')}\n`)).toMatchObject({
      numbers: { value: [0, -1.5, 2, 0.5, 3, 1000, 0.02, 7] },
    });
  });

  it('knows the sha256 of the file as it lies on disk', async () => {
    const table = await readTable(await write('code,value\na,1\n'), { columns: {} });
    // printf 'code,value\na,1\n' | sha256sum
    expect(table.ok && table.value.sha256).toBe('a22dcbb935b462b45dba4f8ad4b00d3900f367eac324ab4f1ce531408ad55e50');
  });

  it('judges only the columns that are named', async () => {
    expect(await read('code,value,other,other\na,1,NaN,\n')).toMatchObject({ numbers: { value: [1] } });
  });
});

describe('a table is refused', () => {
  it.each(['NaN', 'Infinity', '-inf', 'NA', 'n/a', '1,5', '0x10', '1_000', '12%', '1e999', '٣', '--1', '1 2'])(
    'for %s in place of a number, naming file, row, column and text',
    async (text) => {
      expect(await read(`code,value\na,1\nb,"${text}"\n`)).toEqual({
        kind: 'not-a-number',
        file: 'table.csv',
        row: 3,
        column: 'value',
        text,
      });
    },
  );

  it.each([
    ['being empty', '', { kind: 'empty-file' }],
    ['holding only a byte order mark', '\uFEFF', { kind: 'empty-file' }],
    ['holding only blank lines', '\n\n', { kind: 'empty-file' }],
    ['having a header and no rows', 'code,value\n', { kind: 'no-rows' }],
    [
      'a column that is not there',
      'code,vlaue\na,1\n',
      { kind: 'missing-column', column: 'value', header: ['code', 'vlaue'] },
    ],
    ['a named column that is there twice', 'code,value,value\na,1,2\n', { kind: 'duplicate-column', column: 'value' }],
    ['a row that is short', 'code,value\na,1\nb\n', { kind: 'ragged-row', row: 3, expected: 2, got: 1 }],
    ['a row that is long', 'code,value\na,1,2\n', { kind: 'ragged-row', row: 2, expected: 2, got: 3 }],
    ['a quote that never closes', 'code,value\n"a,1\nb,2\n', { kind: 'bad-quotes', row: 2 }],
    ['a quote inside a bare cell', 'code,value\na "x",1\n', { kind: 'bad-quotes', row: 2 }],
  ])('for %s', async (_, content, problem) => {
    expect(await read(content)).toEqual({ file: 'table.csv', ...problem });
  });

  it('for bytes that are not UTF-8', async () => {
    const latin = new Uint8Array([
      ...new TextEncoder().encode('code,value\nCaf'),
      0xe9,
      ...new TextEncoder().encode(',1\n'),
    ]);
    expect(await read(latin)).toMatchObject({ kind: 'not-utf8', file: 'table.csv' });
    expect(await read(new Uint8Array([...new TextEncoder().encode('code,value\na,1\n'), 0xe2, 0x82]))).toMatchObject({
      kind: 'not-utf8',
    });
  });

  it('for being absent, a folder, or no gzip, or half of one', async () => {
    const columns = codeAndValue;
    expect(await readTable(join(folder, 'none.csv'), { columns })).toMatchObject({ problem: { kind: 'missing-file' } });
    expect(await readTable(folder, { columns })).toMatchObject({ problem: { kind: 'not-a-file' } });
    expect(await read('code,value\na,1\n', columns, 'plain.csv.gz')).toEqual({
      kind: 'damaged-gzip',
      file: 'table.csv',
    });
    expect(await read(gzipSync('code,value\na,1\n').subarray(0, 25), columns, 'cut.csv.gz')).toEqual({
      kind: 'damaged-gzip',
      file: 'table.csv',
    });
  });

  it.each([
    ['of letters', 'x'],
    ['of commas', ','],
    ['of quoted line ends', '\n'],
  ])('for an endless line %s, soon and with little memory', async (_, character) => {
    const path = join(folder, `endless-${character.charCodeAt(0)}.csv`);
    const handle = await open(path, 'w');
    await handle.write(`code,value\n${character === '\n' ? '"' : ''}`);
    const block = Buffer.alloc(1 << 22, character);
    for (let i = 0; i < 50; i++) await handle.write(block);
    await handle.close();

    const before = process.memoryUsage().rss;
    const start = performance.now();
    const table = await readTable(path, { columns: codeAndValue, name: 'endless.csv' });
    expect(performance.now() - start).toBeLessThan(2000);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 2 ** 20);
    expect(table).toEqual({
      ok: false,
      problem: { kind: 'record-too-long', file: 'endless.csv', row: 2, limitBytes: 1 << 20 },
    });
    await rm(path);
  });

  it('for growing out of hand as it is decompressed', async () => {
    const rows = `a,1\n`.repeat((64 << 20) / 4);
    const bomb = gzipSync(`code,value\n${rows}`);
    expect(bomb.length).toBeLessThan(300_000);
    expect(await read(bomb, codeAndValue, 'bomb.csv.gz')).toEqual({
      kind: 'grows-too-much',
      file: 'table.csv',
      limit: 100,
    });
  });

  it('for an endless run of blank lines', async () => {
    const content = `code,value\n${'\n'.repeat(2000)}a,1\n`;
    expect(await read(content, codeAndValue, undefined, { recordBytes: 1000 })).toEqual({
      kind: 'record-too-long',
      file: 'table.csv',
      row: 2,
      limitBytes: 1000,
    });
  });

  it('for a name that no file can have', async () => {
    expect(await readTable('a\u0000b.csv', { columns: codeAndValue })).toMatchObject({
      problem: { kind: 'missing-file' },
    });
  });

  it('for being larger than the limit', async () => {
    expect(await read('code,value\na,1\nb,2\n', codeAndValue, undefined, { tableBytes: 10 })).toEqual({
      kind: 'table-too-large',
      file: 'table.csv',
      limitBytes: 10,
    });
  });
});

describe('a header', () => {
  it('is read without the rest', async () => {
    expect(await readHeader(await write('\n"a, b",c\n1,2,3,4\n'))).toEqual({ ok: true, value: ['a, b', 'c'] });
  });

  it('is refused where there is none', async () => {
    expect(await readHeader(await write('\n'), { name: 'x.csv' })).toEqual({
      ok: false,
      problem: { kind: 'empty-file', file: 'x.csv' },
    });
  });
});

const official = join(process.env.OUTSPOKEN_DATA ?? '../shared/data', 'imd2025/imd2025_england_lsoa21.csv.gz');

it.skipIf(!existsSync(official))('reads 33,755 areas of an official file (needs OUTSPOKEN_DATA)', async () => {
  const domains = ['income', 'employment', 'education', 'health', 'crime', 'barriers', 'living_env'];
  const numbers = domains.map((domain) => `${domain}_rank`);
  const start = performance.now();
  const table = await readTable(official, {
    columns: { texts: ['lsoa21_code', 'lsoa21_name', 'lad24_code'], numbers },
  });
  expect(performance.now() - start).toBeLessThan(5000);
  if (!table.ok) throw new Error(table.problem.kind);
  expect(table.value.rowCount).toBe(33_755);
  expect(table.value.sha256).toBe('32d583e6becaf4c7f9ad55af5f18cfff9f08087905904790142a100f92dc4197');
  for (const column of numbers) expect(Math.max(...(table.value.numbers.get(column) ?? []))).toBe(33_755);
});

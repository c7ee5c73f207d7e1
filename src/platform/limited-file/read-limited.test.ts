import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type FileLimits, readLimited } from './read-limited.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outspoken-limited-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const text = 'Ordinary people speak up.\n'.repeat(20_000);

async function read(name: string, content: string | Uint8Array | null, limits: Partial<FileLimits> = {}) {
  const path = join(folder, name);
  if (content !== null) writeFileSync(path, content);
  const pieces: Uint8Array[] = [];
  const done = await readLimited(path, (piece) => pieces.push(piece) > 0, limits);
  return { done, text: Buffer.concat(pieces).toString() };
}

it('a file is handed over in pieces, with the sha256 that other programs tell', async () => {
  const { done, text: got } = await read('plain.txt', 'abc');
  expect(got).toBe('abc');
  expect(done).toMatchObject({
    value: { sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad' },
  });
});

it('a compressed file is decompressed, and its sha256 is of what lies on the disk', async () => {
  const [plain, compressed] = [await read('a.txt', text), await read('a.txt.gz', gzipSync(text))];
  expect([plain.text, compressed.text]).toEqual([text, text]);
  expect(plain.done).not.toEqual(compressed.done);
});

it('a reader that has had enough is given no more', async () => {
  writeFileSync(join(folder, 'long.txt'), text.repeat(10));
  let pieces = 0;
  const done = await readLimited(join(folder, 'long.txt'), () => ++pieces < 1);
  expect([done.ok, pieces]).toEqual([true, 1]);
});

it.each([
  ['is not there', 'gone.txt', null, { kind: 'missing-file' }],
  ['is empty', 'empty.txt', '', { kind: 'empty-file' }],
  ['is compressed and empty', 'empty.gz', gzipSync(''), { kind: 'empty-file' }],
  ['only calls itself compressed', 'plain.gz', 'plain', { kind: 'damaged-gzip' }],
  ['was cut off', 'cut.gz', gzipSync(text).subarray(0, 600), { kind: 'damaged-gzip' }],
] as const)('a file that %s is refused', async (_, name, content, problem) => {
  expect((await read(name, content)).done).toMatchObject({ ok: false, problem });
});

it('a folder is refused', async () => {
  expect(await readLimited(folder, () => true)).toMatchObject({ problem: { kind: 'not-a-file', file: folder } });
});

it('a file larger than the limit is refused, and so is one that grows out of hand', async () => {
  expect((await read('large.txt', text, { bytes: 1000 })).done).toMatchObject({
    problem: { kind: 'table-too-large', limitBytes: 1000 },
  });
  const bomb = gzipSync(new Uint8Array(40 * 2 ** 20));
  const { done, text: got } = await read('bomb.gz', bomb);
  expect(done).toMatchObject({ problem: { kind: 'grows-too-much', limit: 100 } });
  expect(got.length).toBeLessThan(18 * 2 ** 20);
});

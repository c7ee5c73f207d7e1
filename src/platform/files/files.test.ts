import { spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { type Database, migrate, openDatabase } from '#platform/database';
import { createServerDatabase, describeOnEachDatabase } from '#platform/database/testing';
import {
  deleteFile,
  fileMigrations,
  findFile,
  materialiseFile,
  openFile,
  readFileRange,
  storeFile,
  sweepFiles,
} from './index.ts';

/** More than two chunks, and no whole number of them. */
const bytes = randomBytes(1_300_000);
const sha256 = createHash('sha256').update(bytes).digest('hex');
const limitBytes = 10_000_000;

async function* inPieces(whole: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size);
}

const store = (db: Database, whole: Uint8Array = bytes, size = 100_000) =>
  storeFile(db, inPieces(whole, size), { limitBytes });

async function readWhole(db: Database, name = sha256): Promise<Buffer | null> {
  const chunks = await openFile(db, name);
  return chunks === null ? null : buffer(chunks);
}

async function countRows(db: Database) {
  const { rows } = await sql<{ files: number; contents: number; chunks: number }>`select
    (select count(*) from platform.files) as files,
    (select count(*) from platform.file_contents) as contents,
    (select count(*) from platform.file_chunks) as chunks`.execute(db);
  return rows[0];
}

const nothing = { files: 0, contents: 0, chunks: 0 };

const ago = (time: string) => sql`clock_timestamp() - ${time}::interval`;
const letHoursPass = async (db: Database, time: string) => {
  await sql`update platform.file_contents set touched_at = ${ago(time)}`.execute(db);
  await sql`update platform.files set stored_at = ${ago(time)}`.execute(db);
};

describeOnEachDatabase('a stored file', (open) => {
  it('comes back as it was, whatever pieces it came in', async () => {
    const db = await open(fileMigrations);
    for (const size of [7, 4096, 524_288, 1_300_000]) {
      const whole = size === 7 ? bytes.subarray(0, 1000) : bytes.subarray(size % 4000);
      const name = createHash('sha256').update(whole).digest('hex');
      expect(await store(db, whole, size)).toEqual({ ok: true, value: { sha256: name, bytes: whole.length } });
      expect(await findFile(db, name)).toEqual({ sha256: name, bytes: whole.length });
      expect((await readWhole(db, name))?.equals(whole)).toBe(true);
    }
  });

  it('may be empty', async () => {
    const db = await open(fileMigrations);
    const stored = await store(db, new Uint8Array());
    expect(stored).toMatchObject({ value: { bytes: 0 } });
    expect(await readWhole(db, stored.ok ? stored.value.sha256 : '')).toHaveLength(0);
  });

  it('is kept once, however often it is stored, also at the same time', async () => {
    const db = await open(fileMigrations);
    await Promise.all([store(db), store(db), store(db)]);
    await store(db);
    expect(await countRows(db)).toEqual({ files: 1, contents: 1, chunks: 3 });
  });

  it('gives some bytes of it alone, across its chunks and up to its end', async () => {
    const db = await open(fileMigrations);
    await store(db);
    for (const [start, length] of [
      [0, 16],
      [600_000, 1000],
      [524_280, 16],
      [524_288, 1],
      [500_000, 700_000],
      [1_299_999, 1],
      [1_299_000, 5000],
      [1_300_000, 10],
    ] as const) {
      const part = await readFileRange(db, sha256, start, length);
      expect(Buffer.from(part ?? 'none').equals(bytes.subarray(start, start + length)), `from ${start}`).toBe(true);
    }
  });

  it('that is larger than the limit is refused without reading on, and nothing of it is kept', async () => {
    const db = await open(fileMigrations);
    let asked = 0;
    async function* endless() {
      for (;;) {
        asked++;
        yield bytes;
      }
    }
    expect(await storeFile(db, endless(), { limitBytes: 3_000_000 })).toEqual({
      ok: false,
      problem: { kind: 'file-too-large', limitBytes: 3_000_000 },
    });
    expect(asked).toBe(3);
    expect(await countRows(db)).toEqual(nothing);
    expect(await storeFile(db, inPieces(bytes, 1000), { limitBytes: bytes.length })).toMatchObject({ ok: true });
  });

  it('whose bytes stop coming leaves nothing', async () => {
    const db = await open(fileMigrations);
    async function* broken() {
      yield bytes;
      throw new Error('the line is dead');
    }
    await expect(storeFile(db, broken(), { limitBytes })).rejects.toThrow('the line is dead');
    expect(await countRows(db)).toEqual(nothing);
  });

  it('is not there before it is whole, and other work goes on meanwhile', async () => {
    const db = await open(fileMigrations);
    async function* watched() {
      yield* inPieces(bytes, 600_000);
      expect(await countRows(db)).toEqual({ files: 0, contents: 1, chunks: 2 });
      expect(await findFile(db, sha256)).toBeNull();
      await sweepFiles(db);
    }
    expect(await storeFile(db, watched(), { limitBytes })).toMatchObject({ ok: true });
  });

  it('is not there by another name, nor after it was deleted', async () => {
    const db = await open(fileMigrations);
    await store(db);
    expect([await findFile(db, 'x'), await openFile(db, 'x'), await readFileRange(db, 'x', 0, 1)]).toEqual([
      null,
      null,
      null,
    ]);
    expect(await db.transaction().execute((trx) => deleteFile(trx, sha256))).toBe(true);
    expect(await readWhole(db)).toBeNull();
    expect(await countRows(db)).toEqual(nothing);
    expect(await db.transaction().execute((trx) => deleteFile(trx, sha256))).toBe(false);
  });

  it('that is deleted while it is read is not cut short in silence', async () => {
    const db = await open(fileMigrations);
    await store(db);
    const chunks = await openFile(db, sha256);
    const reading = (async () => {
      for await (const _ of chunks ?? []) await db.transaction().execute((trx) => deleteFile(trx, sha256));
    })();
    await expect(reading).rejects.toThrow('deleted while it was read');
  });

  it('is written to a path, and never over something else', async () => {
    const db = await open(fileMigrations);
    const folder = mkdtempSync(join(tmpdir(), 'outspoken-files-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    await store(db);
    expect(await materialiseFile(db, sha256, join(folder, 'a'))).toBe(true);
    expect(readFileSync(join(folder, 'a')).equals(bytes)).toBe(true);
    expect(await materialiseFile(db, 'x', join(folder, 'b'))).toBe(false);
    writeFileSync(join(folder, 'own'), 'mine');
    await expect(materialiseFile(db, sha256, join(folder, 'own'))).rejects.toThrow('EEXIST');
    expect(readFileSync(join(folder, 'own'), 'utf8')).toBe('mine');

    await sql`update platform.file_chunks set bytes = set_byte(bytes, 5, (get_byte(bytes, 5) + 1) % 256) where start = 0`.execute(
      db,
    );
    await expect(materialiseFile(db, sha256, join(folder, 'damaged'))).rejects.toThrow('is damaged');
    expect(existsSync(join(folder, 'damaged'))).toBe(false);
  });

  it('stays as long as a row refers to it, and goes a day after it was stored where none does', async () => {
    const db = await open(fileMigrations);
    await sql`create schema "Another one"`.execute(db);
    await sql`create table "Another one".papers (id int, "Paper" text references platform.files (sha256))`.execute(db);
    await store(db);
    await store(db, bytes.subarray(1));
    await sql`insert into "Another one".papers values (1, ${sha256}), (2, null)`.execute(db);

    expect(await sweepFiles(db)).toBe(0);
    expect(await db.transaction().execute((trx) => deleteFile(trx, sha256))).toBe(false);
    await letHoursPass(db, '25 hours');
    expect(await sweepFiles(db)).toBe(1);
    expect((await readWhole(db))?.equals(bytes)).toBe(true);

    await sql`delete from "Another one".papers where id = 1`.execute(db);
    await store(db);
    expect(await sweepFiles(db)).toBe(0);
    await letHoursPass(db, '25 hours');
    const roomOf = async () =>
      (await sql<{ bytes: number }>`select pg_total_relation_size('platform.file_chunks') as bytes`.execute(db)).rows[0]
        ?.bytes ?? 0;
    const full = await roomOf();
    expect(await sweepFiles(db)).toBe(1);
    expect(await countRows(db)).toEqual(nothing);
    expect(await roomOf()).toBeLessThan(full / 4);
  });
});

/** What a process does until it is killed: stores a file, saying after each piece that it was taken. */
const storing = `
  import { openDatabase } from '#platform/database';
  import { storeFile } from '#platform/files';
  const [dataDir, databaseUrl] = process.argv.slice(1);
  const opened = await openDatabase({ dataDir, databaseUrl: databaseUrl ?? null });
  async function* pieces() {
    for (let piece = 0; piece < 40; piece++) {
      yield new Uint8Array(200_000).fill(piece);
      process.stdout.write('taken\\n');
    }
  }
  await storeFile(opened.value, pieces(), { limitBytes: 1e9 });
`;

it.each(['PGlite', 'PostgreSQL'])(
  'a store that is killed half-way leaves nothing that anybody sees, and what it leaves is swept (%s)',
  async (engine) => {
    const folder = mkdtempSync(join(tmpdir(), 'outspoken-killed-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const url = engine === 'PGlite' ? null : await createServerDatabase();
    const withDatabase = async <Value>(use: (db: Database) => Promise<Value>) => {
      const opened = await openDatabase({ dataDir: folder, databaseUrl: url });
      if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
      await migrate(opened.value, fileMigrations);
      try {
        return await use(opened.value);
      } finally {
        await opened.value.destroy();
      }
    };
    await withDatabase(async () => {});
    for (const pieces of [1, 9, 31]) {
      const words = ['--input-type=module', '--eval', storing, folder, ...(url === null ? [] : [url])];
      const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'], cwd: import.meta.dirname });
      let said = '';
      for await (const chunk of child.stdout) {
        said += chunk;
        if (said.split('taken').length > pieces) break;
      }
      child.kill('SIGKILL');
      expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
      await withDatabase(async (db) => {
        expect(await countRows(db)).toMatchObject({ files: 0, contents: 1 });
        expect(await sweepFiles(db)).toBe(0);
        expect(await countRows(db)).toMatchObject({ contents: 1 });
        await letHoursPass(db, '61 minutes');
        await sweepFiles(db);
        expect(await countRows(db)).toEqual(nothing);
      });
    }
  },
);

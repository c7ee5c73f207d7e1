import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Database, openDatabase } from './index.ts';
import { createServerDatabase, describeOnEachDatabase } from './testing/index.ts';

let folder: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'outspoken-data-'));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function openEmbedded(dataDir = folder): Promise<Database> {
  const opened = await openDatabase({ dataDir, databaseUrl: null });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  return opened.value;
}

async function problemOf(dataDir: string, databaseUrl: string | null = null, mayCreate = true) {
  const opened = await openDatabase({ dataDir, databaseUrl }, { mayCreate });
  if (opened.ok) await opened.value.destroy();
  return opened.ok ? null : opened.problem;
}

/** Another process that opens the folder, does what `then` says with `db`, and goes on holding it. */
async function startHolder(then: string): Promise<ChildProcess> {
  const program = `
    import { sql } from 'kysely';
    import { openDatabase } from '#platform/database';
    const opened = await openDatabase({ dataDir: process.argv[1], databaseUrl: null });
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
    const db = opened.value;
    ${then}
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  await once(child.stdout, 'data');
  return child;
}

const keepOpen = `console.log('open'); setInterval(() => {}, 1000);`;

describe('the embedded database', () => {
  it('keeps what was written when it is opened again', async () => {
    const first = await openEmbedded();
    await sql`create table kept (words text)`.execute(first);
    await sql`insert into kept values ('still here')`.execute(first);
    await first.destroy();
    const second = await openEmbedded();
    const found = await sql<{ words: string }>`select words from kept`.execute(second);
    await second.destroy();
    expect(found.rows).toEqual([{ words: 'still here' }]);
  });

  it('flushes each commit to the disk before it answers', async () => {
    const db = await openEmbedded();
    const settings = await sql<{ fsync: string; commit: string; method: string }>`
      select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
        current_setting('wal_sync_method') as method
    `.execute(db);
    await db.destroy();
    expect(settings.rows).toEqual([{ fsync: 'on', commit: 'on', method: 'fsync' }]);
  });

  it('is opened by one handle at a time, and again once that one is closed', async () => {
    const first = await openEmbedded();
    expect(await problemOf(folder)).toMatchObject({ kind: 'data-folder-in-use', process: process.pid, host: null });
    await first.destroy();
    expect(await problemOf(folder)).toBeNull();
  });

  it('is refused while another process holds it, naming that process and since when', async () => {
    const holder = await startHolder(keepOpen);
    const problem = await problemOf(folder);
    expect(problem).toMatchObject({ kind: 'data-folder-in-use', folder, process: holder.pid });
    expect(problem?.kind === 'data-folder-in-use' && problem.since).toMatch(/^20\d\d-/);
  });

  it('is taken over from a process that was killed, with everything that was committed', async () => {
    const holder = await startHolder(`
      await sql\`create table kept (n int)\`.execute(db);
      console.log('open');
      for (let n = 0; ; n++) {
        await sql\`insert into kept values (\${n})\`.execute(db);
        process.stdout.write(n + '\\n');
      }
    `);
    let told = '';
    holder.stdout?.on('data', (chunk) => {
      told += chunk;
    });
    await new Promise((resolve) => setTimeout(resolve, 150));
    holder.kill('SIGKILL');
    await once(holder, 'exit');
    const committed = told.trim().split('\n').map(Number);
    expect(committed.length).toBeGreaterThan(3);

    const db = await openEmbedded();
    const found = await sql<{ n: number }>`select n from kept order by n`.execute(db);
    await db.destroy();
    const kept = found.rows.map((row) => row.n);
    expect(kept).toEqual(kept.map((_n, place) => place));
    expect(kept.length).toBeGreaterThan(Math.max(...committed));
  });

  it('starts anew where a process was killed while it was still preparing the folder', async () => {
    mkdirSync(join(folder, 'pg-unfinished', 'base'), { recursive: true });
    writeFileSync(join(folder, 'pg-unfinished', 'PG_VERSION'), '18\n');
    const db = await openEmbedded();
    await db.destroy();
    expect(existsSync(join(folder, 'pg-unfinished'))).toBe(false);
    expect(readFileSync(join(folder, 'pg', 'PG_VERSION'), 'utf8').trim()).toBe('18');
  });

  it('makes nothing where it may not create', async () => {
    const elsewhere = join(folder, 'typo');
    expect(await problemOf(elsewhere, null, false)).toEqual({ kind: 'no-database-there', folder: elsewhere });
    expect(existsSync(elsewhere)).toBe(false);
  });

  it('refuses a folder of another PostgreSQL version and leaves it alone', async () => {
    mkdirSync(join(folder, 'pg'));
    writeFileSync(join(folder, 'pg', 'PG_VERSION'), '17\n');
    expect(await problemOf(folder)).toEqual({
      kind: 'data-folder-of-other-version',
      folder,
      found: '17',
      needed: '18',
    });
    expect(readFileSync(join(folder, 'pg', 'PG_VERSION'), 'utf8')).toBe('17\n');
  });

  it('refuses a folder that is no folder, and one that holds something else', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, '');
    expect(await problemOf(file)).toMatchObject({ kind: 'data-folder-unusable', folder: file });
    mkdirSync(join(folder, 'pg'));
    expect(await problemOf(folder)).toMatchObject({ kind: 'data-folder-damaged', folder });
    expect(await problemOf(folder)).toMatchObject({ kind: 'data-folder-damaged' });
  });
});

describe('a database server', () => {
  it('that does not answer is refused, without its password', async () => {
    const problem = await problemOf(folder, 'postgres://me:secret@127.0.0.1:1/outspoken');
    expect(problem).toMatchObject({ kind: 'cannot-connect', address: 'postgres://me@127.0.0.1:1/outspoken' });
    expect(JSON.stringify(problem)).not.toContain('secret');
  });

  it('that has no such database is refused with the reason', async () => {
    const url = `${await createServerDatabase()}_and_more`;
    expect(await problemOf(folder, url)).toMatchObject({
      kind: 'cannot-connect',
      reason: expect.stringContaining('does not exist'),
    });
  });

  it('may be used by several processes', async () => {
    const url = await createServerDatabase();
    const [one, two] = await Promise.all([1, 2].map(() => openDatabase({ dataDir: folder, databaseUrl: url })));
    expect([one?.ok, two?.ok]).toEqual([true, true]);
    for (const opened of [one, two]) if (opened?.ok) await opened.value.destroy();
  });
});

it('a database server that dropped every connection is used again without a restart', async () => {
  const url = await createServerDatabase();
  const [used, other] = await Promise.all([1, 2].map(() => openDatabase({ dataDir: folder, databaseUrl: url })));
  if (!used?.ok || !other?.ok) throw new Error('no database');
  await sql`select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid()`.execute(other.value);
  await expect
    .poll(() => sql`select 1`.execute(used.value).then(({ rows }) => rows.length), { timeout: 60_000 })
    .toBe(1);
  await used.value.destroy();
  await other.value.destroy();
});

describeOnEachDatabase('what is read', (open) => {
  it('is alike on both engines', async () => {
    const db = await open();
    const found = await sql`
      select 9007199254740991::int8 as count, '2026-03-29'::date as day, '2026-03-29T01:30:00.125Z'::timestamptz as moment,
        1.50::numeric as exact, 0.1::float8 as figure, true as yes, null::text as nothing,
        '{"b": [1, null]}'::jsonb as document, array['a', 'b'] as list, array[1, null, 2]::int8[] as counts,
        array['2026-03-29'::date] as days,
        decode('00ff', 'hex') as bytes
    `.execute(db);
    const [row] = found.rows as [Record<string, unknown> & { bytes: Uint8Array }];
    expect({ ...row, bytes: [...row.bytes] }).toEqual({
      count: 9007199254740991,
      day: '2026-03-29',
      moment: new Date('2026-03-29T01:30:00.125Z'),
      exact: '1.50',
      figure: 0.1,
      yes: true,
      nothing: null,
      document: { b: [1, null] },
      list: ['a', 'b'],
      counts: [1, null, 2],
      days: ['2026-03-29'],
      bytes: [0, 255],
    });
  });

  it('throws rather than round an int8 that no number holds', async () => {
    const db = await open();
    await expect(sql`select 9007199254740993::int8`.execute(db)).rejects.toThrow('must fit a number exactly');
  });

  it('knows no tables: a query of another domain’s table does not compile', async () => {
    const db = await open();
    // @ts-expect-error the shared handle knows no tables
    await expect(db.selectFrom('statements').selectAll().execute()).rejects.toThrow('statements');
    const known = db.withTables<{ statements: { id: number } }>();
    await expect(known.selectFrom('statements').select('id').execute()).rejects.toThrow('statements');
  });
});

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'kysely';
import { getRollbackPlans, PgBoss } from 'pg-boss';
import { describe, expect, it, onTestFinished } from 'vitest';
import { z } from 'zod';
import { type Database, engineOf, migrate, openDatabase, openInMemory } from '#platform/database';
import { createServerDatabase, describeOnEachDatabase } from '#platform/database/testing';
import { version as wanted } from '../../../node_modules/pg-boss/dist/schema.json';
import { embeddedConnection } from './embedded-connection.ts';
import { defineJob, handleJob, type JobHandler, type JobKind, jobMigrations, runJobs, sendJob } from './index.ts';
import { bringUp, jobTablesVersion } from './migrations.ts';

const greet = defineJob({ name: 'test.greet', payload: z.object({ who: z.string() }) });

interface Line {
  readonly level: 'info' | 'warn' | 'error';
  readonly fields: Record<string, unknown>;
  readonly message: string;
}

/** Runs jobs until the test ends; `lines` is what the log was told. */
async function start(db: Database, handlers: readonly JobHandler[]) {
  const lines: Line[] = [];
  const note = (level: Line['level']) => (fields: object, message: string) => {
    lines.push({ level, fields: { ...fields }, message });
  };
  const log = { info: note('info'), warn: note('warn'), error: note('error') };
  const running = await runJobs(db, handlers, { log, superviseSeconds: 1 });
  // The database is closed by then, where the test opened it.
  onTestFinished(() => running.stop(1000));
  return { ...running, lines };
}

const send = <Payload extends Record<string, string>>(
  db: Database,
  kind: JobKind<Payload>,
  payload: Payload,
  afterSeconds = 0,
) => db.transaction().execute((trx) => sendJob(trx, kind, payload, { afterSeconds }));

/** A handler that notes who was greeted. */
function greeter() {
  const greeted: string[] = [];
  const handler = handleJob(greet, async ({ who }) => {
    greeted.push(who);
  });
  return { greeted, handler };
}

const soon = { timeout: 60_000, interval: 20 };

describeOnEachDatabase('a job', (open) => {
  it('is done soon after the transaction that queued it, and never where that rolled back', async () => {
    const db = await open(jobMigrations);
    const { greeted, handler } = greeter();
    const { lines } = await start(db, [handler]);
    const rollBack = db.transaction().execute(async (trx) => {
      await sendJob(trx, greet, { who: 'nobody' });
      throw new Error('on second thoughts');
    });
    await expect(rollBack).rejects.toThrow('on second thoughts');
    const sent = performance.now();
    await db.transaction().execute(async (trx) => {
      await sendJob(trx, greet, { who: 'amina' });
      expect(greeted).toEqual([]);
    });
    await expect.poll(() => greeted, soon).toEqual(['amina']);
    // Told of it: polling alone would take up to half a minute.
    expect(performance.now() - sent).toBeLessThan(15_000);
    await expect
      .poll(() => lines, soon)
      .toMatchObject([{ message: 'a job is done', fields: { job: 'test.greet', attempt: 1 } }]);
  });

  it('waits where nobody runs jobs', async () => {
    const db = await open(jobMigrations);
    await send(db, greet, { who: 'amina' });
    const { greeted, handler } = greeter();
    await start(db, [handler]);
    await expect.poll(() => greeted, soon).toEqual(['amina']);
  });

  it('holds ids alone, of the shape that its kind has', async () => {
    const db = await open(jobMigrations);
    await expect(send(db, greet, { who: 'Amina B. of Leeds' })).rejects.toThrow('takes ids alone, and "who" is none');
    await expect(send(db, greet, { who: 7 } as never)).rejects.toThrow('expected string');
    await expect(send(db, greet, { who: 'amina', words: 'hello' } as never)).resolves.toBeUndefined();
    const { rows } = await sql`select data from jobs.job`.execute(db);
    expect(rows).toEqual([{ data: { who: 'amina' } }]);
    expect(() => defineJob({ ...greet, name: 'greet' })).toThrow('is named like');
  });

  it('that fails is tried again after a pause, until there have been enough tries; nothing of the reason is kept in its tables', async () => {
    const db = await open(jobMigrations);
    const tries: boolean[] = [];
    const fails = defineJob({ ...greet, name: 'test.fail', retries: 1 });
    const { lines } = await start(db, [
      handleJob(fails, async ({ who }, { isLastAttempt }) => {
        tries.push(isLastAttempt);
        throw new Error(`${who} said something private`);
      }),
    ]);
    await send(db, fails, { who: 'amina' });
    await expect.poll(() => tries, soon).toEqual([false]);
    const waiting = () =>
      sql<{
        state: string;
        pause: number;
      }>`select state::text, extract(epoch from start_after - now())::float8 as pause from jobs.job`.execute(db);
    await expect.poll(async () => (await waiting()).rows[0]?.state, soon).toBe('retry');
    expect((await waiting()).rows[0]?.pause).toBeGreaterThan(1);
    await sql`update jobs.job set start_after = now()`.execute(db);
    await wakeAll(db);
    await expect.poll(async () => (await waiting()).rows[0]?.state, soon).toBe('failed');
    expect(tries).toEqual([false, true]);
    const { rows } = await sql<{ kept: string }>`select job::text as kept from jobs.job`.execute(db);
    expect(rows[0]?.kept).not.toContain('private');
    expect(lines.filter(({ level }) => level === 'error')).toMatchObject([
      { message: 'a job failed', fields: { err: { message: 'amina said something private' } } },
      { message: 'a job failed' },
    ]);
  });

  it('with a key is not queued a second time while it waits, and is once it has begun', async () => {
    const db = await open(jobMigrations);
    const keyed = defineJob({ ...greet, name: 'test.keyed', key: ({ who }) => who });
    for (const who of ['amina', 'amina', 'sam']) await send(db, keyed, { who });
    const greeted: string[] = [];
    await start(db, [
      handleJob(keyed, async ({ who }) => {
        greeted.push(who);
        if (greeted.length === 1) await send(db, keyed, { who: 'amina' });
      }),
    ]);
    await expect.poll(() => greeted, soon).toEqual(['amina', 'sam', 'amina']);
  });

  it('that is a chore is done at the start, and queued again for later', async () => {
    const db = await open(jobMigrations);
    const chore = defineJob({ name: 'test.chore', payload: z.object({}), everySeconds: 3600 });
    let done = 0;
    const handlers = [
      handleJob(chore, async () => {
        done++;
      }),
    ];
    const first = await start(db, handlers);
    await expect.poll(() => done, soon).toBe(1);
    await expect.poll(() => first.lines.length, soon).toBe(1);
    await first.stop(1000);
    await start(db, handlers);
    await wait(300);
    expect(done).toBe(1);
    const { rows } =
      await sql`select state::text, start_after > now() + interval '59 minutes' as later from jobs.job where state = 'created'`.execute(
        db,
      );
    expect(rows).toEqual([{ state: 'created', later: true }]);
  });

  it('is told when the program stops, and runs again after the next start', async () => {
    const db = await open(jobMigrations);
    const attempts: string[] = [];
    const handler = handleJob(greet, async ({ who }, { signal }) => {
      attempts.push(who);
      if (attempts.length === 1) await wait(60_000, null, { signal });
    });
    const first = await start(db, [handler]);
    await send(db, greet, { who: 'amina' });
    await expect.poll(() => attempts.length, soon).toBe(1);
    expect(first.isWell()).toBe(true);
    const begun = performance.now();
    await first.stop(8000);
    expect(performance.now() - begun).toBeLessThan(20_000);
    expect(first.isWell()).toBe(false);
    expect(first.lines).toMatchObject([{ level: 'info', message: 'a job was interrupted and runs again later' }]);
    await sql`update jobs.job set start_after = now()`.execute(db);
    await start(db, [handler]);
    await expect.poll(() => attempts, soon).toEqual(['amina', 'amina']);
  });

  it('that does not listen is taken back when the patience is over', async () => {
    const db = await open(jobMigrations);
    let release = () => {};
    const stubborn = new Promise<void>((resolve) => {
      release = resolve;
    });
    let begun = false;
    const first = await start(db, [
      handleJob(greet, async () => {
        begun = true;
        await stubborn;
      }),
    ]);
    await send(db, greet, { who: 'amina' });
    await expect.poll(() => begun, soon).toBe(true);
    const asked = performance.now();
    await first.stop(1000);
    expect(performance.now() - asked).toBeLessThan(40_000);
    const { rows } = await sql`select state::text from jobs.job`.execute(db);
    expect(rows).toEqual([{ state: 'retry' }]);
    release();
  });
});

/** As a job that is queued would: a pause of half a minute between two looks is too long for a test. */
async function wakeAll(db: Database): Promise<void> {
  await sql`
    select pg_notify('pgboss_' || left(encode(sha224('jobs'::bytea), 'hex'), 24), name) from jobs.queue
  `.execute(db);
}

describeOnEachDatabase('the tables of the queue', (open, engine) => {
  it('are those of this release of pg-boss, made anew or brought up from an older one', async () => {
    const db = await open(jobMigrations);
    const boss = await bossOn(db, engine);
    const check = async () => {
      expect(await boss.schemaVersion()).toBe(jobTablesVersion);
      expect((await boss.detectSchemaDrift()).ok).toBe(true);
    };
    await check();
    const rollback = getRollbackPlans('jobs', jobTablesVersion).replace(/^\s*BEGIN;|COMMIT;\s*$/g, '');
    await sql`do $x$ begin execute $plan$ ${sql.raw(rollback)} $plan$; end $x$`.execute(db);
    expect(await boss.schemaVersion()).toBe(jobTablesVersion - 1);
    await db.transaction().execute((trx) => bringUp(trx));
    await check();
  });
});

async function bossOn(db: Database, engine: string): Promise<PgBoss> {
  const found = engineOf(db);
  const boss =
    found.kind === 'embedded'
      ? new PgBoss({
          db: embeddedConnection(found.pglite),
          backend: 'pglite',
          schema: 'jobs',
          migrate: false,
          supervise: false,
          schedule: false,
        })
      : new PgBoss({ connectionString: found.url, schema: 'jobs', migrate: false, supervise: false, schedule: false });
  expect(found.kind).toBe(engine === 'PGlite' ? 'embedded' : 'server');
  boss.on('error', () => {});
  await boss.start();
  onTestFinished(() => boss.stop({ graceful: false }));
  return boss;
}

it('pg-boss asks for no newer tables than the last migration brings', () => {
  expect(wanted).toBe(jobTablesVersion);
  expect(jobMigrations.at(-1)?.name).toMatch(new RegExp(`-jobs-${jobTablesVersion}$`));
});

describe('on a server', () => {
  it('jobs are shared by the processes that run them, each done once', async () => {
    const url = await createServerDatabase();
    const handles = await Promise.all([1, 2].map(() => openDatabase({ dataDir: '', databaseUrl: url })));
    const greeted: string[][] = [[], []];
    const dbs = handles.map((opened) => (opened.ok ? opened.value : expect.fail('no database')));
    const [one] = dbs;
    if (one === undefined) throw new Error('no database');
    await migrate(one, jobMigrations);
    for (let n = 0; n < 20; n++) await send(one, greet, { who: `person-${n}` });
    for (const [index, db] of dbs.entries()) {
      await start(db, [
        handleJob(greet, async ({ who }) => {
          greeted[index]?.push(who);
          await wait(20);
        }),
      ]);
    }
    await expect.poll(() => greeted.flat().length, soon).toBe(20);
    await wait(100);
    expect(new Set(greeted.flat()).size).toBe(20);
    expect(greeted.every((some) => some.length > 0)).toBe(true);
    onTestFinished(async () => {
      for (const db of dbs) await db.destroy();
    });
  });

  it('it is told whether jobs are fetched: not while the server is out of reach', async () => {
    const url = await createServerDatabase();
    const opened = await openDatabase({ dataDir: '', databaseUrl: url });
    if (!opened.ok) throw new Error('no database');
    const db = opened.value;
    onTestFinished(() => db.destroy());
    await migrate(db, jobMigrations);
    const { isWell } = await start(db, [greeter().handler]);
    expect(isWell()).toBe(true);
    await sql`alter table jobs.job_common rename to gone`.execute(db);
    await wakeAll(db);
    await expect.poll(isWell, soon).toBe(false);
    await sql`alter table jobs.gone rename to job_common`.execute(db);
    await wakeAll(db);
    await expect.poll(isWell, soon).toBe(true);
  });
});

/** What a process does until it is killed: runs jobs, and never ends the one it is given. */
const hanging = `
  import { z } from 'zod';
  import { openDatabase } from '#platform/database';
  import { defineJob, handleJob, runJobs, sendJob } from '#platform/jobs';
  const [dataDir, databaseUrl] = process.argv.slice(1);
  const opened = await openDatabase({ dataDir, databaseUrl: databaseUrl ?? null });
  const greet = defineJob({ name: 'test.greet', payload: z.object({ who: z.string() }) });
  const hang = handleJob(greet, async () => {
    process.stdout.write('begun\\n');
    await new Promise(() => setInterval(() => {}, 1000));
  });
  const log = { info() {}, warn: console.error, error: console.error };
  await runJobs(opened.value, [hang], { log });
  await opened.value.transaction().execute((trx) => sendJob(trx, greet, { who: 'amina' }));
`;

it.each(['PGlite', 'PostgreSQL'])('a job of a process that was killed runs again (%s)', async (engine) => {
  const folder = mkdtempSync(join(tmpdir(), 'outspoken-killed-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const url = engine === 'PGlite' ? null : await createServerDatabase();
  const openIt = async () => {
    const opened = await openDatabase({ dataDir: folder, databaseUrl: url });
    if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
    return opened.value;
  };
  const before = await openIt();
  await migrate(before, jobMigrations);
  await before.destroy();

  const words = ['--input-type=module', '--eval', hanging, folder, ...(url === null ? [] : [url])];
  const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'inherit'], cwd: import.meta.dirname });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');

  const db = await openIt();
  onTestFinished(() => db.destroy());
  const { greeted, handler } = greeter();
  // On a server another process might be doing it, until nothing was heard of it for a minute.
  if (url !== null) await sql`update jobs.job set heartbeat_on = now() - interval '61 seconds'`.execute(db);
  await start(db, [handler]);
  const state = async () => (await sql<{ state: string }>`select state::text from jobs.job`.execute(db)).rows[0]?.state;
  await expect.poll(state, soon).toBe('retry');
  await sql`update jobs.job set start_after = now()`.execute(db);
  await wakeAll(db);
  await expect.poll(() => greeted, soon).toEqual(['amina']);
});

it('a statement of the queue that fails on the embedded database leaves it usable for everybody else', async () => {
  const db = await openInMemory();
  const engine = engineOf(db);
  if (engine.kind !== 'embedded') throw new Error('not embedded');
  const connection = embeddedConnection(engine.pglite);
  const failing = connection.executeSql('BEGIN; select 1; select nonsense; COMMIT;');
  const others = [1, 2, 3].map((n) => sql<{ n: number }>`select ${sql.lit(n)} as n`.execute(db));
  await expect(failing).rejects.toThrow('nonsense');
  expect((await Promise.all(others)).map(({ rows }) => rows[0]?.n)).toEqual([1, 2, 3]);
  expect(await connection.executeSql('BEGIN; select 1 as a; select 2 as a; COMMIT;')).toEqual({
    rows: [{ a: 1 }, { a: 2 }],
  });
  await db.destroy();
});

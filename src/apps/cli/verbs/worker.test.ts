import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openDatabase } from '#platform/database';
import { createServerDatabase } from '#platform/database/testing';
import { runHere, startHere } from '../testing/run-here.ts';

const quiet = { LOG_LEVEL: 'silent' };

describe('worker', () => {
  it('does what waits, several of them at once on one server, and stops in order', async () => {
    const env = { ...quiet, DATABASE_URL: await createServerDatabase() };
    expect(await runHere(['worker'], env)).toMatchObject({
      status: 1,
      talk: expect.stringContaining('outspoken migrate'),
    });
    await runHere(['migrate'], env);
    const workers = [1, 2].map(() => startHere(['worker'], env));
    for (const worker of workers)
      expect(await worker.untilSaid(/Ctrl-C/)).toMatch(/^Jobs from postgres:.* are being done\./);

    const opened = await openDatabase({ dataDir: '', databaseUrl: env.DATABASE_URL });
    if (!opened.ok) throw new Error('no database');
    onTestFinished(() => opened.value.destroy());
    const done = () =>
      sql<{ name: string }>`select distinct name from jobs.job where state = 'completed' order by name`.execute(
        opened.value,
      );
    const everySoOften = [
      { name: 'fieldwork.forget' },
      { name: 'files.sweep' },
      { name: 'straight-talk.forget' },
      { name: 'voices.forget' },
    ];
    await expect.poll(async () => (await done()).rows, { timeout: 60_000 }).toEqual(everySoOften);

    for (const worker of workers) worker.stop();
    for (const worker of workers) expect(await worker.finished).toMatchObject({ status: 0 });
  });

  it('runs alone on an embedded database, makes none, and refuses one that a server uses', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'outspoken-worker-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const data = ['--data', folder];
    expect(await runHere(['worker', ...data], quiet)).toMatchObject({
      status: 1,
      talk: expect.stringContaining('There is no database'),
    });
    await runHere(['migrate', ...data], quiet);
    const worker = startHere(['worker', ...data, '--json'], quiet);
    expect(JSON.parse(await worker.untilSaid(/\}/))).toEqual({ data: folder });
    expect(await runHere(['worker', ...data], quiet)).toMatchObject({
      status: 1,
      talk: expect.stringContaining('is in use'),
    });
    worker.stop();
    expect(await worker.finished).toMatchObject({ status: 0 });
  });
});

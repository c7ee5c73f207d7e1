import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { findImport } from '#domains/imports';
import { verifyAudit } from '#platform/audit';
import { type Database, migrate, openDatabase } from '#platform/database';
import { createServerDatabase } from '#platform/database/testing';
import { storeFile } from '#platform/files';
import { runJobs } from '#platform/jobs';
import { importWishes } from '../worker/flows/import-wishes.ts';
import { receiveUpload, requestCheck, requestStoring, workOnImport } from '../worker/flows/work-on-import.ts';
import { jobHandlers } from '../worker/jobs.ts';
import { migrations } from './migrations.ts';
import { killProcess } from './testing/kill-process.ts';
import { mapOfSquares } from './testing/map-of-squares.ts';

const areas = 6000;
const doing = { actor: 'staff:7', now: new Date(Date.UTC(2026, 10, 26)) };

/** Brings the map so far that it is to be stored. Tells the id of its import. */
async function bring(db: Database): Promise<string> {
  async function* bytes() {
    yield mapOfSquares(areas);
  }
  const file = await storeFile(db, bytes(), { limitBytes: 1e8 });
  if (!file.ok) throw new Error('too large');
  const received = await receiveUpload(db, { kind: 'areas', fileName: 'map.geojson', file: file.value }, doing);
  if (!received.ok) throw new Error(JSON.stringify(received.problem));
  const id = received.value;
  await requestCheck(db, { id, turn: 1 }, importWishes.parse({ kind: 'areas', vintage: 'lsoa21' }), doing);
  const options = { now: () => doing.now, signal: new AbortController().signal, isLastAttempt: true };
  await workOnImport(db, { import: id, turn: 2 }, options);
  expect(await requestStoring(db, { id, turn: 2 }, doing)).toMatchObject({ ok: true });
  return id;
}

/** Kills a process that stores the map when so many queries have begun. Tells whether it was killed in time. */
const kill = (id: string, folder: string, url: string | null, queries: number) =>
  killProcess({ file: 'announced-work.ts', name: 'workAnnounced', given: [id, 3, folder, url] }, { steps: queries });

async function withDatabase<Value>(folder: string, url: string | null, use: (db: Database) => Promise<Value>) {
  const opened = await openDatabase({ dataDir: folder, databaseUrl: url });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  try {
    return await use(opened.value);
  } finally {
    await opened.value.destroy();
  }
}

async function everything(db: Database, id: string) {
  const { rows } = await sql<{ areas: number; boundaries: number; files: number }>`select
    (select count(*) from geography.areas) as areas,
    (select count(*) from geography.boundaries) as boundaries,
    (select count(*) from platform.files) as files`.execute(db);
  expect(await verifyAudit(db)).toMatchObject({ ok: true });
  return { ...rows[0], state: (await findImport(db, id))?.state };
}

it.each(['PGlite', 'PostgreSQL'])(
  'an uploaded map whose job is killed while it is stored has left nothing, and is stored when jobs run again (%s)',
  async (engine) => {
    const folder = mkdtempSync(join(tmpdir(), 'outspoken-killed-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const url = engine === 'PGlite' ? null : await createServerDatabase();
    const id = await withDatabase(folder, url, async (db) => {
      await migrate(db, migrations);
      return bring(db);
    });
    // Of some 30 queries: while the file is read, in the midst of its areas and boundaries, and before the end.
    for (const queries of [2, 13, 24]) {
      expect(await kill(id, folder, url, queries)).toBe(true);
      const left = await withDatabase(folder, url, (db) => everything(db, id));
      expect(left, `after ${queries} queries`).toEqual({ areas: 0, boundaries: 0, files: 1, state: 'storing' });
    }
    await withDatabase(folder, url, async (db) => {
      const log = { info: () => {}, warn: () => {}, error: (fields: object) => console.error(fields) };
      const handlers = jobHandlers({ db, push: null, mail: null }).filter(({ kind }) => kind.name === 'imports.work');
      const jobs = await runJobs(db, handlers, { log });
      try {
        await expect.poll(async () => (await findImport(db, id))?.state, { timeout: 60_000 }).toBe('stored');
      } finally {
        await jobs.stop(1000);
      }
      expect(await everything(db, id)).toEqual({ areas, boundaries: areas, files: 0, state: 'stored' });
    });
  },
  120_000,
);

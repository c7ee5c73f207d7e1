import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { verifyAudit } from '#platform/audit';
import { type Database, migrate, openDatabase } from '#platform/database';
import { createServerDatabase } from '#platform/database/testing';
import { loadExample } from '../worker/flows/load-example.ts';
import { migrations } from './migrations.ts';
import { killProcess, type Work } from './testing/kill-process.ts';
import { manySteps, readSteps, rowsPerStep } from './testing/many-steps.ts';

const steps = manySteps.filter(({ name }) => name.startsWith('2090'));

const steppedMigrations = (folder: string, url: string | null): Work => ({
  file: 'many-steps.ts',
  name: 'takeSteps',
  given: [folder, url],
});
const announcedExample = (folder: string, url: string | null): Work => ({
  file: 'announced-example.ts',
  name: 'loadAnnounced',
  given: [folder, url],
});

async function withDatabase<Value>(folder: string, url: string | null, use: (db: Database) => Promise<Value>) {
  const opened = await openDatabase({ dataDir: folder, databaseUrl: url });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  try {
    return await use(opened.value);
  } finally {
    await opened.value.destroy();
  }
}

/** Each step is there whole, recorded and audited, or not at all. Gives how many there are. */
async function expectWholeSteps(db: Database): Promise<number> {
  const { recorded, rows, audited } = await readSteps(db);
  expect(recorded).toEqual(steps.slice(0, recorded.length).map(({ name }) => name));
  expect([...rows]).toEqual(recorded.map((name) => [name, rowsPerStep]));
  expect(audited).toBe(recorded.length);
  return recorded.length;
}

it.each(['PGlite', 'PostgreSQL'])(
  'migrations killed again and again leave whole steps only, and are finished by the next start (%s)',
  async (engine) => {
    const folder = mkdtempSync(join(tmpdir(), 'outspoken-killed-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const url = engine === 'PGlite' ? null : await createServerDatabase();
    const reached: number[] = [];
    // PGlite takes seconds to prepare its folder: these two fall into that.
    const early = engine === 'PGlite' ? [300, 900].map((milliseconds) => ({ milliseconds })) : [];
    const inTheMiddle = [{ steps: 5 }, ...[1, 4, 9, 14].map((steps) => ({ steps, named: '2090' }))];
    for (const moment of [...early, ...inTheMiddle]) {
      await killProcess(steppedMigrations(folder, url), moment);
      reached.push(await withDatabase(folder, url, expectWholeSteps));
    }
    expect(reached).toEqual(reached.toSorted((a, b) => a - b));
    // Otherwise nothing was killed in the middle, and this test has shown nothing.
    expect(reached.some((count) => count > 0 && count < steps.length)).toBe(true);

    await withDatabase(folder, url, async (db) => {
      expect(await migrate(db, manySteps)).toMatchObject({ ok: true });
      expect(await expectWholeSteps(db)).toBe(steps.length);
      expect(await verifyAudit(db)).toMatchObject({ ok: true, value: { sequence: steps.length } });
    });
  },
  180_000, // Eight programs are started and killed one after another: patience, and no measure.
);

interface Example {
  readonly areas: number;
  readonly versions: number;
  readonly results: number;
  readonly entries: number;
}

async function readExample(db: Database): Promise<Example> {
  const { rows } = await sql<Example>`select
    (select count(*) from geography.areas) as areas,
    (select count(*) from mapping.index_versions) as versions,
    (select count(*) from mapping.area_results) as results,
    (select count(*) from platform.audit_entries) as entries`.execute(db);
  const [example] = rows;
  if (example === undefined) throw new Error('no counts');
  return example;
}

it.each(['PGlite', 'PostgreSQL'])(
  'an example killed while it is loaded is there whole or not at all, and whole after the next load (%s)',
  async (engine) => {
    const folder = mkdtempSync(join(tmpdir(), 'outspoken-killed-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const url = engine === 'PGlite' ? null : await createServerDatabase();
    const nothing: Example = { areas: 0, versions: 0, results: 0, entries: 0 };
    const everything: Example = { areas: 296 + 9, versions: 1, results: 296, entries: 2 };
    const reached: Example[] = [];
    // It loads with some 25 queries: these moments fall between its first write and its last.
    for (const steps of [12, 18, 22]) {
      await killProcess(announcedExample(folder, url), { steps });
      reached.push(await withDatabase(folder, url, readExample));
    }
    for (const example of reached) expect([nothing, everything]).toContainEqual(example);
    expect(reached[0]).toEqual(nothing);

    await withDatabase(folder, url, async (db) => {
      expect(await migrate(db, migrations)).toMatchObject({ ok: true, value: { applied: [] } });
      await loadExample(db, { actor: 'command-line', now: new Date(), asked: true });
      expect(await readExample(db)).toEqual(everything);
      expect(await verifyAudit(db)).toMatchObject({ ok: true, value: { sequence: everything.entries } });
    });
  },
);

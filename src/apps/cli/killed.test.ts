import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { verifyAudit } from '#platform/audit';
import { type Database, migrate, openDatabase } from '#platform/database';
import { createServerDatabase } from '#platform/database/testing';
import { manySteps, readSteps, rowsPerStep } from './testing/many-steps.ts';

const steps = manySteps.filter(({ name }) => name.startsWith('2090'));

/** Starts a process that migrates, and kills it after so many milliseconds or when it has begun so many steps. */
async function killDuringSteps(
  folder: string,
  url: string | null,
  moment: { milliseconds: number } | { steps: number },
) {
  const program = `
    import { takeSteps } from ${JSON.stringify(join(import.meta.dirname, 'testing/many-steps.ts'))};
    await takeSteps(process.argv[1], process.argv[2] ?? null);
  `;
  const words = [folder, ...(url === null ? [] : [url])];
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  await ('steps' in moment ? untilBegun(child.stdout, moment.steps) : wait(moment.milliseconds));
  child.kill('SIGKILL');
  await ended;
}

/** Until so many steps have begun, or there are no more. */
async function untilBegun(stream: Readable, steps: number): Promise<void> {
  let said = '';
  for await (const chunk of stream) {
    said += chunk;
    if (said.split('begun').length > steps) return;
  }
}

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
    const inTheMiddle = [1, 4, 9, 14].map((steps) => ({ steps }));
    for (const moment of [...early, ...inTheMiddle]) {
      await killDuringSteps(folder, url, moment);
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
);

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { verifyAudit } from '#platform/audit';
import { type Database, openDatabase } from '#platform/database';
import { createServerDatabase } from '#platform/database/testing';
import { killProcess } from '../testing/kill-process.ts';
import { mapOfSquares } from '../testing/map-of-squares.ts';
import { runHere } from '../testing/run-here.ts';

const areas = 6000;

/** Kills a process that imports the map when so many queries have begun. Tells whether it was killed in time. */
const kill = (path: string, folder: string, url: string | null, queries: number) =>
  killProcess({ file: 'announced-import.ts', name: 'importAnnounced', given: [path, folder, url] }, { steps: queries });

async function withDatabase<Value>(folder: string, url: string | null, use: (db: Database) => Promise<Value>) {
  const opened = await openDatabase({ dataDir: folder, databaseUrl: url });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  try {
    return await use(opened.value);
  } finally {
    await opened.value.destroy();
  }
}

async function everything(db: Database) {
  const { rows } = await sql<{ areas: number; boundaries: number; entries: number }>`select
    (select count(*) from geography.areas) as areas,
    (select count(*) from geography.boundaries) as boundaries,
    (select count(*) from platform.audit_entries) as entries`.execute(db);
  expect(await verifyAudit(db)).toMatchObject({ ok: true, value: { sequence: rows[0]?.entries } });
  return rows[0];
}

it.each(['PGlite', 'PostgreSQL'])(
  'an import of boundaries killed half-way has left nothing, and works when it is run again (%s)',
  async (engine) => {
    const folder = mkdtempSync(join(tmpdir(), 'outspoken-killed-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const url = engine === 'PGlite' ? null : await createServerDatabase();
    const path = join(folder, 'map.geojson');
    writeFileSync(path, mapOfSquares(areas));
    // Of some 20 queries: before its first write, between areas, between boundaries, before its entry in the log, with its tiles asked for.
    for (const queries of [3, 6, 9, 11, 18]) {
      expect(await kill(path, folder, url, queries)).toBe(true);
      expect(await withDatabase(folder, url, everything)).toEqual({ areas: 0, boundaries: 0, entries: 0 });
    }
    const again = await runHere(
      ['geography', 'import', path, '--data', folder],
      url === null ? {} : { DATABASE_URL: url },
    );
    expect(again).toMatchObject({
      status: 0,
      talk: expect.stringMatching(/^Note: the site makes map tiles of lsoa21/),
    });
    expect(await withDatabase(folder, url, everything)).toEqual({ areas, boundaries: areas, entries: 1 });
  },
  120_000,
);

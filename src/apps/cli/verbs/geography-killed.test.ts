import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { expect, it, onTestFinished } from 'vitest';
import { verifyAudit } from '#platform/audit';
import { type Database, openDatabase } from '#platform/database';
import { createServerDatabase } from '#platform/database/testing';
import { runHere } from '../testing/run-here.ts';

const areas = 6000;

/** A map of squares, side by side. */
function writeMap(path: string): void {
  const features = Array.from({ length: areas }, (_none, at) => {
    const [west, south] = [-2 + (at % 100) / 100, 51 + Math.floor(at / 100) / 100];
    const ring = [
      [west, south],
      [west + 0.01, south],
      [west + 0.01, south + 0.01],
      [west, south + 0.01],
      [west, south],
    ];
    return {
      type: 'Feature',
      properties: { lsoa21_code: `E0${1_000_001 + at}` },
      geometry: { type: 'Polygon', coordinates: [ring] },
    };
  });
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
}

/** Starts a process that imports the map, and kills it when so many queries of the import have begun. Tells whether it was killed in time. */
async function kill(path: string, folder: string, url: string | null, queries: number): Promise<boolean> {
  const program = `
    import { importAnnounced } from ${JSON.stringify(join(import.meta.dirname, '../testing/announced-import.ts'))};
    await importAnnounced(process.argv[1], process.argv[2], process.argv[3] ?? null);
  `;
  const words = [path, folder, ...(url === null ? [] : [url])];
  const child = spawn(process.execPath, ['--input-type=module', '--eval', program, ...words], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  let said = '';
  for await (const chunk of child.stdout) {
    said += chunk;
    if (said.split('begun').length > queries) break;
  }
  child.kill('SIGKILL');
  const [, signal] = await ended;
  return signal === 'SIGKILL';
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
    writeMap(path);
    // Of some 14 queries: before its first write, between areas, between boundaries, before its entry in the log.
    for (const queries of [3, 6, 9, 11]) {
      expect(await kill(path, folder, url, queries)).toBe(true);
      expect(await withDatabase(folder, url, everything)).toEqual({ areas: 0, boundaries: 0, entries: 0 });
    }
    const again = await runHere(
      ['geography', 'import', path, '--data', folder],
      url === null ? {} : { DATABASE_URL: url },
    );
    expect(again).toMatchObject({ status: 0, talk: '' });
    expect(await withDatabase(folder, url, everything)).toEqual({ areas, boundaries: areas, entries: 1 });
  },
);

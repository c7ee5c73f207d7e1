import { afterAll, describe, onTestFinished } from 'vitest';
import type { Database } from '../database.ts';
import { openInMemory } from '../embedded.ts';
import type { Migration } from '../migrate.ts';
import { openServer } from '../server.ts';
import { createServerDatabase, migratedImage } from './test-databases.ts';

export type Engine = 'PGlite' | 'PostgreSQL';

/**
 * Opens an empty database and brings it up to the migrations, if any. It is closed at the end of the test that opened it, or of the
 * describe block when `beforeAll` did.
 */
export type OpenTestDatabase = (migrations?: readonly Migration[]) => Promise<Database>;

/**
 * A `describe` that runs twice: on PGlite in memory and on a real PostgreSQL.
 *
 *     describeOnEachDatabase('statements', (open) => {
 *       it('are kept', async () => {
 *         const db = await open(migrations);
 */
export function describeOnEachDatabase(title: string, suite: (open: OpenTestDatabase, engine: Engine) => void): void {
  describe.each<Engine>(['PGlite', 'PostgreSQL'])(`${title} (%s)`, (engine) => {
    const opened: Database[] = [];
    afterAll(async () => {
      for (const db of opened.splice(0)) await db.destroy();
    });
    suite(async (migrations = []) => {
      const db = await openFresh(engine, migrations);
      closeInTime(db, opened);
      return db;
    }, engine);
  });
}

async function openFresh(engine: Engine, migrations: readonly Migration[]): Promise<Database> {
  if (engine === 'PGlite') return openInMemory(await migratedImage(migrations));
  const opened = await openServer(await createServerDatabase(migrations), 'the PostgreSQL of the tests');
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  return opened.value;
}

function closeInTime(db: Database, untilTheEnd: Database[]): void {
  try {
    onTestFinished(() => db.destroy());
  } catch {
    // Not inside a test: `beforeAll` opened it for all of them.
    untilTheEnd.push(db);
  }
}

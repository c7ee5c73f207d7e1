// A real PostgreSQL for a benchmark, with the tables it measures.
import { type Database, type Migration, migrate, openDatabase } from '#platform/database';
import { startPostgres } from './postgres-for-tests.ts';

export async function openForBench(
  migrations: readonly Migration[],
): Promise<{ readonly db: Database; close(): Promise<void> }> {
  const postgres = await startPostgres();
  const opened = await openDatabase({ dataDir: '', databaseUrl: `${postgres.url}/postgres` });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  const db = opened.value;
  await migrate(db, migrations);
  return {
    db,
    async close() {
      await db.destroy();
      await postgres.stop();
    },
  };
}

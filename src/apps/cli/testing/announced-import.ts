import { importAreaFile, readAreaFile } from '#domains/geography';
import { migrate, openDatabase } from '#platform/database';
import { migrations } from '../migrations.ts';
import { announceQueries } from './announce-queries.ts';

/** What a process does until it is killed: `geography import`, saying before each query that it has begun. */
export async function importAnnounced(path: string, dataDir: string, databaseUrl: string | null): Promise<void> {
  const file = await readAreaFile(path);
  if (!file.ok) throw new Error(JSON.stringify(file.problem));
  const opened = await openDatabase({ dataDir, databaseUrl });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  await migrate(opened.value, migrations);
  const imported = await opened.value
    .withPlugin(announceQueries)
    .transaction()
    .execute((trx) => importAreaFile(trx, file.value, { actor: 'command-line' }));
  if (!imported.ok) throw new Error(JSON.stringify(imported.problem));
  await opened.value.destroy();
}

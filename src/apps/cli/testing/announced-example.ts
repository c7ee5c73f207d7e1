import { migrate, openDatabase } from '#platform/database';
import { loadExample } from '../../worker/flows/load-example.ts';
import { migrations } from '../migrations.ts';
import { announceQueries } from './announce-queries.ts';

/** What a process does until it is killed: loads the example, saying before each query that it has begun. */
export async function loadAnnounced(dataDir: string, databaseUrl: string | null): Promise<void> {
  const opened = await openDatabase({ dataDir, databaseUrl });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  await migrate(opened.value, migrations);
  await loadExample(opened.value.withPlugin(announceQueries), { actor: 'command-line', now: new Date(), asked: true });
  await opened.value.destroy();
}

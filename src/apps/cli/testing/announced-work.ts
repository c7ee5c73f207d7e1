import { openDatabase } from '#platform/database';
import { workOnImport } from '../../worker/flows/work-on-import.ts';
import { announceQueries } from './announce-queries.ts';

/** What a process does until it is killed: the work on an uploaded file, saying before each query that it has begun. */
export async function workAnnounced(
  id: string,
  turn: number,
  dataDir: string,
  databaseUrl: string | null,
): Promise<void> {
  const opened = await openDatabase({ dataDir, databaseUrl });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  const options = { now: () => new Date(), signal: new AbortController().signal, isLastAttempt: false };
  await workOnImport(opened.value.withPlugin(announceQueries), { import: id, turn }, options);
  await opened.value.destroy();
}

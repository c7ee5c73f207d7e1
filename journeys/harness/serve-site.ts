import { type Database, migrate, openInMemory } from '#platform/database';
import { type Answer, listen } from '../../src/apps/cli/http-server.ts';
import { tables } from '../../src/apps/web/testing/open-site.ts';

/** A site over a database in memory, for journeys that need a clock, a chance or contents of their own. */
export interface ServedSite {
  readonly db: Database;
  readonly origin: string;
  stop(): Promise<void>;
}

/** `open` makes the site from the database once that has its tables; the address is known by then, as pages of staff need it. */
export async function serveSite(open: (db: Database, origin: string) => Promise<Answer> | Answer): Promise<ServedSite> {
  const db = await openInMemory();
  await migrate(db, tables);
  let answer: Answer = () => new Response('not yet', { status: 503 });
  const listening = await listen((request, from) => answer(request, from), 'localhost', 0);
  if (!listening.ok) throw new Error(listening.problem.kind);
  const { port, stop } = listening.value;
  const origin = `http://localhost:${port}`;
  answer = await open(db, origin);
  return {
    db,
    origin,
    async stop() {
      await stop(0);
      await db.destroy();
    },
  };
}

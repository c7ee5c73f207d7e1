import { Hono } from 'hono';
import { sql } from 'kysely';
import { type Database, type Migration, pendingMigrations } from '#platform/database';

/** Longer than any single statement of ours; a supervisor asks again soon enough. */
const patienceMilliseconds = 5000;

/**
 * For supervisors and load balancers. `/health` answers 200 only while the database answers, `/ready` only when it is also up to
 * date with this program and jobs are run; otherwise 503. Neither says more than that.
 */
export function healthRoutes(
  db: Database,
  migrations: readonly Migration[],
  runsJobs: () => boolean,
  patience = patienceMilliseconds,
): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    await next();
    context.header('cache-control', 'no-store');
  });
  app.get('/health', async (context) => {
    const alive = await within(patience, sql`select 1`.execute(db));
    return alive === null ? context.json({ status: 'database-silent' }, 503) : context.json({ status: 'ok' });
  });
  app.get('/ready', async (context) => {
    const pending = await within(patience, pendingMigrations(db, migrations));
    if (pending === null) return context.json({ status: 'database-silent' }, 503);
    if (!pending.ok) return context.json({ status: pending.problem.kind }, 503);
    if (pending.value.length > 0) return context.json({ status: 'migrations-pending' }, 503);
    return runsJobs() ? context.json({ status: 'ok' }) : context.json({ status: 'jobs-stopped' }, 503);
  });
  return app;
}

/** What was promised, or null when it fails or takes too long. */
async function within<Value>(milliseconds: number, promised: Promise<Value>): Promise<Value | null> {
  let timer: NodeJS.Timeout | undefined;
  const tooLong = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, milliseconds, null);
  });
  try {
    return await Promise.race([promised, tooLong]);
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

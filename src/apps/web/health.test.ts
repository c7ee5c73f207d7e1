import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Migration } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { healthRoutes } from './health.ts';

const rooms: Migration = {
  name: '2026-01-01-rooms',
  up: async (db) => {
    await sql`create table rooms (name text)`.execute(db);
  },
};

const runsJobs = () => true;

async function ask(app: ReturnType<typeof healthRoutes>, path: string) {
  const response = await app.request(path);
  return { status: response.status, cache: response.headers.get('cache-control'), body: await response.json() };
}

describeOnEachDatabase('health', (open) => {
  it('is ok while the database answers, and is never cached', async () => {
    const db = await open();
    expect(await ask(healthRoutes(db, [], runsJobs), '/health')).toEqual({
      status: 200,
      cache: 'no-store',
      body: { status: 'ok' },
    });
  });

  it('is not ok once the database is gone', async () => {
    const db = await open();
    const app = healthRoutes(db, [rooms], runsJobs);
    await ask(app, '/health');
    await db.destroy();
    expect(await ask(app, '/health')).toMatchObject({ status: 503, body: { status: 'database-silent' } });
    expect(await ask(app, '/ready')).toMatchObject({ status: 503, body: { status: 'database-silent' } });
  });

  it('does not wait for ever on a database that hangs', async () => {
    const db = await open();
    const app = healthRoutes(db, [], runsJobs, 50);
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const everyConnection = Array.from({ length: 10 }, () => db.connection().execute(() => released));
    expect(await ask(app, '/health')).toMatchObject({ status: 503, body: { status: 'database-silent' } });
    release();
    await Promise.all(everyConnection);
    expect(await ask(app, '/health')).toMatchObject({ status: 200 });
  });

  it('is ready once every migration is applied, and not under a program that is older', async () => {
    const db = await open();
    expect(await ask(healthRoutes(db, [rooms], runsJobs), '/ready')).toMatchObject({
      status: 503,
      body: { status: 'migrations-pending' },
    });
    const migrated = await open([rooms]);
    expect(await ask(healthRoutes(migrated, [rooms], runsJobs), '/ready')).toMatchObject({
      status: 200,
      body: { status: 'ok' },
    });
    expect(await ask(healthRoutes(migrated, [], runsJobs), '/ready')).toMatchObject({
      status: 503,
      body: { status: 'database-newer-than-program' },
    });
  });

  it('is not ready while jobs are not run', async () => {
    const db = await open([rooms]);
    expect(
      await ask(
        healthRoutes(db, [rooms], () => false),
        '/ready',
      ),
    ).toMatchObject({
      status: 503,
      body: { status: 'jobs-stopped' },
    });
  });
});

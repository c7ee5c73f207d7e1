import { sql } from 'kysely';
import { expect, it } from 'vitest';
import type { Database } from './database.ts';
import { type Migration, migrate, pendingMigrations } from './migrate.ts';
import { openServer } from './server.ts';
import { createServerDatabase, describeOnEachDatabase } from './testing/index.ts';

const rooms: Migration = {
  name: '2026-01-01-rooms',
  up: async (db) => {
    await sql`create table rooms (name text primary key)`.execute(db);
  },
};
const doors: Migration = {
  name: '2026-01-02-doors',
  up: async (db) => {
    await sql`create table doors (room text not null references rooms)`.execute(db);
  },
};
const broken: Migration = {
  name: '2026-01-03-broken',
  up: async (db) => {
    await sql`create table windows (room text)`.execute(db);
    await sql`insert into nowhere values (1)`.execute(db);
  },
};

async function tablesOf(db: Database): Promise<readonly string[]> {
  const found = await sql<{ tablename: string }>`
    select tablename from pg_tables where schemaname = 'public' order by tablename
  `.execute(db);
  return found.rows.map((row) => row.tablename);
}

async function recordedIn(db: Database): Promise<readonly { name: string; applied_at: Date }[]> {
  const found = await sql<{ name: string; applied_at: Date }>`
    select name, applied_at from platform.migrations order by name
  `.execute(db);
  return found.rows;
}

describeOnEachDatabase('migrations', (open) => {
  it('are applied in the order of their names, whatever order they come in, and recorded with their time', async () => {
    const db = await open();
    expect(await migrate(db, [doors, rooms])).toEqual({
      ok: true,
      value: { applied: [rooms.name, doors.name], total: 2 },
    });
    expect(await tablesOf(db)).toEqual(['doors', 'rooms']);
    const recorded = await recordedIn(db);
    expect(recorded.map((row) => row.name)).toEqual([rooms.name, doors.name]);
    expect(recorded[0]?.applied_at).toBeInstanceOf(Date);
    expect(recorded[0]?.applied_at.getTime()).toBeLessThan(recorded[1]?.applied_at.getTime() ?? 0);
  });

  it('are applied once', async () => {
    const db = await open([rooms]);
    expect(await migrate(db, [rooms, doors])).toMatchObject({ value: { applied: [doors.name] } });
    expect(await migrate(db, [rooms, doors])).toMatchObject({ value: { applied: [] } });
  });

  it('leave nothing of a step that fails, and keep the steps before it', async () => {
    const db = await open();
    await expect(migrate(db, [rooms, broken])).rejects.toThrow('nowhere');
    expect(await tablesOf(db)).toEqual(['rooms']);
    expect((await recordedIn(db)).map((row) => row.name)).toEqual([rooms.name]);
  });

  it('refuse a database that a newer program has changed, and change nothing', async () => {
    const db = await open([rooms, doors]);
    const late: Migration = { ...broken, name: '2026-01-01-late', up: async () => {} };
    expect(await migrate(db, [rooms, late])).toEqual({
      ok: false,
      problem: { kind: 'database-newer-than-program', unknown: [doors.name] },
    });
    expect((await recordedIn(db)).map((row) => row.name)).toEqual([rooms.name, doors.name]);
  });

  it('are listed while they are pending, without touching the database', async () => {
    const db = await open();
    const untouched = await openUnmigrated(db);
    expect(await pendingMigrations(db, [doors, rooms])).toEqual({ ok: true, value: [rooms.name, doors.name] });
    expect(await openUnmigrated(db)).toEqual(untouched);
    await migrate(db, [rooms]);
    expect(await pendingMigrations(db, [doors, rooms])).toEqual({ ok: true, value: [doors.name] });
    await migrate(db, [rooms, doors]);
    expect(await pendingMigrations(db, [doors, rooms])).toEqual({ ok: true, value: [] });
  });

  it('throw at a name without a date and at a name given twice', async () => {
    const db = await open();
    await expect(migrate(db, [{ ...rooms, name: 'rooms' }])).rejects.toThrow('named by date');
    await expect(migrate(db, [rooms, { ...doors, name: rooms.name }])).rejects.toThrow('two migrations');
  });

  it('run once when several handles start together', async () => {
    const db = await open();
    const reports = await Promise.all([1, 2, 3, 4].map(() => migrate(db, [rooms, doors])));
    expect(reports.flatMap((report) => (report.ok ? report.value.applied : [])).sort()).toEqual([
      rooms.name,
      doors.name,
    ]);
  });
});

it('of a second process wait for those of the first', async () => {
  const url = await createServerDatabase();
  const [first, second] = await Promise.all([openServer(url, url), openServer(url, url)]);
  if (!first.ok || !second.ok) throw new Error('no database');
  const order: string[] = [];
  let began = () => {};
  const hasBegun = new Promise<void>((resolve) => {
    began = resolve;
  });
  const slow: Migration = {
    name: rooms.name,
    up: async (db) => {
      began();
      await sql`select pg_sleep(0.3)`.execute(db);
      await rooms.up(db);
      order.push('first has finished');
    },
  };
  const firstRun = migrate(first.value, [slow]);
  await hasBegun;
  const secondRun = migrate(second.value, [slow]).then((report) => {
    order.push('second has finished');
    return report;
  });
  expect(await firstRun).toMatchObject({ value: { applied: [rooms.name] } });
  expect(await secondRun).toMatchObject({ value: { applied: [] } });
  expect(order).toEqual(['first has finished', 'second has finished']);
  await first.value.destroy();
  await second.value.destroy();
});

async function openUnmigrated(db: Database): Promise<readonly unknown[]> {
  const found = await sql`select nspname from pg_namespace order by nspname`.execute(db);
  return found.rows;
}

import { sql } from 'kysely';
import { appendAudit } from '#platform/audit';
import { type Database, type Migration, migrate, openDatabase } from '#platform/database';
import { migrations } from '../migrations.ts';
import { announceStep } from './announce-step.ts';

/** As many rows as each step below writes. */
export const rowsPerStep = 100;

/** The product's migrations, then many that each make a table, fill it and leave an entry in the audit log. */
export const manySteps: readonly Migration[] = [
  ...migrations,
  ...Array.from({ length: 60 }, (_none, index): Migration => {
    const step = String(index + 1).padStart(3, '0');
    return {
      name: `2090-01-01-step-${step}`,
      up: async (db) => {
        const table = sql.table(`step_${step}`);
        await sql`create table ${table} (n int primary key, words text not null)`.execute(db);
        await sql`insert into ${table} select n, repeat('x', 100) from generate_series(1, ${sql.lit(rowsPerStep)}) n`.execute(
          db,
        );
        // A migration is given the transaction it runs in.
        const trx = db as Parameters<typeof appendAudit>[0];
        await appendAudit(trx, { actor: 'program', action: 'step.taken', subject: `step:${step}` });
      },
    };
  }),
];

/** What a process does until it is killed: takes the steps, saying at the start of each that it has begun. */
export async function takeSteps(dataDir: string, databaseUrl: string | null): Promise<void> {
  const opened = await openDatabase({ dataDir, databaseUrl });
  if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
  const announced = manySteps.map(
    ({ name, up }): Migration => ({
      name,
      up: (db) => {
        announceStep(name);
        return up(db);
      },
    }),
  );
  await migrate(opened.value, announced);
  await opened.value.destroy();
}

/** How far a database has come: steps recorded, and the rows of each table that stands. */
export async function readSteps(db: Database) {
  const exists = await sql<{ found: boolean }>`select to_regclass('platform.migrations') is not null as found`.execute(
    db,
  );
  if (exists.rows[0]?.found !== true) return { recorded: [], rows: new Map<string, number>(), audited: 0 };
  const recorded = await sql<{
    name: string;
  }>`select name from platform.migrations where name like '2090%' order by name`.execute(db);
  const tables = await sql<{
    name: string;
  }>`select tablename as name from pg_tables where tablename like 'step_%' order by 1`.execute(db);
  const rows = new Map<string, number>();
  for (const { name } of tables.rows) {
    const counted = await sql<{ n: number }>`select count(*) as n from ${sql.table(name)}`.execute(db);
    rows.set(`2090-01-01-${name.replace('_', '-')}`, counted.rows[0]?.n ?? 0);
  }
  const isAudited = await sql<{
    found: boolean;
  }>`select to_regclass('platform.audit_entries') is not null as found`.execute(db);
  const entries =
    isAudited.rows[0]?.found === true
      ? await sql<{ n: number }>`select count(*) as n from platform.audit_entries where action = 'step.taken'`.execute(
          db,
        )
      : null;
  return { recorded: recorded.rows.map((row) => row.name), rows, audited: entries?.rows[0]?.n ?? 0 };
}

import { type Config, type ConfigFlags, parseConfig } from '#platform/config';
import { type Database, migrate, type OpenOptions, openDatabase, pendingMigrations } from '#platform/database';
import type { CommandContext } from './command-context.ts';
import { migrations } from './migrations.ts';
import { explainConfig } from './sentences/config.ts';
import { explainDatabase } from './sentences/database.ts';

/** The configuration, or null after the refusal has been spoken. */
export function readConfig(context: CommandContext, flags: ConfigFlags): Config | null {
  const config = parseConfig(context.env, flags);
  if (config.ok) return config.value;
  context.refuse(explainConfig(config.problem), config.problem);
  return null;
}

/** Opens the database for as long as `use` runs, and closes it however that ends. Speaks the refusal when there is none. */
export async function withDatabase(
  context: CommandContext,
  config: Config,
  options: OpenOptions,
  use: (db: Database) => Promise<void>,
): Promise<void> {
  const opened = await openDatabase(config, { now: context.now(), ...options });
  if (!opened.ok) return context.refuse(explainDatabase(opened.problem), opened.problem);
  try {
    await use(opened.value);
  } finally {
    await opened.value.destroy();
  }
}

/** Like `withDatabase`, for verbs that bring the database up to this version first. */
export async function withUpToDateDatabase(
  context: CommandContext,
  config: Config,
  use: (db: Database) => Promise<void>,
): Promise<void> {
  await withDatabase(context, config, {}, async (db) => {
    const migrated = await migrate(db, migrations);
    if (!migrated.ok) return context.refuse(explainDatabase(migrated.problem), migrated.problem);
    return use(db);
  });
}

/** Like `withDatabase`, for verbs that look at a database and must find it up to date. */
export async function withMigratedDatabase(
  context: CommandContext,
  config: Config,
  use: (db: Database) => Promise<void>,
): Promise<void> {
  await withDatabase(context, config, { mayCreate: false }, async (db) => {
    const pending = await pendingMigrations(db, migrations);
    if (!pending.ok) return context.refuse(explainDatabase(pending.problem), pending.problem);
    if (pending.value.length > 0) {
      const problem = { kind: 'migrations-pending', pending: pending.value };
      return context.refuse(
        'The database is not up to date with this version: run "outspoken migrate" first.',
        problem,
      );
    }
    return use(db);
  });
}

/** Waits until the program is told to stop. */
export async function untilStopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
}

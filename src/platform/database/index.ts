export type { Database, DatabaseProblem, Transaction } from './database.ts';
export { openInMemory } from './embedded.ts';
export { type Engine, engineOf } from './engine.ts';
export { type Migration, type MigrationReport, migrate, pendingMigrations } from './migrate.ts';
export { type OpenOptions, openDatabase } from './open-database.ts';

export type { Database, DatabaseProblem, Transaction } from './database.ts';
export { openInMemory } from './embedded.ts';
export { type Migration, type MigrationReport, migrate, pendingMigrations } from './migrate.ts';
export { openDatabase } from './open-database.ts';

import { migrations as deskMigrations } from '#domains/desk';
import { migrations as geographyMigrations } from '#domains/geography';
import { migrations as mappingMigrations } from '#domains/mapping';
import { auditMigrations } from '#platform/audit';
import { authMigrations } from '#platform/auth';
import type { Migration } from '#platform/database';

/** Every migration of the product. `migrate` puts them in the order of their names. */
export const migrations: readonly Migration[] = [
  ...auditMigrations,
  ...authMigrations,
  ...geographyMigrations,
  ...mappingMigrations,
  ...deskMigrations,
];

import { migrations as geographyMigrations } from '#domains/geography';
import { auditMigrations } from '#platform/audit';
import type { Migration } from '#platform/database';

/** Every migration of the product. `migrate` puts them in the order of their names. */
export const migrations: readonly Migration[] = [...auditMigrations, ...geographyMigrations];

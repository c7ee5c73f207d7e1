import { migrations as coalitionMigrations } from '#domains/coalition';
import { migrations as deskMigrations } from '#domains/desk';
import { migrations as factsMigrations } from '#domains/facts';
import { migrations as fieldworkMigrations } from '#domains/fieldwork';
import { migrations as geographyMigrations } from '#domains/geography';
import { migrations as importsMigrations } from '#domains/imports';
import { migrations as intermediariesMigrations } from '#domains/intermediaries';
import { migrations as interventionsMigrations } from '#domains/interventions';
import { migrations as mappingMigrations } from '#domains/mapping';
import { migrations as moderationMigrations } from '#domains/moderation';
import { migrations as readinessMigrations } from '#domains/readiness';
import { migrations as straightTalkMigrations } from '#domains/straight-talk';
import { migrations as trustMigrations } from '#domains/trust';
import { migrations as voicesMigrations } from '#domains/voices';
import { attemptsMigrations } from '#platform/attempts';
import { auditMigrations } from '#platform/audit';
import { authMigrations } from '#platform/auth';
import type { Migration } from '#platform/database';
import { fileMigrations } from '#platform/files';
import { jobMigrations } from '#platform/jobs';

/** Every migration of the product. `migrate` puts them in the order of their names. */
export const migrations: readonly Migration[] = [
  ...attemptsMigrations,
  ...auditMigrations,
  ...authMigrations,
  ...fileMigrations,
  ...jobMigrations,
  ...geographyMigrations,
  ...mappingMigrations,
  ...importsMigrations,
  ...deskMigrations,
  ...moderationMigrations,
  ...readinessMigrations,
  ...voicesMigrations,
  ...coalitionMigrations,
  ...factsMigrations,
  ...fieldworkMigrations,
  ...intermediariesMigrations,
  ...interventionsMigrations,
  ...straightTalkMigrations,
  ...trustMigrations,
];

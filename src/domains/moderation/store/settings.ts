import type { Database, Transaction } from '#platform/database';
import type { RestoreRight } from '../core/restore.ts';
import type { ModerationTables } from './tables.ts';

/** What stewards decide for all of moderation. */
export interface Settings {
  readonly restoreRight: RestoreRight;
  /** Whether readers can report at all. */
  readonly takesReports: boolean;
  /** What staff do when somebody may be in danger, or something may be terrorist content; empty while nobody has written it. */
  readonly procedure: string;
  readonly changed: { readonly by: string; readonly at: Date } | null;
}

export async function findSettings(db: Database): Promise<Settings> {
  const row = await db
    .withTables<ModerationTables>()
    .selectFrom('moderation.settings')
    .selectAll()
    .executeTakeFirstOrThrow();
  const { changed_by: by, changed_at: at } = row;
  return {
    restoreRight: row.restore_right,
    takesReports: row.takes_reports,
    procedure: row.procedure,
    changed: by === null || at === null ? null : { by, at },
  };
}

export async function saveSettings(
  trx: Transaction,
  { restoreRight, takesReports, procedure }: Omit<Settings, 'changed'>,
  changed: { readonly by: string; readonly at: Date },
): Promise<void> {
  await trx
    .withTables<ModerationTables>()
    .updateTable('moderation.settings')
    .set({
      restore_right: restoreRight,
      takes_reports: takesReports,
      procedure,
      changed_by: changed.by,
      changed_at: changed.at,
    })
    .execute();
}

/** Something that stewards should know of a colleague. */
export interface Alert {
  readonly id: string;
  readonly kind: 'bulk' | 'takedowns';
  readonly personId: string;
  readonly at: Date;
}

export async function insertAlert(trx: Transaction, { id, kind, personId, at }: Alert): Promise<void> {
  await trx
    .withTables<ModerationTables>()
    .insertInto('moderation.alerts')
    .values({ id, kind, person_id: personId, at, seen_by: null, seen_at: null })
    .execute();
}

/** Those that no steward has said to have seen, the newest first. */
export async function listAlerts(db: Database): Promise<readonly Alert[]> {
  const rows = await db
    .withTables<ModerationTables>()
    .selectFrom('moderation.alerts')
    .select(['id', 'kind', 'person_id', 'at'])
    .where('seen_at', 'is', null)
    .orderBy('at', 'desc')
    .execute();
  return rows.map(({ id, kind, person_id, at }) => ({ id, kind, personId: person_id, at }));
}

/** Says whether there was one to be seen. */
export async function markAlertSeen(trx: Transaction, id: string, by: string, at: Date): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .withTables<ModerationTables>()
    .updateTable('moderation.alerts')
    .set({ seen_by: by, seen_at: at })
    .where('id', '=', id)
    .where('seen_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

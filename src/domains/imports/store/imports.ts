import { type Selectable, sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import { type Import, type ImportState, open, type Progress, working } from '../core/import.ts';
import type { ImportsTables } from './tables.ts';

export type NewImport = Pick<Import, 'kind' | 'fileName' | 'bytes' | 'look'> & { readonly sha256: string };
export interface Doing {
  readonly actor: string;
  readonly now: Date;
}

export async function insertImport(
  trx: Transaction,
  { kind, fileName, bytes, sha256, look }: NewImport,
  { actor, now }: Doing,
): Promise<string> {
  const { id } = await trx
    .withTables<ImportsTables>()
    .insertInto('imports.imports')
    .values({
      ...{ kind, file_name: fileName, bytes, sha256, state: 'received', look: JSON.stringify(look) },
      ...{ progress: null, wishes: null, report: null },
      ...{ received_by: actor, received_at: now, asked_by: actor, asked_at: now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
  return id;
}

/** Null where there is none with this id. */
export async function findImport(db: Database, id: string): Promise<Import | null> {
  const row = await db
    .withTables<ImportsTables>()
    .selectFrom('imports.imports')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : importOf(row);
}

/** The latest imports, the newest first. */
export async function listImports(db: Database, limit: number): Promise<readonly Import[]> {
  const rows = await db
    .withTables<ImportsTables>()
    .selectFrom('imports.imports')
    .selectAll()
    .orderBy('received_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map(importOf);
}

/** Which import, as whoever changes it saw it. */
export interface Seen {
  readonly id: string;
  readonly turn: number;
}

/** A step that somebody asks for, which begins a new turn. False where the import is no longer as it was seen, or in another state. */
export async function takeTurn(
  trx: Transaction,
  { id, turn }: Seen,
  from: readonly ImportState[],
  to: ImportState,
  { actor, now }: Doing,
  more: { readonly wishes?: unknown; readonly forget?: 'report' | 'all' } = {},
): Promise<boolean> {
  const changed = await trx
    .withTables<ImportsTables>()
    .updateTable('imports.imports')
    .set({
      ...{ state: to, turn: turn + 1, progress: null, asked_by: actor, asked_at: now },
      ...('wishes' in more && { wishes: JSON.stringify(more.wishes) }),
      ...(more.forget !== undefined && { report: null }),
      ...(more.forget === 'all' && { sha256: null, look: null, wishes: null }),
    })
    .where('id', '=', id)
    .where('turn', '=', turn)
    .where('state', 'in', from)
    .returning('id')
    .execute();
  return changed.length === 1;
}

/** How the work of a turn ended. False where the turn is over, by somebody's wish or because it was ended before. */
export async function endTurn(
  trx: Transaction,
  { id, turn }: Seen,
  to: ImportState,
  report: unknown,
): Promise<boolean> {
  const changed = await trx
    .withTables<ImportsTables>()
    .updateTable('imports.imports')
    .set({
      ...{ state: to, progress: null, report: JSON.stringify(report) },
      ...(to === 'stored' && { sha256: null, look: null }),
    })
    .where('id', '=', id)
    .where('turn', '=', turn)
    .where('state', 'in', working)
    .returning('id')
    .execute();
  return changed.length === 1;
}

/** Keeps an import that is being stored from being stopped until the transaction ends. False where it was stopped already. */
export async function holdStoring(trx: Transaction, { id, turn }: Seen): Promise<boolean> {
  const row = await trx
    .withTables<ImportsTables>()
    .selectFrom('imports.imports')
    .select('id')
    .where('id', '=', id)
    .where('turn', '=', turn)
    .where('state', '=', 'storing')
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

/** Says how far the work of a turn is; false where nobody wants it any more. */
export async function noteProgress(db: Database, { id, turn }: Seen, progress: Progress): Promise<boolean> {
  const changed = await db
    .withTables<ImportsTables>()
    .updateTable('imports.imports')
    .set({ progress: JSON.stringify(progress) })
    .where('id', '=', id)
    .where('turn', '=', turn)
    .where('state', 'in', working)
    .returning('id')
    .execute();
  return changed.length === 1;
}

/** Files with which nobody went on since a moment. */
export async function listForgotten(
  db: Database,
  since: Date,
): Promise<readonly (Seen & { readonly sha256: string })[]> {
  const rows = await db
    .withTables<ImportsTables>()
    .selectFrom('imports.imports')
    .select(['id', 'turn', sql<string>`sha256`.as('sha256')])
    .where('state', 'in', open)
    .where('asked_at', '<', since)
    .execute();
  return rows;
}

function importOf(row: Selectable<ImportsTables['imports.imports']>): Import {
  const { id, kind, bytes, sha256, state, turn, progress, look, wishes, report } = row;
  return {
    ...{ id, kind, fileName: row.file_name, bytes, sha256, state, turn, progress, look, wishes, report },
    ...{ receivedBy: row.received_by, receivedAt: row.received_at, askedBy: row.asked_by, askedAt: row.asked_at },
  };
}

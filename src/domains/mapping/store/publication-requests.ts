import type { Selectable } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { Decision, PublicationRequest } from '../core/publication/publication-request.ts';
import type { MappingTables } from './tables.ts';

/** Everything that was ever asked for, of all versions or of one, in the order in which it was. */
export async function listRequests(db: Database, versionId?: string): Promise<readonly PublicationRequest[]> {
  const all = db.withTables<MappingTables>().selectFrom('mapping.publication_requests').selectAll().orderBy('id');
  const rows = await (versionId === undefined ? all : all.where('version_id', '=', versionId)).execute();
  return rows.map(requestOf);
}

export async function findRequest(db: Database, id: number): Promise<PublicationRequest | null> {
  const row = await db
    .withTables<MappingTables>()
    .selectFrom('mapping.publication_requests')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : requestOf(row);
}

/** The request about a version that waits for a decision. There is never more than one. */
export async function findOpenRequest(db: Database, versionId: string): Promise<PublicationRequest | null> {
  const row = await db
    .withTables<MappingTables>()
    .selectFrom('mapping.publication_requests')
    .selectAll()
    .where('version_id', '=', versionId)
    .where('outcome', 'is', null)
    .executeTakeFirst();
  return row === undefined ? null : requestOf(row);
}

export async function insertRequest(
  trx: Transaction,
  request: Omit<PublicationRequest, 'id' | 'decision'>,
): Promise<number> {
  const { versionId, kind, askedBy, askedAt, note } = request;
  const row = await trx
    .withTables<MappingTables>()
    .insertInto('mapping.publication_requests')
    .values({ version_id: versionId, kind, asked_by: askedBy, asked_at: askedAt, note })
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

export async function saveDecision(trx: Transaction, id: number, decision: Decision): Promise<void> {
  const said =
    decision.outcome === 'taken-back'
      ? { decision_note: null, superseded: null }
      : { decision_note: decision.note, superseded: decision.superseded };
  await trx
    .withTables<MappingTables>()
    .updateTable('mapping.publication_requests')
    .set({ outcome: decision.outcome, decided_by: decision.by, decided_at: decision.at, ...said })
    .where('id', '=', id)
    .execute();
}

type Row = Selectable<MappingTables['mapping.publication_requests']>;

function requestOf(row: Row): PublicationRequest {
  return {
    id: row.id,
    versionId: row.version_id,
    kind: row.kind,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    note: row.note,
    decision: decisionOf(row),
  };
}

function decisionOf({ outcome, decided_by, decided_at, decision_note, superseded }: Row): Decision | null {
  if (outcome === null || decided_by === null || decided_at === null) return null;
  const decision = { by: decided_by, at: decided_at };
  if (outcome === 'taken-back') return { outcome, ...decision };
  if (decision_note === null) throw new Error(`a request was ${outcome} without a note`);
  return { outcome, ...decision, note: decision_note, superseded };
}

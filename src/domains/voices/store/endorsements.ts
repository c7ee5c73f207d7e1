import type { Selectable } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { Endorsement } from '../core/endorsement.ts';
import type { VoicesTables } from './tables.ts';

/** Of one wave, in the order in which they were asked. */
export async function listEndorsements(db: Database, waveId: string): Promise<readonly Endorsement[]> {
  const rows = await db
    .withTables<VoicesTables>()
    .selectFrom('voices.endorsements')
    .selectAll()
    .where('wave_id', '=', waveId)
    .orderBy('asked_at')
    .orderBy('id')
    .execute();
  return rows.map(endorsementOf);
}

export async function findByLink(db: Database, waveId: string, linkHash: string): Promise<Endorsement | null> {
  const row = await db
    .withTables<VoicesTables>()
    .selectFrom('voices.endorsements')
    .selectAll()
    .where('wave_id', '=', waveId)
    .where('link_hash', '=', linkHash)
    .executeTakeFirst();
  return row === undefined ? null : endorsementOf(row);
}

/** Held until the transaction ends: of two who answer a link at once the second finds it used. */
export async function holdEndorsement(trx: Transaction, waveId: string, id: string): Promise<Endorsement | null> {
  const row = await trx
    .withTables<VoicesTables>()
    .selectFrom('voices.endorsements')
    .selectAll()
    .where('wave_id', '=', waveId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : endorsementOf(row);
}

export async function insertEndorsement(
  trx: Transaction,
  waveId: string,
  { linkHash, ...endorsement }: Endorsement & { readonly linkHash: string },
): Promise<void> {
  const { id, askedBy, askedAt, expiresAt, state } = endorsement;
  await trx
    .withTables<VoicesTables>()
    .insertInto('voices.endorsements')
    .values({
      ...{ wave_id: waveId, id, link_hash: linkHash, asked_by: askedBy },
      ...{ asked_at: askedAt, expires_at: expiresAt, state },
    })
    .execute();
}

export async function updateEndorsement(trx: Transaction, waveId: string, endorsement: Endorsement): Promise<void> {
  const { id, state, name, role, contentHash, confirmedBy } = endorsement;
  await trx
    .withTables<VoicesTables>()
    .updateTable('voices.endorsements')
    .set({ state, name, role, content_hash: contentHash, confirmed_by: confirmedBy })
    .where('wave_id', '=', waveId)
    .where('id', '=', id)
    .execute();
}

function endorsementOf(row: Selectable<VoicesTables['voices.endorsements']>): Endorsement {
  return {
    id: row.id,
    askedBy: row.asked_by,
    askedAt: row.asked_at,
    expiresAt: row.expires_at,
    state: row.state,
    name: row.name,
    role: row.role,
    contentHash: row.content_hash,
    confirmedBy: row.confirmed_by,
  };
}

import type { Selectable } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { Signature } from '../core/signature.ts';
import type { CoalitionTables } from './tables.ts';

const tablesOf = (db: Database) => db.withTables<CoalitionTables>();

export async function listSignatures(db: Database): Promise<readonly Signature[]> {
  const rows = await tablesOf(db)
    .selectFrom('coalition.signatures')
    .selectAll()
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(signatureOf);
}

export async function findSignatureByCode(db: Database, hash: string): Promise<Signature | null> {
  const row = await tablesOf(db)
    .selectFrom('coalition.signatures')
    .selectAll()
    .where('code_hash', '=', hash)
    .executeTakeFirst();
  return row === undefined ? null : signatureOf(row);
}

export async function holdSignature(trx: Transaction, id: string): Promise<Signature | null> {
  const row = await tablesOf(trx)
    .selectFrom('coalition.signatures')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : signatureOf(row);
}

export async function insertSignature(trx: Transaction, signature: Signature, codeHash: string): Promise<void> {
  await tablesOf(trx)
    .insertInto('coalition.signatures')
    .values({ ...rowOf(signature), code_hash: codeHash })
    .execute();
}

export async function updateSignature(trx: Transaction, signature: Signature): Promise<void> {
  await tablesOf(trx)
    .updateTable('coalition.signatures')
    .set(rowOf(signature))
    .where('id', '=', signature.id)
    .execute();
}

export async function deleteSignature(trx: Transaction, id: string): Promise<void> {
  await tablesOf(trx).deleteFrom('coalition.signatures').where('id', '=', id).execute();
}

const rowOf = ({ id, name, website, signedOn, until, removalAskedBy }: Signature) => ({
  ...{ id, name, website, until, signed_on: signedOn, removal_asked_by: removalAskedBy },
});

const signatureOf = (row: Selectable<CoalitionTables['coalition.signatures']>): Signature => ({
  ...{ id: row.id, name: row.name, website: row.website, until: row.until },
  ...{ signedOn: row.signed_on, removalAskedBy: row.removal_asked_by },
});

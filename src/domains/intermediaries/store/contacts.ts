import type { Database, Transaction } from '#platform/database';
import type { Contacts } from '../core/contacts.ts';
import type { IntermediariesTables } from './tables.ts';

export async function listContacts(db: Database): Promise<readonly Contacts[]> {
  return db.withTables<IntermediariesTables>().selectFrom('intermediaries.contacts').selectAll().execute();
}

/** Adds to the count of the same month, area, topic, outcome and answer. */
export async function addContacts(trx: Transaction, contacts: Contacts): Promise<void> {
  await trx
    .withTables<IntermediariesTables>()
    .insertInto('intermediaries.contacts')
    .values(contacts)
    .onConflict((conflict) =>
      conflict.columns(['month', 'area', 'topic', 'outcome', 'knew']).doUpdateSet(({ eb, ref }) => ({
        count: eb(ref('intermediaries.contacts.count'), '+', ref('excluded.count')),
      })),
    )
    .execute();
}

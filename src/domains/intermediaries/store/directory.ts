import type { Selectable } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { Listing, ListingFields, Organisation } from '../core/listing.ts';
import type { IntermediariesTables } from './tables.ts';

const tablesOf = (db: Database) => db.withTables<IntermediariesTables>();

export async function listOrganisations(db: Database): Promise<readonly Organisation[]> {
  const rows = await tablesOf(db).selectFrom('intermediaries.organisations').selectAll().orderBy('name').execute();
  return rows.map(({ is_active: isActive, ...row }) => ({ ...row, isActive }));
}

export async function findOrganisation(db: Database, id: string): Promise<Organisation | null> {
  return (await listOrganisations(db)).find((organisation) => organisation.id === id) ?? null;
}

export async function saveOrganisation(trx: Transaction, { isActive, ...row }: Organisation): Promise<void> {
  const values = { ...row, areas: [...row.areas], is_active: isActive };
  await tablesOf(trx)
    .insertInto('intermediaries.organisations')
    .values(values)
    .onConflict((conflict) => conflict.column('id').doUpdateSet(values))
    .execute();
}

export async function listListings(db: Database): Promise<readonly Listing[]> {
  const rows = await tablesOf(db)
    .selectFrom('intermediaries.listings')
    .selectAll()
    .orderBy('name')
    .orderBy('id')
    .execute();
  return rows.map(listingOf);
}

export async function findListing(db: Database, id: string): Promise<Listing | null> {
  const row = await tablesOf(db)
    .selectFrom('intermediaries.listings')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : listingOf(row);
}

/** The same, kept from everybody else until the transaction ends. */
export async function holdListing(trx: Transaction, id: string): Promise<Listing | null> {
  const row = await tablesOf(trx)
    .selectFrom('intermediaries.listings')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row === undefined ? null : listingOf(row);
}

export async function findListingByCode(db: Database, hash: string): Promise<Listing | null> {
  const row = await tablesOf(db)
    .selectFrom('intermediaries.listings')
    .selectAll()
    .where('code_hash', '=', hash)
    .executeTakeFirst();
  return row === undefined ? null : listingOf(row);
}

export async function insertListing(trx: Transaction, listing: Listing, codeHash: string): Promise<void> {
  await tablesOf(trx)
    .insertInto('intermediaries.listings')
    .values({ ...rowOf(listing), code_hash: codeHash })
    .execute();
}

export async function updateListing(trx: Transaction, listing: Listing): Promise<void> {
  await tablesOf(trx).updateTable('intermediaries.listings').set(rowOf(listing)).where('id', '=', listing.id).execute();
}

/** With its code: nothing of the person is left but what backups hold until they run out. */
export async function deleteListing(trx: Transaction, id: string): Promise<void> {
  await tablesOf(trx).deleteFrom('intermediaries.listings').where('id', '=', id).execute();
}

function rowOf({ id, organisationId, fields, ...listing }: Listing) {
  return {
    ...{ id, organisation_id: organisationId, name: fields.name, phone: fields.phone, place: fields.place },
    ...{ kind: fields.kind, gender: fields.gender, areas: [...fields.areas], languages: [...fields.languages] },
    ...{ hours: [...fields.hours], access: [...fields.access], consents: JSON.stringify(listing.consents) },
    ...{ is_paused: listing.isPaused, trained_on: listing.trainedOn, reference_days: [...listing.references] },
    ...{ assured_until: listing.assuredUntil, nominated_by: listing.nominatedBy },
    removal_asked_by: listing.removalAskedBy,
  };
}

function listingOf(row: Selectable<IntermediariesTables['intermediaries.listings']>): Listing {
  return {
    id: row.id,
    organisationId: row.organisation_id,
    fields: {
      ...{ name: row.name, phone: row.phone, place: row.place, kind: row.kind, gender: row.gender },
      ...{ areas: row.areas, languages: row.languages },
      hours: row.hours as ListingFields['hours'][number][], // They were checked before they were stored.
      access: row.access as ListingFields['access'][number][],
    },
    consents: row.consents as Listing['consents'],
    isPaused: row.is_paused,
    trainedOn: row.trained_on,
    references: row.reference_days,
    assuredUntil: row.assured_until,
    nominatedBy: row.nominated_by,
    removalAskedBy: row.removal_asked_by,
  };
}

import { sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { LookupLink } from '../core/apply-lookup.ts';
import type { Vintage } from '../core/area.ts';
import type { Lookup } from '../core/check-against-lookup.ts';
import type { GeographyTables } from './tables.ts';

const rowsAtOnce = 5000;

/** All links from one vintage to another, by code. Empty when that lookup was never imported. */
export async function listLookup(db: Database, from: Vintage, to: Vintage): Promise<readonly LookupLink[]> {
  return db
    .withTables<GeographyTables>()
    .selectFrom('geography.lookup_links')
    .select(['from_code as from', 'to_code as to', 'share'])
    .where('from_vintage', '=', from)
    .where('to_vintage', '=', to)
    .orderBy(sql`from_code collate "C", to_code collate "C"`)
    .execute();
}

/** Every lookup that leads from or to a vintage, whole. */
export async function listLookupsOf(db: Database, vintage: Vintage): Promise<readonly Lookup[]> {
  const pairs = await sql<{ from: Vintage; to: Vintage }>`
    select distinct from_vintage as "from", to_vintage as "to" from geography.lookup_links
    where from_vintage = ${vintage} or to_vintage = ${vintage}
    order by 1, 2
  `.execute(db);
  const lookups: Lookup[] = [];
  for (const { from, to } of pairs.rows) lookups.push({ from, to, links: await listLookup(db, from, to) });
  return lookups;
}

/** Replaces the lookup from one vintage to another. */
export async function saveLookup(
  trx: Transaction,
  from: Vintage,
  to: Vintage,
  links: readonly LookupLink[],
): Promise<void> {
  await trx
    .withTables<GeographyTables>()
    .deleteFrom('geography.lookup_links')
    .where('from_vintage', '=', from)
    .where('to_vintage', '=', to)
    .execute();
  for (let start = 0; start < links.length; start += rowsAtOnce) {
    const rows = links.slice(start, start + rowsAtOnce);
    await sql`
      insert into geography.lookup_links (from_vintage, to_vintage, from_code, to_code, share)
      select ${from}, ${to}, "from", "to", share
      from json_to_recordset(${JSON.stringify(rows)}::json) as given ("from" text, "to" text, share double precision)
    `.execute(trx);
  }
}

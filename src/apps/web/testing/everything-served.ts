import { sql } from 'kysely';
import type { Database } from '#platform/database';
import type { VoicesSite } from './open-voices.ts';

/**
 * Everything that the running program answers by GET, headers included, in one text: the addresses are its own, so that a new one is asked without anybody thinking of
 * it. `addressesOf` gives what stands for the parameters of a pattern.
 */
export async function everythingServed(
  site: VoicesSite,
  addressesOf: (pattern: string) => readonly string[],
): Promise<string> {
  site.clock = new Date(site.clock.getTime() + 2_000);
  const patterns = new Set(site.app.routes.filter(({ method }) => method === 'GET').map(({ path }) => path));
  if (patterns.size <= 100) throw new Error(`only ${patterns.size} addresses are known`);
  const texts: string[] = [];
  for (const address of [...patterns].flatMap(addressesOf)) {
    const response = await site.app.request(address);
    if (response.status >= 500) throw new Error(`${address} answers ${response.status}`);
    texts.push(JSON.stringify([...response.headers]), Buffer.from(await response.arrayBuffer()).toString('latin1'));
  }
  return texts.join('\n');
}

/** The tables of the database in which a text stands. */
export async function tablesWith(db: Database, text: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`
    select table_schema || '.' || table_name as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema') order by 1`.execute(
    db,
  );
  if (rows.length <= 30) throw new Error(`only ${rows.length} tables are known`);
  const found: string[] = [];
  for (const { name } of rows) {
    const { rows: hits } = await sql`
      select 1 from ${sql.table(name)} as t where position(${text} in t::text) > 0 limit 1`.execute(db);
    if (hits.length > 0) found.push(name);
  }
  return found;
}

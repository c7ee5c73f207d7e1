import { type Selectable, sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { Area, AreaKey, Vintage } from '../core/area.ts';
import type { GeographyTables, Origin } from './tables.ts';

const rowsAtOnce = 2000;

/** The area with this code, of the newest vintage that has it unless one is named; null when there is none. */
export async function findArea(db: Database, code: string, vintage?: Vintage): Promise<Area | null> {
  const named = db
    .withTables<GeographyTables>()
    .selectFrom('geography.areas')
    .selectAll()
    .where('code', '=', code)
    .orderBy(sql`right(vintage, 2)`, 'desc')
    .limit(1);
  const row = await (vintage === undefined ? named : named.where('vintage', '=', vintage)).executeTakeFirst();
  return row === undefined ? null : areaOf(row);
}

/** All areas of a vintage, in the order of their codes. Empty when the vintage was never imported. */
export async function listAreas(db: Database, vintage: Vintage): Promise<readonly Area[]> {
  const rows = await db
    .withTables<GeographyTables>()
    .selectFrom('geography.areas')
    .selectAll()
    .where('vintage', '=', vintage)
    .orderBy(sql`code collate "C"`)
    .execute();
  return rows.map(areaOf);
}

/** The local authorities of the newest vintage that is stored, in the order of their codes; none where there is none. */
export async function listAuthorities(db: Database): Promise<readonly Area[]> {
  const newest = await db
    .withTables<GeographyTables>()
    .selectFrom('geography.areas')
    .select('vintage')
    .where(sql`vintage`, 'like', 'lad%')
    .orderBy(sql`right(vintage, 2)`, 'desc')
    .limit(1)
    .executeTakeFirst();
  return newest === undefined ? [] : listAreas(db, newest.vintage);
}

/** The areas directly inside another one, in the order of their codes. */
export async function listChildren(db: Database, parent: AreaKey): Promise<readonly Area[]> {
  const rows = await db
    .withTables<GeographyTables>()
    .selectFrom('geography.areas')
    .selectAll()
    .where('parent_vintage', '=', parent.vintage)
    .where('parent_code', '=', parent.code)
    .orderBy(sql`code collate "C"`)
    .execute();
  return rows.map(areaOf);
}

/** The codes of all areas of a vintage that are one of these or lie in one, however deep, as far as their parents are known. */
export async function listCodesWithin(
  db: Database,
  vintage: Vintage,
  codes: readonly string[],
): Promise<readonly string[]> {
  const found = await sql<{ code: string }>`
    with recursive within as (
      select vintage, code from geography.areas where code in (select json_array_elements_text(${JSON.stringify(codes)}::json))
      union
      select areas.vintage, areas.code from geography.areas
      join within on areas.parent_vintage = within.vintage and areas.parent_code = within.code
    )
    select code from within where vintage = ${vintage} order by code collate "C"
  `.execute(db);
  return found.rows.map(({ code }) => code);
}

/** Makes every other process that would import areas of a vintage wait until this transaction ends. */
export async function holdVintage(trx: Transaction, vintage: Vintage): Promise<void> {
  const key = `geography.areas ${vintage}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
}

/** How many of these codes each vintage has, the newest first; none that has none. */
export async function countCodes(
  db: Database,
  codes: readonly string[],
): Promise<readonly { readonly vintage: Vintage; readonly count: number }[]> {
  const found = await sql<{ vintage: Vintage; count: number }>`
    select vintage, count(*) as count from geography.areas
    join (select distinct json_array_elements_text(${JSON.stringify(codes)}::json) as code) as asked using (code)
    group by vintage order by right(vintage, 2) desc, vintage
  `.execute(db);
  return found.rows;
}

/**
 * What of these areas cannot be drawn, because some of them have neither all a hexagon nor all a boundary: how many lack the one that most
 * have, and the first of them. Null where the whole set has a place on a map.
 */
export async function findWithoutPlace(
  db: Database,
  vintage: Vintage,
  codes: readonly string[],
): Promise<{ readonly areas: number; readonly example: string } | null> {
  const found = await sql<{ areas: number; example: string }>`
    with asked as (select distinct json_array_elements_text(${JSON.stringify(codes)}::json) as code),
    lacking as (
      select code, cell.code is null as hexagon, boundary.code is null as boundary from asked
      left join (select code from geography.hex_cells where vintage = ${vintage}) as cell using (code)
      left join (select code from geography.boundaries where vintage = ${vintage}) as boundary using (code)
    )
    select count(*) filter (where hexagon) as areas, min(code collate "C") filter (where hexagon) as example from lacking
    union all
    select count(*) filter (where boundary), min(code collate "C") filter (where boundary) from lacking
    order by areas limit 1
  `.execute(db);
  const [least] = found.rows;
  return least === undefined || least.areas === 0 ? null : least;
}

/** Which of these areas are stored. */
export async function findKnown(db: Database, keys: readonly AreaKey[]): Promise<readonly AreaKey[]> {
  const found = await sql<AreaKey>`
    select vintage, code from geography.areas
    join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as asked (vintage text, code text) using (vintage, code)
  `.execute(db);
  return found.rows;
}

/**
 * Stores areas. One that is there already is replaced, unless it came from an import and this one is of the example: what an operator
 * brought outranks it. Parents may come in any order.
 */
export async function saveAreas(trx: Transaction, areas: readonly Area[], origin: Origin): Promise<void> {
  for (let start = 0; start < areas.length; start += rowsAtOnce) {
    const rows = areas.slice(start, start + rowsAtOnce).map((area) => rowOf(area, origin));
    await sql`
      insert into geography.areas (vintage, code, kind, name, parent_vintage, parent_code, population, lon, lat, origin)
      select vintage, code, kind, name, parent_vintage, parent_code, population, lon, lat, origin
      from json_to_recordset(${JSON.stringify(rows)}::json) as given (
        vintage text, code text, kind text, name text, parent_vintage text, parent_code text,
        population integer, lon double precision, lat double precision, origin text
      )
      on conflict (vintage, code) do update set
        kind = excluded.kind, name = excluded.name, parent_vintage = excluded.parent_vintage, parent_code = excluded.parent_code,
        population = excluded.population, lon = excluded.lon, lat = excluded.lat, origin = excluded.origin
      where areas.origin = 'example' or excluded.origin = 'import'
    `.execute(trx);
  }
}

/** Takes the example's areas away, but for `keep` and those in which a kept or imported area lies. Tells how many went. */
export async function deleteExampleAreas(trx: Transaction, keep: readonly string[]): Promise<number> {
  const gone = await sql<{ code: string }>`
    with recursive kept as (
      select vintage, code from geography.areas
      where origin = 'import' or code in (select json_array_elements_text(${JSON.stringify(keep)}::json))
      union
      select areas.parent_vintage, areas.parent_code
      from geography.areas join kept on areas.vintage = kept.vintage and areas.code = kept.code
      where areas.parent_code is not null
    )
    delete from geography.areas
    where origin = 'example' and not exists (select from kept where kept.vintage = areas.vintage and kept.code = areas.code)
    returning code
  `.execute(trx);
  return gone.rows.length;
}

type Row = Selectable<GeographyTables['geography.areas']>;

function areaOf(row: Row): Area {
  const { vintage, code, kind, name, population, lon, lat } = row;
  const parent =
    row.parent_vintage === null || row.parent_code === null
      ? null
      : { vintage: row.parent_vintage, code: row.parent_code };
  return { vintage, code, kind, name, parent, population, centre: lon === null || lat === null ? null : { lon, lat } };
}

function rowOf(area: Area, origin: Origin): Row {
  return {
    vintage: area.vintage,
    code: area.code,
    kind: area.kind,
    name: area.name,
    parent_vintage: area.parent?.vintage ?? null,
    parent_code: area.parent?.code ?? null,
    population: area.population,
    lon: area.centre?.lon ?? null,
    lat: area.centre?.lat ?? null,
    origin,
  };
}

import { type Selectable, sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { AreaGroupResult, AreaResult } from '../core/version/index-version.ts';
import type { MappingTables } from './tables.ts';

const rowsAtOnce = 1000;

/** All results of a version, in the order of its input. */
export async function listAreaResults(db: Database, versionId: string): Promise<readonly AreaResult[]> {
  const rows = await db
    .withTables<MappingTables>()
    .selectFrom('mapping.area_results')
    .selectAll()
    .where('version_id', '=', versionId)
    .orderBy('position')
    .execute();
  return rows.map(resultOf);
}

export async function findAreaResult(db: Database, versionId: string, code: string): Promise<AreaResult | null> {
  const row = await db
    .withTables<MappingTables>()
    .selectFrom('mapping.area_results')
    .selectAll()
    .where('version_id', '=', versionId)
    .where('code', '=', code)
    .executeTakeFirst();
  return row === undefined ? null : resultOf(row);
}

/**
 * Areas of a version whose name or code holds what somebody typed, by name; among `codes` alone where those are given. Tells how many there are
 * in all.
 */
export async function searchAreaResults(
  db: Database,
  versionId: string,
  { text, codes, limit }: { readonly text: string; readonly codes: readonly string[] | null; readonly limit: number },
): Promise<{ readonly found: number; readonly areas: readonly AreaResult[] }> {
  const holding = `%${text.replaceAll(/[\\%_]/g, '\\$&')}%`;
  const matching = db
    .withTables<MappingTables>()
    .selectFrom('mapping.area_results')
    .where('version_id', '=', versionId)
    .where((area) => area.or([area('name', 'ilike', holding), area('code', 'ilike', holding)]))
    .$if(codes !== null, (some) =>
      some.where(sql<boolean>`code in (select json_array_elements_text(${JSON.stringify(codes)}::json))`),
    );
  const { found } = await matching.select((area) => area.fn.countAll<number>().as('found')).executeTakeFirstOrThrow();
  const rows = await matching.selectAll().orderBy('name').orderBy('code').limit(limit).execute();
  return { found, areas: rows.map(resultOf) };
}

/** The codes of the areas of a version, in the order of its input. */
export async function listCodes(db: Database, versionId: string): Promise<readonly string[]> {
  const rows = await db
    .withTables<MappingTables>()
    .selectFrom('mapping.area_results')
    .select('code')
    .where('version_id', '=', versionId)
    .orderBy('position')
    .execute();
  return rows.map(({ code }) => code);
}

/** Stores the results of a version, a thousand to a statement; 33,755 areas by 40 indicators take a few seconds. */
export async function insertAreaResults(
  trx: Transaction,
  versionId: string,
  areas: readonly AreaResult[],
): Promise<void> {
  for (let start = 0; start < areas.length; start += rowsAtOnce) {
    const rows = areas.slice(start, start + rowsAtOnce).map((area, index) => rowOf(area, start + index));
    await sql`
      insert into mapping.area_results (
        version_id, position, code, name, parent, population, raw, normalised, score, rank,
        score_sd, rank_p05, rank_p50, rank_p95, top_decile
      )
      select ${versionId}, position, code, name, parent, population, raw::float8[], normalised::float8[], score::float8[], rank::int[],
        score_sd::float8[], rank_p05::float8[], rank_p50::float8[], rank_p95::float8[], top_decile::float8[]
      from json_to_recordset(${JSON.stringify(rows)}::json) as given (
        position integer, code text, name text, parent text, population double precision, raw text, normalised text, score text,
        rank text, score_sd text, rank_p05 text, rank_p50 text, rank_p95 text, top_decile text
      )
    `.execute(trx);
  }
}

/** Arrays travel as PostgreSQL's own text for them, which it reads faster than JSON and without losing a digit. */
function rowOf(area: AreaResult, position: number) {
  const drawn = (pick: (uncertainty: NonNullable<AreaGroupResult['uncertainty']>) => number) =>
    arrayText(area.groups.map((group) => (group.uncertainty === null ? null : pick(group.uncertainty))));
  return {
    position,
    code: area.code,
    name: area.name,
    parent: area.parent,
    population: area.population,
    raw: arrayText(area.raw),
    normalised: arrayText(area.normalised),
    score: arrayText(area.groups.map((group) => group.score)),
    rank: arrayText(area.groups.map((group) => group.rank)),
    score_sd: drawn((uncertainty) => uncertainty.scoreSd),
    rank_p05: drawn((uncertainty) => uncertainty.rankP05),
    rank_p50: drawn((uncertainty) => uncertainty.rankP50),
    rank_p95: drawn((uncertainty) => uncertainty.rankP95),
    top_decile: drawn((uncertainty) => uncertainty.topDecile),
  };
}

function arrayText(values: readonly (number | null)[]): string {
  return `{${values.map((value) => (value === null ? 'NULL' : finite(value))).join(',')}}`;
}

function finite(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`a stored figure must be a number: got ${value}`);
  return Object.is(value, -0) ? '-0' : String(value);
}

function resultOf(row: Selectable<MappingTables['mapping.area_results']>): AreaResult {
  const { code, name, parent, population, raw, normalised, score, rank } = row;
  const groups = score.map((value, at) => ({
    score: value,
    rank: given(rank, at),
    uncertainty: uncertaintyOf(row, at),
  }));
  return { code, name, parent, population, raw, normalised, groups };
}

function uncertaintyOf(
  row: Selectable<MappingTables['mapping.area_results']>,
  at: number,
): AreaGroupResult['uncertainty'] {
  if (row.score_sd[at] === null) return null;
  return {
    scoreSd: given(row.score_sd, at),
    rankP05: given(row.rank_p05, at),
    rankP50: given(row.rank_p50, at),
    rankP95: given(row.rank_p95, at),
    topDecile: given(row.top_decile, at),
  };
}

function given(values: readonly (number | null)[], at: number): number {
  const value = values[at];
  if (value === undefined || value === null)
    throw new Error(`a result holds ${values.length} figures and lacks number ${at}`);
  return value;
}

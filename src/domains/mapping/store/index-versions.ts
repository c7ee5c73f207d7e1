import { type Selectable, sql } from 'kysely';
import type { Database, Transaction } from '#platform/database';
import type { IndexSources } from '../core/recipe/index-sources.ts';
import type { IndexVersion } from '../core/version/index-version.ts';
import type { MappingTables } from './tables.ts';

/** A version of an index with the reasons for its sources, where they were given. */
export interface StoredVersion {
  readonly version: IndexVersion;
  readonly sources: IndexSources | null;
}

/** What is known of a version before it is stored: its number comes from the store. */
export type UnnumberedVersion = Omit<IndexVersion, 'id'>;

/** What a list of maps says of a version. */
export type VersionHeading = Pick<
  IndexVersion,
  'id' | 'recipeId' | 'title' | 'status' | 'createdAt' | 'publishedAt' | 'vintage' | 'areaCount'
>;

/**
 * Everything that is public, what was published last first: at most one version of each recipe. As long as nothing is published, the example
 * is.
 */
export async function findPublicVersions(db: Database): Promise<readonly VersionHeading[]> {
  const rows = await selectHeadings(db)
    .where('status', 'in', ['published', 'example'])
    .orderBy(sql`coalesce(published_at, created_at)`, 'desc')
    .orderBy('number', 'desc')
    .orderBy('id')
    .execute();
  const published = rows.filter(({ status }) => status === 'published');
  return (published.length > 0 ? published : rows).map(headingOf);
}

/** What a list says of each of these versions. */
export async function findHeadings(db: Database, ids: readonly string[]): Promise<readonly VersionHeading[]> {
  if (ids.length === 0) return [];
  const rows = await selectHeadings(db).where('id', 'in', ids).execute();
  return rows.map(headingOf);
}

/** Every version, drafts too, the newest first: for staff alone. */
export async function listVersions(db: Database): Promise<readonly VersionHeading[]> {
  const rows = await selectHeadings(db).orderBy('created_at', 'desc').orderBy('id').execute();
  return rows.map(headingOf);
}

export async function isPublic(db: Database, id: string): Promise<boolean> {
  return (await findPublicVersions(db)).some((version) => version.id === id);
}

/** The version to show unless another is asked for: the one published last, or else the newest example. */
export async function findCurrentVersion(db: Database): Promise<StoredVersion | null> {
  const [current] = await findPublicVersions(db);
  return current === undefined ? null : findVersion(db, current.id);
}

export async function findVersion(db: Database, id: string): Promise<StoredVersion | null> {
  const row = await db
    .withTables<MappingTables>()
    .selectFrom('mapping.index_versions')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst();
  return row === undefined ? null : storedOf(row);
}

/** The codes of all areas that an index other than an example speaks of. */
export async function findCodesInUse(db: Database): Promise<readonly string[]> {
  const found = await sql<{ code: string }>`
    select distinct code from mapping.area_results
    join mapping.index_versions on id = version_id
    where status <> 'example'
  `.execute(db);
  return found.rows.map((row) => row.code);
}

/** The ids of the examples that are stored, of one recipe. */
export async function findExampleIds(db: Database, recipeId: string): Promise<readonly string[]> {
  const rows = await db
    .withTables<MappingTables>()
    .selectFrom('mapping.index_versions')
    .select('id')
    .where('recipe_id', '=', recipeId)
    .where('status', '=', 'example')
    .orderBy('number')
    .execute();
  return rows.map((row) => row.id);
}

/** Makes every other process that would add to or take from the versions of a recipe wait until this transaction ends. */
export async function holdRecipe(trx: Transaction, recipeId: string): Promise<void> {
  const key = `mapping.index_versions ${recipeId}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`.execute(trx);
}

/** Adds a version under the next number of its recipe and tells its id. */
export async function insertVersion(
  trx: Transaction,
  version: UnnumberedVersion,
  sources: IndexSources | null,
): Promise<string> {
  await holdRecipe(trx, version.recipeId);
  const tables = trx.withTables<MappingTables>();
  const last = await tables
    .selectFrom('mapping.index_versions')
    .select((select) => select.fn.max('number').as('number'))
    .where('recipe_id', '=', version.recipeId)
    .executeTakeFirst();
  const number = (last?.number ?? 0) + 1;
  const id = `${version.recipeId}-v${number}`;
  await tables
    .insertInto('mapping.index_versions')
    .values({
      id,
      number,
      recipe_id: version.recipeId,
      title: version.title,
      status: version.status,
      created_at: new Date(version.createdAt),
      published_at: version.publishedAt === null ? null : new Date(version.publishedAt),
      vintage: version.vintage,
      area_count: version.areaCount,
      recipe: JSON.stringify(version.recipe),
      provenance: JSON.stringify(version.provenance),
      indicators: JSON.stringify(version.indicators),
      groups: JSON.stringify(version.groups),
      coverage: JSON.stringify(version.coverage),
      sources: sources === null ? null : JSON.stringify(sources),
    })
    .execute();
  return id;
}

/** Takes an example away with its results. The database refuses to delete any other version. */
export async function deleteVersion(trx: Transaction, id: string): Promise<void> {
  await trx.withTables<MappingTables>().deleteFrom('mapping.index_versions').where('id', '=', id).execute();
}

/** The version of a recipe that is public; null where none is. */
export async function findPublished(db: Database, recipeId: string): Promise<string | null> {
  const row = await db
    .withTables<MappingTables>()
    .selectFrom('mapping.index_versions')
    .select('id')
    .where('recipe_id', '=', recipeId)
    .where('status', '=', 'published')
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Shows a version to the public, hides it or brings it back. The database refuses what two people have not decided. */
export async function setStatus(
  trx: Transaction,
  id: string,
  status: 'published' | 'superseded' | 'withdrawn',
  publishedAt?: Date,
): Promise<void> {
  await trx
    .withTables<MappingTables>()
    .updateTable('mapping.index_versions')
    .set({ status, ...(publishedAt && { published_at: publishedAt }) })
    .where('id', '=', id)
    .execute();
}

type Row = Selectable<MappingTables['mapping.index_versions']>;

function selectHeadings(db: Database) {
  return db
    .withTables<MappingTables>()
    .selectFrom('mapping.index_versions')
    .select(['id', 'recipe_id', 'title', 'status', 'created_at', 'published_at', 'vintage', 'area_count']);
}

function headingOf(
  row: Pick<Row, 'id' | 'recipe_id' | 'title' | 'status' | 'created_at' | 'published_at' | 'vintage' | 'area_count'>,
): VersionHeading {
  return {
    id: row.id,
    recipeId: row.recipe_id,
    title: row.title,
    status: row.status,
    createdAt: row.created_at.toISOString(),
    publishedAt: row.published_at?.toISOString() ?? null,
    vintage: row.vintage,
    areaCount: row.area_count,
  };
}

function storedOf(row: Row): StoredVersion {
  return {
    version: {
      ...headingOf(row),
      recipe: row.recipe,
      provenance: row.provenance,
      indicators: row.indicators,
      groups: row.groups,
      coverage: row.coverage,
    },
    sources: row.sources as IndexSources | null,
  };
}

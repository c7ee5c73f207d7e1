import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { migrations as geographyMigrations } from '#domains/geography';
import { type Database, migrate } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { fileMigrations } from '#platform/files';
import { migrations } from './migrations.ts';

const before = [...fileMigrations, ...geographyMigrations, ...migrations.slice(0, 1)];

/** A version as the first edition of the tables held it, of one area. */
async function keepOld(db: Database, id: string, status: string, sources: object | null, codes = ['E01000001']) {
  const [recipe, number] = id.split('-v');
  await sql`
    insert into mapping.index_versions (
      id, recipe_id, number, title, status, created_at, area_count, recipe, provenance, indicators, groups, coverage, sources
    )
    values (
      ${id}, ${recipe}, ${Number(number)}, 'Need', ${status}, ${`2026-11-0${number}T12:00:00Z`}, ${codes.length}, '{}', '{}', '[1]', '[1]', '[]',
      ${sources === null ? null : JSON.stringify(sources)}::jsonb
    )
  `.execute(db);
  for (const [position, code] of codes.entries())
    await sql`
      insert into mapping.area_results (
        version_id, position, code, name, raw, normalised, score, rank, score_sd, rank_p05, rank_p50, rank_p95, top_decile
      )
      values (${id}, ${position}, ${code}, '', '{1}', '{1}', '{1}', '{1}', '{1}', '{1}', '{1}', '{1}', '{1}')
    `.execute(db);
}

async function keepAreas(db: Database, vintage: string, codes: readonly string[]) {
  for (const code of codes)
    await sql`
      insert into geography.areas (vintage, code, kind, name, origin) values (${vintage}, ${code}, 'lsoa', 'Place', 'import')
    `.execute(db);
}

const versions = async (db: Database) =>
  (
    await sql<{ id: string; status: string; vintage: string; published: string | null }>`
      select id, status, vintage, to_char(published_at at time zone 'UTC', 'YYYY-MM-DD') as published
      from mapping.index_versions order by id collate "C"
    `.execute(db)
  ).rows;

describeOnEachDatabase('versions from before vintages were kept', (open) => {
  it('get the one that their sources name, or that most of their areas are of, the newest of equals', async () => {
    const db = await open(before);
    await keepAreas(db, 'lsoa11', ['E01000001', 'E01000002']);
    await keepAreas(db, 'lsoa21', ['E01000001']);
    await keepOld(db, 'named-v1', 'example', { areas: { vintage: 'lad24' } });
    await keepOld(db, 'both-v1', 'draft', null, ['E01000001', 'E01000002']);
    await keepOld(db, 'one-v1', 'draft', { areas: { vintage: 'of old' } });
    expect(await migrate(db, [...fileMigrations, ...geographyMigrations, ...migrations])).toMatchObject({ ok: true });
    expect(await versions(db)).toEqual([
      { id: 'both-v1', status: 'draft', vintage: 'lsoa11', published: null },
      { id: 'named-v1', status: 'example', vintage: 'lad24', published: null },
      { id: 'one-v1', status: 'draft', vintage: 'lsoa21', published: null },
    ]);
  });

  it('that are public stay so, but for those that a newer one of their recipe follows', async () => {
    const db = await open(before);
    await keepAreas(db, 'lsoa21', ['E01000001']);
    for (const id of ['need-v1', 'need-v2', 'other-v1']) await keepOld(db, id, 'published', null);
    expect(await migrate(db, [...fileMigrations, ...geographyMigrations, ...migrations])).toMatchObject({ ok: true });
    expect(await versions(db)).toEqual([
      { id: 'need-v1', status: 'superseded', vintage: 'lsoa21', published: '2026-11-01' },
      { id: 'need-v2', status: 'published', vintage: 'lsoa21', published: '2026-11-02' },
      { id: 'other-v1', status: 'published', vintage: 'lsoa21', published: '2026-11-01' },
    ]);
  });
});

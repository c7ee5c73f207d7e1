// Rumours at scale, on a real PostgreSQL: one held against a hundred thousand claims (CLAIMS sets another number), and a million of them in their claims.
import { sql } from 'kysely';
import { matchRumour, migrations, readQueue, rumourKeysOf, submitRumour } from '#domains/straight-talk';
import { keptShapeOf, shapeOf } from '#domains/straight-talk/core';
import { createRandom, type Random } from '#foundations/numeric';
import { auditMigrations } from '#platform/audit';
import { createCodes } from '#platform/codes';
import type { Database } from '#platform/database';
import { openForBench } from './database-for-bench.ts';
import { inTurn, madeUpText, vocabularies as vocabulariesOf } from './made-up-texts.ts';

const mostClaims = Number(process.env.CLAIMS ?? 100_000);
const batch = 2_000;
const matches = 100;
const keys = rumourKeysOf('a secret for measuring, long enough');

async function fill(db: Database, random: Random, claims: number): Promise<void> {
  const vocabularies = vocabulariesOf(random);
  for (let start = 0; start < claims; start += batch) {
    const rows = Array.from({ length: Math.min(batch, claims - start) }, (_, at) => {
      const { script, letters, consonants } = keptShapeOf(
        shapeOf(madeUpText(inTurn(vocabularies, start + at), random), keys.shingles),
      );
      const side = ({ size, sketch, bands }: typeof letters) => ({
        size,
        sketch: Buffer.from(sketch).toString('hex'),
        bands: `{${bands.join()}}`,
      });
      const [one, other] = [side(letters), side(consonants)];
      const id = (start + at).toString(16).padStart(32, '0');
      return {
        ...{ id, script, l_size: one.size, l_sketch: one.sketch, l_bands: one.bands },
        ...{ c_size: other.size, c_sketch: other.sketch, c_bands: other.bands },
      };
    });
    await sql`
      with given as materialized (
        select * from json_to_recordset(${JSON.stringify(rows)}::json)
          as row (id text, script text, l_size int, l_sketch text, l_bands text, c_size int, c_sketch text, c_bands text)
      ), made as (
        insert into straight_talk.claims (id, state, first_hour) select id, 'gathering', date_trunc('hour', now(), 'UTC') from given
      )
      insert into straight_talk.known_texts
      select id, id, script, id || id, l_size, decode(l_sketch, 'hex'), l_bands::int[], c_size, decode(c_sketch, 'hex'), c_bands::int[] from given
    `.execute(db);
  }
  await sql`analyze straight_talk.known_texts`.execute(db);
}

let bench: Awaited<ReturnType<typeof openForBench>> | null = null;
const texts: { readonly unknown: string[]; readonly copies: string[] } = { unknown: [], copies: [] };

async function matchAll(chosen: readonly string[]): Promise<number> {
  if (bench === null) throw new Error('not prepared');
  const { db } = bench;
  let found = 0;
  for (const text of chosen) if ((await matchRumour(db, keys, text)).length > 0) found++;
  return found;
}

async function submitAll(): Promise<void> {
  if (bench === null) throw new Error('not prepared');
  const codes = createCodes('a secret for measuring, long enough');
  for (const words of texts.copies.slice(0, matches))
    await submitRumour(bench.db, codes, keys, { words, language: 'en' }, new Date());
}

async function readAll(): Promise<void> {
  if (bench === null) throw new Error('not prepared');
  await readQueue(bench.db, new Date());
}

export const benches = [
  {
    title: `Rumours: one held against ${mostClaims.toLocaleString('en')} claims on PostgreSQL`,
    target: 'under 20 ms, median',
    rounds: 9,
    async prepare() {
      bench = await openForBench([...auditMigrations, ...migrations]);
      const { db } = bench;
      const random = createRandom(4);
      await fill(db, random, mostClaims);
      const again = createRandom(4);
      const vocabularies = vocabulariesOf(again);
      for (let number = 0; number < matches; number++)
        texts.copies.push(`Forwarded as received! ${madeUpText(inTurn(vocabularies, number), again)} 😀`);
      for (let number = 0; number < matches; number++)
        texts.unknown.push(madeUpText(inTurn(vocabularies, number), random));
      const [unknown, copies] = [await matchAll(texts.unknown), await matchAll(texts.copies)];
      const { rows } = await sql<{ size: string }>`
        select pg_size_pretty(pg_total_relation_size('straight_talk.known_texts')) as size`.execute(db);
      return `${rows[0]?.size} on disk; brought to a claim: ${unknown} of ${matches} unknown texts, ${copies} of ${matches} copies`;
    },
    contestants: () => [
      { name: 'unknown texts', per: matches, unit: 'match', run: () => matchAll(texts.unknown) },
      { name: 'copies with an edit', per: matches, unit: 'match', run: () => matchAll(texts.copies) },
    ],
    async close() {
      await bench?.close();
    },
  },
  {
    title: 'A million rumours in 20,000 claims on PostgreSQL, a thousand of them in words',
    target: 'one more in 50 ms, what checkers have before them in 2 s',
    rounds: 7,
    async prepare() {
      bench = await openForBench([...auditMigrations, ...migrations]);
      const { db } = bench;
      texts.copies.length = 0;
      await fill(db, createRandom(4), 20_000);
      await sql`
        insert into straight_talk.rumours (id, claim_id, is_confirmed, share, language, hour, code_hash)
        select lpad(to_hex(n), 32, '0'), lpad(to_hex(claim), 32, '0'), claim < 1000, 1, 'en',
          date_trunc('hour', now(), 'UTC') - make_interval(hours => n % 500), lpad(to_hex(n), 64, '0')
        from (select n, floor(20000 * power(random(), 3))::int as claim from generate_series(1, 1000000) n) as sent
      `.execute(db);
      await sql`
        update straight_talk.claims set state = 'worded', slug = 'claim-' || ltrim(id, '0'), original = 'en', violence = 1, harm = 1, checkability = 2
        where id < lpad(to_hex(1000), 32, '0') and id > lpad('', 32, '0')
      `.execute(db);
      await sql`analyze`.execute(db);
      const again = createRandom(4);
      const vocabularies = vocabulariesOf(again);
      for (let number = 0; number < matches; number++)
        texts.copies.push(`Forwarded as received! ${madeUpText(inTurn(vocabularies, number), again)} 😀`);
      const { toAnswer, allToLookAt } = await readQueue(db, new Date());
      return `${toAnswer.length} to answer on the page, ${allToLookAt} to look at`;
    },
    contestants: () => [
      { name: 'one more copy is sent in', per: matches, unit: 'rumour', run: () => submitAll() },
      { name: 'the page of the checkers', run: () => readAll() },
    ],
    async close() {
      await bench?.close();
    },
  },
];

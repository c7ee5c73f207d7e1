// One rumour held against a hundred thousand claims, on a real PostgreSQL. CLAIMS sets another number.
import { sql } from 'kysely';
import { matchRumour, migrations, rumourKeysOf } from '#domains/straight-talk';
import { keptShapeOf, shapeOf } from '#domains/straight-talk/core';
import { createRandom, type Random } from '#foundations/numeric';
import { auditMigrations } from '#platform/audit';
import type { Database } from '#platform/database';
import { openForBench } from './database-for-bench.ts';
import { inTurn, madeUpText, vocabularies as vocabulariesOf } from './made-up-texts.ts';

const claims = Number(process.env.CLAIMS ?? 100_000);
const batch = 2_000;
const matches = 100;
const keys = rumourKeysOf('a secret for measuring, long enough');

async function fill(db: Database, random: Random): Promise<void> {
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

export const benches = [
  {
    title: `Rumours: one held against ${claims.toLocaleString('en')} claims on PostgreSQL`,
    target: 'under 20 ms, median',
    rounds: 9,
    async prepare() {
      bench = await openForBench([...auditMigrations, ...migrations]);
      const { db } = bench;
      const random = createRandom(4);
      await fill(db, random);
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
];

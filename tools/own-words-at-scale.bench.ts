// One check of a text against a million kept statements, on a real PostgreSQL. STATEMENTS sets another number.
import { sql } from 'kysely';
import { checkOwnWords, keptShapeOf, migrations, shapeOf, wordsKeyOf } from '#domains/voices';
import { createRandom, type Random } from '#foundations/numeric';
import { auditMigrations } from '#platform/audit';
import type { Database } from '#platform/database';
import { openForBench } from './database-for-bench.ts';
import { inTurn, madeUpText, vocabularies as vocabulariesOf } from './made-up-texts.ts';

const statements = Number(process.env.STATEMENTS ?? 1_000_000);
const batch = 5_000;
const checks = 100;
const waves = 20;
const key = wordsKeyOf('a secret for measuring, long enough');

async function fill(db: Database, random: Random): Promise<void> {
  const vocabularies = vocabulariesOf(random);
  await sql`
    insert into voices.waves (id, slug, is_example, version, opens_at, created_by, changes, changed_at)
    select 'wave-' || number, 'wave-' || number, false, 1, now(), 'bench', 0, now() from generate_series(0, ${waves - 1}) as number
  `.execute(db);
  await sql`drop index voices.own_words_meeting`.execute(db);
  for (let start = 0; start < statements; start += batch) {
    const rows = Array.from({ length: Math.min(batch, statements - start) }, (_, at) => {
      const number = start + at;
      const { size, sketch, bands } = keptShapeOf(shapeOf(madeUpText(inTurn(vocabularies, number), random), key));
      const id = number.toString(16).padStart(32, '0');
      return {
        wave: `wave-${number % waves}`,
        id,
        size,
        sketch: Buffer.from(sketch).toString('hex'),
        bands: `{${bands.join()}}`,
      };
    }).filter(({ size }) => size > 0);
    await sql`
      with given as materialized (
        select * from json_to_recordset(${JSON.stringify(rows)}::json) as row (wave text, id text, size int, sketch text, bands text)
      ), made as (
        insert into voices.statements (wave_id, id, state, code_hash, language) select wave, id, 'prepared', id || id, 'en' from given
      )
      insert into voices.own_words select wave, id, size, decode(sketch, 'hex'), bands::int[] from given
    `.execute(db);
  }
  await sql`set maintenance_work_mem = '1GB'`.execute(db);
  await sql`create index own_words_meeting on voices.own_words using gin (bands) with (fastupdate = off)`.execute(db);
  await sql`analyze voices.own_words`.execute(db);
}

let bench: Awaited<ReturnType<typeof openForBench>> | null = null;
const texts: { readonly own: string[]; readonly copied: string[] } = { own: [], copied: [] };

async function checkAll(chosen: readonly string[]): Promise<number> {
  if (bench === null) throw new Error('not prepared');
  const { db } = bench;
  let near = 0;
  for (const text of chosen)
    if ((await checkOwnWords(db, { key, waveId: 'wave-1', text, examples: [] })).verdict === 'near') near++;
  return near;
}

export const benches = [
  {
    title: `Own words: one check against ${statements.toLocaleString('en')} kept statements on PostgreSQL`,
    target: 'under 5 ms, median',
    rounds: 9,
    async prepare() {
      bench = await openForBench([...auditMigrations, ...migrations]);
      const { db } = bench;
      const random = createRandom(4);
      await fill(db, random);
      const again = createRandom(4);
      const vocabularies = vocabulariesOf(again);
      for (let number = 0; number < checks; number++)
        texts.copied.push(`Hello! ${madeUpText(inTurn(vocabularies, number), again)} 😀`);
      for (let number = 0; number < checks; number++) texts.own.push(madeUpText(inTurn(vocabularies, number), random));
      const [own, copied] = [await checkAll(texts.own), await checkAll(texts.copied)];
      const size = await sql<{
        size: string;
      }>`select pg_size_pretty(pg_total_relation_size('voices.own_words')) as size`.execute(db);
      return `${size.rows[0]?.size} on disk; said to be near: ${own} of ${checks} new texts, ${copied} of ${checks} copies`;
    },
    contestants: () => [
      { name: 'new texts', per: checks, unit: 'check', run: () => checkAll(texts.own) },
      { name: 'copies with an edit', per: checks, unit: 'check', run: () => checkAll(texts.copied) },
    ],
    async close() {
      await bench?.close();
    },
  },
];

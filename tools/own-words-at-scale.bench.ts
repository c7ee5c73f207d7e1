// One check of a text against a million kept statements, on a real PostgreSQL. STATEMENTS sets another number.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { checkOwnWords, keptShapeOf, migrations, shapeOf, wordsKeyOf } from '#domains/voices';
import { createRandom, type Random } from '#foundations/numeric';
import { auditMigrations } from '#platform/audit';
import { type Database, migrate, openDatabase } from '#platform/database';
import { type RunningPostgres, startPostgres } from './postgres-for-tests.ts';
import { root } from './repository-files.ts';

const statements = Number(process.env.STATEMENTS ?? 1_000_000);
const batch = 5_000;
const checks = 100;
const waves = 20;
const languages = ['en', 'ur', 'ar', 'bn', 'so', 'tr'];
const key = wordsKeyOf('a secret for measuring, long enough');

interface Vocabulary {
  readonly words: readonly string[];
  readonly phrases: readonly string[];
}

/** The words of the corpus with as many again made of their halves, the frequent ones first, and the runs of four words that people share. */
function vocabularyOf(language: string, random: Random): Vocabulary {
  const file = readFileSync(join(root, `src/domains/voices/corpus/${language}.json`), 'utf8');
  const corpus = JSON.parse(file) as { statements: { text: string }[]; alike: string[][] };
  const texts = [...corpus.statements.map(({ text }) => text), ...corpus.alike.flat()];
  const spoken = texts.flatMap((text) => text.split(/\s+/u));
  const pick = () => spoken[random.below(spoken.length)] ?? '';
  const made = Array.from({ length: 20_000 }, () => {
    const [one, other] = [pick(), pick()];
    return one.slice(0, Math.ceil(one.length / 2)) + other.slice(other.length >> 1);
  });
  const phrases = spoken.map((_, at) => spoken.slice(at, at + 4).join(' '));
  const counts = Map.groupBy(spoken, (word) => word);
  const frequentFirst = [...counts].sort((one, other) => other[1].length - one[1].length).map(([word]) => word);
  return { words: [...new Set([...frequentFirst, ...made])], phrases };
}

/** Eight to forty words; one in eight places is a shared phrase, and a frequent word comes far more often than a rare one (Zipf). */
function madeUpStatement({ words, phrases }: Vocabulary, random: Random): string {
  const places = 8 + random.below(33);
  const parts: string[] = [];
  for (let count = 0; count < places; count++) {
    if (random.below(8) === 0) {
      parts.push(phrases[random.below(phrases.length)] ?? '');
      count += 3;
    } else parts.push(words[Math.floor(words.length ** random.uniform()) - 1] ?? '');
  }
  return parts.join(' ');
}

async function fill(db: Database, random: Random): Promise<void> {
  const vocabularies = languages.map((language) => vocabularyOf(language, random));
  await sql`
    insert into voices.waves (id, slug, is_example, version, opens_at, created_by, changes, changed_at)
    select 'wave-' || number, 'wave-' || number, false, 1, now(), 'bench', 0, now() from generate_series(0, ${waves - 1}) as number
  `.execute(db);
  await sql`drop index voices.own_words_meeting`.execute(db);
  for (let start = 0; start < statements; start += batch) {
    const rows = Array.from({ length: Math.min(batch, statements - start) }, (_, at) => {
      const number = start + at;
      const { size, sketch, bands } = keptShapeOf(shapeOf(madeUpStatement(inTurn(vocabularies, number), random), key));
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

function inTurn<Value>(values: readonly Value[], turn: number): Value {
  const value = values[turn % values.length];
  if (value === undefined) throw new Error('nothing to take turns');
  return value;
}

let postgres: RunningPostgres | null = null;
let db: Database | null = null;
const texts: { readonly own: string[]; readonly copied: string[] } = { own: [], copied: [] };

async function checkAll(chosen: readonly string[]): Promise<number> {
  if (db === null) throw new Error('not prepared');
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
      postgres = await startPostgres();
      const opened = await openDatabase({ dataDir: '', databaseUrl: `${postgres.url}/postgres` });
      if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
      db = opened.value;
      await migrate(db, [...auditMigrations, ...migrations]);
      const random = createRandom(4);
      await fill(db, random);
      const again = createRandom(4);
      const vocabularies = languages.map((language) => vocabularyOf(language, again));
      for (let number = 0; number < checks; number++)
        texts.copied.push(`Hello! ${madeUpStatement(inTurn(vocabularies, number), again)} 😀`);
      for (let number = 0; number < checks; number++)
        texts.own.push(madeUpStatement(inTurn(vocabularies, number), random));
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
      await db?.destroy();
      await postgres?.stop();
    },
  },
];

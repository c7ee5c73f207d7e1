import { sql } from 'kysely';
import { expect, it, test } from 'vitest';
import { auditMigrations } from '#platform/audit';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { corpora } from '../core/own-words/testing/corpus.ts';
import { waveWith } from '../core/testing/wave-with.ts';
import { migrations } from '../store/migrations.ts';
import { deleteStatement, insertStatement } from '../store/statements.ts';
import { insertWave } from '../store/waves.ts';
import { checkOwnWords, keepOwnWords, wordsKeyOf } from './own-words.ts';

const gran = 'My gran was no believer in anything but soap and fair play. She had no time for bullies in any uniform.';
const spare = 'My mum worked three jobs and still had a spare plate. That is our tradition, the spare plate.';
const key = wordsKeyOf('a secret of the tests, long enough');

const idOf = (number: number) => number.toString(16).padStart(32, '0');

const count = async (db: Database) =>
  (await sql<{ count: number }>`select count(*) as count from voices.own_words`.execute(db)).rows[0]?.count;

const check = (db: Database, text: string, waveId = 'autumn') => checkOwnWords(db, { key, waveId, text, examples: [] });

/** As a statement is made: stored, then its words kept if they are somebody's own. */
const keep = (db: Database, number: number, text: string, { waveId = 'autumn', shown = [] as string[] } = {}) =>
  db.transaction().execute(async (trx) => {
    const id = idOf(number);
    await insertStatement(trx, waveId, { id, codeHash: id + id, language: 'en', words: null });
    const examples = shown.map((words, at) => ({ id: `example-${at}`, words }));
    return keepOwnWords(trx, id, { key, waveId, text, examples });
  });

describeOnEachDatabase('own words', (open, engine) => {
  const openWithWaves = async () => {
    const db = await open([...auditMigrations, ...migrations]);
    await db.transaction().execute(async (trx) => {
      await insertWave(trx, waveWith({ id: 'autumn', slug: 'autumn', approvedAt: null }));
      await insertWave(trx, waveWith({ id: 'summer', slug: 'summer', approvedAt: null }));
    });
    return db;
  };

  it('are kept, and a later copy is near to them', async () => {
    const db = await openWithWaves();
    expect(await keep(db, 1, gran)).toEqual({ verdict: 'own' });
    expect(await keep(db, 2, spare)).toEqual({ verdict: 'own' });
    const near = { verdict: 'near', to: 'statement', id: idOf(1), share: 1 };
    expect(await check(db, `${gran.toUpperCase()} 😀`)).toEqual(near);
  });

  it('are not kept when they are a copy, of an example or of somebody else’s, or too short to tell', async () => {
    const db = await openWithWaves();
    await keep(db, 1, gran);
    expect(await keep(db, 2, `${gran}!`)).toMatchObject({ verdict: 'near', to: 'statement' });
    expect(await keep(db, 3, 'Not in my name.')).toEqual({ verdict: 'short' });
    const copied = await keep(db, 4, spare, { shown: [spare] });
    expect(copied).toEqual({ verdict: 'near', to: 'example', id: 'example-0', share: 1 });
    expect(await count(db)).toBe(1);
  });

  it('are found in another wave when they were carried over whole', async () => {
    const db = await openWithWaves();
    await keep(db, 1, gran, { waveId: 'summer' });
    expect(await check(db, `${gran} ❤️`)).toMatchObject({ to: 'elsewhere', id: idOf(1), share: 1 });
    const thought = `${gran.slice(0, 58)} I taught three of my own to box, girls included, and none of them ever hit first.`;
    expect(await check(db, thought)).toEqual({ verdict: 'own' });
  });

  it('go with their statement, and may be said again', async () => {
    const db = await openWithWaves();
    await keep(db, 1, gran);
    await db.transaction().execute((trx) => deleteStatement(trx, 'autumn', idOf(1)));
    expect(await count(db)).toBe(0);
    expect(await keep(db, 2, gran)).toEqual({ verdict: 'own' });
  });

  it('of many who send the same at once are kept once', async () => {
    const db = await openWithWaves();
    const found = await Promise.all(Array.from({ length: 12 }, (_, at) => keep(db, at + 1, gran)));
    expect(found.filter(({ verdict }) => verdict === 'own')).toHaveLength(1);
    expect(await count(db)).toBe(1);
  });

  it('are not told to an installation with another secret', async () => {
    const db = await openWithWaves();
    await keep(db, 1, gran);
    const other = {
      key: wordsKeyOf('another secret, as long as the first'),
      waveId: 'autumn',
      text: gran,
      examples: [],
    };
    expect(await checkOwnWords(db, other)).toEqual({ verdict: 'own' });
  });

  it('survive anything as a text', async () => {
    const db = await openWithWaves();
    const texts = ['', '\ud800', '😀', '\u202e', "'; drop table voices.own_words; --", 'x'.repeat(100_000), '\0'];
    for (const [at, text] of texts.entries()) expect((await keep(db, at + 1, text)).verdict).not.toBe('near');
  });

  test.each(corpora)('in $language are each found again among all', async ({ statements }) => {
    const db = await openWithWaves();
    for (const [at, { text }] of statements.entries()) await keep(db, at + 1, text);
    expect(await count(db)).toBe(statements.length);
    for (const [at, { text }] of statements.entries())
      expect(await check(db, text)).toEqual({ verdict: 'near', to: 'statement', id: idOf(at + 1), share: 1 });
  });

  it.runIf(engine === 'PostgreSQL')('are looked up by the index, before statistics and after', async () => {
    const db = await openWithWaves();
    await sql`
      with made as (
        insert into voices.statements (wave_id, id, state, code_hash, language)
        select 'autumn', lpad(to_hex(number), 32, '0'), 'prepared', lpad(to_hex(number), 64, '0'), 'en' from generate_series(1, 20000) as number
        returning id
      )
      select from made`.execute(db);
    await sql`
      insert into voices.own_words
      select wave_id, id, 20, decode(repeat('00', 144), 'hex'), array(select (random() * 4e9 - 2e9)::int from generate_series(1, 48) where id <> '')
      from voices.statements`.execute(db);
    for (const prepare of [sql`select`, sql`analyze voices.own_words`]) {
      await prepare.execute(db);
      const before = await readsFromEndToEnd(db);
      expect(await check(db, gran)).toEqual({ verdict: 'own' });
      expect(await readsFromEndToEnd(db)).toBe(before);
    }
  });
});

/** How often the table was read whole. A connection tells its own counts at once when it is asked to. */
async function readsFromEndToEnd(db: Database): Promise<number> {
  const counted = await sql<{ reads: number }>`
    select pg_stat_get_xact_numscans('voices.own_words'::regclass) + pg_stat_get_numscans('voices.own_words'::regclass) as reads
    from (select pg_stat_force_next_flush()) as flushed
  `.execute(db);
  return counted.rows[0]?.reads ?? Number.NaN;
}

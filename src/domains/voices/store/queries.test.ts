import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  sql,
} from 'kysely';
import { expect, it } from 'vitest';
import { auditMigrations } from '#platform/audit';
import type { Database, Transaction } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { waveWith } from '../core/testing/wave-with.ts';
import * as endorsements from './endorsements.ts';
import * as examples from './examples.ts';
import { migrations } from './migrations.ts';
import * as ownWords from './own-words.ts';
import * as papers from './papers.ts';
import * as reminders from './reminders.ts';
import * as statements from './statements.ts';
import * as tallies from './tallies.ts';
import * as tombstones from './tombstones.ts';
import * as waves from './waves.ts';

/** A handle that answers nothing and remembers every query. */
function recorder() {
  const queries: string[] = [];
  const dialect = {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
  const log = ({ query }: { readonly query: CompiledQuery }) => {
    queries.push(query.sql);
  };
  const db = new Kysely<unknown>({ dialect, log });
  return { db: db as unknown as Database, trx: db as unknown as Transaction, queries };
}

const { db, trx, queries } = recorder();
const now = new Date(0);
const statement = {
  ...{ id: 'a', state: 'prepared' as const, codeHash: 'c', language: 'en', words: null },
  ...{ firstName: null, areaCode: null },
};

const shape = { size: 20, sketch: new Uint8Array(144), bands: new Int32Array(48) };

const report = { happened: {}, failed: {}, learned: {} };
const written = { writtenBy: 'a', writtenAt: now, isOffered: true };
const endorsement = {
  ...{ id: 'e', askedBy: 'a', askedAt: now, expiresAt: now, state: 'asked' as const },
  ...{ name: null, role: null, contentHash: null, confirmedBy: null },
};

/** Every function of the store, called once. */
const calls: Readonly<Record<string, () => Promise<unknown>>> = {
  deleteExamples: () => examples.deleteExamples(trx, 'w', 'x'),
  listExamples: () => examples.listExamples(db, 'w'),
  findExample: () => examples.findExample(db, 'w', 'e'),
  showExample: () => examples.showExample(trx, 'w', 'e', false),
  insertExample: () =>
    examples.insertExample(trx, 'w', {
      ...{ id: 'e', words: 'x', language: 'en', place: 1 },
      ...{ consentedOn: '2026-11-01', isShown: true },
    }),
  insertStatement: () => statements.insertStatement(trx, 'w', statement),
  findStatement: () => statements.findStatement(db, 'w', 'a'),
  findByCode: () => statements.findByCode(db, 'w', 'c'),
  findByHashes: () => statements.findByHashes(trx, 'w', ['h']),
  holdStatement: () => statements.holdStatement(trx, 'w', 'a'),
  updateStatement: () => statements.updateStatement(trx, 'w', statement),
  deleteStatement: () => statements.deleteStatement(trx, 'w', 'a'),
  listAsked: () => statements.listAsked(db, 'w'),
  listOnWall: () => statements.listOnWall(db, 'w', { after: 'a', most: 10 }),
  findMeeting: () => ownWords.findMeeting(db, shape),
  holdWords: () => ownWords.holdWords(trx, 'w', shape),
  deleteAllWords: () => ownWords.deleteAllWords(trx, 'w'),
  deleteMarks: () => tallies.deleteMarks(trx, 'w'),
  forgetPrivateWords: () => statements.forgetPrivateWords(trx, 'w'),
  deleteWords: () => ownWords.deleteWords(trx, 'w', 'a'),
  insertWords: () => ownWords.insertWords(trx, 'w', 'a', shape),
  countOne: () => tallies.countOne(trx, 'w', { tally: 'prepared', hour: now, shard: 0 }),
  listHours: () => tallies.listHours(db, 'w'),
  leaveMark: () => tallies.leaveMark(trx, 'w', 'm'),
  insertReminder: () => reminders.insertReminder(db, 'w', { endpoint: 'e', p256dh: 'p', auth: 'a' }),
  listReminders: () => reminders.listReminders(db, 'w', { after: '', most: 10 }),
  deleteReminder: () => reminders.deleteReminder(db, 'w', 'e'),
  deleteReminders: () => reminders.deleteReminders(db, 'w'),
  insertTombstone: () => tombstones.insertTombstone(trx, 'w', 'h'),
  hasTombstone: () => tombstones.hasTombstone(db, 'w', 'h'),
  listTombstones: () => tombstones.listTombstones(db, 'w'),
  countByArea: () => statements.countByArea(db, 'w'),
  listPapers: () => papers.listPapers(db, 'w', 'plan'),
  listNewestPlans: () => papers.listNewestPlans(db),
  insertPaper: () => papers.insertPaper(trx, 'w', 'report', { number: 1, body: report, ...written }),
  storeDecision: () => papers.storeDecision(trx, 'w', 'plan', 1, { outcome: 'approved', by: 'b', at: now, note: '' }),
  replaceBody: () => papers.replaceBody(trx, 'w', 'plan', { number: 1, body: {} }),
  listEndorsements: () => endorsements.listEndorsements(db, 'w'),
  findByLink: () => endorsements.findByLink(db, 'w', 'h'),
  holdEndorsement: () => endorsements.holdEndorsement(trx, 'w', 'e'),
  insertEndorsement: () => endorsements.insertEndorsement(trx, 'w', { ...endorsement, linkHash: 'h' }),
  updateEndorsement: () => endorsements.updateEndorsement(trx, 'w', endorsement),
  replaceContent: () => waves.replaceContent(trx, waveWith()),
  findWave: () => waves.findWave(db, 's'),
  listWaves: () => waves.listWaves(db),
  holdExampleWaves: () => waves.holdExampleWaves(trx),
  listExampleWaves: () => waves.listExampleWaves(db),
  holdWave: () => waves.holdWave(trx, 'w'),
  findContent: () => waves.findContent(db, 'w', 1),
  insertWave: () => waves.insertWave(trx, waveWith()),
  updateWave: () => waves.updateWave(trx, waveWith()),
  deleteExampleWaves: () => waves.deleteExampleWaves(trx),
};

/** Of the waves themselves there are few. */
const small = /"voices"\."(waves|wave_versions|papers|endorsements)"|hashtextextended\('voices.example'/;

/** Words that were carried from one wave to another are looked for in all, by their index; a lock is on no table. */
const acrossWaves = ['findMeeting', 'holdWords'];

/** Whether a query asks for one wave before it asks for anything else. */
function isOfOneWave(query: string): boolean {
  if (/^insert into/.test(query)) return /^insert into "voices"\."\w+" \("wave_id", /.test(query);
  return / where "wave_id" = \$\d+/.test(query);
}

it('every function of the store is called here', () => {
  const files = readdirSync(import.meta.dirname).filter(
    (file) => !/\.test\.ts$|\.sql$|^(tables|migrations)\.ts$/.test(file),
  );
  expect(files.toSorted()).toEqual([
    ...[
      'endorsements.ts',
      'examples.ts',
      'own-words.ts',
      'papers.ts',
      'reminders.ts',
      'statements.ts',
      'tallies.ts',
      'tombstones.ts',
      'waves.ts',
    ],
  ]);
  const modules: object[] = [
    endorsements,
    examples,
    ownWords,
    papers,
    reminders,
    statements,
    tallies,
    tombstones,
    waves,
  ];
  const functions = modules.flatMap((module) =>
    Object.entries(module).flatMap(([name, value]) => (typeof value === 'function' ? [name] : [])),
  );
  expect(Object.keys(calls).toSorted()).toEqual(functions.toSorted());
});

it('every query on what grows with people names the wave first, and stands in queries.sql as it is', async () => {
  const written: string[] = [];
  for (const [name, call] of Object.entries(calls)) {
    queries.length = 0;
    await call().catch(() => {});
    expect(queries.length, name).toBeGreaterThan(0);
    const hot = queries.filter((query) => !small.test(query) && !acrossWaves.includes(name));
    expect(
      hot.filter((query) => !isOfOneWave(query)),
      name,
    ).toEqual([]);
    written.push(`-- ${name}\n${queries.join(';\n')};\n`);
  }
  await expect(written.join('\n')).toMatchFileSnapshot(join(import.meta.dirname, 'queries.sql'));
});

it('a query that asks across waves would be found', () => {
  for (const wrong of [
    'select "id" from "voices"."statements" where "code_hash" = $1',
    'select "id" from "voices"."statements" where "id" = $1 and "wave_id" = $2',
    'insert into "voices"."marks" ("mark", "wave_id") values ($1, $2)',
    'delete from "voices"."tallies"',
  ])
    expect(isOfOneWave(wrong)).toBe(false);
});

describeOnEachDatabase('the keys of the tables', (open) => {
  it('begin with the wave, but for those of the waves, and the index by which words are found in all of them', async () => {
    const opened = await open([...auditMigrations, ...migrations]);
    const { rows } = await sql<{ index: string; first: string }>`
      select indexrelid::regclass::text as index, attname as first
      from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
      where indrelid::regclass::text like 'voices.%' order by 1`.execute(opened);
    expect(rows.length).toBeGreaterThan(8);
    expect(rows.filter(({ first }) => first !== 'wave_id').map(({ index }) => index)).toEqual([
      'voices.own_words_meeting',
      'voices.waves_pkey',
      'voices.waves_slug_key',
    ]);
  });
});

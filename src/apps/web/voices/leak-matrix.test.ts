import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { settleStatement } from '#domains/voices';
import { approvedWave, newWords } from '#domains/voices/testing';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { subjectOf } from '../../worker/flows/statement-subject.ts';
import { takeBackStatement } from '../../worker/flows/take-back-statement.ts';
import { everythingServed, tablesWith } from '../testing/everything-served.ts';
import { tables } from '../testing/open-site.ts';
import { openVoices, type VoicesSite } from '../testing/open-voices.ts';

/**
 * Every state in which words are not public, at every address that the site serves by GET. The addresses are those of the running program, so that a new
 * one is asked without anybody thinking of it; and every table of the database is looked through, so is a new one.
 */

const start = new Date('2026-11-25T12:00:00Z');
const opensAt = new Date('2026-11-20T19:00:00Z');
const submit = '#write button[type=submit]';

const states = ['private', 'pending', 'held', 'rejected', 'taken-down', 'withdrawn', 'shown'] as const;
type State = (typeof states)[number];
const hidden = states.filter((state) => state !== 'shown');

interface Written {
  readonly words: string;
  readonly name: string;
  readonly id: string;
  readonly wave: string;
}

/** Where in the database the words themselves may stand. */
const mayHold: Readonly<Record<State, readonly string[]>> = {
  private: [],
  pending: ['voices.statements'],
  held: ['voices.statements'],
  rejected: ['voices.statements'],
  'taken-down': ['voices.statements'],
  withdrawn: [],
  shown: ['voices.statements'],
};

describe('words that are not public', () => {
  let db: Database;
  let site: VoicesSite;
  const written = new Map<State, Written>();
  beforeAll(async () => {
    db = await openTestDatabase(tables);
    site = openVoices(db, start);
    for (const state of states) written.set(state, await bring(state));
    return () => db.destroy();
  });

  async function bring(state: State): Promise<Written> {
    const wave = `leak-${state}`;
    await approvedWave(db, { id: wave, slug: wave, opensAt, closesAt: null, threshold: null }, opensAt);
    const her = site.arrive();
    const words = `Hidden ${newWords()}`;
    const name = `Zu${createHash('sha256').update(state).digest('hex').replaceAll(/\d/g, '').slice(0, 8)}`;
    await her.open(`/waves/${wave}`);
    await her.press('button[value=adult]');
    await her.press(submit, { words });
    if (state !== 'private') {
      await her.press('button[value=yes]');
      await her.press('.wall-form button', { name });
    }
    const { rows } = await sql<{ id: string }>`select id from voices.statements where wave_id = ${wave}`.execute(db);
    const id = rows[0]?.id ?? '';
    const settle = (to: 'shown' | 'held' | 'rejected') =>
      db.transaction().execute((trx) => settleStatement(trx, wave, id, to, { now: site.clock, shard: 0 }));
    if (state === 'held' || state === 'rejected') await settle(state);
    if (state === 'shown' || state === 'taken-down' || state === 'withdrawn') await settle('shown');
    if (state === 'taken-down') await settle('rejected');
    if (state === 'withdrawn') await takeBackStatement(db, wave, id, { now: site.clock, shard: 0 });
    return { words, name, id, wave };
  }

  /** The addresses of a pattern, with whatever could name the statement in each place. */
  function addressesOf(pattern: string, { id, wave, words }: Written): readonly string[] {
    const path = pattern
      .replace(/:card\{[^/]*\}/, 'card-1.jpg')
      .replace(/:slug\b/, wave)
      .replace(/:part\{[^/]*\}/, '1.xml')
      .replaceAll(/:\w+(\{(?:[^{}]|\{[^}]*\})*\})?/g, id)
      .replace('*', id);
    const asked = encodeURIComponent(words.slice(0, 30));
    const queries = [
      `as=adult&after=${'0'.repeat(32)}&limit=1000`,
      `kind=statement&subject=${encodeURIComponent(subjectOf(wave, id))}&map=${id}`,
      `q=${asked}&place=${asked}&words=${asked}&state=all`,
    ];
    return [path, ...queries.map((query) => `${path}?${query}`)];
  }

  const textOf = (state: State): Written => {
    const found = written.get(state);
    if (found === undefined) throw new Error(`nothing was written that is ${state}`);
    return found;
  };

  describe.each(hidden)('because they are %s', (state) => {
    it('are at no address of the site, in no header and in no line of the log', async () => {
      const of = textOf(state);
      const served = await everythingServed(site, (pattern) => addressesOf(pattern, of));
      for (const secret of [of.words, of.name]) expect(served.includes(secret), secret).toBe(false);
      const log = JSON.stringify(site.logged);
      for (const secret of [of.words, of.name, of.id, of.wave]) expect(log.includes(secret), secret).toBe(false);
    });

    it('stand in no table of the database but their own', async () => {
      const of = textOf(state);
      expect(await tablesWith(db, of.words)).toEqual(mayHold[state]);
      expect(await tablesWith(db, of.name)).toEqual(mayHold[state]);
    });
  });

  it('would be found: those that are shown are', async () => {
    const of = textOf('shown');
    const served = await everythingServed(site, (pattern) => addressesOf(pattern, of));
    expect([served.includes(of.words), served.includes(of.name)]).toEqual([true, true]);
    expect(await tablesWith(db, of.words)).toEqual(mayHold.shown);
  });
});

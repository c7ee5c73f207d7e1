import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { listHours, signsOfAbuse } from '#domains/voices';
import { totalOf, type Wave } from '#domains/voices/core';
import { approvedWave, newWords } from '#domains/voices/testing';
import { createCodes } from '#platform/codes';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { createSeals } from '#platform/seals';
import { createRoom } from '../shell/room.ts';
import { tables, testSecret } from '../testing/open-site.ts';
import { openVoices, type VoicesSite } from '../testing/open-voices.ts';
import { createTickets } from './ticket.ts';

/** How many from one place are counted. */
const room = 100;
const extra = 20;
const start = new Date('2026-11-25T12:00:00Z');
const tickets = createTickets(createCodes(testSecret), createSeals(testSecret));
const form = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
let waveNumber = 0;

/** What nobody finds out: an address in any spelling, and words that somebody sent. */
const one = '203.0.113.7';
const manyOf = (at: number) => `198.51.${(at >> 8) & 255}.${at & 255}`;

describeOnEachDatabase('somebody who abuses a wave', (open, engine) => {
  // The embedded database is one connection, on which many requests only take longer. `COPIES=10000` sends as many on PostgreSQL.
  const many = engine === 'PostgreSQL' ? Number(process.env.COPIES ?? 600) : 60;
  let db: Database;
  let site: VoicesSite;
  let wave: Wave;
  beforeAll(async () => {
    db = await open(tables);
  });
  beforeEach(async () => {
    const id = `abused-${++waveNumber}`;
    wave = await approvedWave(db, { id, slug: id, opensAt: start }, start);
    site = openVoices(db, start, createRoom(room));
  });

  const post = (step: string, fields: Readonly<Record<string, string>>, from?: string) =>
    site.app.request(
      `/waves/${wave.slug}${step}`,
      { method: 'POST', body: new URLSearchParams(fields), headers: form },
      from === undefined ? {} : { from },
    );
  /** A script: it sends without looking at advice, several at a time. */
  async function sendMany(count: number, wordsOf: (at: number) => string, fromOf: (at: number) => string) {
    const statuses = new Map<number, number>();
    const passes: string[] = [];
    let next = 0;
    const sendOn = async () => {
      for (let at = next++; at < count; at = next++) {
        const ticket = tickets.issue(wave.id, 'adult', site.clock).sealed;
        const fields = { ticket, words: wordsOf(at), language: 'en', seen: '1' };
        const response = await post('/words', fields, fromOf(at));
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        const html = await response.text();
        passes.push(/name="pass" value="([^"]+)"/.exec(html)?.[1] ?? '');
      }
    };
    await Promise.all(Array.from({ length: 8 }, sendOn));
    expect([...statuses]).toEqual([[200, count]]);
    return passes;
  }
  const counts = async () => {
    const hours = await listHours(db, wave.id);
    return Object.fromEntries(hours.map(({ tally }) => [tally, totalOf(hours, tally)]));
  };
  const rows = async () => {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from voices.statements where wave_id = ${wave.id}`.execute(db);
    return rows[0]?.count;
  };
  /** Nothing of who it was is in any table that could hold it, or in the log. */
  async function expectNobodyKnown(secrets: readonly string[]) {
    const { rows: entries } = await sql<{ entry: string }>`
      select e::text as entry from platform.audit_entries e where subject = ${`wave:${wave.id}`}
      union all select a::text from platform.attempts a
      union all select t::text from voices.tallies t where wave_id = ${wave.id}
      union all select s::text from voices.statements s where wave_id = ${wave.id}`.execute(db);
    const written = JSON.stringify([site.logged, entries]);
    for (const secret of secrets) expect(written).not.toContain(secret);
  }

  it(
    'by sending the same words many times, from one place and from many, is one person; the rest are seen as copies',
    async () => {
      const words = `Send this to all of them ${newWords()}`;
      const half = many / 2;
      await sendMany(
        half,
        () => words,
        () => one,
      );
      await sendMany(half, (at) => `${at % 2 ? '  ' : ''}${words}${'!'.repeat(at % 5)}`, manyOf);
      expect(await counts()).toEqual({ prepared: 1, copied: many - 1 });
      expect(await rows()).toBe(1);
      expect(await signsOfAbuse(db, wave)).toMatchObject({
        copied: { shown: true, value: many },
        crowded: { shown: false },
        bursts: [],
      });
      await expectNobodyKnown([one, '198.51', words.slice(0, 20)]);
    },
    Math.max(60_000, many * 40),
  );

  it('by letting a script write new words ends at the room of one place; others are counted beside it', async () => {
    await sql`insert into voices.tallies values (${wave.id}, 'prepared', '2026-11-25T10:00Z', 0, 20)`.execute(db);
    const passes = await sendMany(
      room + extra,
      () => `Made by a script ${newWords()}`,
      () => one,
    );
    expect(await rows()).toBe(room);
    await sendMany(20, () => `Somebody else ${newWords()}`, manyOf);
    expect(await rows()).toBe(room + 20);
    expect(await counts()).toEqual({ prepared: 20 + room + 20, crowded: extra });
    const { crowded, bursts } = await signsOfAbuse(db, wave);
    expect(crowded).toEqual({ shown: true, value: extra });
    expect(bursts).toMatchObject([{ hour: start, timesUsual: (room + 20) / 20 }]);
    // What was not taken in is no way to the wall, and pressing buttons with it counts nothing.
    const pass = passes.at(-1) ?? '';
    for (let press = 0; press < 5; press++) expect((await post('/opened', { pass }, one)).status).toBe(204);
    expect((await counts()).opened).toBeUndefined();
    await expectNobodyKnown([one, 'Made by a script']);
  });

  it('by pressing buttons for one statement again and again is counted once for each', async () => {
    const [pass = ''] = await sendMany(
      1,
      () => `Pressed often ${newWords()}`,
      () => one,
    );
    await Promise.all(Array.from({ length: 200 }, () => post('/opened', { pass })));
    expect(await counts()).toEqual({ prepared: 1, opened: 1 });
    for (const made of ['', 'made.up', `${pass}x`, pass.replace(/^./, 'A')]) await post('/opened', { pass: made });
    expect(await counts()).toEqual({ prepared: 1, opened: 1 });
  });

  it('by guessing codes is shut out for each beginning after ten, hits nothing, and is seen', async () => {
    await sendMany(
      1,
      () => `Not yours ${newWords()}`,
      () => one,
    );
    const answers = new Map<number, number>();
    for (let guess = 0; guess < 150; guess++) {
      const code = `${String(700 + (guess % 10)).padStart(3, '0')} 111 222 333 444 ${String(guess).padStart(3, '0')}`;
      const { status } = await post('/mine', { code }, one);
      answers.set(status, (answers.get(status) ?? 0) + 1);
    }
    expect(Object.fromEntries(answers)).toEqual({ 422: 100, 429: 50 });
    expect(await counts()).toEqual({ prepared: 1, guessed: 150 });
    expect((await signsOfAbuse(db, wave)).guessed).toEqual({ shown: true, value: 150 });
    expect(await rows()).toBe(1);
    await expectNobodyKnown([one, '111 222', '111222']);
  });

  it('makes nobody’s public page another one', async () => {
    const look = async () =>
      (await (await site.app.request(`/waves/${wave.slug}/numbers`)).text()).replace(/\d\d:\d\d/g, '');
    const before = await look();
    await sendMany(30, () => 'The same words again and again, from a very small script, for nothing at all', manyOf);
    await post('/mine', { code: '1 2 3' });
    site.clock = new Date(start.getTime() + 2 * 3_600_000);
    expect(await look()).toBe(before);
  });
});

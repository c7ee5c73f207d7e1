import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { auditMigrations, verifyAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { totalOf } from './core/tally.ts';
import { waveWith } from './core/testing/wave-with.ts';
import { isPublic, phaseOf, type Wave } from './core/wave.ts';
import {
  addWave,
  askForWall,
  countOnce,
  daysAfterEnd,
  findByCode,
  findContent,
  findStatement,
  forgetWhatIsOver,
  listDeletions,
  listHours,
  listOnWall,
  listWaves,
  migrations,
  type NewWave,
  noteIfEnough,
  type Preparation,
  prepareStatement,
  removeExampleWaves,
  replayDeletions,
  settleStatement,
  steerWave,
  type Ticket,
  takeBack,
} from './index.ts';
import {
  approvedWave,
  changeContent,
  counting,
  draftOf,
  key,
  newTicket,
  newWords,
  speak,
  waveNow,
} from './testing/voice-in.ts';

const now = new Date(Date.UTC(2026, 10, 6, 12, 30));
const opensAt = new Date(Date.UTC(2026, 10, 5, 19));
const draft = draftOf('I am not silent.');
const hex = 'a'.repeat(64);

async function counts(db: Database, { id }: Wave) {
  const hours = await listHours(db, id);
  return Object.fromEntries(hours.map(({ tally }) => [tally, totalOf(hours, tally)]));
}

async function auditActions(db: Database, { id }: Pick<Wave, 'id'>): Promise<readonly string[]> {
  const { rows } = await sql<{ action: string }>`
    select action from platform.audit_entries where subject = ${`wave:${id}`} order by sequence`.execute(db);
  return rows.map(({ action }) => action);
}

let waveNumber = 0;
/** A wave of its own for each test, as a database of its own would cost seconds. */
const newId = () => `wave-${++waveNumber}`;

describeOnEachDatabase('waves', (open, engine) => {
  let db: Database;
  let id: string;
  beforeAll(async () => {
    db = await open([...auditMigrations, ...migrations]);
  });
  beforeEach(() => {
    id = newId();
  });
  const approve = (facts: Partial<NewWave> = {}) => approvedWave(db, { id, slug: id, opensAt, ...facts }, now);

  it('are made by one person and approved by another, with every step in the audit log', async () => {
    const draftWave = waveWith({ id, slug: id, opensAt });
    await db.transaction().execute((trx) => addWave(trx, draftWave, { actor: 'staff:1', now }));
    expect(phaseOf(await waveNow(db, id), now)).toBe('draft');
    const own = await steerWave(db, id, 'approve', { actor: 'staff:1', now });
    expect(own).toEqual({ ok: false, problem: 'same-person' });
    for (const step of ['approve', 'pause', 'resume'] as const)
      expect(await steerWave(db, id, step, { actor: 'staff:2', now })).toMatchObject({ ok: true });
    expect(await steerWave(db, id, 'resume', { actor: 'staff:2', now })).toMatchObject({ problem: 'same-person' });
    expect(phaseOf(await waveNow(db, id), now)).toBe('paused');
    for (const step of ['resume', 'close'] as const)
      expect(await steerWave(db, id, step, { actor: 'staff:3', now })).toMatchObject({ ok: true });
    expect(phaseOf(await waveNow(db, id), now)).toBe('closed');
    expect(await steerWave(db, 'wave-0', 'close', { actor: 'staff:2', now })).toEqual({
      ok: false,
      problem: 'no-wave',
    });
    const steps = ['added', 'approved', 'paused', 'resume-asked', 'resumed', 'closed'].map((step) => `wave.${step}`);
    expect(await auditActions(db, { id })).toEqual(steps);
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
  });

  it('keep every version of what they said', async () => {
    const wave = await approve();
    const content = { ...wave.content, title: { en: 'Ours is another way' } };
    expect(await changeContent(db, wave, content, now)).toMatchObject({ version: 2, content, changes: 2 });
    expect(await findContent(db, wave.id, 1)).toEqual(wave.content);
    expect(await findContent(db, wave.id, 3)).toBeNull();
  });

  it('open once, at their moment, when two reach the number together', async () => {
    const wave = await approve({ threshold: 10 });
    for (let voice = 0; voice < 8; voice++) await speak(db, wave, now);
    expect(phaseOf(await waveNow(db, id), now)).toBe('gathering');
    await Promise.all(Array.from({ length: 6 }, () => speak(db, wave, now)));
    const reached = await waveNow(db, id);
    expect([phaseOf(reached, now), isPublic(reached), reached.reachedAt]).toEqual(['open', true, now]);
    expect(phaseOf(reached, new Date(opensAt.getTime() - 1))).toBe('scheduled');
    expect((await auditActions(db, { id })).filter((action) => action === 'wave.reached')).toHaveLength(1);
  });

  it('notice that the number was reached also when the process that reached it was killed in between', async () => {
    const wave = await approve({ threshold: 10 });
    await sql`insert into voices.tallies values (${wave.id}, 'prepared', '2026-11-05T19:00Z', 3, 10)`.execute(db);
    expect(await noteIfEnough(db, wave, now)).toMatchObject({ reachedAt: now });
    expect(await noteIfEnough(db, wave, now)).toMatchObject({ reachedAt: now });
    expect((await auditActions(db, { id })).filter((action) => action === 'wave.reached')).toHaveLength(1);
  });

  it('do not count on those who have taken their words back before it was enough', async () => {
    const wave = await approve({ threshold: 10 });
    const first = await speak(db, wave, now);
    await db.transaction().execute((trx) => takeBack(trx, wave.id, first.id, counting(now)));
    for (let voice = 0; voice < 9; voice++) await speak(db, wave, now);
    expect(phaseOf(await waveNow(db, id), now)).toBe('gathering');
    await speak(db, wave, now);
    expect(phaseOf(await waveNow(db, id), now)).toBe('open');
  });

  it('that are over keep no private words, and 30 days later nothing that copies are noticed by', async () => {
    const wave = await approve({ closesAt: new Date(now.getTime() + 1000) });
    const ticket = newTicket();
    const draftNow = draftOf(`Kept for me ${newWords()}`);
    await prepareStatement(db, wave, { ticket, draft: draftNow, examples: [], keepWords: true, key }, counting(now));
    await countOnce(db, id, { tally: 'opened', mark: hex }, counting(now));
    const later = (days: number) => new Date(now.getTime() + 1000 + days * 86_400_000);
    const left = async () => {
      const { rows } = await sql<Record<string, number>>`select
        (select count(*) from voices.own_words where wave_id = ${id})::int as shapes,
        (select count(*) from voices.marks where wave_id = ${id})::int as marks,
        (select count(words) from voices.statements where wave_id = ${id})::int as words`.execute(db);
      return rows[0];
    };
    await forgetWhatIsOver(db, now);
    expect(await left()).toEqual({ shapes: 1, marks: 1, words: 1 });
    await forgetWhatIsOver(db, later(29));
    expect(await left()).toEqual({ shapes: 1, marks: 1, words: 0 });
    await forgetWhatIsOver(db, later(daysAfterEnd));
    expect(await left()).toEqual({ shapes: 0, marks: 0, words: 0 });
    expect(await counts(db, wave)).toEqual({ prepared: 1, opened: 1 });
  });

  it('of the example go with everything that was said in them, and no others', async () => {
    const own = await approve();
    const example = await approve({ id: `${id}-example`, slug: `${id}-example`, isExample: true });
    for (const wave of [own, example]) await speak(db, wave, now);
    const removed = await db.transaction().execute((trx) => removeExampleWaves(trx, { actor: 'staff:1' }));
    expect(removed).toEqual([example.id]);
    expect((await listWaves(db)).map((wave) => wave.id)).not.toContain(example.id);
    const { rows } = await sql<{ wave_id: string }>`
      select wave_id from voices.statements where wave_id like ${`${id}%`}`.execute(db);
    expect(rows).toEqual([{ wave_id: own.id }]);
  });

  if (engine === 'PostgreSQL')
    it('count fifty people at the same moment, none lost and none twice', async () => {
      const wave = await approve();
      const tickets = await Promise.all(Array.from({ length: 50 }, () => speak(db, wave, now)));
      const again = tickets.flatMap((ticket) => [ticket, ticket]);
      const request = { draft: draftOf(`Again ${newWords()}`), examples: [], keepWords: false, key };
      await Promise.all(again.map((ticket) => prepareStatement(db, wave, { ticket, ...request }, counting(now))));
      expect(await counts(db, wave)).toEqual({ prepared: 50 });
      const { rows } = await sql<{
        shards: number;
      }>`select count(*)::int as shards from voices.tallies where wave_id = ${id}`.execute(db);
      expect(rows[0]?.shards).toBeGreaterThan(5);
    });
});

describeOnEachDatabase('a statement', (open, engine) => {
  let db: Database;
  let wave: Wave;
  beforeAll(async () => {
    db = await open([...auditMigrations, ...migrations]);
  });
  beforeEach(async () => {
    const id = newId();
    wave = await approvedWave(db, { id, slug: id, opensAt }, now);
  });
  const send = (ticket: Ticket, typed: string, more: Partial<Preparation> = {}) =>
    prepareStatement(
      db,
      wave,
      { ticket, draft: draftOf(typed), examples: [], keepWords: false, key, ...more },
      counting(now),
    );
  /** Everybody's words are of their own, unless a test says which they are. */
  const typed = new WeakMap<Ticket, string>();
  const prepare = async (ticket: Ticket, keepWords = false) => {
    const words = typed.get(ticket) ?? `I am not silent: ${newWords()}`;
    typed.set(ticket, words);
    return (await send(ticket, words, { keepWords })).kind;
  };
  const ask = ({ id }: Ticket, firstName: string | null = null) =>
    db.transaction().execute((trx) => askForWall(trx, wave.id, id, { draft, firstName, areaCode: null }));
  const settle = ({ id }: Ticket, state: 'shown' | 'held' | 'rejected' | 'pending') =>
    db.transaction().execute((trx) => settleStatement(trx, wave.id, id, state, counting(now)));
  const remove = ({ id }: Ticket) => db.transaction().execute((trx) => takeBack(trx, wave.id, id, counting(now)));
  const onWall = () => listOnWall(db, wave.id, { after: null, most: 10 });

  it('is counted once, however often its form is sent', async () => {
    const ticket = newTicket();
    const outcomes = await Promise.all([prepare(ticket), prepare(ticket), prepare(ticket)]);
    expect(outcomes.toSorted()).toEqual(['again', 'again', 'prepared']);
    expect(await counts(db, wave)).toEqual({ prepared: 1 });
  });

  it('whose form is sent several times at the same moment is one, and each is answered', async () => {
    for (let round = 0; round < (engine === 'PostgreSQL' ? 200 : 5); round++) {
      const ticket = newTicket();
      const request = { draft: draftOf(`At once ${newWords()}`), examples: [], keepWords: false, key };
      const answers = await Promise.all(
        Array.from({ length: 8 }, () => prepareStatement(db, wave, { ticket, ...request }, counting(now))),
      );
      expect(answers.filter(({ kind }) => kind === 'prepared')).toHaveLength(1);
      expect(answers.filter(({ kind }) => kind === 'again')).toHaveLength(7);
    }
  });

  it('leaves none of its words here until its writer asks for the wall', async () => {
    const ticket = newTicket();
    await prepare(ticket);
    expect(await findStatement(db, wave.id, ticket.id)).toMatchObject({ state: 'prepared', words: null });
    const dump = await sql`select statements::text from voices.statements`.execute(db);
    expect(JSON.stringify(dump.rows)).not.toContain('silent');
    await ask(ticket, 'Amina');
    expect(await findStatement(db, wave.id, ticket.id)).toMatchObject({
      state: 'pending',
      words: 'I am not silent.',
      firstName: 'Amina',
    });
  });

  it('has no moment, computer or person beside it', async () => {
    const { rows } = await sql<{ name: string; type: string }>`
      select column_name as name, data_type as type from information_schema.columns
      where table_schema = 'voices' and table_name = 'statements' order by name`.execute(db);
    expect(rows.map(({ name }) => name)).toEqual([
      ...['area_code', 'code_hash', 'first_name', 'id', 'language', 'state', 'wave_id', 'words'],
    ]);
    expect(rows.filter(({ type }) => /time|date|inet|cidr/.test(type))).toEqual([]);
    expect(await auditActions(db, wave)).toEqual(['wave.added', 'wave.approved']);
  });

  it('comes onto the wall by a decision alone, and is counted the first time', async () => {
    const ticket = newTicket();
    await prepare(ticket);
    expect(await settle(ticket, 'shown')).toBe('gone');
    expect([await ask(ticket), await ask(ticket)]).toEqual(['asked', 'asked-before']);
    expect(await onWall()).toEqual([]);
    for (const state of ['shown', 'held', 'shown'] as const) expect(await settle(ticket, state)).toBe('done');
    expect(await onWall()).toEqual([{ id: ticket.id, words: draft.words, language: 'en', firstName: null }]);
    expect(await counts(db, wave)).toEqual({ prepared: 1, shown: 1 });
    await settle(ticket, 'rejected');
    expect(await onWall()).toEqual([]);
  });

  it('that was never of somebody’s own, or was taken back, cannot ask for the wall', async () => {
    expect(await ask(newTicket())).toBe('gone');
  });

  it('is on the wall in pages that follow each other', async () => {
    const tickets = await Promise.all(Array.from({ length: 5 }, () => newTicket()));
    for (const ticket of tickets) {
      await prepare(ticket);
      await ask(ticket);
      await settle(ticket, 'shown');
    }
    const first = await listOnWall(db, wave.id, { after: null, most: 3 });
    const second = await listOnWall(db, wave.id, { after: first.at(-1)!.id, most: 3 });
    const seen = [...first, ...second].map(({ id }) => id);
    expect(seen).toEqual(tickets.map(({ id }) => id).toSorted());
  });

  it('is taken back for good: nothing of it stays but a hash', async () => {
    const ticket = newTicket();
    await prepare(ticket);
    await ask(ticket, 'Zuleikha');
    await settle(ticket, 'shown');
    expect(await findByCode(db, wave.id, ticket.codeHash)).toMatchObject({ id: ticket.id });
    expect(await remove(ticket)).toBe(true);
    expect(await findByCode(db, wave.id, ticket.codeHash)).toBeNull();
    expect(await findStatement(db, wave.id, ticket.id)).toBeNull();
    expect(await onWall()).toEqual([]);
    expect(await counts(db, wave)).toEqual({ prepared: 1, shown: 1, withdrawn: 1 });
    const { rows: tables } = await sql<{ name: string }>`
      select table_schema || '.' || table_name as name from information_schema.tables
      where table_schema in ('voices', 'platform') and table_type = 'BASE TABLE'`.execute(db);
    for (const { name } of tables) {
      const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.raw(name)} t`.execute(db);
      for (const { row } of rows) expect(row).not.toMatch(new RegExp(`Zuleikha|${ticket.id}|${ticket.codeHash}`));
    }
  });

  it('is taken back once by two who hold its code at the same moment, and both are told that it is gone', async () => {
    const ticket = newTicket();
    await prepare(ticket);
    expect(await Promise.all([remove(ticket), remove(ticket), remove(ticket)])).toEqual([true, true, true]);
    expect(await counts(db, wave)).toEqual({ prepared: 1, withdrawn: 1 });
    expect((await auditActions(db, wave)).filter((action) => action === 'statement.taken-back')).toHaveLength(1);
    expect(await remove(newTicket())).toBe(false);
  });

  it('that was taken back never returns: not by its form, a decision, a restore or the database itself', async () => {
    const ticket = newTicket();
    await prepare(ticket);
    await ask(ticket);
    await remove(ticket);
    expect(await prepare(ticket)).toBe('taken-back');
    expect(await ask(ticket)).toBe('gone');
    expect(await settle(ticket, 'shown')).toBe('gone');
    const insert = sql`insert into voices.statements (wave_id, id, state, code_hash, language)
      values (${wave.id}, ${ticket.id}, 'prepared', ${hex}, 'en')`.execute(db);
    await expect(insert).rejects.toThrow('taken this statement back');
    expect(await counts(db, wave)).toEqual({ prepared: 1, withdrawn: 1 });
  });

  it('that a backup brings back goes again when deletions are replayed', async () => {
    const [gone, stays] = [newTicket(), newTicket()];
    await prepare(gone);
    await prepare(stays);
    await remove(gone);
    const kept = await listDeletions(db, wave.id);
    await sql`delete from voices.tombstones`.execute(db);
    await sql`insert into voices.statements (wave_id, id, state, code_hash, language)
      values (${wave.id}, ${gone.id}, 'prepared', ${gone.codeHash}, 'en')`.execute(db);
    const replay = () => db.transaction().execute((trx) => replayDeletions(trx, wave.id, kept));
    expect([await replay(), await replay()]).toEqual([1, 0]);
    expect(await findStatement(db, wave.id, gone.id)).toBeNull();
    expect(await findStatement(db, wave.id, stays.id)).not.toBeNull();
    expect(await prepare(gone)).toBe('taken-back');
  });

  it('deleted while it is being published ends deleted, whichever comes first', async () => {
    for (let round = 0; round < 10; round++) {
      const ticket = newTicket();
      await prepare(ticket);
      await ask(ticket);
      const both = [() => settle(ticket, 'shown'), () => remove(ticket)];
      const [, gone] = await Promise.all(
        round % 2 === 0
          ? both.map((run) => run())
          : both
              .toReversed()
              .map((run) => run())
              .toReversed(),
      );
      expect(gone).toBe(true);
      expect(await findStatement(db, wave.id, ticket.id)).toBeNull();
    }
    expect(await onWall()).toEqual([]);
  });

  it('deleted while its form is sent once more ends deleted', async () => {
    for (let round = 0; round < 10; round++) {
      const ticket = newTicket();
      await prepare(ticket);
      await Promise.allSettled([prepare(ticket), remove(ticket), prepare(ticket)]);
      expect(await findStatement(db, wave.id, ticket.id)).toBeNull();
    }
  });

  it('has each answer counted once: a share button pressed, and whether it was shared', async () => {
    const count = (tally: 'opened' | 'shared' | 'declined', mark: string) =>
      countOnce(db, wave.id, { tally, mark: mark.repeat(64) }, counting(now));
    expect(await Promise.all([count('opened', 'a'), count('opened', 'a')])).toEqual(
      expect.arrayContaining([true, false]),
    );
    expect([await count('shared', 'b'), await count('declined', 'b'), await count('declined', 'c')]).toEqual([
      true,
      false,
      true,
    ]);
    expect(await counts(db, wave)).toEqual({ opened: 1, shared: 1, declined: 1 });
  });

  it('keeps its words for its writer where the wave is still to come', async () => {
    const ticket = newTicket();
    await prepare(ticket, true);
    expect(await findByCode(db, wave.id, ticket.codeHash)).toMatchObject({
      state: 'prepared',
      words: expect.stringContaining('not silent'),
    });
    expect(await onWall()).toEqual([]);
  });

  it('in words of others is not kept and not counted, whatever they are: an example, or what somebody wrote before', async () => {
    const [words, shown] = [`My own street ${newWords()}`, `What my gran said ${newWords()}`];
    const examples = [{ id: 'e', words: shown, language: 'en' }];
    const first = newTicket();
    expect(await send(first, words, { examples })).toEqual({ kind: 'prepared' });
    for (const copied of [words.toUpperCase(), `${words} ❤️`, shown]) {
      const ticket = newTicket();
      expect(await send(ticket, copied, { examples })).toMatchObject({ kind: 'not-own', found: { verdict: 'near' } });
      expect(await findStatement(db, wave.id, ticket.id)).toBeNull();
    }
    expect(await send(newTicket(), 'Not in my name.')).toMatchObject({ found: { verdict: 'short' } });
    expect(await counts(db, wave)).toEqual({ prepared: 1 });
  });

  it('sent by many at the same moment counts once', async () => {
    const words = `The same for all ${newWords()}`;
    const sent = await Promise.all(Array.from({ length: 40 }, () => send(newTicket(), words)));
    expect(sent.filter(({ kind }) => kind === 'prepared')).toHaveLength(1);
    expect(await counts(db, wave)).toEqual({ prepared: 1 });
  });

  it('that its writer changes and sends again is the same statement, held against others as it is now', async () => {
    const ticket = newTicket();
    const [before, after] = [`First I said ${newWords()}`, `Then I said ${newWords()}`];
    expect(await send(ticket, before)).toEqual({ kind: 'prepared' });
    expect(await send(ticket, after)).toEqual({ kind: 'again' });
    expect(await send(newTicket(), after)).toMatchObject({ kind: 'not-own' });
    expect(await send(newTicket(), before)).toEqual({ kind: 'prepared' });
    expect(await counts(db, wave)).toEqual({ prepared: 2 });
  });

  it('taken back leaves room for its words to be said by somebody else', async () => {
    const words = `Anybody may say ${newWords()}`;
    const ticket = newTicket();
    await send(ticket, words);
    await remove(ticket);
    const { rows } = await sql`select from voices.own_words where statement_id = ${ticket.id}`.execute(db);
    expect(rows).toEqual([]);
    expect(await send(newTicket(), words)).toEqual({ kind: 'prepared' });
  });
});

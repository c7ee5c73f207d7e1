import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { auditMigrations, verifyAudit } from '#platform/audit';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { isThere, phaseOf, type WavePlan } from './core/index.ts';
import { waveWith } from './core/testing/wave-with.ts';
import {
  askEndorser,
  beginWave,
  countByArea,
  decidePaper,
  findAsked,
  findContent,
  forgetExample,
  hashOfContent,
  listEndorsements,
  listExamples,
  listNewestPlans,
  migrations,
  readPapers,
  steerWave,
  stepEndorsement,
  writePaper,
} from './index.ts';
import { waveNow } from './testing/voice-in.ts';

const now = new Date(Date.UTC(2026, 10, 6, 12, 30));
const opensAt = new Date(Date.UTC(2026, 10, 10, 19));
const { content } = waveWith();
const example = { words: 'I stand for my street.', language: 'en', consentedOn: '2026-11-01' };
const plan: WavePlan = {
  ...{ content, areas: ['E08000035'], opensAt, closesAt: null, threshold: 25, hasWall: true, isForAdults: false },
  ...{ examples: [example], follows: null },
};
const rules = { missing: [], lock: null };
const [amina, sam] = [
  { actor: 'staff:1', now },
  { actor: 'staff:2', now },
];
let count = 0;

describeOnEachDatabase('what organisers do', (open) => {
  let db: Database;
  let id: string;
  beforeAll(async () => {
    db = await open([...auditMigrations, ...migrations]);
  });
  beforeEach(() => {
    id = `wave-${++count}`;
  });
  const begin = (body: Partial<WavePlan> = {}, isOffered = true) =>
    db.transaction().execute((trx) => beginWave(trx, { id, slug: id, plan: { ...plan, ...body }, isOffered }, amina));
  const write = (body: Partial<WavePlan>, after: number, isOffered = true, doing = amina) =>
    db
      .transaction()
      .execute((trx) => writePaper(trx, id, 'plan', { body: { ...plan, ...body }, after, isOffered }, doing));
  const decide = (number: number, doing = sam, heeding: Parameters<typeof decidePaper>[5] = rules) =>
    db
      .transaction()
      .execute((trx) => decidePaper(trx, id, 'plan', { number, verdict: 'approved', note: '' }, doing, heeding));
  const rowsOf = async () => JSON.stringify((await sql`select * from voices.endorsements`.execute(db)).rows);
  const examples = async () => (await listExamples(db, id)).map(({ words }) => words);

  it('is public once a second person has approved it, with everything that the plan says', async () => {
    expect(await begin()).toBe('begun');
    expect(await begin()).toBe('taken');
    expect(isThere(await waveNow(db, id))).toBe(false);
    expect(await examples()).toEqual([]);
    expect(await decide(1, amina)).toMatchObject({ problem: { kind: 'same-person' } });
    expect(await decide(1)).toEqual({ ok: true, value: 'approved' });
    const wave = await waveNow(db, id);
    expect(wave).toMatchObject({ areas: ['E08000035'], threshold: 25, hasWall: true, version: 1, approvedAt: now });
    expect(phaseOf(wave, now)).toBe('scheduled');
    expect(await examples()).toEqual([example.words]);
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
  });

  it('of a draft that was changed before it was approved nothing older is ever found', async () => {
    await begin({ content: { ...content, title: { en: 'A first thought' } } });
    await write({}, 1);
    await decide(2);
    expect(await findContent(db, id, 1)).toEqual(content);
    expect(await findContent(db, id, 2)).toBeNull();
  });

  it('after it was approved waits again with every change, while people read what was approved', async () => {
    await begin();
    await decide(1);
    const changed = { ...content, title: { en: 'Another way' } };
    expect(await write({ content: changed, examples: [] }, 1)).toEqual({ ok: true, value: 2 });
    expect(await waveNow(db, id)).toMatchObject({ content, version: 1 });
    expect((await listNewestPlans(db)).get(id)).toMatchObject({ number: 2, decision: null });
    expect(await write({}, 1)).toEqual({ ok: false, problem: 'changed-since' });
    await decide(2);
    expect(await waveNow(db, id)).toMatchObject({ content: changed, version: 2 });
    expect(await findContent(db, id, 1)).toEqual(content);
    expect(await examples()).toEqual([]);
  });

  it('is not approved before the gate is complete, nor within a period before an election', async () => {
    await begin();
    const gate = { ...rules, missing: ['privacy'] };
    expect(await decide(1, sam, gate)).toEqual({ ok: false, problem: { kind: 'gate', missing: ['privacy'] } });
    const from = new Date(now.getTime() - 1000);
    const locked = { ...rules, lock: { from, until: new Date(now.getTime() + 1000) } };
    expect(await decide(1, sam, locked)).toEqual({ ok: false, problem: { kind: 'lock' } });
    const coming = { ...rules, lock: { from: opensAt, until: new Date(opensAt.getTime() + 1000) } };
    expect(await decide(1, sam, coming)).toEqual({ ok: false, problem: { kind: 'opens-in-lock' } });
    expect(isThere(await waveNow(db, id))).toBe(false);
    expect(await decide(1)).toMatchObject({ ok: true });
  });

  it('joins waves to a series from the second on', async () => {
    await begin();
    await decide(1);
    const first = id;
    id = `${id}-next`;
    await begin({ follows: first });
    await decide(1);
    expect([(await waveNow(db, first)).series, (await waveNow(db, id)).series]).toEqual([first, first]);
  });

  it('lets a writer of an example take it back for good: no later approval brings it again', async () => {
    await begin();
    await decide(1);
    await write({ threshold: 30 }, 1);
    await db.transaction().execute((trx) => forgetExample(trx, id, example.words, amina));
    expect(await examples()).toEqual([]);
    await decide(2);
    expect(await examples()).toEqual([]);
    const { plans } = await readPapers(db, id);
    expect(JSON.stringify(plans)).not.toContain(example.words);
  });

  it('reports on a wave once it is over, approved by a second person', async () => {
    await begin();
    await decide(1);
    const body = { happened: { en: 'x' }, failed: { en: 'y' }, learned: { en: 'z' } };
    const report = () =>
      db.transaction().execute((trx) => writePaper(trx, id, 'report', { body, after: 0, isOffered: true }, amina));
    expect(await report()).toEqual({ ok: false, problem: 'not-over' });
    await steerWave(db, id, 'close', sam);
    expect(await write({}, 1)).toEqual({ ok: false, problem: 'over' });
    expect(await report()).toEqual({ ok: true, value: 1 });
    const decideReport = (actor: string) =>
      db
        .transaction()
        .execute((trx) =>
          decidePaper(trx, id, 'report', { number: 1, verdict: 'approved', note: '' }, { actor, now }, rules),
        );
    expect(await decideReport('staff:1')).toMatchObject({ problem: { kind: 'same-person' } });
    expect(await decideReport('staff:2')).toMatchObject({ ok: true });
  });

  it('holds what the database promises by itself: nobody decides on their own words', async () => {
    await begin();
    const own = sql`update voices.papers set outcome = 'approved', decided_by = 'staff:1', decided_at = now() where wave_id = ${id}`;
    await expect(own.execute(db)).rejects.toThrow(/check constraint/);
  });

  it('shows nobody as standing behind a wave who did not say so by their own link', async () => {
    await begin();
    const { token } = await db.transaction().execute((trx) => askEndorser(trx, id, amina));
    const asked = await findAsked(db, id, token);
    expect(await findAsked(db, id, 'guessed')).toBeNull();
    expect(await rowsOf()).not.toContain(token);
    const step = (one: Parameters<typeof stepEndorsement>[3], actor: string) =>
      db.transaction().execute((trx) => stepEndorsement(trx, id, asked?.id ?? '', one, { actor, now }));
    expect(await step({ kind: 'confirm' }, 'staff:2')).toEqual({ ok: false, problem: 'not-accepted' });
    const yes = { kind: 'accept', name: 'Noor Ali', role: 'Baker', content } as const;
    const twice = await Promise.all([step(yes, 'endorser'), step(yes, 'endorser')]);
    expect(twice.map(({ ok }) => ok).toSorted()).toEqual([false, true]);
    expect(await step({ kind: 'confirm' }, 'staff:1')).toEqual({ ok: false, problem: 'same-person' });
    expect(await step({ kind: 'confirm' }, 'staff:2')).toMatchObject({ ok: true });
    expect(await listEndorsements(db, id)).toMatchObject([
      { state: 'confirmed', name: 'Noor Ali', contentHash: hashOfContent(content) },
    ]);
    expect(await step({ kind: 'end' }, 'endorser')).toMatchObject({ ok: true });
    expect(await rowsOf()).not.toContain('Noor');
    const log = await sql<{
      text: string;
    }>`select string_agg(entry::text, ' ') as text from platform.audit_entries as entry`.execute(db);
    expect(log.rows[0]?.text).not.toMatch(/Noor|Baker/);
  });

  it('counts what is on the wall by area, and nothing else of it', async () => {
    await begin();
    const voice = (hex: string, state: string, area: string | null) =>
      sql`insert into voices.statements (wave_id, id, state, code_hash, language, words, area_code)
        values (${id}, ${hex.repeat(32)}, ${state}, ${hex.repeat(64)}, 'en', 'Words', ${area})`.execute(db);
    await voice('a', 'shown', 'E08000035');
    await voice('b', 'shown', 'E08000035');
    await voice('c', 'shown', null);
    await voice('d', 'pending', 'E08000035');
    expect(await countByArea(db, id)).toEqual([
      { areaCode: 'E08000035', count: 2 },
      { areaCode: null, count: 1 },
    ]);
  });
});

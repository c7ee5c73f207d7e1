import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { mechanicalEdits } from '#foundations/text/testing';
import { attemptsMigrations } from '#platform/attempts';
import { auditMigrations } from '#platform/audit';
import { createCodes } from '#platform/codes';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import {
  confirmClaim,
  findRumourReceipt,
  forgetWords,
  freeClaim,
  holdAsPrivate,
  takeClaim,
} from './actions/look-at-claim.ts';
import { rumourKeysOf, submitRumour } from './actions/submit-rumour.ts';
import { corpora } from './core/matching/testing/corpus.ts';
import { migrations } from './store/migrations.ts';
import { countCopies, listWords } from './store/rumours.ts';

const secret = 'a secret of the tests, long enough for all';
const codes = createCodes(secret);
const keys = rumourKeysOf(secret);
const tables = [...attemptsMigrations, ...auditMigrations, ...migrations];
const now = new Date('2026-11-26T12:34:56Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

const [library, water] = [
  'My cousin drives the number nine bus and says the library on Mill Lane is to be sold to a casino by Easter',
  'Do not drink from the tap in Brannock Road till Friday, a man from the works told my mum there is chlorine in it',
] as const;
const accusation =
  'That teacher at number twelve in our street is the one who took the money from the fund, everybody share this';

const send = (db: Database, words: string, at = now) => submitRumour(db, codes, keys, { words, language: 'en' }, at);
const one = { actor: 'staff:one', now };
const two = { actor: 'staff:two', now };
const within = <Value>(db: Database, act: (trx: Parameters<typeof takeClaim>[0]) => Promise<Value>) =>
  db.transaction().execute(act);
const claimsIn = async (db: Database) =>
  (await sql<{ count: number }>`select count(*) as count from straight_talk.claims`.execute(db)).rows[0]?.count;

describeOnEachDatabase('rumours', (open) => {
  it('begin a claim, and copies come to it without anybody having confirmed them', async () => {
    const db = await open(tables);
    const first = await send(db, library);
    expect(first.suggestion).toBeNull();
    const copy = await send(db, `${library.toUpperCase()} 😱 https://malware.example/now`);
    expect(copy).toMatchObject({ claimId: first.claimId, suggestion: { claimId: first.claimId, by: 'letters' } });
    expect((await send(db, water)).claimId).not.toBe(first.claimId);
    expect(await countCopies(db, first.claimId)).toEqual({ suggested: 2, confirmed: 0 });
  });

  it('of fewer than eight words are put with exactly the same words alone, and suggested to be nothing', async () => {
    const db = await open(tables);
    const first = await send(db, 'Stay at home tonight');
    expect(await send(db, 'STAY at home, tonight!!')).toMatchObject({ claimId: first.claimId, suggestion: null });
    expect((await send(db, 'Stay at home today')).claimId).not.toBe(first.claimId);
  });

  it('that are the same and come at once begin one claim', async () => {
    const db = await open(tables);
    const sent = await Promise.all(Array.from({ length: 8 }, () => send(db, library)));
    expect(new Set(sent.map(({ claimId }) => claimId)).size).toBe(1);
    expect(await claimsIn(db)).toBe(1);
  });

  it('are told of by a receipt that nobody guesses, and the database holds neither it nor a moment', async () => {
    const db = await open(tables);
    const { code } = await send(db, library);
    expect(code.words.split(' ')).toHaveLength(6);
    expect(await findRumourReceipt(db, code.hash)).toEqual({ state: 'waiting', slug: null });
    expect(await findRumourReceipt(db, codes.make('receipt').hash)).toBeNull();
    const { rows } = await sql<{ hour: Date; all: string }>`
      select hour, rumours::text as all from straight_talk.rumours`.execute(db);
    expect(rows[0]?.hour).toEqual(new Date('2026-11-26T12:00:00Z'));
    for (const secretText of [code.words, code.figures, '34:56']) expect(rows[0]?.all).not.toContain(secretText);
  });

  it('are read by whoever has taken the claim, and by nobody else meanwhile', async () => {
    const db = await open(tables);
    const { claimId } = await send(db, library);
    expect(await within(db, (trx) => takeClaim(trx, claimId, one))).toMatchObject({ value: [{ words: library }] });
    expect(await within(db, (trx) => takeClaim(trx, claimId, two))).toEqual({ ok: false, problem: 'taken' });
    expect(await within(db, (trx) => confirmClaim(trx, claimId, { suggested: 1 }, two))).toMatchObject({
      problem: 'not-taken',
    });
    const after = { ...two, now: later(0.26) };
    expect(await within(db, (trx) => takeClaim(trx, claimId, after))).toMatchObject({ ok: true });
    expect(await within(db, (trx) => takeClaim(trx, 'f'.repeat(32), one))).toEqual({ ok: false, problem: 'gone' });
  });

  it('are confirmed as many as somebody was shown, and none that came since', async () => {
    const db = await open(tables);
    const { claimId } = await send(db, library);
    await within(db, (trx) => takeClaim(trx, claimId, one));
    await send(db, library);
    expect(await within(db, (trx) => confirmClaim(trx, claimId, { suggested: 1 }, one))).toMatchObject({
      problem: 'changed-since',
    });
    expect(await within(db, (trx) => confirmClaim(trx, claimId, { suggested: 2 }, one))).toEqual({
      ok: true,
      value: 2,
    });
    await send(db, library);
    expect(await countCopies(db, claimId)).toEqual({ suggested: 1, confirmed: 2 });
  });

  it('with a hundred thousand characters are taken in', async () => {
    const db = await open(tables);
    const chat = `${water} `.repeat(900).slice(0, 100_000);
    const first = await send(db, chat);
    expect((await listWords(db, first.claimId))[0]?.words).toBe(chat);
    expect((await send(db, chat)).claimId).toBe(first.claimId);
  });

  it('keep their words for thirty days', async () => {
    const db = await open(tables);
    const { claimId } = await send(db, library);
    expect(await forgetWords(db, later(30 * 24 - 1))).toBe(0);
    expect(await forgetWords(db, later(30 * 24))).toBe(1);
    expect(await listWords(db, claimId)).toEqual([]);
    expect((await send(db, library)).claimId).toBe(claimId);
  });
});

describeOnEachDatabase('an accusation against a private person', (open) => {
  const openWithAccusation = async () => {
    const db = await open(tables);
    const { claimId, code } = await send(db, accusation);
    await within(db, (trx) => takeClaim(trx, claimId, one));
    const held = await within(db, (trx) => holdAsPrivate(trx, claimId, one));
    expect(held).toEqual({ ok: true, value: new Date('2026-11-29T12:00:00Z') });
    return { db, claimId, code };
  };

  it('is held, its words go within 72 hours, and nothing of them is left anywhere', async () => {
    const { db, claimId, code } = await openWithAccusation();
    expect(await findRumourReceipt(db, code.hash)).toEqual({ state: 'not-for-us', slug: null });
    expect(await forgetWords(db, later(71))).toBe(0);
    expect(await forgetWords(db, new Date('2026-11-29T12:00:00Z'))).toBe(1);
    expect(await listWords(db, claimId)).toEqual([]);
    const { rows } = await sql<{ all: string }>`
      select (select string_agg(claims::text, '') from straight_talk.claims) || (select string_agg(rumours::text, '') from straight_talk.rumours)
        || (select string_agg(known_texts::text, '') from straight_talk.known_texts)
        || (select string_agg(audit_entries::text, '') from platform.audit_entries) as all`.execute(db);
    expect(rows[0]?.all).toContain(claimId);
    for (const word of ['teacher', 'twelve', 'money', 'fund']) expect(rows[0]?.all).not.toContain(word);
  });

  it('leaves no words when it is sent again, and cannot be confirmed', async () => {
    const { db, claimId } = await openWithAccusation();
    expect((await send(db, `Please read! ${accusation}`)).claimId).toBe(claimId);
    expect(await listWords(db, claimId)).toHaveLength(1);
    expect(await within(db, (trx) => confirmClaim(trx, claimId, { suggested: 2 }, one))).toMatchObject({
      problem: 'private',
    });
  });

  it('is set free by a second person who has looked at it, and never by whoever held it', async () => {
    const { db, claimId, code } = await openWithAccusation();
    const free = (doing: typeof one) => within(db, (trx) => freeClaim(trx, claimId, doing));
    expect(await free(one)).toEqual({ ok: false, problem: 'same-person' });
    expect(await free(two)).toEqual({ ok: false, problem: 'not-taken' });
    const looking = { ...two, now: later(1) };
    await within(db, (trx) => takeClaim(trx, claimId, looking));
    await within(db, (trx) => takeClaim(trx, claimId, { ...one, now: later(2) }));
    expect(await free({ ...one, now: later(2) })).toEqual({ ok: false, problem: 'same-person' });
    await within(db, (trx) => takeClaim(trx, claimId, { ...two, now: later(3) }));
    expect(await free({ ...two, now: later(3) })).toEqual({ ok: true, value: null });
    expect(await findRumourReceipt(db, code.hash)).toEqual({ state: 'waiting', slug: null });
    expect(await forgetWords(db, later(73))).toBe(0);
    expect(await free({ ...two, now: later(3) })).toMatchObject({ problem: 'not-taken' });
  });
});

describeOnEachDatabase('copies of one rumour, each edited another way', (open, engine) => {
  // One after another as they would come: the embedded database is not for that many.
  const copies = engine === 'PGlite' ? 300 : 5_000;

  it(`form one claim, of which the words of fifty are kept: ${copies}`, async () => {
    const db = await open(tables);
    const { claimId } = await send(db, library);
    const random = createRandom(20_261_126);
    const edits = mechanicalEdits.filter(({ name }) => !/half joined|three words|tail cut/.test(name));
    const material = { language: 'en', others: corpora[0]!.claims };
    let astray = 0;
    for (let at = 0; at < copies; at++) {
      const edited = edits[at % edits.length]!.of(library, material, random);
      if ((await send(db, edited)).claimId !== claimId) astray++;
    }
    expect(astray).toBe(0);
    expect(await claimsIn(db)).toBe(1);
    expect(await countCopies(db, claimId)).toEqual({ suggested: copies + 1, confirmed: 0 });
    expect(await listWords(db, claimId)).toHaveLength(50);
  });
});

import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { attemptsMigrations } from '#platform/attempts';
import { auditMigrations } from '#platform/audit';
import { createCodes } from '#platform/codes';
import type { Database, Transaction } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { decideAnswer, wordClaim, writeAnswer } from './actions/answer-claim.ts';
import { confirmClaim, findRumourReceipt, holdAsPrivate, takeClaim } from './actions/look-at-claim.ts';
import { readClock, readQueue } from './actions/read-queue.ts';
import { closeClaim, leaveClaim, mergeClaim, reopenClaim, splitRumour } from './actions/sort-claims.ts';
import { matchRumour, rumourKeysOf, submitRumour } from './actions/submit-rumour.ts';
import { askForAnswer, settleAsked } from './actions/take-back-answer.ts';
import { answerWith, sourceText } from './core/answer/testing/answer-with.ts';
import { findClaim } from './store/claims.ts';
import { countHelped, readHelped } from './store/helped.ts';
import { migrations } from './store/migrations.ts';
import { findTakenBack, listPublicClaims, readPublicStamp } from './store/public.ts';
import { countCopies, listWords } from './store/rumours.ts';
import { findSourceText, keepSourceText } from './store/source-texts.ts';

const secret = 'a secret of the tests, long enough for all';
const codes = createCodes(secret);
const keys = rumourKeysOf(secret);
const tables = [...attemptsMigrations, ...auditMigrations, ...migrations];
const now = new Date('2026-11-26T12:34:56Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const one = { actor: 'staff:one', now };
const two = { actor: 'staff:two', now };

const [library, water, river] = [
  'My cousin drives the number nine bus and says the library on Mill Lane is to be sold to a casino by Easter',
  'Do not drink from the tap in Brannock Road till Friday, a man from the works told my mum there is chlorine in it',
  'They say the river is closed for boats from Sunday because somebody found a bomb from the war under the old bridge',
] as const;

const send = (db: Database, words: string, at = now) => submitRumour(db, codes, keys, { words, language: 'en' }, at);
const within = <Value>(db: Database, act: (trx: Transaction) => Promise<Value>) => db.transaction().execute(act);

interface Wanted {
  readonly slug: string;
  readonly risk?: {
    readonly violence: 0 | 1 | 2 | 3;
    readonly harm: 0 | 1 | 2 | 3;
    readonly checkability: 0 | 1 | 2 | 3;
  };
}

/** Takes a claim, confirms its copies and puts it into words. */
async function word(db: Database, id: string, { slug, risk = { violence: 0, harm: 0, checkability: 3 } }: Wanted) {
  await within(db, (trx) => takeClaim(trx, id, one));
  const { suggested } = await countCopies(db, id);
  await within(db, (trx) => confirmClaim(trx, id, { suggested }, one));
  const worded = await within(db, (trx) => wordClaim(trx, id, { slug, original: 'en', risk, seenElsewhere: '' }, one));
  expect(worded).toEqual({ ok: true, value: null });
}

async function answer(db: Database, id: string, at = later(5)) {
  await within(db, (trx) => keepSourceText(trx, sourceText));
  const written = { language: 'en', body: answerWith({}), interest: '', after: 0, isOffered: true };
  expect(await within(db, (trx) => writeAnswer(trx, id, written, { ...one, now: at }))).toMatchObject({ ok: true });
  const decision = { language: 'en', number: 1, verdict: 'approved', note: '', interest: '', isReady: true } as const;
  expect(await within(db, (trx) => decideAnswer(trx, id, decision, { ...two, now: at }))).toMatchObject({ ok: true });
}

async function sendMany(db: Database, words: string, count: number, at = now): Promise<string> {
  let id = '';
  for (let copy = 0; copy < count; copy++) ({ claimId: id } = await send(db, words, at));
  return id;
}

describeOnEachDatabase('the queue of claims', (open, engine) => {
  /** PGlite takes a hundredth of a second for each. */
  const many = engine === 'PostgreSQL' ? 5_000 : 300;

  it('has what people may be attacked for first, then what is pressing, and what nobody has put into words apart', async () => {
    const db = await open(tables);
    const often = await sendMany(db, library, 12);
    const seldom = await sendMany(db, water, 2);
    const unread = await sendMany(db, river, 3);
    await word(db, often, { slug: 'library' });
    await word(db, seldom, { slug: 'water', risk: { violence: 3, harm: 1, checkability: 2 } });
    const queue = await readQueue(db, later(6));
    expect(queue.toAnswer.map(({ claim }) => claim.id)).toEqual([seldom, often]);
    expect(queue.toAnswer.map(({ hoursUnchallenged }) => hoursUnchallenged)).toEqual([null, expect.closeTo(6.58, 2)]);
    expect(queue.toAnswer[0]?.due).toEqual(new Date('2026-11-26T14:00:00Z'));
    expect(queue.toLookAt).toMatchObject([{ claim: { id: unread }, suggested: 3, confirmed: 0, language: 'en' }]);
    expect(queue.allToLookAt).toBe(1);
    expect(queue.clock).toEqual({ unanswered: 1, longestHours: expect.closeTo(6.58, 2), medianHoursToAnswer: null });
  });

  it('stops the clock of a claim with its answer, and knows how long it took', async () => {
    const db = await open(tables);
    const id = await sendMany(db, library, 5);
    await word(db, id, { slug: 'library' });
    await answer(db, id, later(5));
    const clock = { unanswered: 0, longestHours: null, medianHoursToAnswer: expect.closeTo(5.58, 2) };
    expect(await readClock(db, later(100))).toEqual(clock);
    expect((await readQueue(db, later(100))).answered).toMatchObject([{ claim: { id }, name: answerWith({}).claim }]);
  });

  it('is in nobody’s way: a claim that is given back can be taken at once', async () => {
    const db = await open(tables);
    const id = await sendMany(db, library, 1);
    await within(db, (trx) => takeClaim(trx, id, one));
    expect(await within(db, (trx) => leaveClaim(trx, id, two))).toMatchObject({ problem: 'not-taken' });
    expect(await within(db, (trx) => leaveClaim(trx, id, one))).toMatchObject({ ok: true });
    expect(await within(db, (trx) => takeClaim(trx, id, two))).toMatchObject({ ok: true });
  });

  it.each(['opinion', 'satire'] as const)(
    'closes %s without an answer, tells its sender so, and opens it again',
    async (because) => {
      const db = await open(tables);
      const { claimId: id, code } = await send(db, library);
      expect(await within(db, (trx) => closeClaim(trx, id, because, one))).toMatchObject({ problem: 'not-taken' });
      await within(db, (trx) => takeClaim(trx, id, one));
      expect(await within(db, (trx) => closeClaim(trx, id, because, one))).toMatchObject({ ok: true });
      expect(await findRumourReceipt(db, code.hash)).toEqual({ state: 'not-for-us', slug: null });
      expect((await readQueue(db, now)).toLookAt).toEqual([]);
      await within(db, (trx) => takeClaim(trx, id, two));
      expect(await within(db, (trx) => reopenClaim(trx, id, two))).toMatchObject({ ok: true });
      expect(await findRumourReceipt(db, code.hash)).toEqual({ state: 'waiting', slug: null });
      expect(await within(db, (trx) => reopenClaim(trx, id, two))).toMatchObject({ problem: 'not-closed' });
    },
  );

  it('puts one claim to another: receipts, copies and what comes later go there, and nobody has confirmed it', async () => {
    const db = await open(tables);
    const into = await sendMany(db, library, 5);
    await word(db, into, { slug: 'library' });
    const { claimId: other, code } = await send(db, river, later(-30));
    await within(db, (trx) => takeClaim(trx, other, two));
    const merge = (slug: string) => within(db, (trx) => mergeClaim(trx, other, { into: slug }, two));
    expect(await merge('nowhere')).toMatchObject({ problem: 'no-such-claim' });
    expect(await merge('library')).toMatchObject({ ok: true });
    expect(await countCopies(db, into)).toEqual({ suggested: 1, confirmed: 5 });
    expect((await findClaim(db, into))?.firstHour).toEqual(new Date('2026-11-25T06:00:00Z'));
    expect(await findRumourReceipt(db, code.hash)).toEqual({ state: 'checking', slug: null });
    expect((await send(db, `${river} !!!`)).claimId).toBe(into);
    await within(db, (trx) => takeClaim(trx, other, two));
    expect(await within(db, (trx) => reopenClaim(trx, other, two))).toMatchObject({ problem: 'not-closed' });
  });

  it('takes out what is no copy, which has a claim of its own from then on; never what a claim is known by', async () => {
    const db = await open(tables);
    const into = await sendMany(db, library, 2);
    await word(db, into, { slug: 'library' });
    const { claimId: other } = await send(db, river);
    await within(db, (trx) => takeClaim(trx, other, one));
    await within(db, (trx) => mergeClaim(trx, other, { into: 'library' }, one));
    await within(db, (trx) => takeClaim(trx, into, one));
    const words = await listWords(db, into);
    const rumourId = words.find((kept) => kept.words === river)?.rumourId ?? '';
    const split = await within(db, (trx) => splitRumour(trx, keys, { claimId: into, rumourId }, one));
    expect(split).toMatchObject({ ok: true });
    expect((await send(db, river)).claimId).toBe(split.ok && split.value);
    expect((await send(db, library)).claimId).toBe(into);
    const first = { claimId: into, rumourId: words.find((kept) => kept.words === library)?.rumourId ?? '' };
    expect(await within(db, (trx) => splitRumour(trx, keys, first, one))).toMatchObject({ problem: 'first' });
    const unknown = { claimId: into, rumourId: 'f'.repeat(32) };
    expect(await within(db, (trx) => splitRumour(trx, keys, unknown, one))).toMatchObject({ problem: 'no-words' });
  });

  it('of thousands of copies that were each changed a little has one claim, with fifty texts to read', {
    timeout: 240_000,
  }, async () => {
    const db = await open(tables);
    const signs = ['😱', '!!', '  ', '🙏', '…', '?!', 'FWD: ', '#share '];
    const ids = new Set<string>();
    for (let copy = 0; copy < many; copy++) {
      const sign = signs[copy % signs.length] ?? '';
      const changed =
        copy % 3 === 0 ? library.toUpperCase() : copy % 3 === 1 ? `${sign}${library}` : `${library} ${sign}${copy}`;
      ids.add((await send(db, changed)).claimId);
    }
    expect(ids.size).toBe(1);
    const [id = ''] = ids;
    expect(await countCopies(db, id)).toEqual({ suggested: many, confirmed: 0 });
    expect(await listWords(db, id)).toHaveLength(50);
  });
});

describeOnEachDatabase('an answer that is public', (open) => {
  async function openWithAnswer() {
    const db = await open(tables);
    const id = await sendMany(db, library, 5);
    await word(db, id, { slug: 'library' });
    const before = await readPublicStamp(db);
    await answer(db, id);
    return { db, id, before };
  }

  it('is listed with its approved versions alone, under a stamp that changes with it', async () => {
    const { db, id, before } = await openWithAnswer();
    const draft = { language: 'en', body: answerWith({ fact: 'A draft.' }), interest: '', after: 1, isOffered: false };
    await within(db, (trx) => writeAnswer(trx, id, draft, one));
    const [claim, ...more] = await listPublicClaims(db);
    expect(more).toEqual([]);
    expect(claim).toMatchObject({ id, slug: 'library', papers: { original: 'en' } });
    expect(claim?.papers.byLanguage.get('en')?.map(({ number }) => number)).toEqual([1]);
    expect(await readPublicStamp(db)).not.toBe(before);
  });

  it('is taken back by two people and comes back by two, and whoever has its address is told why it is gone', async () => {
    const { db, id } = await openWithAnswer();
    const stamp = await readPublicStamp(db);
    const ask = (asking: Parameters<typeof askForAnswer>[2], by = one) =>
      within(db, (trx) => askForAnswer(trx, id, asking, by));
    const settle = (agrees: boolean, by = two) => within(db, (trx) => settleAsked(trx, id, { agrees }, by));
    expect(await settle(true)).toMatchObject({ problem: 'nothing-asked' });
    expect(await ask({ for: 'restore' })).toMatchObject({ problem: 'not-so' });
    expect(await ask({ for: 'take-back', because: 'court' })).toMatchObject({ ok: true });
    expect(await ask({ for: 'take-back', because: 'person' }, two)).toMatchObject({ problem: 'asked' });
    expect(await settle(true, one)).toMatchObject({ problem: 'same-person' });
    expect(await listPublicClaims(db)).toHaveLength(1);
    expect(await settle(true)).toEqual({ ok: true, value: 'take-back' });
    expect(await listPublicClaims(db)).toEqual([]);
    expect(await readPublicStamp(db)).not.toBe(stamp);
    expect(await findTakenBack(db, 'library')).toBe('court');
    expect(await ask({ for: 'restore' }, two)).toMatchObject({ ok: true });
    expect(await settle(false, two)).toEqual({ ok: true, value: null });
    expect(await ask({ for: 'restore' }, two)).toMatchObject({ ok: true });
    expect(await settle(true, one)).toEqual({ ok: true, value: 'restore' });
    expect(await listPublicClaims(db)).toHaveLength(1);
    expect(await findTakenBack(db, 'library')).toBeNull();
  });

  it('is not closed like a claim without one, and hidden at once where it tells of a private person', async () => {
    const { db, id } = await openWithAnswer();
    await within(db, (trx) => takeClaim(trx, id, one));
    expect(await within(db, (trx) => closeClaim(trx, id, 'opinion', one))).toMatchObject({ problem: 'answered' });
    expect(await within(db, (trx) => holdAsPrivate(trx, id, one))).toMatchObject({ ok: true });
    expect(await listPublicClaims(db)).toEqual([]);
  });

  it('stays as public as it is, however many say that it did not help', async () => {
    const { db, id } = await openWithAnswer();
    const about = { claimId: id, language: 'en', number: 1 };
    await countHelped(db, about, 'yes', now);
    for (let vote = 0; vote < 40; vote++) await countHelped(db, about, 'unbelieved', later(24));
    expect(await readHelped(db, id, 'en')).toEqual([
      { day: '2026-11-26', counts: { yes: 1 } },
      { day: '2026-11-27', counts: { unbelieved: 40 } },
    ]);
    expect(await listPublicClaims(db)).toHaveLength(1);
  });

  it('keeps what its sources said under its hash, and is not offered with a source of which nothing is kept', async () => {
    const { db, id } = await openWithAnswer();
    const { sources } = answerWith({});
    expect(await findSourceText(db, sources[0]?.copy.sha256 ?? '')).toBe(sourceText);
    const lost = { ...sources[0]!, copy: { sha256: 'b'.repeat(64), takenOn: '2026-11-20' } };
    const body = answerWith({ sources: [...sources, lost], correction: 'Another source.' });
    const written = { language: 'en', body, interest: '', after: 1, isOffered: true };
    const problems = [{ kind: 'source', at: 1, what: 'copy' }];
    expect(await within(db, (trx) => writeAnswer(trx, id, written, one))).toMatchObject({
      problem: { kind: 'answer', problems },
    });
  });

  it('is what finds the answer for the next who was sent it, at once', async () => {
    const { db, id } = await openWithAnswer();
    expect(await matchRumour(db, keys, `Pls share ${library}`)).toMatchObject([{ claimId: id }]);
    const { rows } = await sql<{ count: string }>`select count(*) as count from straight_talk.rumours`.execute(db);
    expect(Number(rows[0]?.count)).toBe(5);
  });
});

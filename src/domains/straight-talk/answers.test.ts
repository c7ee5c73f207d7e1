import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { attemptsMigrations } from '#platform/attempts';
import { auditMigrations } from '#platform/audit';
import { createCodes } from '#platform/codes';
import type { Database, Transaction } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import {
  type AnswerDecision,
  decideAnswer,
  type WrittenAnswer,
  wordClaim,
  writeAnswer,
} from './actions/answer-claim.ts';
import { confirmClaim, freeClaim, holdAsPrivate, takeClaim } from './actions/look-at-claim.ts';
import { rumourKeysOf, submitRumour } from './actions/submit-rumour.ts';
import { correctionsOf, shownAnswer } from './core/answer/standing.ts';
import { answerWith, sourceText } from './core/answer/testing/answer-with.ts';
import { readAnswers } from './store/answers.ts';
import { findClaim } from './store/claims.ts';
import { migrations } from './store/migrations.ts';
import { countCopies } from './store/rumours.ts';
import { keepSourceText } from './store/source-texts.ts';

const secret = 'a secret of the tests, long enough for all';
const tables = [...attemptsMigrations, ...auditMigrations, ...migrations];
const now = new Date('2026-11-26T12:34:56Z');
const one = { actor: 'staff:one', now };
const two = { actor: 'staff:two', now };
const risk = { violence: 1, harm: 0, checkability: 3 } as const;
const library =
  'My cousin drives the number nine bus and says the library on Mill Lane is to be sold to a casino by Easter';

describeOnEachDatabase('an answer', (open) => {
  /** A claim in words, with so many copies that somebody has confirmed. */
  async function openWithClaim({ copies = 5, seenElsewhere = '' } = {}) {
    const db = await open(tables);
    await within(db, (trx) => keepSourceText(trx, sourceText));
    const keys = rumourKeysOf(secret);
    let id = '';
    for (let at = 0; at < copies; at++)
      id = (await submitRumour(db, createCodes(secret), keys, { words: library, language: 'en' }, now)).claimId;
    await within(db, (trx) => takeClaim(trx, id, one));
    const { suggested } = await countCopies(db, id);
    await within(db, (trx) => confirmClaim(trx, id, { suggested }, one));
    const worded = { slug: 'library', original: 'en', risk, seenElsewhere };
    expect(await within(db, (trx) => wordClaim(trx, id, worded, one))).toEqual({ ok: true, value: null });
    const written = { language: 'en', body: answerWith({}), interest: '', after: 0, isOffered: true };
    const decision: AnswerDecision = {
      ...{ language: 'en', number: 1, verdict: 'approved', note: '', interest: '', isReady: true },
    };
    return {
      db,
      id,
      write: (more: Partial<WrittenAnswer> = {}, by = one) =>
        within(db, (trx) => writeAnswer(trx, id, { ...written, ...more }, by)),
      decide: (more: Partial<AnswerDecision> = {}, by = two) =>
        within(db, (trx) => decideAnswer(trx, id, { ...decision, ...more }, by)),
      shown: async (language = 'en') => shownAnswer(await readAnswers(db, id, 'en'), language),
    };
  }

  it('is public once a second checker has approved it, and stops the clock', async () => {
    const { db, id, write, decide, shown } = await openWithClaim();
    expect(await write()).toEqual({ ok: true, value: 1 });
    expect(await shown()).toBeNull();
    expect(await decide({}, one)).toEqual({ ok: false, problem: 'same-person' });
    expect(await decide({ isReady: false })).toEqual({ ok: false, problem: 'not-ready' });
    expect(await decide()).toEqual({ ok: true, value: 'approved' });
    expect((await shown())?.paper.body.fact).toBe(answerWith({}).fact);
    expect((await findClaim(db, id))?.answeredAt).toEqual(now);
  });

  it('is offered whole or not at all, and may be kept unfinished', async () => {
    const { write, decide } = await openWithClaim();
    const unfinished = answerWith({ fact: '' });
    expect(await write({ body: unfinished })).toMatchObject({
      problem: { kind: 'answer', problems: [{ kind: 'missing', part: 'fact' }] },
    });
    expect(await write({ body: unfinished, isOffered: false })).toMatchObject({ ok: true });
    expect(await decide()).toEqual({ ok: false, problem: 'not-offered' });
    expect(await write()).toMatchObject({ problem: { kind: 'changed-since' } });
  });

  it('is not approved by or for anybody who has to do with the matter', async () => {
    const { write, decide } = await openWithClaim();
    await write({ interest: 'My sister works at the library.' });
    expect(await decide()).toEqual({ ok: false, problem: 'interest' });
    await write({ after: 1 });
    expect(await decide({ number: 2, interest: 'I sit on the council.' })).toEqual({ ok: false, problem: 'interest' });
    expect(await decide({ number: 2 })).toMatchObject({ ok: true });
  });

  it('does not carry around what few have seen, unless it goes around elsewhere', async () => {
    const few = await openWithClaim({ copies: 4 });
    await few.write();
    expect(await few.decide()).toEqual({ ok: false, problem: 'seen-too-little' });
    const elsewhere = await openWithClaim({ copies: 1, seenElsewhere: 'In two papers on Monday' });
    await elsewhere.write();
    expect(await elsewhere.decide()).toMatchObject({ ok: true });
  });

  it('is never rewritten: a new version says what is put right, and the old one stays readable', async () => {
    const { db, id, write, decide } = await openWithClaim();
    await write();
    await decide();
    const changed = answerWith({ verdict: 'misleading' });
    expect(await write({ body: changed, after: 1 })).toMatchObject({
      problem: { problems: [{ kind: 'missing', part: 'correction' }] },
    });
    await write({ body: { ...changed, correction: 'A part is for sale.' }, after: 1 });
    await decide({ number: 2 });
    const papers = (await readAnswers(db, id, 'en')).byLanguage.get('en') ?? [];
    expect(papers.map(({ body }) => body.verdict)).toEqual(['false', 'misleading']);
    expect(correctionsOf(papers)).toMatchObject([{ number: 2, verdict: { from: 'false', to: 'misleading' } }]);
    for (const statement of [
      sql`update straight_talk.answers set body = '{}' where number = 1`,
      sql`update straight_talk.answers set outcome = 'sent-back' where number = 1`,
      sql`update straight_talk.answers set written_by = 'staff:three' where number = 2`,
      sql`delete from straight_talk.answers`,
    ])
      await expect(statement.execute(db)).rejects.toThrow('stays as it was');
  });

  it('is translated from what is public, approved by itself, and falls behind when the original changes', async () => {
    const { write, decide, shown } = await openWithClaim();
    const urdu = { language: 'ur', body: answerWith({ fact: 'کتب خانہ کھلا رہے گا۔' }) };
    expect(await write(urdu)).toMatchObject({ problem: { kind: 'no-original' } });
    await write();
    await decide();
    await write(urdu);
    expect((await shown('ur'))?.language).toBe('en');
    expect(await decide({ language: 'ur' })).toMatchObject({ ok: true });
    expect(await shown('ur')).toMatchObject({ language: 'ur', isStale: false });

    await write({ body: answerWith({ correction: 'The lease runs ten years.' }), after: 1 });
    await write({ ...urdu, after: 1 });
    await decide({ number: 2 });
    expect(await shown('ur')).toMatchObject({ language: 'ur', isStale: true });
    expect(await decide({ language: 'ur', number: 2 })).toEqual({ ok: false, problem: 'original-changed' });
    await write({ ...urdu, after: 2 });
    expect(await decide({ language: 'ur', number: 3 })).toMatchObject({ ok: true });
    expect(await shown('ur')).toMatchObject({ isStale: false });
  });

  it('stands as before once its claim, held by mistake, is set free', async () => {
    const { db, id, write, decide } = await openWithClaim();
    await write();
    await decide();
    await within(db, (trx) => holdAsPrivate(trx, id, one));
    expect(await write({ after: 1 })).toMatchObject({ problem: { kind: 'not-worded' } });
    const later = { ...two, now: new Date(now.getTime() + 3_600_000) };
    await within(db, (trx) => takeClaim(trx, id, later));
    expect(await within(db, (trx) => freeClaim(trx, id, later))).toEqual({ ok: true, value: null });
    expect(await findClaim(db, id)).toMatchObject({ state: 'worded', answeredAt: now, worded: { slug: 'library' } });
  });

  it('has an address of its own', async () => {
    const { db } = await openWithClaim();
    const keys = rumourKeysOf(secret);
    const words = 'Another rumour that nobody has ever heard of before and that is long enough to be one';
    const { claimId } = await submitRumour(db, createCodes(secret), keys, { words, language: 'en' }, now);
    const word = (trx: Transaction) =>
      wordClaim(trx, claimId, { slug: 'library', original: 'en', risk, seenElsewhere: '' }, one);
    expect(await within(db, word)).toEqual({ ok: false, problem: 'not-taken' });
    await within(db, (trx) => takeClaim(trx, claimId, one));
    expect(await within(db, word)).toEqual({ ok: false, problem: 'slug-taken' });
  });
});

function within<Value>(db: Database, act: (trx: Transaction) => Promise<Value>): Promise<Value> {
  return db.transaction().execute(act);
}

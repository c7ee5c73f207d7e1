import { expect, it } from 'vitest';
import { attemptsMigrations } from '#platform/attempts';
import { auditMigrations } from '#platform/audit';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { decideAnswer, writeAnswer } from './actions/answer-claim.ts';
import { readQueue } from './actions/read-queue.ts';
import { matchRumour, rumourKeysOf } from './actions/submit-rumour.ts';
import { takeInAnswers } from './actions/take-in-answers.ts';
import { answerWith, sourceText } from './core/answer/testing/answer-with.ts';
import type { SharedClaim } from './core/feed/feed.ts';
import { readAnswers } from './store/answers.ts';
import { findClaimBySlug } from './store/claims.ts';
import { migrations } from './store/migrations.ts';
import { listPublicClaims } from './store/public.ts';
import { keepSourceText } from './store/source-texts.ts';
import { approveAnswer } from './testing/answered-claim.ts';

const secret = 'a secret of the tests, long enough for all';
const keys = rumourKeysOf(secret);
const tables = [...attemptsMigrations, ...auditMigrations, ...migrations];
const now = new Date('2026-11-26T12:34:56Z');
const claim = 'The library on Mill Lane is to be sold to a casino by Easter, says the driver of bus nine';
const shared = (more = {}, languages = ['en', 'ur']): SharedClaim => ({
  slug: 'library',
  original: 'en',
  answers: languages.map((language) => ({ language, body: answerWith({ claim, ...more }) })),
});

describeOnEachDatabase('answers of another organisation', (open) => {
  const takeIn = (db: Database, claims: readonly SharedClaim[]) =>
    db
      .transaction()
      .execute((trx) =>
        takeInAnswers(trx, keys, claims, { from: 'leeds', languages: ['en', 'ur'], actor: 'command-line', now }),
      );
  const idOf = async (db: Database) => (await findClaimBySlug(db, 'leeds-library'))?.id ?? '';
  const papersOf = async (db: Database, language = 'en') =>
    (await readAnswers(db, await idOf(db), 'en')).byLanguage.get(language) ?? [];

  it('come in as drafts that nobody reads in public, and rumours find their claim', async () => {
    const db = await open(tables);
    expect(await takeIn(db, [shared({}, ['en', 'ur', 'fr'])])).toEqual({ newClaims: 1, drafts: 1, left: 2 });
    expect(await listPublicClaims(db)).toEqual([]);
    expect((await readQueue(db, now)).toAnswer).toMatchObject([
      { claim: { seenElsewhere: 'leeds' }, confirmed: 0, name: claim },
    ]);
    expect(await matchRumour(db, keys, `FWD ${claim.toUpperCase()}!!`)).toMatchObject([{ claimId: await idOf(db) }]);
  });

  it('come in once: the same again changes nothing, a newer version is a newer draft', async () => {
    const db = await open(tables);
    await takeIn(db, [shared()]);
    expect(await takeIn(db, [shared()])).toEqual({ newClaims: 0, drafts: 0, left: 2 });
    expect(await takeIn(db, [shared({ fact: 'It stays open, and gets a new roof.' })])).toMatchObject({ drafts: 1 });
    expect((await papersOf(db)).map(({ body }) => body.fact)).toEqual([
      answerWith({}).fact,
      'It stays open, and gets a new roof.',
    ]);
  });

  it('never go over what checkers here have written', async () => {
    const db = await open(tables);
    await takeIn(db, [shared()]);
    const own = { language: 'en', body: answerWith({ fact: 'Ours.' }), interest: '', after: 1, isOffered: false };
    const id = await idOf(db);
    await db.transaction().execute((trx) => writeAnswer(trx, id, own, { actor: 'staff:one', now }));
    expect(await takeIn(db, [shared({ fact: 'Theirs.' })])).toMatchObject({ drafts: 0 });
    expect((await papersOf(db)).at(-1)?.body.fact).toBe('Ours.');
  });

  it('are published only once somebody here has copied the sources and a second person has approved them', async () => {
    const db = await open(tables);
    await takeIn(db, [shared()]);
    const id = await idOf(db);
    const decision = { language: 'en', number: 1, verdict: 'approved', note: '', interest: '', isReady: true } as const;
    const decide = () =>
      db.transaction().execute((trx) => decideAnswer(trx, id, decision, { actor: 'staff:two', now }));
    expect(await decide()).toMatchObject({ problem: 'not-offered' });
    const offered = { language: 'en', body: answerWith({ claim }), interest: '', after: 1, isOffered: true };
    const offer = () => db.transaction().execute((trx) => writeAnswer(trx, id, offered, { actor: 'staff:one', now }));
    expect(await offer()).toMatchObject({ problem: { kind: 'answer', problems: [{ kind: 'source', what: 'copy' }] } });
    await db.transaction().execute((trx) => keepSourceText(trx, sourceText));
    expect(await offer()).toMatchObject({ ok: true });
  });

  it('bring their translations once the original is public here, with its verdict and its sources', async () => {
    const db = await open(tables);
    await takeIn(db, [shared()]);
    await approveAnswer({ db, now }, await idOf(db), { after: 1, claim });
    expect(await takeIn(db, [shared()])).toEqual({ newClaims: 0, drafts: 1, left: 1 });
    expect(await papersOf(db, 'ur')).toMatchObject([
      { writtenBy: 'peer:leeds', isOffered: false, body: { translates: 2 } },
    ]);
  });

  it('are taken in with their audit entry, or not at all', async () => {
    const db = await open(tables);
    const broken = { ...shared(), slug: 'Not An Address' };
    await expect(takeIn(db, [shared(), broken])).rejects.toThrow();
    expect(await findClaimBySlug(db, 'leeds-library')).toBeNull();
  });
});

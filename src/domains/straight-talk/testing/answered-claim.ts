import type { Codes } from '#platform/codes';
import type { Database, Transaction } from '#platform/database';
import { decideAnswer, wordClaim, writeAnswer } from '../actions/answer-claim.ts';
import { confirmClaim, takeClaim } from '../actions/look-at-claim.ts';
import { leaveClaim } from '../actions/sort-claims.ts';
import { type RumourKeys, submitRumour } from '../actions/submit-rumour.ts';
import type { AnswerBody } from '../core/answer/answer.ts';
import { answerWith, sourceText } from '../core/answer/testing/answer-with.ts';
import { countCopies } from '../store/rumours.ts';
import { keepSourceText } from '../store/source-texts.ts';

/** Where a test puts its claims. */
export interface Installation {
  readonly db: Database;
  readonly codes: Codes;
  readonly keys: RumourKeys;
  readonly now: Date;
}

const [one, two] = ['staff:one', 'staff:two'] as const;

/** So many copies of a rumour, of which nobody has confirmed any. Tells the claim. */
export async function gatherClaim(
  { db, codes, keys, now }: Installation,
  words: string,
  copies: number,
): Promise<string> {
  let id = '';
  for (let copy = 0; copy < copies; copy++)
    ({ claimId: id } = await submitRumour(db, codes, keys, { words, language: 'en' }, now));
  return id;
}

/** A claim with five confirmed copies, put into words. */
export async function wordedClaim(at: Installation, words: string, slug: string): Promise<string> {
  const id = await gatherClaim(at, words, 5);
  const risk = { violence: 0, harm: 1, checkability: 3 } as const;
  const doing = { actor: one, now: at.now };
  await within(at.db, (trx) => takeClaim(trx, id, doing));
  const { suggested } = await countCopies(at.db, id);
  await within(at.db, (trx) => confirmClaim(trx, id, { suggested }, doing));
  await within(at.db, (trx) => wordClaim(trx, id, { slug, original: 'en', risk, seenElsewhere: '' }, doing));
  await within(at.db, (trx) => leaveClaim(trx, id, doing));
  return id;
}

/** The next version of an answer, written by one checker and approved by another. */
export async function approveAnswer(
  { db, now }: Pick<Installation, 'db' | 'now'>,
  claimId: string,
  { language = 'en', after = 0, ...body }: Partial<AnswerBody> & { language?: string; after?: number } = {},
): Promise<void> {
  await within(db, (trx) => keepSourceText(trx, sourceText));
  const written = { language, body: answerWith(body), interest: '', after, isOffered: true };
  const wrote = await within(db, (trx) => writeAnswer(trx, claimId, written, { actor: one, now }));
  if (!wrote.ok) throw new Error(JSON.stringify(wrote.problem));
  const decision = {
    language,
    number: wrote.value,
    verdict: 'approved',
    note: '',
    interest: '',
    isReady: true,
  } as const;
  const decided = await within(db, (trx) => decideAnswer(trx, claimId, decision, { actor: two, now }));
  if (!decided.ok) throw new Error(decided.problem);
}

/** A claim with an answer that is public. */
export async function answeredClaim(
  at: Installation,
  words: string,
  slug: string,
  body: Partial<AnswerBody> = {},
): Promise<string> {
  const id = await wordedClaim(at, words, slug);
  await approveAnswer(at, id, body);
  return id;
}

const within = <Value>(db: Database, act: (trx: Transaction) => Promise<Value>) => db.transaction().execute(act);

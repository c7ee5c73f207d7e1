import { createHmac, randomBytes } from 'node:crypto';
import { comparable, type HashKey } from '#foundations/text';
import type { Codes, NewCode } from '#platform/codes';
import type { Database, Transaction } from '#platform/database';
import { findMatches, type Match } from '../core/matching/find-matches.ts';
import { keptShapeOf, shapeOf } from '../core/matching/shape.ts';
import type { Rumour } from '../core/rumour/rumour.ts';
import { findClaim, insertClaim } from '../store/claims.ts';
import { findExact, findMeeting, holdText, insertKnownText } from '../store/known-texts.ts';
import { countWords, insertRumour } from '../store/rumours.ts';

/** Of so many copies of a claim the words are kept, for a checker to read: the rest are counted. */
const mostWordsKept = 50;

/** What rumours are compared with: keys of the installation, so that nobody with the database alone can try out what was sent. */
export interface RumourKeys {
  readonly shingles: HashKey;
  readonly exact: Buffer;
}

export function rumourKeysOf(secret: string): RumourKeys {
  const bytes = createHmac('sha256', secret).update('rumours').digest();
  return {
    shingles: [bytes.readUInt32LE(0), bytes.readUInt32LE(4)],
    exact: createHmac('sha256', secret).update('exact rumours').digest(),
  };
}

export interface Submitted {
  /** Shown this once. */
  readonly code: NewCode;
  readonly claimId: string;
  /** The claim that it may be a copy of, so that its sender can be shown an answer at once; null for a new one, and for a short text. */
  readonly suggestion: Match | null;
}

/** The claims that a text may be a copy of, the nearest first. Keeps nothing; among 100,000 claims some milliseconds. */
export async function matchRumour(db: Database, keys: RumourKeys, words: string): Promise<readonly Match[]> {
  const shape = shapeOf(words, keys.shingles);
  return shape.isShort ? [] : findMatches(shape, await findMeeting(db, keptShapeOf(shape)));
}

/**
 * Takes a rumour in and puts it with the claim that it seems to be a copy of, or begins a new one. Nobody has confirmed anything by that. A short text is put
 * with others of exactly the same words, and never suggested to be anything. Of a claim about a private person no words are kept. No link is ever followed.
 */
export async function submitRumour(
  db: Database,
  codes: Codes,
  keys: RumourKeys,
  { words, language }: Rumour,
  now: Date,
): Promise<Submitted> {
  const shape = shapeOf(words, keys.shingles);
  const kept = keptShapeOf(shape);
  const exact = exactOf(words, keys);
  const code = codes.make('receipt');
  const hour = hourOf(now);

  return db.transaction().execute(async (trx) => {
    await holdText(trx, exact);
    const [match = null] = shape.isShort ? [] : findMatches(shape, await findMeeting(trx, kept));
    const known = match?.claimId ?? (await findExact(trx, exact));
    const claimId = known ?? newId();
    if (known === null) {
      await insertClaim(trx, { id: claimId, hour });
      await insertKnownText(trx, { id: newId(), claimId, exact, shape: kept });
    }
    await insertRumour(trx, {
      ...{ id: newId(), claimId, language, hour, codeHash: code.hash },
      share: known === null ? null : (match?.share ?? 1),
      words: (await isKept(trx, claimId)) ? words : null,
    });
    return { code, claimId, suggestion: match };
  });
}

async function isKept(trx: Transaction, claimId: string): Promise<boolean> {
  const state = (await findClaim(trx, claimId))?.state;
  return (state === 'gathering' || state === 'worded') && (await countWords(trx, claimId)) < mostWordsKept;
}

/** What two texts share only where they are the same but for case, marks and spaces. */
export const exactOf = (words: string, { exact }: RumourKeys): string =>
  createHmac('sha256', exact).update(comparable(words)).digest('hex');

export const newId = () => randomBytes(16).toString('hex');

export const hourOf = (now: Date) => new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000);

import { createHmac } from 'node:crypto';
import type { HashKey } from '#foundations/text';
import type { Database, Transaction } from '#platform/database';
import { findOwnWords, type KeptWords, type OwnWords } from '../core/own-words/find-own-words.ts';
import { keptShapeOf, type Shape, shapeOf } from '../core/own-words/shape.ts';
import { findMeeting, holdWords, insertWords, type StoredShape } from '../store/own-words.ts';

/** `secret` is the installation's: with the database alone, nobody can try out which words were written. Another secret finds none of the older ones. */
export function wordsKeyOf(secret: string): HashKey {
  const bytes = createHmac('sha256', secret).update('own words').digest();
  return [bytes.readUInt32LE(0), bytes.readUInt32LE(4)];
}

export interface WordsToCheck {
  readonly key: HashKey;
  readonly waveId: string;
  readonly text: string;
  /** What the writer was shown. */
  readonly examples: readonly { readonly id: string; readonly words: string }[];
}

/** Whether a text is somebody's own, held against examples and all kept statements. Keeps nothing. At one million of them, milliseconds. */
export async function checkOwnWords(db: Database, words: WordsToCheck): Promise<OwnWords> {
  return check(db, words, shapeOf(words.text, words.key));
}

/**
 * The same for a statement that has just been stored, and keeps what later ones are held against, where it is somebody's own. It goes with the
 * statement. Copies are not kept: the first stands for all. Of the same text handed in many times at once, one is kept.
 */
export async function keepOwnWords(trx: Transaction, statementId: string, words: WordsToCheck): Promise<OwnWords> {
  const shape = shapeOf(words.text, words.key);
  const kept = keptShapeOf(shape);
  await holdWords(trx, words.waveId, kept);
  const found = await check(trx, words, shape);
  if (found.verdict === 'own') await insertWords(trx, words.waveId, statementId, kept);
  return found;
}

async function check(db: Database, { key, waveId, examples }: WordsToCheck, shape: Shape): Promise<OwnWords> {
  const meeting = await findMeeting(db, keptShapeOf(shape));
  return findOwnWords(shape, {
    examples: examples.map(({ id, words }) => ({ id, shape: shapeOf(words, key) })),
    statements: meeting.filter((other) => other.waveId === waveId).map(wordsOf),
    elsewhere: meeting.filter((other) => other.waveId !== waveId).map(wordsOf),
  });
}

const wordsOf = ({ statementId, size, sketch }: StoredShape): KeptWords => ({ id: statementId, size, sketch });

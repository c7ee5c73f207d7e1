import type { HashKey } from '#foundations/text';
import type { Database, Transaction } from '#platform/database';
import type { Draft } from '../core/draft.ts';
import type { OwnWords } from '../core/own-words/find-own-words.ts';
import { hourOf } from '../core/tally.ts';
import type { Wave } from '../core/wave.ts';
import type { Example } from '../store/examples.ts';
import { deleteWords } from '../store/own-words.ts';
import { deleteStatement, insertStatement } from '../store/statements.ts';
import { countOne } from '../store/tallies.ts';
import { hasTombstone } from '../store/tombstones.ts';
import { hashOfStatement } from './hash-of-statement.ts';
import { checkOwnWords, keepOwnWords, type WordsToCheck } from './own-words.ts';
import { noteIfEnough } from './waves.ts';

/** Whose words they are: an id that was made when the form was, so that a form that is sent twice is one statement. */
export interface Ticket {
  readonly id: string;
  /** Of the code that takes the statement back. */
  readonly codeHash: string;
}

export interface Preparation {
  readonly ticket: Ticket;
  readonly draft: Draft;
  /** What the writer was shown. */
  readonly examples: readonly Example[];
  /** Where the words are to be found again by the code, until the wave opens. */
  readonly keepWords: boolean;
  /** Made from the installation's secret (`wordsKeyOf`). */
  readonly key: HashKey;
  /** Asked once about words that are new and somebody's own: false where too many have come from one place. */
  readonly hasRoom?: () => boolean;
}

/** When it is, and which part of an hour's count to use: chance comes from outside. */
export interface Counting {
  readonly now: Date;
  readonly shard: number;
}

/**
 * prepared: it is new, and counted. again: it was here before, and counts once. taken-back: its writer has deleted it, and it does not return. crowded:
 * too many have come from one place within the hour; nothing was kept. not-own: the words are near to others, or too few to tell; nothing was kept.
 */
export type Prepared =
  | { readonly kind: 'prepared' | 'again' | 'taken-back' | 'crowded' }
  | { readonly kind: 'not-own'; readonly found: Exclude<OwnWords, { readonly verdict: 'own' }> };

/** Takes in a statement of somebody's own. */
export async function prepareStatement(
  db: Database,
  wave: Wave,
  preparation: Preparation,
  counting: Counting,
): Promise<Prepared> {
  const prepared = await db.transaction().execute((trx) => prepare(trx, wave.id, preparation, counting));
  if (prepared.kind === 'prepared') await noteIfEnough(db, wave, counting.now);
  return prepared;
}

async function prepare(
  trx: Transaction,
  waveId: string,
  { ticket, draft, examples, keepWords, key, hasRoom = () => true }: Preparation,
  { now, shard }: Counting,
): Promise<Prepared> {
  const { words, language } = draft;
  const { id } = ticket;
  if (await hasTombstone(trx, waveId, hashOfStatement(id))) return { kind: 'taken-back' };
  const toCheck: WordsToCheck = { key, waveId, text: words, examples };
  const stored = { ...ticket, language, words: keepWords ? words : null };
  if (!(await insertStatement(trx, waveId, stored))) return prepareAgain(trx, id, toCheck);
  const found = await keepOwnWords(trx, id, toCheck);
  if (found.verdict !== 'own') {
    await deleteStatement(trx, waveId, id);
    return { kind: 'not-own', found };
  }
  if (!hasRoom()) {
    await deleteStatement(trx, waveId, id);
    return { kind: 'crowded' };
  }
  await countOne(trx, waveId, { tally: 'prepared', hour: hourOf(now), shard });
  return { kind: 'prepared' };
}

/** The form was sent before. Where its writer has meanwhile said it differently, later ones are held against what she says now. */
async function prepareAgain(trx: Transaction, id: string, toCheck: WordsToCheck): Promise<Prepared> {
  const found = await checkOwnWords(trx, toCheck);
  if (found.verdict === 'own') {
    await deleteWords(trx, toCheck.waveId, id);
    await keepOwnWords(trx, id, toCheck);
    return { kind: 'again' };
  }
  const isItself = found.verdict === 'near' && found.to === 'statement' && found.id === id;
  return isItself ? { kind: 'again' } : { kind: 'not-own', found };
}

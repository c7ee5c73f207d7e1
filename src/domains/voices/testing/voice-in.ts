import { createHash, randomBytes, randomInt } from 'node:crypto';
import type { Database } from '#platform/database';
import { wordsKeyOf } from '../actions/own-words.ts';
import { decidePaper, writePaper } from '../actions/papers.ts';
import { prepareStatement, type Ticket } from '../actions/prepare-statement.ts';
import { addWave, type NewWave, steerWave } from '../actions/waves.ts';
import { readDraft } from '../core/draft.ts';
import { waveWith } from '../core/testing/wave-with.ts';
import type { Wave } from '../core/wave.ts';
import type { WaveContent } from '../core/wave-content.ts';
import { listPapers } from '../store/papers.ts';
import { SHARDS } from '../store/tallies.ts';
import { findWave } from '../store/waves.ts';

/** A ticket as a form carries it. */
export function newTicket(): Ticket {
  const id = randomBytes(16).toString('hex');
  return { id, codeHash: createHash('sha256').update(`code of ${id}`).digest('hex') };
}

export const counting = (now: Date) => ({ now, shard: randomInt(SHARDS) });

export function draftOf(words: string, language = 'en') {
  const draft = readDraft(words, language);
  if (!draft.ok) throw new Error(JSON.stringify(draft.problem));
  return draft.value;
}

/** A wave that a second person has approved. */
export async function approvedWave(db: Database, facts: Partial<NewWave>, now: Date): Promise<Wave> {
  const wave = waveWith(facts);
  await db.transaction().execute((trx) => addWave(trx, wave, { actor: 'staff:1', now }));
  await steerWave(db, wave.id, 'approve', { actor: 'staff:2', now });
  return waveNow(db, wave.slug);
}

/** The wave with another content, written by one and approved by another. */
export async function changeContent(db: Database, wave: Wave, content: WaveContent, now: Date): Promise<Wave> {
  const { areas, opensAt, closesAt, threshold, hasWall, isForAdults } = wave;
  const facts = { areas, opensAt, closesAt, threshold, hasWall, isForAdults };
  await db.transaction().execute(async (trx) => {
    const body = { ...facts, content, examples: [], follows: null };
    const after = (await listPapers(trx, wave.id, 'plan')).length;
    const doing = { actor: 'staff:1', now };
    const written = await writePaper(trx, wave.id, 'plan', { body, after, isOffered: true }, doing);
    if (!written.ok) throw new Error(written.problem);
    const deciding = { number: written.value, verdict: 'approved', note: '' } as const;
    const rules = { missing: [], lock: null };
    const decided = await decidePaper(trx, wave.id, 'plan', deciding, { actor: 'staff:2', now }, rules);
    if (!decided.ok) throw new Error(decided.problem.kind);
  });
  return waveNow(db, wave.slug);
}

export async function waveNow(db: Database, slug: string): Promise<Wave> {
  const wave = await findWave(db, slug);
  if (wave === null) throw new Error(`no wave ${slug}`);
  return wave;
}

export const key = wordsKeyOf('a secret of the tests, long enough for all');

/** Words that nobody has said before, nor will again. */
export function newWords(): string {
  const word = () => String.fromCharCode(...Array.from({ length: 6 }, () => 97 + randomInt(26)));
  return Array.from({ length: 14 }, word).join(' ');
}

/** Somebody writes. */
export async function speak(db: Database, wave: Wave, now: Date, words = newWords()): Promise<Ticket> {
  const ticket = newTicket();
  const preparation = { ticket, draft: draftOf(`I say ${words}`), examples: [], keepWords: false, key };
  await prepareStatement(db, wave, preparation, counting(now));
  return ticket;
}

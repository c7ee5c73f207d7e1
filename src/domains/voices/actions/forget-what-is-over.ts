import type { Database } from '#platform/database';
import { endOf } from '../core/wave.ts';
import { deleteAllWords } from '../store/own-words.ts';
import { forgetPrivateWords } from '../store/statements.ts';
import { deleteMarks } from '../store/tallies.ts';
import { listWaves } from '../store/waves.ts';

/** For how long copies are still noticed after a wave. Pages say so. */
export const daysAfterEnd = 30;

const DAY = 24 * 60 * 60 * 1000;

/**
 * Once a wave is over the words that were kept for their writers go, and 30 days later everything that copies and second times are noticed by. What is on
 * the wall stays, and so do the counts. Doing it again changes nothing.
 */
export async function forgetWhatIsOver(db: Database, now: Date): Promise<void> {
  for (const wave of await listWaves(db)) {
    const end = endOf(wave);
    if (end === null || end > now) continue;
    const isLongOver = now.getTime() - end.getTime() >= daysAfterEnd * DAY;
    await db.transaction().execute(async (trx) => {
      await forgetPrivateWords(trx, wave.id);
      if (!isLongOver) return;
      await deleteAllWords(trx, wave.id);
      await deleteMarks(trx, wave.id);
    });
  }
}

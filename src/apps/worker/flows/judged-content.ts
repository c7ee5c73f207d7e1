import type { Content, ContentDoor, ContentState } from '#domains/moderation';
import type { Database, Transaction } from '#platform/database';

/** Brings what was judged to a state; `gone` where there is none. */
type Bring = (trx: Transaction, subjectId: string, state: ContentState, now: Date) => Promise<'done' | 'gone'>;

/** A door to content that is brought to a state only while it is what was judged. */
export function judgedContent(
  read: (db: Database, subjectId: string) => Promise<Content | null>,
  bring: Bring,
): ContentDoor {
  return {
    read,
    async settle(trx, subjectId, state, { version, now }) {
      const judged = await read(trx, subjectId);
      if (judged === null) return 'gone';
      return judged.version === version ? bring(trx, subjectId, state, now) : 'changed';
    },
  };
}

import { createHash } from 'node:crypto';

/** What a tombstone remembers. The id is random, so that nothing can be read from its hash. */
export const hashOfStatement = (id: string): string => createHash('sha256').update(id).digest('hex');

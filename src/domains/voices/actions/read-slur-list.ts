import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SlurList, slurListWith } from '../core/slurs/slur-list.ts';

/** The file in the data folder in which an operator adds words: one a line, as docs/running.md says. */
export const ownSlurFile = 'slurs.txt';

/** The list that the program brings, with the operator's own words where there are some. Read it once, at the start. */
export function readSlurList(dataDir: string): SlurList {
  try {
    return slurListWith(readFileSync(join(dataDir, ownSlurFile), 'utf8').split(/\r?\n/));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return slurListWith();
    throw error;
  }
}

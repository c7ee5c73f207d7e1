import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repositoryFiles, root } from './repository-files.ts';

/** Words of the places where the code is written; each is put together here so that this file does not hold it. */
const words = [
  ['/wo', 'rk/'],
  ['/tmp/out', 'spoken/'],
  ['/ho', 'me/'],
  ['/ro', 'ot/'],
  ['far', 'm-'],
  ['.lib', 'rary/'],
  ['sub', 'agent'],
  ['CONTRA', 'CT.md'],
  ['DEVELO', 'PERS.md'],
  ['Anth', 'ropic'],
  ['Open', 'AI'],
].map((parts) => parts.join(''));

/** A folder counts where a path begins, so that `./home/page.ts` does not. */
const mentions = (text: string, word: string) =>
  word.startsWith('/') ? new RegExp(`(^|[^\\w./-])${word}`, 'm').test(text) : text.includes(word);

test('nothing in the repository mentions the machine or the workshop it was made in', () => {
  const found = repositoryFiles().flatMap((file) => {
    const path = join(root, file);
    if (file === 'LICENSE' || !statSync(path, { throwIfNoEntry: false })?.isFile()) return [];
    const text = readFileSync(path, 'latin1');
    return words.filter((word) => mentions(text, word)).map((word) => `${file}: ${word}`);
  });
  expect(found).toEqual([]);
});

test('a machine path would be found', () => {
  const path = ['/ho', 'me/someone'].join('');
  expect(mentions(`see ${path}`, ['/ho', 'me/'].join(''))).toBe(true);
  expect(mentions(`'.${path}'`, ['/ho', 'me/'].join(''))).toBe(false);
});

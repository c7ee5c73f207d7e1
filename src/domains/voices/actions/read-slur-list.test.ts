import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { findSlurs } from '../core/slurs/find-slurs.ts';
import { slurListWith } from '../core/slurs/slur-list.ts';
import { ownSlurFile, readSlurList } from './read-slur-list.ts';

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'outspoken-slurs-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
}

it('an operator’s words are added to those that the program brings', () => {
  const data = folder();
  writeFileSync(join(data, ownSlurFile), '# of our town\r\nblorgach\r\nzunkel*\n! zunkel lane\n');
  const list = readSlurList(data);
  const text = 'A blorgach, a zunkelhead, and Zunkel Lane.';
  expect(findSlurs(text, list).map(({ from, to }) => text.slice(from, to))).toEqual(['blorgach', 'zunkelhead']);
  expect(list.words.size).toBe(slurListWith().words.size + 1);
});

it('without a file the list is the program’s', () => {
  expect(readSlurList(folder())).toEqual(slurListWith());
});

it('a file that cannot be read is no empty list', () => {
  const data = folder();
  mkdirSync(join(data, ownSlurFile));
  expect(() => readSlurList(data)).toThrow();
});

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './repository-files.ts';

const rows = readFileSync(join(root, 'docs/promises.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| \d+ \|/.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, number, promise, heldBy, toCome]) => ({ number, promise, heldBy: heldBy!, toCome: toCome! }));

const named = (heldBy: string) => [...heldBy.matchAll(/`([^`]+)`/g)].map(([, file]) => file!);

describe('the promises', () => {
  test('are ten', () => {
    expect(rows.map(({ number }) => number)).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  });

  test.each(rows)('promise $number is held by tests that exist, or says what it waits for', ({ heldBy, toCome }) => {
    const tests = named(heldBy);
    expect(tests.length > 0 || toCome !== '').toBe(true);
    expect(tests.filter((file) => !/\.test\.tsx?$/.test(file) || !existsSync(join(root, file)))).toEqual([]);
  });
});

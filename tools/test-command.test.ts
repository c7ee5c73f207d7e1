import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const runs = join(import.meta.dirname, 'planted-mistakes/test-runs');

function runTests(...wanted: string[]) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'test.mjs'), '--no-build', '--root', runs, ...wanted],
    { encoding: 'utf8' },
  );
  return { status, lastLine: stdout.trimEnd().split('\n').at(-1) };
}

test.each([
  ['passing tests', ['passes'], 0, '2 passed, 0 failed'],
  ['a skipped test beside them', ['passes', 'skips'], 0, '2 passed, 0 failed, 1 skipped'],
  ['a failing test', ['passes', 'fails'], 1, '3 passed, 1 failed'],
  ['a file that crashes before its tests', ['passes', 'crashes-at-once'], 1, '2 passed, 1 failed'],
  ['a file whose setup crashes', ['passes', 'crashes-in-setup'], 1, '2 passed, 1 failed, 1 skipped'],
  ['an error outside the tests', ['crashes-between-tests'], 1, '2 passed, 1 failed'],
  ['a worker that dies', ['passes', 'ends-the-process'], 1, '2 passed, 1 failed'],
  ['skipped tests alone', ['skips'], 1, '0 passed, 0 failed, 1 skipped'],
  ['no tests at all', ['there-is-no-such-file'], 1, '0 passed, 1 failed'],
])('the test command is honest about %s', (_case, wanted, status, lastLine) => {
  expect(runTests(...wanted)).toEqual({ status, lastLine });
});

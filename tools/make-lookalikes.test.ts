import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './repository-files.ts';

test('the table of lookalikes is what its generator makes', () => {
  expect(() =>
    execFileSync(process.execPath, [join(root, 'tools/make-lookalikes.mjs'), '--check'], { stdio: 'pipe' }),
  ).not.toThrow();
});

import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './repository-files.ts';

test('the compiled kernels are what their source compiles to', () => {
  expect(() =>
    execFileSync(process.execPath, [join(root, 'tools/make-kernels.mjs'), '--check'], { stdio: 'pipe' }),
  ).not.toThrow();
});

import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './repository-files.ts';

const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: Record<string, string> };

test.each(['types', 'lint', 'borders'])('the code keeps its %s', (part) => {
  const [command, ...parameters] = scripts[`check:${part}`]!.split(' ');
  const check = spawnSync(join(root, 'node_modules/.bin', command!), parameters, { cwd: root, encoding: 'utf8' });
  expect(check.status, check.stdout + check.stderr).toBe(0);
});

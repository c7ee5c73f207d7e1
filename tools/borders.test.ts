import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import borders from '../.dependency-cruiser.mjs';

const root = join(import.meta.dirname, '..');
const planted = join(import.meta.dirname, 'planted-mistakes');

/** Every planted file with the rule its first line says must catch it; null for the honest ones. */
function expectations(folder: string): Map<string, string | null> {
  const files = readdirSync(join(planted, folder), { recursive: true, encoding: 'utf8' });
  return new Map(
    files
      .filter((file) => file.endsWith('.ts'))
      .map((file) => {
        const text = readFileSync(join(planted, folder, file), 'utf8');
        return [join(folder, file), /^\/\/ caught by: (\S+)/.exec(text)?.[1] ?? null];
      }),
  );
}

const rows = (pairs: Iterable<readonly [string, string]>) =>
  [...new Set([...pairs].map(([file, rule]) => `${file}: ${rule}`))].sort();

const mistakes = (expected: Map<string, string | null>) =>
  [...expected].filter((pair): pair is [string, string] => pair[1] !== null);

function run(command: string, parameters: readonly string[], cwd: string) {
  return spawnSync(process.execPath, [join(root, 'node_modules', command), ...parameters], { cwd, encoding: 'utf8' });
}

describe('the borders', () => {
  const expected = mistakes(expectations('src'));

  test('catch every planted mistake by exactly its rule, and leave the honest files alone', () => {
    const cruise = run(
      'dependency-cruiser/bin/dependency-cruiser.mjs',
      ['--config', '../../.dependency-cruiser.mjs', '--ts-config', '../../tsconfig.json', '-T', 'json', 'src', 'tools'],
      planted,
    );
    const { violations } = JSON.parse(cruise.stdout).summary as {
      violations: { type: string; from: string; rule: { name: string } }[];
    };
    // A loop between folders is reported for the folder, so it is looked for there.
    const folderOf = ([file, rule]: readonly [string, string]) =>
      [rule === 'no-folder-loops' ? dirname(file) : file, rule] as const;
    expect(rows(violations.map(({ from, rule }) => [from, rule.name]))).toEqual(rows(expected.map(folderOf)));
  });

  test('have a planted mistake for each rule', () => {
    const rules = new Set(borders.forbidden.map(({ name }) => name));
    expect(new Set(expected.map(([, rule]) => rule))).toEqual(rules);
  });

  test('are tried on the same doors as the product', () => {
    const doors = (folder: string) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).imports;
    expect(doors(planted)).toEqual(doors(root));
  });
});

describe('the purity of core and foundations', () => {
  test.each(['src/domains/mapping/core', 'src/foundations/numeric'])('is checked in %s', (pure) => {
    const expected = expectations('impure');
    expect(findings(pure)).toEqual(rows(mistakes(expected).map(([file, rule]) => [basename(file), rule])));
  });

  test('is asked of nobody else', () => {
    expect(findings('src/platform/log')).toEqual([]);
  });
});

/** What the linter says of the impure files when they stand in the given folder. */
function findings(folder: string): string[] {
  const copy = mkdtempSync(join(tmpdir(), 'outspoken-lint-'));
  try {
    mkdirSync(join(copy, folder), { recursive: true });
    cpSync(join(planted, 'impure'), join(copy, folder), { recursive: true });
    cpSync(join(root, 'tools/lint'), join(copy, 'tools/lint'), { recursive: true });
    for (const file of ['biome.json', '.gitignore']) cpSync(join(root, file), join(copy, file));
    const lint = run('@biomejs/biome/bin/biome', ['lint', '--reporter=json', '--max-diagnostics=none', folder], copy);
    const { diagnostics } = JSON.parse(lint.stdout) as {
      diagnostics: { category: string; location: { path: string | { file: string } } }[];
    };
    return rows(
      diagnostics.map(({ category, location }) => [
        basename(typeof location.path === 'string' ? location.path : location.path.file),
        basename(category),
      ]),
    );
  } finally {
    rmSync(copy, { recursive: true });
  }
}

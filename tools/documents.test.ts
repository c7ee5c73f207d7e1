import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { domains } from '../architecture.mjs';
import { architectureTables } from './architecture-table.mjs';
import { repositoryFiles, root } from './repository-files.ts';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const documents = repositoryFiles().filter((file) => file.endsWith('.md') && existsSync(join(root, file)));

/** Headings as the anchors that a reader's browser would jump to. */
const anchors = (markdown: string) =>
  [...markdown.matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );

function brokenLinks(file: string): string[] {
  const text = read(file).replace(/```[\s\S]*?```/g, '');
  const targets = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target!);
  return targets.filter((target) => {
    if (/^(https?|mailto):/.test(target)) return false;
    const [path, anchor] = target.split('#') as [string, string?];
    const linked = path === '' ? file : join(dirname(file), path);
    if (!existsSync(join(root, linked))) return true;
    return anchor !== undefined && !anchors(read(linked)).includes(anchor);
  });
}

describe('the documents', () => {
  test('are there', () => {
    for (const name of ['README.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md', 'docs/architecture.md'])
      expect(documents).toContain(name);
  });

  test.each(documents)('%s links only to what exists', (file) => {
    expect(brokenLinks(file)).toEqual([]);
  });

  test('name only commands that package.json knows', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const named = documents.flatMap((file) =>
      [...read(file).matchAll(/npm (?:run )?([a-z][a-z:-]*)/g)].map(([, command]) => command!),
    );
    const ofNpmItself = ['ci', 'install', 'audit'];
    const isCommand = (word: string) => word in scripts || ofNpmItself.includes(word);
    const commands = named.filter((word) => /^(start|test|check|bench|dev|build)/.test(word) || word.includes(':'));
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.filter((word) => !isCommand(word))).toEqual([]);
  });

  test('show the borders as architecture.mjs has them', () => {
    const [, shown] = read('docs/architecture.md').split('<!-- made by tools/architecture-table.mjs -->');
    expect(shown?.split('<!-- end -->')[0]?.trim()).toBe(architectureTables());
  });

  test('number each decision once', () => {
    const files = readdirSync(join(root, 'docs/decisions')).sort();
    expect(new Set(files.map((file) => Number(file.slice(0, 4)))).size).toBe(files.length);
    for (const file of files)
      expect(read(`docs/decisions/${file}`), file).toMatch(new RegExp(`^# ${Number(file.slice(0, 4))}\\. `));
  });
});

describe('the domains', () => {
  const built = readdirSync(join(root, 'src/domains')).sort();

  test('are those of the table in architecture.mjs', () => {
    expect(built).toEqual(Object.keys(domains).sort());
  });

  test.each(built)('%s has a README of one screen', (domain) => {
    const readme = read(`src/domains/${domain}/README.md`);
    expect(readme).toMatch(new RegExp(`^# ${domain}$`, 'm'));
    expect(readme.split('\n').length).toBeLessThan(60);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot, parseConfig, programVersion, settingNames, withoutPassword } from './index.ts';

function problemsOf(env: Record<string, string>, flags = {}) {
  const parsed = parseConfig(env, flags);
  return parsed.ok ? [] : parsed.problem;
}

function configOf(env: Record<string, string>, flags = {}) {
  const parsed = parseConfig(env, flags);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return parsed.value;
}

describe('the configuration', () => {
  it('needs nothing: an empty environment starts on localhost:3000 with the embedded database', () => {
    const config = configOf({});
    expect(config).toMatchObject({
      host: 'localhost',
      port: 3000,
      databaseUrl: null,
      publicUrl: 'http://localhost:3000',
      authSecret: null,
      logLevel: 'info',
    });
    expect(config.dataDir).toBe(join(packageRoot(), 'data'));
    expect(config.workers).toBeGreaterThanOrEqual(1);
  });

  it('takes a flag before a variable, and an empty variable as absent', () => {
    expect(configOf({ PORT: '4000' }, { port: '5000' }).port).toBe(5000);
    expect(configOf({ PORT: '', DATABASE_URL: '  ' })).toMatchObject({ port: 3000, databaseUrl: null });
  });

  it('resolves the data folder against the folder the command was typed in', () => {
    expect(configOf({}, { data: 'here' }).dataDir).toBe(resolve('here'));
  });

  it('names readers a place they can visit when it listens on every address', () => {
    expect(configOf({ HOST: '0.0.0.0', PORT: '8080' }).publicUrl).toBe('http://localhost:8080');
    expect(configOf({ HOST: '::1' }).publicUrl).toBe('http://[::1]:3000');
    expect(configOf({ PUBLIC_URL: 'https://outspoken.example.org/' }).publicUrl).toBe('https://outspoken.example.org');
  });

  it.each([
    [{ PORT: 'abc' }, {}, 'PORT', 'abc'],
    [{ PORT: '65536' }, {}, 'PORT', '65536'],
    [{ PORT: '-1' }, {}, 'PORT', '-1'],
    [{ PORT: '3000.5' }, {}, 'PORT', '3000.5'],
    [{}, { port: '' }, '--port', ''],
    [{}, { workers: '0' }, '--workers', '0'],
    [{ HOST: 'a b' }, {}, 'HOST', 'a b'],
    [{ LOG_LEVEL: 'loud' }, {}, 'LOG_LEVEL', 'loud'],
    [{ DATABASE_URL: 'mysql://localhost/x' }, {}, 'DATABASE_URL', 'mysql://localhost/x'],
    [{ DATABASE_URL: 'nonsense' }, {}, 'DATABASE_URL', '(not shown, as it may hold a password)'],
    [{ PUBLIC_URL: 'outspoken.example.org' }, {}, 'PUBLIC_URL', 'outspoken.example.org'],
    [{ PUBLIC_URL: 'https://example.org/path' }, {}, 'PUBLIC_URL', 'https://example.org/path'],
  ])('refuses %j %j and says which setting, what it got and what it needs', (env, flags, name, got) => {
    const problems = problemsOf(env as unknown as Record<string, string>, flags);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ kind: 'setting', name, got });
    expect(problems[0]?.needs).not.toBe('');
    expect(problems[0]?.example).not.toBe('');
  });

  it('reports every problem at once', () => {
    expect(problemsOf({ PORT: 'x', LOG_LEVEL: 'y' }, { workers: 'z' }).map((problem) => problem.name)).toEqual([
      'PORT',
      'LOG_LEVEL',
      '--workers',
    ]);
  });

  it('never repeats a password', () => {
    expect(JSON.stringify(problemsOf({ DATABASE_URL: 'mysql://me:secret@localhost/x' }))).not.toContain('secret');
    expect(JSON.stringify(problemsOf({ DATABASE_URL: 'me:secret@ nonsense' }))).not.toContain('secret');
    expect(withoutPassword('postgres://me:secret@localhost:5432/x?password=secret')).toBe(
      'postgres://me@localhost:5432/x',
    );
  });
});

it('every setting has its row in docs/running.md', () => {
  const page = readFileSync(join(packageRoot(), 'docs/running.md'), 'utf8');
  for (const { variable, flag } of settingNames) {
    expect(page).toMatch(new RegExp(`^\\| \`${variable}\` \\| ${flag === null ? '' : `\`${flag}\` `}\\| `, 'm'));
  }
});

describe('the package root', () => {
  it('holds what ships with the program', () => {
    expect(existsSync(join(packageRoot(), 'bin', 'outspoken.mjs'))).toBe(true);
    expect(programVersion()).toMatch(/^\d+\.\d+\.\d+/);
  });
});

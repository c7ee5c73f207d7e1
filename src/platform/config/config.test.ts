import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot, parseConfig, programVersion, settingNames, withoutPassword } from './index.ts';

const mailed = { SMTP_URL: 'smtps://me:secret@mail.example.org', MAIL_FROM: 'Outspoken <desk@example.org>' };

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
      mail: null,
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

  it('sends mail where it is told by which server and from whom, and not before', () => {
    expect(configOf(mailed).mail).toEqual({ smtpUrl: mailed.SMTP_URL, mailFrom: mailed.MAIL_FROM });
    expect(configOf({ ...mailed, SMTP_URL: 'smtp://[::1]:2525' }).mail?.smtpUrl).toBe('smtp://[::1]:2525');
    expect(configOf({ MAIL_FROM: mailed.MAIL_FROM }).mail).toBeNull();
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
    [{ ...mailed, SMTP_URL: 'mail.example.org:587' }, {}, 'SMTP_URL', 'mail.example.org:587'],
    [{ ...mailed, SMTP_URL: 'http://mail.example.org' }, {}, 'SMTP_URL', 'http://mail.example.org/'],
    [{ ...mailed, SMTP_URL: 'smtp://me@mail.example.org' }, {}, 'SMTP_URL', 'smtp://me@mail.example.org'],
    [{ ...mailed, SMTP_URL: 'smtp://me:100%@mail.example.org' }, {}, 'SMTP_URL', 'smtp://me@mail.example.org'],
    [{ ...mailed, SMTP_URL: 'smtps://mail.example.org?secure=false' }, {}, 'SMTP_URL', 'smtps://mail.example.org'],
    [{ ...mailed, MAIL_FROM: 'nobody' }, {}, 'MAIL_FROM', 'nobody'],
    [{ ...mailed, MAIL_FROM: '' }, {}, 'MAIL_FROM', ''],
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
    expect(JSON.stringify(problemsOf({ ...mailed, SMTP_URL: 'smtp://me:secret@host/x' }))).not.toContain('secret');
    expect(JSON.stringify(problemsOf({ ...mailed, SMTP_URL: 'smtp://me:sec/ret@host' }))).not.toContain('sec/ret');
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

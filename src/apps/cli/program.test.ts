import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendAudit } from '#platform/audit';
import { programVersion } from '#platform/config';
import { migrate, openDatabase } from '#platform/database';
import { createServerDatabase } from '#platform/database/testing';
import { openMailSink } from '#platform/mail/testing';
import { migrations } from './migrations.ts';
import { runHere } from './testing/run-here.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outspoken-cli-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the command line', () => {
  it('prints its help and its version as data', async () => {
    const help = await runHere(['--help']);
    expect(help).toMatchObject({ status: 0, talk: '' });
    for (const verb of ['serve', 'migrate', 'audit', 'config']) expect(help.data).toContain(`  ${verb} `);
    expect(await runHere(['--version'])).toEqual({ status: 0, data: `${programVersion()}\n`, talk: '' });
    expect(await runHere(['audit', 'verify', '--help'])).toMatchObject({ status: 0, talk: '' });
  });

  it.each([
    [[]],
    [['audit']],
    [['guess']],
    [['audit', 'guess']],
    [['serve', '--prot', '1']],
    [['serve', '--port']],
    [['migrate', 'now']],
  ])('takes %j for wrong usage: status 2, help on standard error, nothing as data', async (argv) => {
    const { status, data, talk } = await runHere(argv);
    expect({ status, data }).toEqual({ status: 2, data: '' });
    expect(talk).toMatch(/--help|Usage/);
  });

  it('refuses a wrong setting with status 1 and a sentence that names it', async () => {
    expect(await runHere(['serve', '--port', 'abc'])).toEqual({
      status: 1,
      data: '',
      talk: '--port is "abc", but it must be a whole number from 0 to 65535; for example 3000.\n',
    });
  });

  it('tells machines the problem and the sentence as data', async () => {
    const { status, data, talk } = await runHere(['migrate', '--json'], { DATABASE_URL: 'mysql://me:secret@x/y' });
    expect(status).toBe(1);
    expect(JSON.parse(data)).toEqual({
      problem: [expect.objectContaining({ kind: 'setting', name: 'DATABASE_URL', got: 'mysql://me@x/y' })],
      message: talk.trim(),
    });
    expect(data + talk).not.toContain('secret');
  });

  it('takes --json at every verb', async () => {
    const verbs = [['serve'], ['migrate'], ['audit', 'verify'], ['config', 'check']];
    for (const verb of verbs) expect((await runHere([...verb, '--help'])).data).toContain('--json');
  });
});

describe('migrate', () => {
  it('brings a new folder up to date, then finds nothing to do', async () => {
    const data = join(folder, 'migrate');
    const first = await runHere(['migrate', '--data', data]);
    expect(first.status).toBe(0);
    expect(first.data.trim().split('\n')).toEqual(migrations.map(({ name }) => name).sort());
    const again = await runHere(['migrate', '--data', data, '--json']);
    expect(JSON.parse(again.data)).toEqual({ applied: [], total: migrations.length });
  });

  it('refuses a database that a newer version has changed', async () => {
    const url = await createServerDatabase();
    const opened = await openDatabase({ dataDir: folder, databaseUrl: url });
    if (!opened.ok) throw new Error('no database');
    await migrate(opened.value, [...migrations, { name: '2099-01-01-from-the-future', up: async () => {} }]);
    await opened.value.destroy();
    const { status, talk } = await runHere(['migrate'], { DATABASE_URL: url });
    expect(status).toBe(1);
    expect(talk).toContain('changed by a newer Outspoken');
    expect(talk).toContain('2099-01-01-from-the-future');
  });

  it('refuses a database that does not answer, without its password', async () => {
    const { status, talk } = await runHere(['migrate'], { DATABASE_URL: 'postgres://me:secret@127.0.0.1:1/x' });
    expect(status).toBe(1);
    expect(talk).toMatch(
      /^The database at postgres:\/\/me@127\.0\.0\.1:1\/x does not answer \(.*ECONNREFUSED.*\): check/,
    );
    expect(talk).not.toContain('secret');
  });
});

describe('audit verify', () => {
  it('makes no database where there is none', async () => {
    const { status, talk } = await runHere(['audit', 'verify', '--data', join(folder, 'typo')]);
    expect({ status, talk }).toEqual({
      status: 1,
      talk: expect.stringContaining('There is no database in'),
    });
    expect(await runHere(['audit', 'verify', '--data', join(folder, 'typo')])).toMatchObject({ status: 1 });
  });

  it('asks for a migration first', async () => {
    const { status, talk } = await runHere(['audit', 'verify'], { DATABASE_URL: await createServerDatabase() });
    expect(status).toBe(1);
    expect(talk).toContain('run "outspoken migrate" first');
  });

  it('prints the head of a whole log, and refuses a broken one by its entry', async () => {
    const env = { DATABASE_URL: await createServerDatabase() };
    await runHere(['migrate'], env);
    const opened = await openDatabase({ dataDir: folder, databaseUrl: env.DATABASE_URL });
    if (!opened.ok) throw new Error('no database');
    const db = opened.value;
    for (const subject of ['a', 'b', 'c']) {
      await db.transaction().execute((trx) => appendAudit(trx, { actor: 'staff:7', action: 'thing.done', subject }));
    }
    const whole = await runHere(['audit', 'verify', '--json'], env);
    const { entries, head } = JSON.parse(whole.data);
    expect({ status: whole.status, entries }).toEqual({ status: 0, entries: 3 });
    expect(await runHere(['audit', 'verify', '--head', head.toUpperCase()], env)).toMatchObject({
      status: 0,
      data: `3 entries, all whole. Head: ${head}\n`,
    });
    expect(await runHere(['audit', 'verify', '--head', 'f'.repeat(64)], env)).toMatchObject({ status: 1, data: '' });

    await db.connection().execute(async (connection) => {
      await sql`set session_replication_role = replica`.execute(connection);
      await sql`update platform.audit_entries set subject = 'x' where sequence = 2`.execute(connection);
      await sql`set session_replication_role = default`.execute(connection);
    });
    await db.destroy();
    expect(await runHere(['audit', 'verify'], env)).toEqual({
      status: 1,
      data: '',
      talk: 'The audit log is broken at entry 2: its content is not what was recorded. Entries before it are whole.\n',
    });
  });
});

describe('config check', () => {
  it('shows every setting, language and the state of the database, without a password', async () => {
    const url = await createServerDatabase();
    const env = { DATABASE_URL: url.replace('postgres@', 'postgres:secret@'), PORT: '4000' };
    const { status, data } = await runHere(['config', 'check'], env);
    expect(status).toBe(0);
    expect(data).toContain('port: 4000\n');
    expect(data).toContain('language en (English): complete\n');
    expect(data).toContain(`database: ${migrations.length} migrations to apply`);
    expect(data).not.toContain('secret');
  });

  it('finds a database yet to be made no fault', async () => {
    const { status, data } = await runHere(['config', 'check', '--data', join(folder, 'later'), '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(data)).toMatchObject({ database: 'not made yet', settings: { databaseUrl: null } });
  });

  it('signs in to the mail server, sends nothing, and never shows its password', async () => {
    const sink = await openMailSink();
    const mail = { SMTP_URL: sink.url.replace('//', '//me:secret@'), MAIL_FROM: 'Leeds <desk@example.org>' };
    const check = () => runHere(['config', 'check', '--data', join(folder, 'later')], mail);
    const fine = await check();
    expect(fine).toMatchObject({ status: 0, talk: '' });
    expect(fine.data).toContain(`mail: Leeds <desk@example.org>, by smtp://me@127.0.0.1:${sink.port}\n`);
    expect(sink.mails).toEqual([]);
    await sink.stop();
    expect(await check()).toEqual({
      status: 1,
      data: '',
      talk: 'SMTP_URL: nobody answers at this address; look at the name, the port and the firewall.\n',
    });
  });

  it('names every wrong setting at once', async () => {
    const { status, talk } = await runHere(['config', 'check'], { PORT: 'x', LOG_LEVEL: 'loud' });
    expect(status).toBe(1);
    expect(
      talk
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0]),
    ).toEqual(['PORT', 'LOG_LEVEL']);
  });
});

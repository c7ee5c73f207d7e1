import fc from 'fast-check';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { describeOnEachDatabase } from '#platform/database/testing';
import { createLog, type Log } from './index.ts';

function linesOf(use: (log: Log) => void, level: 'info' | 'silent' | 'warn' = 'info'): readonly string[] {
  const lines: string[] = [];
  use(createLog(level, (line) => lines.push(line)));
  return lines;
}

describe('the log', () => {
  it('writes one JSON object a line, with level, time and event', () => {
    const lines = linesOf((log) => log.info({ requestId: 'r-1', status: 200, milliseconds: 12.5 }, 'answered'));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.endsWith('}\n')).toBe(true);
    const { time, ...line } = JSON.parse(lines[0] ?? '');
    expect(line).toEqual({ level: 'info', requestId: 'r-1', status: 200, milliseconds: 12.5, event: 'answered' });
    expect(new Date(time).toISOString()).toBe(time);
  });

  it('keeps quiet below its level', () => {
    expect(linesOf((log) => log.info('talk'), 'warn')).toEqual([]);
    expect(linesOf((log) => log.error('talk'), 'silent')).toEqual([]);
  });

  it('gives every line of a child its fields', () => {
    const lines = linesOf((log) => log.child({ requestId: 'r-2', ip: '198.51.100.7' }).warn('slow'));
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ requestId: 'r-2', ip: '[hidden]', event: 'slow' });
  });

  const hidden = [
    ...['authorization', 'Authorization', 'cookie', 'Set-Cookie', 'set_cookie', 'password', 'token', 'api_key'],
    ...['email', 'phone', 'statement', 'text', 'body', 'ip', 'remoteAddress', 'X-Forwarded-For', 'x-real-ip', 'params'],
  ];
  it.each(hidden)('hides the field %s, however deep', (name) => {
    const secret = 'open sesame';
    const lines = linesOf((log) => {
      log.info({ [name]: secret }, 'shallow');
      log.info({ request: { headers: { [name]: secret } } }, 'deep');
      log.info({ list: [{ [name]: [secret] }] }, 'in a list');
      log.error({ err: Object.assign(new Error('failed'), { [name]: secret }) }, 'on an error');
      log.error({ err: new Error('failed', { cause: { [name]: secret } }) }, 'in a cause');
    });
    expect(lines).toHaveLength(5);
    expect(lines.join('')).not.toContain(secret);
  });

  it('lets no address of a computer through, in any field or sentence', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), fc.constantFrom('detail', 'note', 'where'), (address, name) => {
        // "::" alone is no one's address, and also how C++ and CSS write names.
        fc.pre(address.length > 3);
        const lines = linesOf((log) => {
          log.info({ [name]: `from ${address}, again` }, 'seen');
          log.info(`refused ${address}`);
          log.info({ [name]: [address] }, `[${address}]:443`);
          log.error({ err: new Error(`connect ECONNREFUSED ${address}`) }, 'no connection');
        });
        return lines.every((line) => JSON.parse(line) && !line.includes(address));
      }),
    );
  });

  it('lets no e-mail address through', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (email) => {
        const lines = linesOf((log) => log.info({ detail: `to <${email}>` }, `mail for ${email}`));
        return lines.every((line) => !line.includes(email));
      }),
    );
    expect(linesOf((log) => log.info('an Straße@bücher.example')).join('')).not.toContain('bücher');
  });

  it('leaves times, versions, hashes and figures readable', () => {
    const fields = {
      at: '2026-11-23T12:34:56.789Z',
      clock: '12:34:56',
      version: '18.6.0',
      hash: 'a3f5:b2',
      share: 0.125,
      port: 3000,
      path: '/areas/E08000035',
    };
    const line = JSON.parse(linesOf((log) => log.info(fields, 'kept'))[0] ?? '');
    expect(line).toMatchObject(fields);
  });

  it('tells what went wrong and where, down to the cause', () => {
    const lines = linesOf((log) =>
      log.error({ err: new TypeError('no such thing', { cause: new Error('because') }) }, 'failed'),
    );
    const { err } = JSON.parse(lines[0] ?? '');
    expect(err).toMatchObject({ type: 'TypeError', said: 'no such thing', cause: { said: 'because' } });
    expect(err.stack[0]).toContain('log.test.ts');
  });

  it('survives a circle', () => {
    const circle: Record<string, unknown> = {};
    circle.self = circle;
    expect(linesOf((log) => log.info({ circle }, 'round'))).toHaveLength(1);
  });
});

describeOnEachDatabase('an error of the database in the log', (open) => {
  it('keeps its code, table and constraint, and none of the values it quotes', async () => {
    const db = await open();
    await sql`create table statements (words text unique, likes int)`.execute(db);
    await sql`insert into statements values ('nobody asked me', 1)`.execute(db);
    const errors = await Promise.all(
      [
        sql`insert into statements values (${'nobody asked me'}, 2)`,
        sql`insert into statements (likes) values (${'nobody asked me'}::text::int)`,
      ].map((query) => query.execute(db).catch((error: unknown) => error)),
    );
    const lines = linesOf((log) => {
      for (const error of errors) log.error({ err: error }, 'not kept');
    });
    expect(lines.join('')).not.toContain('nobody asked me');
    expect(JSON.parse(lines[0] ?? '').err).toMatchObject({
      code: '23505',
      table: 'statements',
      constraint: 'statements_words_key',
    });
    expect(JSON.parse(lines[1] ?? '').err).toMatchObject({ code: '22P02' });
  });
});

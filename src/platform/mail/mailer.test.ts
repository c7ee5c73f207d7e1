import { createServer, type Socket } from 'node:net';
import fc from 'fast-check';
import type { SMTPServerOptions } from 'smtp-server';
import { afterEach, describe, expect, it, test } from 'vitest';
import { createLog } from '#platform/log';
import { createMailer, type Letter, type MailProblem } from './index.ts';
import { type MailSink, openMailSink } from './testing/index.ts';

const mailFrom = 'Outspoken in Leeds <desk@example.org>';
const letter: Letter = {
  to: 'sam@example.org',
  subject: 'A link for you',
  text: 'Hello,\n\nhttps://map.example.org/desk/welcome/abcdefghijklmnopqrstuvwxyz0123456789-_ABCDEFG\n\nسلام',
};

const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function sink(options: SMTPServerOptions = {}): Promise<MailSink> {
  const opened = await openMailSink(options);
  closing.push(opened.stop);
  return opened;
}

/** A server that is no mail server: it does with each caller what it is told. */
async function rawServer(greet: (socket: Socket) => void): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    greet(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return `smtp://127.0.0.1:${address.port}`;
}

const headNames = [
  'auto-submitted',
  'content-transfer-encoding',
  'content-type',
  'date',
  'from',
  'message-id',
  'mime-version',
  'subject',
  'to',
];

describe('a letter', () => {
  it('goes to one person as plain words, and nothing in it tells of the program or its computer', async () => {
    const { url, mails } = await sink();
    expect(await createMailer({ smtpUrl: url, mailFrom }).send(letter)).toEqual({ ok: true, value: undefined });
    expect(mails).toMatchObject([{ from: 'desk@example.org', to: ['sam@example.org'], text: letter.text }]);
    const [mail] = mails;
    const head = new Map(mail?.headers);
    expect([...head.keys()].sort()).toEqual(headNames);
    expect(head.get('to')).toBe('sam@example.org');
    expect(head.get('from')).toBe('Outspoken in Leeds <desk@example.org>');
    expect(head.get('subject')).toBe('A link for you');
    expect(head.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(mail?.raw).not.toMatch(/nodemailer|localhost/i);
  });

  test('whatever stands in its subject or text, the head keeps its lines and the letter its reader', async () => {
    const { url, mails } = await sink();
    const mailer = createMailer({ smtpUrl: url, mailFrom });
    const nasty = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.constantFrom('\r\nBcc: x@example.org', 'a\nTo: x@example.org\n\nread this', '\u2028Bcc: x@y.org', '\r.\r\n'),
    );
    await fc.assert(
      fc.asyncProperty(nasty, nasty, async (subject, text) => {
        mails.length = 0;
        await mailer.send({ ...letter, subject: `A ${subject} b`, text: `${text}\r\n.\r\nQUIT\r\n` });
        expect(mails.map(({ to }) => to)).toEqual([['sam@example.org']]);
        expect(mails[0]?.headers.map(([name]) => name).toSorted()).toEqual(headNames);
        expect(mails[0]?.text).toContain('QUIT');
      }),
      { numRuns: 20 },
    );
  });

  it.each(['sam@example.org, ann@example.org', 'sam@example.org\r\nBcc: ann@example.org', 'Sam <sam@example.org>', ''])(
    'to %j goes to nobody',
    async (to) => {
      const { url, mails } = await sink();
      const sent = await createMailer({ smtpUrl: url, mailFrom }).send({ ...letter, to });
      expect(sent).toEqual({ ok: false, problem: 'address-refused' });
      expect(mails).toEqual([]);
    },
  );

  it('is signed in for, with a password of any signs', async () => {
    const given: unknown[] = [];
    const { port, mails } = await sink({
      authOptional: false,
      onAuth({ username, password }, _session, done) {
        given.push([username, password]);
        done(null, { user: username });
      },
    });
    const smtpUrl = `smtp://me%40example.org:p%3Aa%2Fs@127.0.0.1:${port}`;
    expect((await createMailer({ smtpUrl, mailFrom }).send(letter)).ok).toBe(true);
    expect(given).toEqual([['me@example.org', 'p:a/s']]);
    expect(mails).toHaveLength(1);
  });
});

describe('a letter that cannot be sent', () => {
  const fail = (code: number) => Object.assign(new Error('sam@example.org is not liked'), { responseCode: code });
  const servers: [string, MailProblem, () => Promise<string>][] = [
    [
      'where nobody listens',
      'no-connection',
      async () => {
        const gone = await openMailSink();
        await gone.stop();
        return gone.url;
      },
    ],
    ['whose server never says a word', 'no-answer', () => rawServer(() => {})],
    [
      'whose server talks for ever',
      'no-answer',
      () =>
        rawServer((socket) => {
          const talk = setInterval(() => socket.write('220-wait a little\r\n'), 50);
          socket.on('close', () => clearInterval(talk));
        }),
    ],
    ['whose server hangs up', 'no-connection', () => rawServer((socket) => socket.destroy())],
    [
      'whose server speaks something else',
      'refused',
      () => rawServer((socket) => socket.end('HTTP/1.1 400 No\r\n\r\n')),
    ],
    [
      'whose server refuses the login',
      'login-refused',
      async () => {
        const { port } = await sink({ onAuth: (_auth, _session, done) => done(fail(535)) });
        return `smtp://me:secret@127.0.0.1:${port}`;
      },
    ],
    [
      'whose server wants a login that we have not',
      'login-refused',
      async () => (await sink({ authOptional: false })).url,
    ],
    [
      'whose server does not know the person',
      'address-refused',
      async () => (await sink({ onRcptTo: (_address, _session, done) => done(fail(550)) })).url,
    ],
    [
      'whose server does not like our address',
      'address-refused',
      async () => (await sink({ onMailFrom: (_address, _session, done) => done(fail(553)) })).url,
    ],
    [
      'whose server does not like what it says',
      'refused',
      async () =>
        (
          await sink({
            onData(stream, _session, done) {
              stream.resume();
              stream.on('end', () => done(fail(554)));
            },
          })
        ).url,
    ],
    [
      'whose server, as if on another computer, offers no encryption',
      'not-encrypted',
      // The system takes this address for its own; we take it for one that might be anybody's.
      async () => `smtp://0.0.0.0:${(await sink()).port}`,
    ],
    [
      'whose server has a certificate that nobody vouches for',
      'not-encrypted',
      async () => `smtps://127.0.0.1:${(await sink({ secure: true })).port}`,
    ],
    [
      'whose server turns to encryption with a certificate that nobody vouches for',
      'not-encrypted',
      async () => `smtp://0.0.0.0:${(await sink({ disabledCommands: [] })).port}`,
    ],
  ];

  test.each(servers)('%s is told as %s, and no log tells to whom', async (_case, problem, open) => {
    const lines: string[] = [];
    const log = createLog('info', (line) => lines.push(line));
    const mailer = createMailer({ smtpUrl: await open(), mailFrom }, { log, patienceMilliseconds: 1_000 });
    expect(await mailer.send(letter)).toEqual({ ok: false, problem });
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'warn', problem, event: 'a mail was not sent' });
    for (const word of ['sam', 'liked', 'secret', letter.subject, '[hidden]']) expect(lines[0]).not.toContain(word);
  });
});

describe('a check of the mail server', () => {
  it('signs in and sends nothing', async () => {
    const { url, mails } = await sink();
    expect((await createMailer({ smtpUrl: url, mailFrom }).check()).ok).toBe(true);
    expect(mails).toEqual([]);
  });

  it('says what is wrong', async () => {
    const { port } = await sink({
      onAuth: (_auth, _session, done) => done(new Error('no')),
    });
    const mailer = createMailer({ smtpUrl: `smtp://me:secret@127.0.0.1:${port}`, mailFrom });
    expect(await mailer.check()).toEqual({ ok: false, problem: 'login-refused' });
  });
});

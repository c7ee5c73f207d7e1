import { createTransport } from 'nodemailer';
import { isMailAddress, parseMailbox } from '#foundations/mail-address';
import { accept, type Result, refuse } from '#foundations/result';
import { type MailProblem, mailProblemOf } from './mail-problem.ts';
import { serverOptions } from './server-options.ts';

/** A mail of plain words to one person. */
export interface Letter {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

export interface Mailer {
  /** Hands a letter to the mail server, at once. Nothing is kept to be tried again: the caller tells the person what happened. */
  send(letter: Letter): Promise<Result<void, MailProblem>>;
  /** Whether the server answers and takes our login. Sends nothing. */
  check(): Promise<Result<void, MailProblem>>;
}

export interface MailSettings {
  /** `smtps://user:password@host:port`, or `smtp://…`, which must turn to encryption unless the server is on this computer. */
  readonly smtpUrl: string;
  /** "name@example.org", or "A name <name@example.org>". */
  readonly mailFrom: string;
}

interface Options {
  /** Gets a code and never an address, a word of a letter or what a server said, as servers repeat addresses. */
  readonly log?: { warn(fields: object, message: string): void };
  /** How long a server may take for one letter. Somebody waits for a page meanwhile. */
  readonly patienceMilliseconds?: number;
}

/** Mail through the server of an installation. Connects for each letter: there are few. */
export function createMailer(
  { smtpUrl, mailFrom }: MailSettings,
  { log, patienceMilliseconds = 15_000 }: Options = {},
): Mailer {
  const from = parseMailbox(mailFrom);
  if (from === null) throw new Error('createMailer needs an address to send from');
  const transport = createTransport({
    ...serverOptions(smtpUrl, patienceMilliseconds),
    logger: false,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  const attempt = async (what: string, doing: () => Promise<unknown>): Promise<Result<void, MailProblem>> => {
    try {
      await doing();
      return accept(undefined);
    } catch (error) {
      const { problem, details } = mailProblemOf(error);
      log?.warn({ problem, ...details }, what);
      return refuse(problem);
    }
  };

  return {
    async send({ to, subject, text }) {
      if (!isMailAddress(to)) return refuse('address-refused');
      return attempt('a mail was not sent', () =>
        transport.sendMail({
          from,
          to: { name: '', address: to },
          envelope: { from: from.address, to },
          subject: oneLine(subject),
          text,
          textEncoding: 'quoted-printable',
          headers: { 'Auto-Submitted': 'auto-generated' },
          xMailer: false,
          signal: AbortSignal.timeout(patienceMilliseconds),
        }),
      );
    },
    check: () => attempt('the mail server cannot be used', () => transport.verify()),
  };
}

/** Nothing in a subject can begin another line of the head. */
const oneLine = (text: string) => text.replaceAll(/[\p{C}\p{Z}]+/gu, ' ').trim();

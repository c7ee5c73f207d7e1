import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { parseMailbox } from '#foundations/mail-address';
import { accept, type Result, refuse } from '#foundations/result';
import { packageRoot } from './package-root.ts';

/** What an installation can choose. Everything has a default, so that an empty environment starts. */
export interface Config {
  /** The address to listen on: "localhost" unless told, so that nothing is open to a network by accident. */
  readonly host: string;
  /** 0 lets the system choose a free one. */
  readonly port: number;
  /** Absolute. The embedded database lives under it. */
  readonly dataDir: string;
  /** A PostgreSQL server; null for the embedded database under `dataDir`. */
  readonly databaseUrl: string | null;
  /** Where readers find this site, without a slash at the end. */
  readonly publicUrl: string;
  /** What sessions are signed with; null for one made at the first start and kept under `dataDir`. */
  readonly authSecret: string | null;
  /** The server that mail goes out by, and whom mail is from; null where there is none, and links are shown to be sent by hand. */
  readonly mail: { readonly smtpUrl: string; readonly mailFrom: string } | null;
  readonly logLevel: LogLevel;
  /** Threads for long calculations. */
  readonly workers: number;
  /** How many proxies of ours stand between people and this program, each of which adds to X-Forwarded-For. */
  readonly proxies: number;
}

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;
export type LogLevel = (typeof logLevels)[number];

/** Settings typed after the command; each outweighs its variable. */
export interface ConfigFlags {
  readonly host?: string | undefined;
  readonly port?: string | undefined;
  readonly data?: string | undefined;
  readonly workers?: string | undefined;
}

/** One setting that cannot be used: what was got from where, what is needed, and one that would do. */
export interface ConfigProblem {
  readonly kind: 'setting';
  /** The variable or flag that was read, such as "PORT" or "--port". */
  readonly name: string;
  /** Passwords are taken out. */
  readonly got: string;
  /** Completes "it must be …". */
  readonly needs: string;
  readonly example: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

interface Setting<Value> {
  readonly variable: string;
  readonly flag?: keyof ConfigFlags;
  readonly parse: z.ZodType<Value, string>;
  readonly needs: string;
  readonly example: string;
}

const wholeNumber = (least: number, most: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.number().int().min(least).max(most));

const address = (protocols: readonly string[]) =>
  z.string().refine((text) => protocols.includes(URL.parse(text)?.protocol ?? ''));

const settings = {
  host: {
    variable: 'HOST',
    flag: 'host',
    parse: z.string().regex(/^[a-z0-9.:-]+$/i),
    needs: 'the name or number of a network address of this computer',
    example: 'localhost, or 0.0.0.0 to be reached from elsewhere',
  },
  port: {
    variable: 'PORT',
    flag: 'port',
    parse: wholeNumber(0, 65_535),
    needs: 'a whole number from 0 to 65535',
    example: '3000',
  },
  dataDir: {
    variable: 'DATA_DIR',
    flag: 'data',
    parse: z.string().refine((text) => !text.includes('\0')),
    needs: 'the path of a folder',
    example: './data',
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    parse: address(['postgres:', 'postgresql:']),
    needs: 'the address of a PostgreSQL database',
    example: 'postgres://outspoken:password@localhost:5432/outspoken',
  },
  publicUrl: {
    variable: 'PUBLIC_URL',
    parse: address(['http:', 'https:']).refine((text) => isOrigin(URL.parse(text))),
    needs: 'the address where readers find the site, without a path',
    example: 'https://outspoken.example.org',
  },
  authSecret: {
    variable: 'AUTH_SECRET',
    parse: z.string().min(32),
    needs: 'at least 32 characters that nobody can guess, the same for every process',
    example: 'what "openssl rand -base64 32" prints',
  },
  smtpUrl: {
    variable: 'SMTP_URL',
    parse: address(['smtp:', 'smtps:']).refine((text) => isMailServer(URL.parse(text))),
    needs: 'the address of a mail server, with a user and a password where it asks for them',
    example: 'smtps://user:password@mail.example.org',
  },
  mailFrom: {
    variable: 'MAIL_FROM',
    parse: z.string().refine((text) => parseMailbox(text) !== null),
    needs: 'the e-mail address that mail comes from, as SMTP_URL is set',
    example: 'Outspoken <desk@example.org>',
  },
  logLevel: {
    variable: 'LOG_LEVEL',
    parse: z.enum(logLevels),
    needs: `one of ${logLevels.join(', ')}`,
    example: 'info',
  },
  workers: {
    variable: 'WORKERS',
    flag: 'workers',
    parse: wholeNumber(1, 256),
    needs: 'a whole number from 1 to 256',
    example: '2',
  },
  proxies: {
    variable: 'PROXIES',
    parse: wholeNumber(0, 9),
    needs: 'how many proxies of yours stand before it, from 0 to 9',
    example: '1',
  },
} as const satisfies Record<string, Setting<unknown>>;

/** Every variable the program reads, for `config check` and the documents. */
export const settingNames: readonly { variable: string; flag: string | null; needs: string; example: string }[] =
  Object.values<Setting<unknown>>(settings).map(({ variable, flag, needs, example }) => ({
    variable,
    flag: flag === undefined ? null : `--${flag}`,
    needs,
    example,
  }));

/**
 * Reads the whole configuration once. An empty value counts as absent. All problems are returned together, so that an
 * operator mends them in one go.
 */
export function parseConfig(env: Environment, flags: ConfigFlags = {}): Result<Config, readonly ConfigProblem[]> {
  const problems: ConfigProblem[] = [];
  const read = <Value>(setting: Setting<Value>, fallback: Value): Value => {
    const source = sourceOf(setting, env, flags);
    if (source === null) return fallback;
    const parsed = setting.parse.safeParse(source.text);
    if (parsed.success) return parsed.data;
    problems.push(problemOf(setting, source));
    return fallback;
  };

  const host = read(settings.host, 'localhost');
  const port = read(settings.port, 3000);
  const [smtpUrl, mailFrom] = [
    read<string | null>(settings.smtpUrl, null),
    read<string | null>(settings.mailFrom, null),
  ];
  const isMailWithoutSender = smtpUrl !== null && sourceOf(settings.mailFrom, env, flags) === null;
  if (isMailWithoutSender) problems.push(problemOf(settings.mailFrom, { name: settings.mailFrom.variable, text: '' }));
  const config: Config = {
    host,
    port,
    dataDir: resolve(read(settings.dataDir, join(packageRoot(), 'data'))),
    databaseUrl: read<string | null>(settings.databaseUrl, null),
    publicUrl: new URL(read(settings.publicUrl, `http://${nameForReaders(host)}:${port}`)).origin,
    authSecret: read<string | null>(settings.authSecret, null),
    mail: smtpUrl === null || mailFrom === null ? null : { smtpUrl, mailFrom },
    logLevel: read<LogLevel>(settings.logLevel, 'info'),
    workers: read(settings.workers, availableParallelism()),
    proxies: read(settings.proxies, 0),
  };
  return problems.length === 0 ? accept(config) : refuse(problems);
}

/** The address of a database or a mail server without its password, for people and logs. */
export function withoutPassword(url: string): string {
  const parsed = URL.parse(url);
  if (parsed === null || (parsed.host === '' && url.includes('@'))) return '(not shown, as it may hold a password)';
  if (parsed.host === '') return url;
  const user = parsed.username === '' ? '' : `${parsed.username}@`;
  return `${parsed.protocol}//${user}${parsed.host}${parsed.pathname}`;
}

interface Source {
  readonly name: string;
  readonly text: string;
}

function sourceOf(setting: Setting<unknown>, env: Environment, flags: ConfigFlags): Source | null {
  const typed = setting.flag === undefined ? undefined : flags[setting.flag];
  if (typed !== undefined) return { name: `--${setting.flag}`, text: typed.trim() };
  const set = env[setting.variable]?.trim();
  return set === undefined || set === '' ? null : { name: setting.variable, text: set };
}

function problemOf(setting: Setting<unknown>, source: Source): ConfigProblem {
  return {
    kind: 'setting',
    name: source.name,
    got: shown(setting, source.text),
    needs: setting.needs,
    example: setting.example,
  };
}

function shown(setting: Setting<unknown>, text: string): string {
  if (setting === settings.databaseUrl || setting === settings.smtpUrl) return withoutPassword(text);
  return setting === settings.authSecret ? '(not shown)' : text;
}

function isOrigin(url: URL | null): boolean {
  if (url === null) return false;
  return url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === '';
}

/** A path or a question in the address would be heeded by nobody, and look as if it were. */
function isMailServer(url: URL | null): boolean {
  if (url === null || url.hostname === '' || (url.username === '') !== (url.password === '')) return false;
  return (
    ['', '/'].includes(url.pathname) && url.search === '' && url.hash === '' && isDecodable(url.username + url.password)
  );
}

function isDecodable(text: string): boolean {
  try {
    return decodeURIComponent(text) !== null;
  } catch {
    return false;
  }
}

/** 0.0.0.0 and :: mean "every address of this computer", which is not an address one can visit. */
function nameForReaders(host: string): string {
  if (host === '0.0.0.0' || host === '::') return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}

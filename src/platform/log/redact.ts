import { isIPv6 } from 'node:net';

const covered = '[hidden]';

/** Fields that are hidden wherever they stand. Compared without case, dashes and underscores. */
const hiddenFields = new Set([
  ...['authorization', 'cookie', 'setcookie', 'password', 'passphrase', 'token', 'secret', 'apikey', 'deletecode'],
  ...['email', 'phone', 'telephone', 'mobile', 'address', 'postcode', 'fullname', 'displayname'],
  ...['statement', 'text', 'words', 'body', 'comment', 'message', 'note', 'answer', 'form', 'params', 'parameters'],
  ...[
    'ip',
    'ipaddress',
    'remoteaddress',
    'remoteport',
    'clientip',
    'xforwardedfor',
    'xrealip',
    'forwarded',
    'useragent',
  ],
]);

/**
 * A copy of what is to be logged, fit for a log: no credentials, no way to reach a person, nobody's words. Errors become their
 * name, code, message and stack; an error of the database keeps its code, table and constraint and loses the values it quotes.
 */
export function redact(value: unknown): unknown {
  return redactWithin(value, 0);
}

/** Takes addresses of computers and of people out of a finished line, whatever field or message they came in. */
export function scrub(line: string): string {
  return line
    .replace(/[^\s"<>()@,:;\\]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu, covered)
    .replace(/(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)/g, covered)
    .replace(/[0-9a-f.]*:[0-9a-f:.]*:[0-9a-f:.]*/gi, (found) => (isIPv6(found) ? covered : found));
}

function redactWithin(value: unknown, depth: number): unknown {
  if (value instanceof Error) return redactError(value, depth);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (depth > 6) return '[deep]';
  if (Array.isArray(value)) return value.map((item) => redactWithin(item, depth + 1));
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, isHidden(name) ? covered : redactWithin(field, depth + 1)]),
  );
}

function isHidden(name: string): boolean {
  return hiddenFields.has(name.toLowerCase().replaceAll(/[-_]/g, ''));
}

function redactError(error: Error, depth: number): object {
  const known = error as Error & Readonly<Record<string, unknown>>;
  const isOfDatabase = typeof known.code === 'string' && typeof known.severity === 'string';
  const said = isOfDatabase ? error.message.replaceAll(/"[^"]*"/g, '"…"') : error.message;
  return {
    type: error.name,
    said,
    ...pick(known, ['code', 'schema', 'table', 'constraint', 'routine', 'syscall']),
    stack: framesOf(error),
    ...(error.cause !== undefined && depth < 6 && { cause: redactWithin(error.cause, depth + 1) }),
  };
}

function pick(from: Readonly<Record<string, unknown>>, names: readonly string[]): object {
  return Object.fromEntries(names.flatMap((name) => (typeof from[name] === 'string' ? [[name, from[name]]] : [])));
}

/** The stack without its first line, which repeats the message. */
function framesOf(error: Error): readonly string[] {
  return (error.stack ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.startsWith('at '));
}

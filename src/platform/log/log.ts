import { type Logger, pino } from 'pino';
import type { LogLevel } from '#platform/config';
import { redact, scrub } from './redact.ts';

/**
 * What the program did, one JSON object a line, for the operator. Takes fields first, then a sentence:
 *
 *     log.info({ requestId, status: 200, milliseconds: 12 }, 'answered');
 *
 * No line holds an address of a computer or of a person, a credential, or anybody's words, whatever was passed in.
 * `log.child({ requestId })` adds fields to every line after it.
 */
export type Log = Logger;

/** `write` takes whole lines; standard error unless told, so that data on standard output stays clean. */
export function createLog(
  level: LogLevel,
  write: (line: string) => unknown = (line) => process.stderr.write(line),
): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: {
        level: (label) => ({ level: label }),
        log: (fields) => redact(fields) as Record<string, unknown>,
        bindings: (fields) => redact(fields) as Record<string, unknown>,
      },
      hooks: { streamWrite: scrub },
      messageKey: 'event',
    },
    { write },
  );
}

import { createHmac, randomInt } from 'node:crypto';
import { type Allowance, returnAttempt, sweepAttempts, takeAttempt } from '#platform/attempts';
import type { Database } from '#platform/database';
import { beginningOf, type CodeDigits, codeOf, readCode, type WrittenCode, writeCode } from './code.ts';

/** What a code opens. The same code for another purpose has another hash. */
export type CodePurpose = 'receipt' | 'listing' | 'signature';

/** A code on its way into somebody's hand. It is shown this once; only the hash is kept. */
export interface NewCode extends WrittenCode {
  readonly hash: string;
}

/** `too-many`: it may even be right; nobody can tell for a quarter of an hour. */
export type Guess<Found> =
  | { readonly kind: 'found'; readonly found: Found }
  | { readonly kind: 'unknown' | 'too-many' };

/** Codes that open one thing for whoever holds them, without an account. */
export interface Codes {
  make(purpose: CodePurpose): NewCode;
  /**
   * Looks a typed code up. What is no code, what nobody holds and what has run out are all "unknown". Wrong guesses are counted in the database by
   * the first of the six words, not by who guesses, which we do not know: ten in a quarter of an hour for each of the thousand.
   */
  guess<Found>(
    db: Database,
    purpose: CodePurpose,
    typed: string,
    find: (hash: string) => Promise<Found | null>,
  ): Promise<Guess<Found>>;
}

const wrongGuesses: Allowance = { most: 10, seconds: 15 * 60 };

/** `secret` is the installation's: with the database alone, codes cannot be tried out one after another. */
export function createCodes(secret: string): Codes {
  const hashOf = (purpose: CodePurpose, digits: CodeDigits) =>
    createHmac('sha256', secret)
      .update(JSON.stringify(['code', purpose, digits]))
      .digest('hex');
  return {
    make(purpose) {
      const digits = codeOf(Array.from({ length: 6 }, () => randomInt(1000)));
      return { ...writeCode(digits), hash: hashOf(purpose, digits) };
    },

    async guess(db, purpose, typed, find) {
      const digits = readCode(typed);
      if (digits === null) return { kind: 'unknown' };
      const subject = `code:${purpose}:${beginningOf(digits)}`;
      await sweepAttempts(db);
      if (!(await takeAttempt(db, subject, wrongGuesses))) return { kind: 'too-many' };
      const found = await find(hashOf(purpose, digits));
      if (found === null) return { kind: 'unknown' };
      await returnAttempt(db, subject);
      return { kind: 'found', found };
    },
  };
}

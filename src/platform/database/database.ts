import type { Kysely, Transaction as KyselyTransaction } from 'kysely';

/**
 * The one shared handle. It knows no tables: a store adds its own with `db.withTables<VoicesTables>()`, so that another
 * domain's tables do not compile. `await db.destroy()` closes it and gives the data folder back.
 *
 * Rows come back alike on both engines: int8 as a number (a value beyond 2^53 throws), numeric as text, date as
 * "YYYY-MM-DD", timestamptz as a Date, json and jsonb parsed, arrays as arrays, bytea as a Uint8Array.
 * Going in, pass json as `JSON.stringify(value)`, which both engines take.
 * On the embedded database there is one connection: inside a transaction use `trx` alone, or the program waits for itself.
 */
export type Database = Kysely<Record<never, never>>;

/** A running transaction on the shared handle. A store function that must not run outside of one asks for this. */
export type Transaction = KyselyTransaction<Record<never, never>>;

/** Why a database cannot be used. Every case is something an operator can mend. */
export type DatabaseProblem =
  | {
      readonly kind: 'data-folder-in-use';
      readonly folder: string;
      /** Null in the moment before the holder has written its name. */
      readonly process: number | null;
      /** The computer that holds it, when it is another one. */
      readonly host: string | null;
      readonly since: string | null;
    }
  | { readonly kind: 'data-folder-unusable'; readonly folder: string; readonly reason: string }
  | {
      readonly kind: 'data-folder-of-other-version';
      readonly folder: string;
      readonly found: string;
      readonly needed: string;
    }
  | { readonly kind: 'data-folder-damaged'; readonly folder: string; readonly reason: string }
  | { readonly kind: 'no-database-there'; readonly folder: string }
  | { readonly kind: 'cannot-connect'; readonly address: string; readonly reason: string }
  | { readonly kind: 'server-too-old'; readonly address: string; readonly found: string; readonly needed: string }
  | { readonly kind: 'database-newer-than-program'; readonly unknown: readonly string[] };

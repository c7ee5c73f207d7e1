import type { PGlite } from '@electric-sql/pglite';
import type { Database } from './database.ts';

/** What is behind a handle, for a library that needs connections of its own. */
export type Engine =
  /** It serves one statement or transaction at a time, whoever asks: the handle's wait for the library's, and the other way round. */
  { readonly kind: 'embedded'; readonly pglite: PGlite } | { readonly kind: 'server'; readonly url: string };

const engines = new WeakMap<Database, Engine>();

export function setEngine(db: Database, engine: Engine): void {
  engines.set(db, engine);
}

/** Takes the handle that was opened, not one made from it by `withTables` and the like. */
export function engineOf(db: Database): Engine {
  const engine = engines.get(db);
  if (engine === undefined) throw new Error('engineOf needs the handle that was opened, and got one made from it');
  return engine;
}

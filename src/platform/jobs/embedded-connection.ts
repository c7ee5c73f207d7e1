import type { PGlite } from '@electric-sql/pglite';
import type { Db } from 'pg-boss';

/**
 * The embedded database as pg-boss wants one. pg-boss's own adapter ends a transaction that has failed with a statement of its own, and between the two
 * somebody else's statement would fail too; here both are one turn.
 */
export function embeddedConnection(pglite: PGlite): Db {
  return {
    async executeSql(text, values = []) {
      if (values.length > 0) return pglite.query(text, values);
      const [, statements] = /^\s*BEGIN;([\s\S]+)COMMIT;\s*$/.exec(text) ?? [];
      const results =
        statements === undefined ? await pglite.exec(text) : await pglite.transaction((trx) => trx.exec(statements));
      return { rows: results.flatMap(({ rows }) => rows) };
    },
    async listen(channel, onNotification, onReconnect) {
      const stop = await pglite.listen(channel, onNotification);
      onReconnect();
      return { close: stop };
    },
  };
}

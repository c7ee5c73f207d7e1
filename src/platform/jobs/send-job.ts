import { sql } from 'kysely';
import { fromKysely, PgBoss } from 'pg-boss';
import type { Transaction } from '#platform/database';
import { type JobKind, type JobPayload, parsePayload } from './job-kind.ts';
import { jobsSchema } from './migrations.ts';

/**
 * Queues a job in the caller's transaction: it is there when that commits, within the second where jobs are running, and never was when it rolls back.
 * Needs nobody to run jobs; whoever next does finds it. Throws on a payload that is not of the kind.
 *
 *     await sendJob(trx, makeTilesJob, { tileSet: 'lsoa21-1a2b3c4d' });
 */
export async function sendJob<Payload extends JobPayload>(
  trx: Transaction,
  kind: JobKind<Payload>,
  payload: Payload,
  { afterSeconds = 0 }: { readonly afterSeconds?: number } = {},
): Promise<void> {
  const parsed = parsePayload(kind, payload);
  await openQueue(trx, kind);
  const boss = new PgBoss({
    db: fromKysely(trx),
    schema: jobsSchema,
    migrate: false,
    openTelemetry: { enabled: false },
  });
  await boss.send(kind.name, parsed, {
    ...(kind.key && { singletonKey: kind.key(parsed) }),
    ...(afterSeconds > 0 && { startAfter: afterSeconds }),
  });
}

/** Makes the queue of a kind where there is none. */
export async function openQueue<Payload extends JobPayload>(trx: Transaction, kind: JobKind<Payload>): Promise<void> {
  // One that waits for each key, however many run.
  const policy = kind.key === undefined && kind.everySeconds === undefined ? 'standard' : 'short';
  const options = { policy, ...queueSettings(kind) };
  // What pg-boss's own createQueue calls, without the transaction that it puts around.
  await sql`select ${sql.id(jobsSchema, 'create_queue')}(${kind.name}, ${JSON.stringify(options)}::jsonb)`.execute(trx);
}

/** What may change from one version of the program to the next. */
export function queueSettings<Payload extends JobPayload>({ expireSeconds = 3600, retries = 5 }: JobKind<Payload>) {
  return {
    notify: true,
    expireInSeconds: expireSeconds,
    heartbeatSeconds: 60,
    ...{ retryLimit: retries, retryDelay: 5, retryBackoff: true, retryDelayMax: 3600 },
    deleteAfterSeconds: 24 * 3600,
  };
}

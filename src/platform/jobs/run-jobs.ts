import { sql } from 'kysely';
import { type ConstructorOptions, type JobWithMetadata, PgBoss } from 'pg-boss';
import { type Database, engineOf } from '#platform/database';
import { embeddedConnection } from './embedded-connection.ts';
import { type JobKind, type JobPayload, parsePayload } from './job-kind.ts';
import { jobsSchema } from './migrations.ts';
import { openQueue, queueSettings, sendJob } from './send-job.ts';

/** What a handler is told of the run it is in. */
export interface JobRun {
  /** Aborts when the program stops, or the run has taken too long: end soon, by throwing, and the job runs again later. */
  readonly signal: AbortSignal;
  /** Whether a failure now is final. */
  readonly isLastAttempt: boolean;
}

/** A kind of job with what does it; make it with `handleJob`. */
export interface JobHandler {
  readonly kind: JobKind<never>;
  run(given: unknown, run: JobRun): Promise<void>;
}

/**
 * Joins a kind to what does it. A job may run twice, and the second time while the first still believes it runs: what it does must be the same done
 * twice. A failure that is to be told to somebody is a result to be stored; what is thrown is tried again.
 */
export function handleJob<Payload extends JobPayload>(
  kind: JobKind<Payload>,
  handler: (payload: Payload, run: JobRun) => Promise<void>,
): JobHandler {
  return { kind: kind as unknown as JobKind<never>, run: (given, run) => handler(parsePayload(kind, given), run) };
}

/** What of a log is used. */
export interface JobLog {
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

export interface RunJobsOptions {
  readonly log: JobLog;
  /** How often jobs of processes that died are looked for. */
  readonly superviseSeconds?: number;
}

export interface RunningJobs {
  /** Whether jobs are being fetched: false once stopped, and while the database does not answer. */
  isWell(): boolean;
  /** Fetches no more, tells handlers to end, and takes their jobs back for later when they have not within `patienceMilliseconds`. */
  stop(patienceMilliseconds: number): Promise<void>;
}

/**
 * Does jobs as they are queued, one of each kind at a time, until stopped. Takes the handle that was opened, with its migrations done. Several processes
 * may do so on one PostgreSQL server. Jobs of a process that was killed run again: on the embedded database at once, as nobody else can
 * be doing them; otherwise when nothing was heard of them for a minute.
 */
export async function runJobs(
  db: Database,
  handlers: readonly JobHandler[],
  { log, superviseSeconds = 60 }: RunJobsOptions,
): Promise<RunningJobs> {
  const engine = engineOf(db);
  const boss = new PgBoss({
    ...optionsFor(engine),
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
  });
  const stopping = new AbortController();
  boss.on('error', (error) => log.error({ err: error }, 'the queue of jobs cannot be read'));
  boss.on('warning', ({ message }) => log.warn({ warning: message }, 'the queue of jobs'));
  await boss.start();
  if (engine.kind === 'embedded') await takeBack(db, boss);
  for (const handler of handlers) await begin(db, boss, handler, log, stopping.signal);

  return {
    isWell: () =>
      !stopping.signal.aborted &&
      boss
        .getWipData()
        .every(({ lastErrorOn, lastFetchedOn }) => lastErrorOn === null || lastErrorOn < (lastFetchedOn ?? 0)),
    async stop(patienceMilliseconds) {
      stopping.abort(new Error('the program stops'));
      await boss.stop({ graceful: true, timeout: patienceMilliseconds });
    },
  };
}

function optionsFor(engine: ReturnType<typeof engineOf>): ConstructorOptions {
  const options = {
    schema: jobsSchema,
    // Our migrations make its tables.
    migrate: false,
    useListenNotify: true,
    // Unused, and each would ask the database every few seconds.
    ...{ schedule: false, flowIntervalSeconds: 24 * 3600, registerInstance: false },
    openTelemetry: { enabled: false },
  };
  if (engine.kind === 'server')
    return { ...options, connectionString: engine.url, application_name: 'outspoken jobs', max: 3 };
  // Nothing vacuums there, and rebuilding indexes would hold everybody up.
  const alone = { reindex: false, monitorVacuum: false } as const;
  return { ...options, ...alone, backend: 'pglite', db: embeddedConnection(engine.pglite) };
}

/** Jobs that a process was doing when it was killed. */
async function takeBack(db: Database, boss: PgBoss): Promise<void> {
  const left = await sql<{ name: string; id: string }>`
    select name, id from ${sql.table(`${jobsSchema}.job`)} where state = 'active'
  `.execute(db);
  for (const { name, id } of left.rows) await boss.fail(name, id, { message: 'the process was killed' });
}

async function begin(
  db: Database,
  boss: PgBoss,
  { kind, run }: JobHandler,
  log: JobLog,
  stopping: AbortSignal,
): Promise<void> {
  const { name, everySeconds } = kind;
  const sendAgain = (afterSeconds: number) =>
    db.transaction().execute((trx) => sendJob(trx, kind as unknown as JobKind, {}, { afterSeconds }));
  await db.transaction().execute((trx) => openQueue(trx, kind));
  await boss.updateQueue(name, queueSettings(kind));
  const worker = await boss.work(
    name,
    { includeMetadata: true },
    async ([job]: readonly JobWithMetadata<unknown>[]) => {
      if (job === undefined) return;
      // Several may have been queued with one call to wake up: look again as soon as this one is done.
      boss.notifyWorker(worker);
      const begun = performance.now();
      const facts = { job: name, id: job.id, attempt: job.retryCount + 1 };
      const signal = AbortSignal.any([job.signal, stopping]);
      try {
        await run(job.data, { signal, isLastAttempt: job.retryCount >= job.retryLimit });
      } catch (error) {
        if (stopping.aborted) log.info(facts, 'a job was interrupted and runs again later');
        else log.error({ ...facts, err: error }, 'a job failed');
        // pg-boss keeps what is thrown in its tables, where nobody's words belong.
        throw new Error('the log says why');
      }
      if (everySeconds !== undefined) await sendAgain(everySeconds);
      log.info({ ...facts, milliseconds: Math.round(performance.now() - begun) }, 'a job is done');
    },
  );
  if (everySeconds !== undefined) await sendAgain(0);
}

import type { z } from 'zod';

/** One sort of work that is done outside of requests, such as making map tiles. Define it once, beside the action that does the work. */
export interface JobKind<Payload extends JobPayload = JobPayload> {
  /** Domain and verb: `geography.make-tiles`. */
  readonly name: string;
  /** Ids only, of what the work is about; read everything else when the work begins, as it may have changed meanwhile. */
  readonly payload: z.ZodType<Payload>;
  /**
   * Where given, a job is not queued while another one with the same key still waits. Let it name a state of things (an edition, a version) and not just
   * a thing, or what is queued by a transaction that has yet to commit may be done by a job that cannot see it.
   */
  readonly key?: (payload: Payload) => string;
  /** After so many seconds a run is taken for hung, told to stop and tried again. An hour unless told, at most a day. */
  readonly expireSeconds?: number;
  /** How often it is tried again after a failure, with pauses from 5 seconds up to an hour. 5 unless told. */
  readonly retries?: number;
  /** For a chore without a payload: done when jobs start to run, and so many seconds after it was done. */
  readonly everySeconds?: number;
}

export type JobPayload = Readonly<Record<string, string | number | boolean>>;

/** Checks the definition, and hands it back. */
export function defineJob<Payload extends JobPayload>(kind: JobKind<Payload>): JobKind<Payload> {
  if (!/^[a-z-]+\.[a-z-]+$/.test(kind.name))
    throw new Error(`a job is named like "geography.make-tiles": got "${kind.name}"`);
  return kind;
}

const id = /^[A-Za-z0-9][A-Za-z0-9._:/+-]{0,199}$/;

/** What was asked for as the kind has it. Throws on another shape, and on a text that is no id: jobs outlive what people take back. */
export function parsePayload<Payload extends JobPayload>(kind: JobKind<Payload>, given: unknown): Payload {
  const payload = kind.payload.parse(given);
  for (const [name, value] of Object.entries(payload)) {
    if (typeof value === 'string' && !id.test(value))
      throw new Error(`${kind.name} takes ids alone, and "${name}" is none`);
  }
  return payload;
}

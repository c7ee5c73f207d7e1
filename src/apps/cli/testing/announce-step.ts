/** Tells a process after how many steps, of those whose names begin as told, it waits to be killed. */
export const haltAfter = 'OUTSPOKEN_TEST_HALT_AFTER';

let begun = 0;

/**
 * Says that a step has begun, for whoever kills this process in the middle. When more have begun than it was told of, it goes no further: however late the signal comes, it
 * meets the last of them or the moment after it.
 */
export function announceStep(name: string): void {
  const { steps, named } = JSON.parse(process.env[haltAfter] ?? '{}') as { steps?: number; named?: string };
  if (steps !== undefined && name.startsWith(named ?? '') && ++begun > steps)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  process.stdout.write(`begun ${name}\n`);
}

/** Tells a process after how many steps, of those whose names begin as told, it waits to be killed. */
export const haltAfter = 'OUTSPOKEN_TEST_HALT_AFTER';

let begun = 0;

/**
 * Says that a step has begun, for whoever kills this process in the middle. After as many as it was told of it goes no further: however late the signal comes, it meets
 * the last of them or the moment after it.
 */
export function announceStep(name: string): void {
  const { named = '' } = limit();
  if (name.startsWith(named)) {
    haltWhenDone();
    begun++;
  }
  process.stdout.write(`begun ${name}\n`);
}

/** To be called where a step is over, so that what comes after the last one does not happen either. */
export function haltWhenDone(): void {
  const { steps } = limit();
  if (steps !== undefined && begun >= steps) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
}

const limit = () => JSON.parse(process.env[haltAfter] ?? '{}') as { readonly steps?: number; readonly named?: string };

import { expect, it } from 'vitest';
import { keepLastGood, SourceUnavailable } from './keep-last-good.ts';

/** A source that gives 1, 2, 3 … or fails when told to, and a clock that stands until it is moved. */
function stage() {
  let time = 0;
  let reads = 0;
  let isDown = false;
  const troubles: unknown[] = [];
  let gate = Promise.resolve();
  const read = async () => {
    const number = ++reads;
    await gate;
    if (isDown) throw new Error('down');
    return number;
  };
  const { read: source, forget } = keepLastGood(
    read,
    () => new Date(time),
    (error) => troubles.push(error),
  );
  return {
    source,
    forget,
    troubles,
    /** Makes the next read wait until what is returned is called. */
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    breakDown: () => {
      isDown = true;
    },
    mend: () => {
      isDown = false;
    },
    reads: () => reads,
  };
}

it('reads once for all who ask within a second', async () => {
  const { source, pass, reads } = stage();
  expect(await Promise.all([source(), source(), source()])).toEqual([1, 1, 1]);
  pass(999);
  expect([await source(), reads()]).toEqual([1, 1]);
  pass(1);
  expect(await source()).toBe(2);
});

it('gives the last good value while nothing can be read, tells of it, and comes back', async () => {
  const { source, pass, breakDown, mend, troubles } = stage();
  await source();
  breakDown();
  pass(1_000);
  expect([await source(), troubles.length]).toEqual([1, 1]);
  mend();
  pass(1_000);
  expect(await source()).toBe(3);
});

it('is unavailable when nothing was ever read, and tries again', async () => {
  const { source, breakDown, mend } = stage();
  breakDown();
  await expect(source()).rejects.toThrow(SourceUnavailable);
  mend();
  expect(await source()).toBe(2);
});

it('shows nobody what it was told to forget, not even when that was being read, and nothing can be read now', async () => {
  const { source, forget, hold, breakDown, reads } = stage();
  expect(await source()).toBe(1);
  forget();
  const release = hold();
  const asked = source();
  expect(reads()).toBe(2);
  forget();
  release();
  expect(await asked).toBe(3);
  forget();
  breakDown();
  await expect(source()).rejects.toThrow(SourceUnavailable);
});

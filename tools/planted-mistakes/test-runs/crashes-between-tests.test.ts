import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'vitest';

test('leaves something behind', () => {
  setTimeout(() => {
    throw new Error('planted');
  }, 5);
});
test('waits', () => wait(100));

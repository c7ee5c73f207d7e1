import { beforeAll, test } from 'vitest';

beforeAll(() => {
  throw new Error('planted');
});
test('is never reached', () => undefined);

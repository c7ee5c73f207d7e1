import { expect, test } from 'vitest';

test('passes', () => undefined);
test('fails', () => expect(1).toBe(2));

import { expect, test } from 'vitest';
import { countWays, parsePasskeyName } from './ways-in.ts';

test('each passkey is a way in, and a password with its code app another', () => {
  expect(countWays({ passkeys: [], hasPassword: false })).toBe(0);
  expect(countWays({ passkeys: ['a', 'b'], hasPassword: false })).toBe(2);
  expect(countWays({ passkeys: ['a'], hasPassword: true })).toBe(2);
});

test('a passkey has a name of one line and up to sixty signs', () => {
  expect(parsePasskeyName('  My\n phone ')).toEqual({ ok: true, value: 'My phone' });
  expect(parsePasskeyName('ف'.repeat(60)).ok).toBe(true);
  expect(parsePasskeyName('🔑'.repeat(60)).ok).toBe(true);
  expect(parsePasskeyName('x'.repeat(61))).toEqual({ ok: false, problem: 'name-too-long' });
  expect(parsePasskeyName(' \n')).toEqual({ ok: false, problem: 'no-name' });
});

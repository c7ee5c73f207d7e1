import { expect, test } from 'vitest';
import { expiryOf, isOpen } from './invitation.ts';

const now = new Date('2026-11-23T12:00:00Z');

test('the first steward has a day, an invited person a week', () => {
  expect(expiryOf('first-steward', now).toISOString()).toBe('2026-11-24T12:00:00.000Z');
  expect(expiryOf('person', now).toISOString()).toBe('2026-11-30T12:00:00.000Z');
});

test('a link is open until the moment it runs out, and never once it is closed', () => {
  const expiresAt = expiryOf('first-steward', now);
  expect(isOpen({ closedAt: null, expiresAt }, now)).toBe(true);
  expect(isOpen({ closedAt: null, expiresAt }, new Date(expiresAt.getTime() - 1))).toBe(true);
  expect(isOpen({ closedAt: null, expiresAt }, expiresAt)).toBe(false);
  expect(isOpen({ closedAt: now, expiresAt }, now)).toBe(false);
});

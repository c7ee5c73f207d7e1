import { describe, expect, it, test } from 'vitest';
import { confirmableUntil, isUsable, isWaiting, openFor, usableUntil, whyNotConfirm } from './recovery.ts';

const now = new Date('2026-11-25T12:00:00Z');
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const stewards = ['ann', 'bea', 'cem'];

describe('a recovery is opened', () => {
  it('by a steward for somebody else, with a reason', () => {
    expect(openFor('sam', 'ann', '  Lost her phone. ', stewards)).toEqual({ ok: true, value: 'Lost her phone.' });
    expect(openFor('cem', 'ann', 'Lost his phone.', stewards).ok).toBe(true);
  });

  it.each([
    ['ann', 'ann', 'Lost it.', stewards, 'yourself'],
    ['sam', 'ann', 'Lost it.', ['ann'], 'no-second-steward'],
    ['bea', 'ann', 'Lost it.', ['ann', 'bea'], 'no-second-steward'],
    ['sam', 'ann', ' \n', stewards, 'no-reason'],
    ['sam', 'ann', 'x'.repeat(501), stewards, 'reason-too-long'],
  ])('but not for %s by %s with "%s" among %j', (person, by, reason, held, problem) => {
    expect(openFor(person, by, reason, held)).toEqual({ ok: false, problem });
  });
});

describe('a recovery is confirmed', () => {
  const open = {
    personId: 'sam',
    openedBy: 'ann',
    confirmedAt: null,
    closedAt: null,
    expiresAt: confirmableUntil(now),
  };

  it('by another steward, within a week', () => {
    expect(whyNotConfirm(open, 'bea', stewards, later(167))).toBeNull();
    expect(whyNotConfirm(open, 'bea', stewards, later(168))).toBe('closed');
  });

  it.each([
    [{}, 'ann', stewards, 'opened-by-you'],
    [{ personId: 'bea' }, 'bea', stewards, 'yourself'],
    [{ confirmedAt: now }, 'bea', stewards, 'confirmed'],
    [{ closedAt: now }, 'bea', stewards, 'closed'],
    [{}, 'bea', ['bea', 'cem'], 'opener-left'],
  ])('but not %j by %s among %j', (change, by, held, problem) => {
    expect(whyNotConfirm({ ...open, ...change }, by, held, now)).toBe(problem);
  });
});

test('its link can be used for a day once it is confirmed, and not before', () => {
  const confirmed = { closedAt: null, confirmedAt: now, expiresAt: usableUntil(now) };
  expect(isUsable(confirmed, later(23.9))).toBe(true);
  expect(isUsable(confirmed, later(24))).toBe(false);
  expect(isUsable({ ...confirmed, closedAt: now }, now)).toBe(false);
  expect(isUsable({ ...confirmed, confirmedAt: null }, now)).toBe(false);
  expect(isWaiting({ ...confirmed, closedAt: null }, now)).toBe(true);
});

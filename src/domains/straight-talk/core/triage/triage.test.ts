import { describe, expect, it, test } from 'vitest';
import {
  compareUrgency,
  hoursToAnswer,
  hoursUnchallenged,
  type Level,
  spreadOf,
  unchallengedClock,
  urgencyOf,
  type WaitingClaim,
} from './triage.ts';

const now = new Date('2026-11-26T12:00:00Z');
const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
const seen = (hours: number, count: number) => ({ hour: ago(hours), count });

const claimWith = (more: Partial<WaitingClaim> = {}): WaitingClaim => ({
  id: 'claim',
  risk: { violence: 0, harm: 0, checkability: 0 },
  sightings: [seen(10, 5)],
  answeredAt: null,
  isClosed: false,
  ...more,
});

test.each<[number, number, Level]>([
  [1, 2, 0],
  [1, 3, 1],
  [23, 9, 1],
  [1, 10, 2],
  [1, 49, 2],
  [1, 50, 3],
  [1, 1_000_000, 3],
  [24, 1_000_000, 0],
  [-1, 1_000_000, 0],
])('%j hours ago %j copies make a spread of %j', (hours, copies, level) => {
  expect(spreadOf([seen(hours, copies)], now)).toBe(level);
});

describe('what is most pressing', () => {
  const order = (claims: readonly WaitingClaim[]) => claims.toSorted(compareUrgency(now)).map(({ id }) => id);

  it('is a claim for which people may be attacked, however little else is known of it', () => {
    const loud = claimWith({
      id: 'loud',
      risk: { violence: 2, harm: 3, checkability: 3 },
      sightings: [seen(1, 9_000)],
    });
    const dangerous = claimWith({ id: 'dangerous', risk: { violence: 3, harm: 0, checkability: 0 } });
    expect(urgencyOf(loud, now)).toBeGreaterThan(urgencyOf(dangerous, now));
    expect(order([loud, dangerous])).toEqual(['dangerous', 'loud']);
    expect(hoursToAnswer(dangerous, now)).toBe(2);
  });

  it('rises with each of the four, and then with how long it has waited', () => {
    const calm = claimWith({ id: 'calm' });
    const older = claimWith({ id: 'older', sightings: [seen(90, 5)] });
    for (const risk of [
      { violence: 1, harm: 0, checkability: 0 },
      { violence: 0, harm: 1, checkability: 0 },
      { violence: 0, harm: 0, checkability: 1 },
    ] as const)
      expect(order([calm, claimWith({ id: 'risky', risk })])).toEqual(['risky', 'calm']);
    expect(order([calm, claimWith({ id: 'wide', sightings: [seen(1, 60)] })])).toEqual(['wide', 'calm']);
    expect(order([claimWith({ id: 'b', sightings: [seen(40, 5)] }), older])).toEqual(['older', 'b']);
  });

  it.each<[WaitingClaim['risk'], number, number]>([
    [{ violence: 2, harm: 3, checkability: 3 }, 1, 8],
    [{ violence: 1, harm: 1, checkability: 1 }, 1, 24],
    [{ violence: 0, harm: 0, checkability: 3 }, 1, 72],
  ])('%j is to be answered within so many hours', (risk, copies, hours) => {
    expect(hoursToAnswer({ risk, sightings: [seen(1, copies)] }, now)).toBe(hours);
  });
});

describe('the unchallenged clock', () => {
  it('runs from the first copy, and stands still at the answer', () => {
    const claim = claimWith({ sightings: [seen(3, 4), seen(30, 2)] });
    expect(hoursUnchallenged(claim, now)).toBe(30);
    expect(hoursUnchallenged({ ...claim, answeredAt: ago(20) }, now)).toBe(10);
  });

  it('does not run for what was seen a few times, or is not to be answered', () => {
    expect(hoursUnchallenged(claimWith({ sightings: [seen(30, 4)] }), now)).toBeNull();
    expect(hoursUnchallenged(claimWith({ isClosed: true }), now)).toBeNull();
  });

  it('tells the longest of those without an answer, and the middle one of those with', () => {
    const answeredAfter = (hours: number) => claimWith({ sightings: [seen(100, 9)], answeredAt: ago(100 - hours) });
    const claims = [
      claimWith({ sightings: [seen(50, 9)] }),
      claimWith(),
      claimWith({ sightings: [seen(200, 1)] }),
      ...[2, 90, 6, 4].map(answeredAfter),
    ];
    expect(unchallengedClock(claims, now)).toEqual({ unanswered: 2, longestHours: 50, medianHoursToAnswer: 4 });
    expect(unchallengedClock([], now)).toEqual({ unanswered: 0, longestHours: null, medianHoursToAnswer: null });
  });
});

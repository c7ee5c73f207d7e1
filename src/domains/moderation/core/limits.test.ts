import { describe, expect, it } from 'vitest';
import { limitBroken, limits, minutesWithoutBreak, type Sitting, sitOn } from './limits.ts';
import { after, noon } from './testing/case-of.ts';

describe('what one person can do within an hour', () => {
  it('is a hundred decisions in groups and thirty takedowns, and not one more', () => {
    const none = { bulk: 0, takedowns: 0 };
    expect(limitBroken({ bulk: limits.bulkPerHour - 50, takedowns: 0 }, { ...none, bulk: 50 })).toBeNull();
    expect(limitBroken({ bulk: limits.bulkPerHour - 49, takedowns: 0 }, { ...none, bulk: 50 })).toBe('bulk');
    expect(limitBroken({ bulk: 0, takedowns: limits.takedownsPerHour - 1 }, { ...none, takedowns: 1 })).toBeNull();
    expect(limitBroken({ bulk: 0, takedowns: limits.takedownsPerHour }, { ...none, takedowns: 1 })).toBe('takedowns');
  });

  it('does not stop decisions one by one, nor publishing', () => {
    expect(limitBroken({ bulk: 500, takedowns: 500 }, { bulk: 0, takedowns: 0 })).toBeNull();
  });
});

describe('the reminder of a break', () => {
  const workedAt = (minutes: readonly number[]) =>
    minutes.reduce<Sitting | null>((sitting, minute) => sitOn(sitting, after(minute)), null);

  it('comes after three quarters of an hour at the queue', () => {
    expect(minutesWithoutBreak(workedAt([0, 10, 20, 30, 44])!)).toBeNull();
    expect(minutesWithoutBreak(workedAt([0, 10, 20, 30, 40, 45])!)).toBe(45);
    expect(minutesWithoutBreak(workedAt([0, 14, 28, 42, 56, 70])!)).toBe(70);
  });

  it('begins anew after a pause of a quarter of an hour', () => {
    expect(workedAt([0, 10, 20, 34, 45])?.beganAt).toEqual(noon);
    expect(workedAt([0, 10, 20, 35, 50])?.beganAt).toEqual(after(50));
  });
});

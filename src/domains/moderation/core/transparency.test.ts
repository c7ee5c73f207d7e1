import { describe, expect, it } from 'vitest';
import { kinds } from './kind.ts';
import { discloseWeek, lastWeeks, outcomeOf, outcomes } from './transparency.ts';

const shownOf = (count: { shown: boolean; value?: number }) => (count.shown ? count.value : null);

describe('the weekly table', () => {
  it('is of whole weeks from Monday, never of the one that runs', () => {
    const wednesday = new Date('2026-11-25T12:00:00Z');
    expect(lastWeeks(wednesday, 2).map((week) => week.toISOString())).toEqual([
      '2026-11-16T00:00:00.000Z',
      '2026-11-09T00:00:00.000Z',
    ]);
    const [sunday] = lastWeeks(new Date('2026-11-22T23:59:59Z'), 1);
    expect(sunday?.toISOString()).toBe('2026-11-09T00:00:00.000Z');
  });

  it('has a line for every outcome and reason, so that a missing line tells nothing', () => {
    const { outcomes: lines, hidden } = discloseWeek([]);
    expect(lines.map(({ outcome }) => outcome)).toEqual([...outcomes]);
    expect(new Set(lines.map(({ count }) => count.shown))).toEqual(new Set([false]));
    expect(hidden.every(({ count }) => !count.shown)).toBe(true);
  });

  it('hides what is small and whatever it could be found out from', () => {
    const table = discloseWeek([
      { outcome: 'shown', reason: 'within-rules', count: 212 },
      { outcome: 'hidden', reason: 'hate', count: 41 },
      { outcome: 'hidden', reason: 'spam', count: 3 },
    ]);
    const lines = Object.fromEntries(table.outcomes.map(({ outcome, count }) => [outcome, shownOf(count)]));
    expect(lines.shown).toBe(210);
    const reasons = Object.fromEntries(table.hidden.map(({ reason, count }) => [reason, shownOf(count)]));
    expect(reasons.spam).toBeNull();
    expect(lines.hidden === null || reasons.hate === null || lines.hidden! - reasons.hate! !== 3).toBe(true);
  });

  it('counts a takedown of a page when the second person agrees, not before', () => {
    expect([outcomeOf('take-down', kinds.wave), outcomeOf('agree', kinds.wave)]).toEqual(['proposed', 'hidden']);
    expect(outcomeOf('take-down', kinds.statement)).toBe('hidden');
  });
});

import { describe, expect, it } from 'vitest';
import { addDays, dayOf, quarterOf } from './days.ts';

describe('days', () => {
  it.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-12-31', 1, '2027-01-01'],
    ['2026-03-29', 1, '2026-03-30'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2026-11-27', 0, '2026-11-27'],
  ])('%s and %i days are %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
  });

  it('are those of Greenwich', () => {
    expect(dayOf(new Date('2026-06-30T23:30:00Z'))).toBe('2026-06-30');
    expect(() => addDays('tomorrow', 1)).toThrow();
  });

  it.each([
    ['2026-01-01', '2026-1'],
    ['2026-03-31', '2026-1'],
    ['2026-04', '2026-2'],
    ['2026-09-30', '2026-3'],
    ['2026-12-31', '2026-4'],
  ])('%s lies in the quarter %s', (day, quarter) => {
    expect(quarterOf(day)).toBe(quarter);
  });
});

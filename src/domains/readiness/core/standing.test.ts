import { describe, expect, it, test } from 'vitest';
import { addDays } from '#foundations/calendar';
import type { Entry } from './entry.ts';
import { requirements } from './requirement.ts';
import { checkAll, missingOf, standingOf } from './standing.ts';

const today = '2026-11-25';
const entry = (requirement: Entry['requirement'], reviewBy: string): Entry => ({
  id: requirement,
  requirement,
  version: 1,
  text: 'Words.',
  recordedBy: 'ann',
  recordedAt: new Date('2026-01-01T00:00:00Z'),
  reviewBy,
});

describe('a text', () => {
  it.each([
    ['2027-11-25', 'recorded'],
    ['2026-12-26', 'recorded'],
    ['2026-12-25', 'due'],
    ['2026-11-25', 'due'],
    ['2026-11-24', 'overdue'],
  ])('to be reviewed by %s is %s', (reviewBy, standing) => {
    expect(standingOf({ reviewBy }, today)).toBe(standing);
  });

  it('that nobody has recorded is missing', () => {
    expect(standingOf(null, today)).toBe('missing');
  });
});

test('the gate is open once every requirement is recorded and none is overdue', () => {
  const all = requirements.map(({ id }) => entry(id, '2027-06-01'));
  expect(missingOf(checkAll([], today))).toEqual(requirements.map(({ id }) => ({ requirement: id, why: 'missing' })));
  expect(missingOf(checkAll(all, today))).toEqual([]);
  for (const { id } of requirements) {
    const others = all.filter(({ requirement }) => requirement !== id);
    expect(missingOf(checkAll(others, today))).toEqual([{ requirement: id, why: 'missing' }]);
    expect(missingOf(checkAll([...others, entry(id, '2026-12-01')], today))).toEqual([]);
    expect(missingOf(checkAll([...others, entry(id, '2026-11-01')], today))).toEqual([
      { requirement: id, why: 'overdue' },
    ]);
  }
});

test('days are counted over the ends of months and years, leap days too', () => {
  expect(addDays('2027-12-20', 30)).toBe('2028-01-19');
  expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
  expect(addDays('2028-03-01', -1)).toBe('2028-02-29');
});

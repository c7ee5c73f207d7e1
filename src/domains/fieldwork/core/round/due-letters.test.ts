import { expect, it } from 'vitest';
import { dueLetter } from './due-letters.ts';

// Forms are awaited from 10 December 2026 to 24 January 2027.
const on = (today: string, answered = 2) => dueLetter('2026-11-26', today, { asked: 5, answered });

it('comes when forms open, a week before the end, and a week after it', () => {
  const days = [
    '2026-12-09',
    '2026-12-10',
    '2027-01-17',
    '2027-01-18',
    '2027-01-24',
    '2027-01-25',
    '2027-01-30',
    '2027-01-31',
  ];
  expect(days.map((day) => on(day))).toEqual([null, 'begin', 'begin', 'soon', 'soon', null, null, 'late']);
});

it('does not come to whom has answered everything, or was asked nothing', () => {
  expect(on('2027-01-20', 5)).toBeNull();
  expect(dueLetter('2026-11-26', '2027-01-20', { asked: 0, answered: 0 })).toBeNull();
});

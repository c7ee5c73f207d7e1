import { expect, it } from 'vitest';
import { AGES, isAge, mayWrite, offerAt } from './age.ts';

it('offers grown-ups everything, 13 to 17 no wall and no question whether they shared, children under 13 nothing of it', () => {
  expect(AGES.map((age) => [age, offerAt(age)])).toEqual([
    ['adult', { prepare: true, wall: true, asked: true }],
    ['teen', { prepare: true, wall: false, asked: false }],
    ['child', { prepare: false, wall: false, asked: false }],
  ]);
});

it('takes no age that is none of these', () => {
  expect(['', 'ADULT', 'toString', '18'].filter(isAge)).toEqual([]);
});
it('lets grown-ups alone write for a wave that is for them', () => {
  expect(AGES.map((age) => mayWrite(age, false))).toEqual([true, true, false]);
  expect(AGES.map((age) => mayWrite(age, true))).toEqual([true, false, false]);
});

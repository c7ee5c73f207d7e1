import { expect, it } from 'vitest';
import { closestTo } from './closest.ts';

it.each([
  ['wieght', 'weight'],
  ['weights', 'weight'],
  ['Title', 'title'],
  ['incme_rank', 'income_rank'],
  ['banana', null],
  ['x', null],
])('of what is known, %j is nearest to %j', (word, nearest) => {
  expect(closestTo(word, ['weight', 'title', 'income_rank', 'id'])).toBe(nearest);
});

it('nothing is near to anything where nothing is known', () => {
  expect(closestTo('weight', [])).toBe(null);
});

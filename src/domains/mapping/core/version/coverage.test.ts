import { expect, it } from 'vitest';
import { shareInTopDecile } from './coverage.ts';

const ranks = Uint32Array.from({ length: 20 }, (_, i) => i + 1);

it('the top decile holds the people of the areas ranked up to ceil(N/10)', () => {
  const people = Float64Array.from({ length: 20 }, (_, i) => (i < 2 ? 30 : 10));
  expect(shareInTopDecile(ranks, people)).toBe(60 / 240);
});

it('areas whose count is not known are in neither part', () => {
  const people = Float64Array.from({ length: 20 }, (_, i) => (i === 1 ? Number.NaN : 10));
  expect(shareInTopDecile(ranks, people)).toBe(10 / 190);
});

it('areas tied at the edge are in', () => {
  expect(shareInTopDecile([1, 2, 2, 4, 5, 6, 7, 8, 9, 10, 11], new Float64Array(11).fill(1))).toBe(3 / 11);
});

it('there is no share of nobody', () => {
  expect(shareInTopDecile(ranks, new Float64Array(20))).toBe(null);
  expect(shareInTopDecile(ranks, new Float64Array(20).fill(Number.NaN))).toBe(null);
});

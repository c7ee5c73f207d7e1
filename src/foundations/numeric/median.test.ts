import { describe, expect, it } from 'vitest';
import { median } from './median.ts';

describe('the median', () => {
  it('is the middle value of an odd number', () => {
    expect(median([9, 1, 5])).toBe(5);
  });

  it('is the mean of the middle two of an even number', () => {
    expect(median([9, 1, 5, 6])).toBe(5.5);
  });

  it('refuses nothing', () => {
    expect(() => median([])).toThrow('median needs at least 1 value: got 0');
  });
});

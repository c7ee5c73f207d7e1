import { describe, expect, it } from 'vitest';
import { windowsAndSeasonsOf, windowsOf } from './reference-design.ts';

const years = { period: 52, b: 3, w: 3 };

describe('the positions of 1996', () => {
  it('are windows around the same week of each past year', () => {
    const { offsets, ends } = windowsOf({ period: 52, b: 2, w: 1 });
    expect([...offsets]).toEqual([-105, -104, -103, -53, -52, -51]);
    expect([...ends]).toEqual([6]);
  });

  it('cannot overlap', () => {
    expect(() => windowsOf({ period: 4, b: 2, w: 2 })).toThrow('windows of 5 positions overlap in a year of 4');
  });
});

describe('the positions of the flexible method', () => {
  it('are all of the past years once, but for the weeks just before', () => {
    const { offsets, ends } = windowsAndSeasonsOf(years, 10, 26);
    expect([...offsets].sort((one, other) => one - other)).toEqual(Array.from({ length: 159 - 26 }, (_, i) => i - 159));
    expect(ends.at(-1)).toBe(133);
  });

  it('are as many as R says with windows alone: w + b(2w + 1), less what is left out', () => {
    expect(windowsAndSeasonsOf(years, 1, 0).offsets).toHaveLength(3 + 3 * 7);
    expect(windowsAndSeasonsOf(years, 1, 26).offsets).toEqual(windowsOf(years).offsets);
  });

  it('fall into seasons as equal as can be, the windows last', () => {
    const { offsets, ends } = windowsAndSeasonsOf({ period: 52, b: 1, w: 3 }, 9, 0);
    const sizes = [...ends].map((end, season) => end - (ends[season - 1] ?? 0));
    expect(sizes).toEqual([6, 6, 6, 6, 6, 5, 5, 5, 10]);
    expect([...offsets.slice(45)]).toEqual([-55, -54, -53, -52, -51, -50, -49, -3, -2, -1]);
  });

  it('need room for the seasons', () => {
    expect(() => windowsAndSeasonsOf({ period: 12, b: 3, w: 3 }, 10, 3)).toThrow(
      '10 seasons do not fit: 5 positions lie between windows in a year of 12',
    );
  });
});

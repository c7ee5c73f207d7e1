import { describe, expect, it } from 'vitest';
import { discloseShare } from './disclose-share.ts';

describe('a share of people', () => {
  it('is computed from the rounded counts', () => {
    expect(discloseShare(52, 202)).toEqual({ shown: true, value: 0.25 });
    expect(discloseShare(50, 200)).toEqual({ shown: true, value: 0.25 });
  });

  it.each([
    ['its numerator is under 10', 9, 500],
    ['nobody is in it', 0, 500],
    ['its denominator is under 100', 40, 99],
    ['fewer than 10 are outside it, whom the share would give away', 492, 500],
    ['nobody is outside it', 500, 500],
  ])('is hidden when %s', (_, numerator, denominator) => {
    expect(discloseShare(numerator, denominator)).toEqual({ shown: false });
  });

  it('is shown at the limits: 10 of 100 and 90 of 100', () => {
    expect(discloseShare(10, 100)).toEqual({ shown: true, value: 0.1 });
    expect(discloseShare(90, 100)).toEqual({ shown: true, value: 0.9 });
  });

  it('of more than the whole, or of no count, is a bug', () => {
    expect(() => discloseShare(300, 200)).toThrow('part of the whole: got 300 of 200');
    expect(() => discloseShare(10.5, 200)).toThrow('got 10.5');
    expect(() => discloseShare(10, Number.NaN)).toThrow('got NaN');
  });
});

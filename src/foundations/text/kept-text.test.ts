import { describe, expect, it } from 'vitest';
import { estimateShared, keepText } from './kept-text.ts';
import { sharedShingles, shingles } from './shingles.ts';
import { signature } from './signature.ts';

const banding = { bands: 48, rows: 3 };
const shinglesOf = (text: string) => shingles(text, 5);
const keep = (text: string) => {
  const own = shinglesOf(text);
  return keepText({ shingles: own, signature: signature(own, banding) }, banding);
};
const [one, longer, other] = [
  'the library on mill lane is to be sold to a casino by easter',
  'they say that the library on mill lane is to be sold to a casino by easter and nobody was asked at all',
  'do not drink from the tap in brannock road till friday',
];

describe('what is kept of a text', () => {
  it('tells how much two texts share, within what its places allow', () => {
    const shared = sharedShingles(shinglesOf(one), shinglesOf(longer));
    expect(Math.abs(estimateShared(keep(one), keep(longer)) - shared)).toBeLessThan(0.12 * shared);
    expect(estimateShared(keep(longer), keep(one))).toBe(estimateShared(keep(one), keep(longer)));
  });

  it('is all of a text with itself, little with another, and nothing with nothing', () => {
    expect(estimateShared(keep(one), keep(one))).toBe(keep(one).size);
    expect(estimateShared(keep(one), keep(other))).toBeLessThan(0.2 * keep(one).size);
    expect(estimateShared(keep(''), keep(one))).toBe(0);
    expect(keep('')).toEqual({ size: 0, sketch: new Uint8Array(0), bands: new Int32Array(0) });
  });

  it('of texts that share most has a band in common', () => {
    const bands = new Set(keep(one).bands);
    expect(keep(longer).bands.some((band) => bands.has(band))).toBe(true);
    expect(keep(other).bands.some((band) => bands.has(band))).toBe(false);
  });
});

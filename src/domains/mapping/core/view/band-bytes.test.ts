import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type BandOnWire, decodeBand, encodeBand, fromBandBytes, toBandBytes } from './band-bytes.ts';
import type { Band } from './public-view.ts';

const band = fc.constantFrom<Band>(1, 2, 3, 4, 5);
const place = fc
  .tuple(band, band, band, fc.constantFrom('sure', 'fair', 'unsure', 'unknown'))
  .map(([one, two, three, sureness]): BandOnWire => {
    const [low, middle, high] = [one, two, three].sort() as [Band, Band, Band];
    return { band: middle, low, high, sureness };
  });

describe('a band on the wire', () => {
  it('lies in the bits that are written down', () => {
    expect(encodeBand({ band: 4, low: 3, high: 5, sureness: 'unsure' })).toBe(0b11_101_011_100);
    expect(encodeBand({ band: 5, low: 5, high: 5, sureness: 'unknown' })).toBe(0b00_101_101_101);
    expect(encodeBand(null)).toBe(0);
  });

  it('comes back as it went, through bytes that begin with the lower one', () => {
    fc.assert(
      fc.property(fc.array(fc.option(place)), (places) => {
        const bytes = toBandBytes(Uint16Array.from(places, encodeBand));
        expect(bytes).toHaveLength(2 * places.length);
        for (const [at, code] of places.map(encodeBand).entries())
          expect(bytes[2 * at]! + 256 * bytes[2 * at + 1]!).toBe(code);
        expect([...fromBandBytes(bytes.buffer)].map(decodeBand)).toEqual(places);
      }),
    );
  });

  it('is nothing where the bits make no sense', () => {
    for (let code = 0; code < 2 ** 16; code++) {
      const read = decodeBand(code);
      if (read !== null) expect(encodeBand(read)).toBe(code & 0x7ff);
    }
    expect([0b000_000_110, 0b001_001_010, 0b101_101_100].map(decodeBand)).toEqual([null, null, null]);
    expect(fromBandBytes(Uint8Array.of(1, 2, 3).buffer)).toEqual(Uint16Array.of(513));
  });
});

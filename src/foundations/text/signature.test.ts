import { describe, expect, it } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { jaccard, type Shingles } from './shingles.ts';
import { bandHashes, estimateJaccard, signature, sketchOf } from './signature.ts';

const random = createRandom(20_261_125);
const setOf = (size: number) => Uint32Array.from(new Set(Array.from({ length: size }, random.uint32))).sort();

/** Two sets of 200 that share a given number. */
function pair(shared: number): [Shingles, Shingles] {
  const common = setOf(shared);
  const withOwn = () => Uint32Array.from([...common, ...setOf(200 - shared)]).sort();
  return [withOwn(), withOwn()];
}

describe('a signature', () => {
  it('is the same for the same shingles', () => {
    const shingles = setOf(50);
    const banding = { bands: 8, rows: 3 };
    expect(signature(shingles, banding)).toEqual(signature(Uint32Array.from(shingles), banding));
    expect(signature(shingles, banding)).toHaveLength(24);
  });

  it('of nothing is empty, so that two empty texts do not meet', () => {
    const banding = { bands: 8, rows: 3 };
    expect(signature(new Uint32Array(0), banding)).toHaveLength(0);
    expect(bandHashes(signature(new Uint32Array(0), banding), banding)).toHaveLength(0);
  });

  it('agrees in as many places as the texts are similar', () => {
    // 2000 places: the standard error of a share of one half is 0.011; five of them are allowed.
    for (const shared of [20, 67, 100, 150, 190]) {
      const [one, other] = pair(shared);
      const banding = { bands: 1, rows: 2000 };
      const [a, b] = [signature(one, banding), signature(other, banding)];
      const agreeing = a.filter((least, place) => least === b[place]).length / a.length;
      const similar = jaccard(one, other);
      expect(Math.abs(agreeing - similar)).toBeLessThan(5 * Math.sqrt((similar * (1 - similar)) / 2000) + 1e-9);
    }
  });
});

describe('band hashes', () => {
  it('are whole numbers that fit an int4, one for each band', () => {
    const banding = { bands: 40, rows: 3 };
    const hashes = bandHashes(signature(setOf(100), banding), banding);
    expect(hashes).toHaveLength(40);
    expect(hashes.some((hash) => hash < 0)).toBe(true);
    expect(new Set(hashes).size).toBe(40);
  });

  it('meet as often as the formula says', () => {
    const banding = { bands: 20, rows: 3 };
    for (const shared of [67, 100, 133]) {
      const pairs = Array.from({ length: 400 }, () => pair(shared));
      const meets = pairs.filter(([one, other]) => {
        const known = new Set(bandHashes(signature(one, banding), banding));
        return bandHashes(signature(other, banding), banding).some((hash) => known.has(hash));
      });
      const similar = shared / (400 - shared);
      const expected = 1 - (1 - similar ** banding.rows) ** banding.bands;
      const error = Math.sqrt((expected * (1 - expected)) / pairs.length);
      expect(Math.abs(meets.length / pairs.length - expected)).toBeLessThan(4.5 * error + 0.005);
    }
  });
});

describe('a sketch', () => {
  it('estimates the similarity without leaning to one side, with the error that is said', () => {
    const banding = { bands: 48, rows: 3 };
    for (const shared of [0, 67, 100, 150, 200]) {
      const errors = Array.from({ length: 300 }, () => {
        const [one, other] = pair(shared).map((shingles) => sketchOf(signature(shingles, banding)));
        return estimateJaccard(one!, other!) - shared / (400 - shared);
      });
      const mean = errors.reduce((sum, error) => sum + error, 0) / errors.length;
      const spread = Math.sqrt(errors.reduce((sum, error) => sum + error * error, 0) / errors.length);
      expect(Math.abs(mean)).toBeLessThan(5 * (0.042 / Math.sqrt(300)));
      expect(spread).toBeLessThan(0.046);
    }
  });

  it('compares only with one as long', () => {
    expect(() => estimateJaccard(new Uint8Array(3), new Uint8Array(4))).toThrow(RangeError);
    expect(estimateJaccard(new Uint8Array(0), new Uint8Array(0))).toBe(0);
  });
});

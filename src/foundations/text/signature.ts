import { mix, mixInto } from './mix.ts';
import type { Shingles } from './shingles.ts';

/** How many minima a signature has, in bands of rows: two texts meet when all rows of one band agree. */
export interface Banding {
  readonly bands: number;
  readonly rows: number;
}

/**
 * The MinHash signature of a text: for each of bands x rows shufflings of all hashes the least among its shingles. Two texts agree in a place with a
 * probability that is their Jaccard similarity. Empty for a text without shingles.
 *
 * Source: Broder (1997), "On the resemblance and containment of documents", SEQUENCES '97.
 */
export function signature(shingles: Shingles, { bands, rows }: Banding): Uint32Array {
  if (shingles.length === 0) return new Uint32Array(0);
  const least = new Uint32Array(bands * rows).fill(0xffffffff);
  for (let place = 0; place < least.length; place++) {
    const shuffle = mix(place + 1);
    let minimum = 0xffffffff;
    for (let at = 0; at < shingles.length; at++) {
      const hash = mix(shingles[at]! ^ shuffle);
      if (hash < minimum) minimum = hash;
    }
    least[place] = minimum;
  }
  return least;
}

/**
 * One whole number from -2^31 to 2^31 - 1 per band. Texts of Jaccard similarity s share at least one with probability 1 - (1 - s^rows)^bands, others
 * once in a thousand million. None for the signature of a text without shingles.
 *
 * Source: Indyk and Motwani (1998), "Approximate nearest neighbors", STOC '98; the banding as in Leskovec, Rajaraman and Ullman,
 * "Mining of Massive Datasets", 3.4.
 */
export function bandHashes(signature: Uint32Array, { rows }: Banding): Int32Array {
  const hashes = new Int32Array(Math.floor(signature.length / rows));
  for (let band = 0; band < hashes.length; band++) {
    let hash = band + 1;
    for (let row = 0; row < rows; row++) hash = mixInto(hash, signature[band * rows + row]!);
    hashes[band] = hash;
  }
  return hashes;
}

/**
 * A signature with one byte left of each place: a twentieth of the shingles in size, and enough to estimate from. Source: Li and König (2010),
 * "b-bit minwise hashing", WWW '10.
 */
export function sketchOf(signature: Uint32Array): Uint8Array {
  return Uint8Array.from(signature);
}

/**
 * The Jaccard similarity of two texts by their sketches, 0 to 1. Its standard error is at most half the root of 1/places: 0.04 for 144. Places that agree by
 * chance, one in 256, are taken off. Throws for sketches of different lengths.
 */
export function estimateJaccard(one: Uint8Array, other: Uint8Array): number {
  if (one.length !== other.length)
    throw new RangeError(`sketches of ${one.length} and ${other.length} places do not compare`);
  if (one.length === 0) return 0;
  let agreeing = 0;
  for (let place = 0; place < one.length; place++) if (one[place] === other[place]) agreeing++;
  return Math.max(0, (agreeing / one.length - 1 / 256) / (1 - 1 / 256));
}

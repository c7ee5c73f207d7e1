import { ziggurat } from './ziggurat.ts';

/** A stream of chance that can be replayed: the same seed and stream give the same sequence on every machine. */
export interface Random {
  /** A whole number from 0 to 2^32 - 1, each equally likely. */
  uint32(): number;
  /** A number in [0, 1) on a grid of 2^-53. Takes two uint32. */
  uniform(): number;
  /** A draw from the standard normal distribution. */
  normal(): number;
  /** A whole number from 0 to n - 1, each exactly equally likely. Throws unless n is a whole number from 1 to 2^32. */
  below(n: number): number;
}

/**
 * xoshiro128**: period 2^128 - 1, 32 bits at a time, so no BigInt where the draws are made. Not for secrets.
 *
 * `stream` splits one seed into independent sequences (one per draw, per worker), so that results do not depend on who does which part.
 * Seed and stream are whole numbers from 0 to 2^53 - 1; anything else throws.
 *
 * Sources: Blackman and Vigna (2021), "Scrambled linear pseudorandom number generators", ACM TOMS 47(4), art. 36; seeding by splitmix64: Steele, Lea
 * and Flood (2014), "Fast splittable pseudorandom number generators", OOPSLA. The first splitmix output of the seed, plus the stream, is the state from
 * which two more outputs fill the four words, low half first.
 */
export function createRandom(seed: number, stream = 0): Random {
  return randomFromState(seedState(seed, stream));
}

/** The generator at a given state of four words, not all zero. Exported for the check against the published sequence. */
export function randomFromState(state: Uint32Array): Random {
  if (state.length !== 4 || state.every((word) => word === 0)) {
    throw new RangeError(`a generator needs four words, not all zero: got [${state.join(', ')}]`);
  }
  const s = Uint32Array.from(state);

  function uint32(): number {
    const s1 = s[1]!;
    const result = Math.imul(rotateLeft(Math.imul(s1, 5), 7), 9) >>> 0;
    s[2]! ^= s[0]!;
    s[3]! ^= s1;
    s[1]! ^= s[2]!;
    s[0]! ^= s[3]!;
    s[2]! ^= s1 << 9;
    s[3] = rotateLeft(s[3]!, 11);
    return result;
  }

  function uniform(): number {
    const upper = uint32() >>> 5;
    return (upper * 0x4000000 + (uint32() >>> 6)) / 0x20000000000000;
  }

  function below(n: number): number {
    if (!(Number.isInteger(n) && n >= 1 && n <= 0x100000000)) {
      throw new RangeError(`below needs a whole number from 1 to 2^32: got ${n}`);
    }
    const fair = 0x100000000 - (0x100000000 % n); // the top remainder would favour small numbers: draw again
    let draw = uint32();
    while (draw >= fair) draw = uint32();
    return draw % n;
  }

  return { uint32, uniform, below, normal: () => ziggurat(uint32, uniform) };
}

function rotateLeft(word: number, by: number): number {
  return (word << by) | (word >>> (32 - by));
}

const GOLDEN = 0x9e3779b97f4a7c15n;

function seedState(seed: number, stream: number): Uint32Array {
  requireSeed('seed', seed);
  requireSeed('stream', stream);
  const start = splitmix(BigInt(seed) + GOLDEN) + BigInt(stream);
  const one = splitmix(start + GOLDEN);
  const two = splitmix(start + 2n * GOLDEN);
  return Uint32Array.from([one, one >> 32n, two, two >> 32n], (half) => Number(half & 0xffffffffn));
}

function splitmix(state: bigint): bigint {
  let z = BigInt.asUintN(64, state);
  z = BigInt.asUintN(64, (z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n);
  z = BigInt.asUintN(64, (z ^ (z >> 27n)) * 0x94d049bb133111ebn);
  return z ^ (z >> 31n);
}

function requireSeed(what: string, value: number): void {
  if (!(Number.isSafeInteger(value) && value >= 0)) {
    throw new RangeError(`createRandom needs a ${what} that is a whole number from 0 to 2^53 - 1: got ${value}`);
  }
}

import { describe, expect, it } from 'vitest';
import { createRandom, randomFromState } from './random.ts';
import reference from './reference/random.json' with { type: 'json' };

function take<Value>(count: number, draw: () => Value): Value[] {
  return Array.from({ length: count }, () => draw());
}

describe('a seeded generator', () => {
  it('gives the published sequence of xoshiro128** from the state 1, 2, 3, 4', () => {
    const random = randomFromState(Uint32Array.of(1, 2, 3, 4));
    expect(take(20, random.uint32)).toEqual(reference.fromState1234);
  });

  it.each(reference.sequences)('replays seed $seed, stream $stream as a second implementation does', (sequence) => {
    const random = createRandom(sequence.seed, sequence.stream);
    expect(take(8, random.uint32)).toEqual(sequence.first);
    expect(take(992, random.uint32).at(-1)).toBe(sequence.thousandth);
  });

  it('takes stream 0 when none is given', () => {
    expect(createRandom(5).uint32()).toBe(createRandom(5, 0).uint32());
  });

  it('gives different sequences for neighbouring seeds and streams', () => {
    const firsts = new Set<number>();
    for (let seed = 0; seed < 40; seed++) for (let s = 0; s < 40; s++) firsts.add(createRandom(seed, s).uint32());
    expect(firsts.size).toBe(1600);
  });

  it('draws uniform numbers with 53 bits', () => {
    expect(take(8, createRandom(42).uniform)).toEqual(reference.uniformFromSeed42);
  });

  it('draws whole numbers below a limit as a second implementation does, rejections included', () => {
    const small = createRandom(42);
    const large = createRandom(42);
    expect(take(20, () => small.below(10))).toEqual(reference.below10FromSeed42);
    expect(take(20, () => large.below(3_000_000_000))).toEqual(reference.below3000000000FromSeed42);
    expect(take(5, () => small.below(1))).toEqual([0, 0, 0, 0, 0]);
  });

  it('favours no number below a limit that does not divide 2^32', () => {
    const limit = 3_000_000_000; // without rejection a draw below 1.29e9 would be twice as likely as one above
    const random = createRandom(11);
    const low = take(40_000, () => random.below(limit)).filter((draw) => draw < limit / 2).length;
    expect(Math.abs(low - 20_000)).toBeLessThan(4 * 100); // 4 standard deviations of a fair coin
  });

  it.each([-1, 1.5, 2 ** 53, Number.NaN])('refuses %s as a seed or a stream', (bad) => {
    expect(() => createRandom(bad)).toThrow(`seed that is a whole number from 0 to 2^53 - 1: got ${bad}`);
    expect(() => createRandom(1, bad)).toThrow(`stream that is a whole number`);
  });

  it.each([0, -3, 2.5, 2 ** 32 + 1, Number.NaN])('refuses to draw below %s', (bad) => {
    expect(() => createRandom(1).below(bad)).toThrow(`whole number from 1 to 2^32: got ${bad}`);
  });

  it('refuses a state that would only ever give zeros', () => {
    expect(() => randomFromState(new Uint32Array(4))).toThrow('not all zero');
  });
});

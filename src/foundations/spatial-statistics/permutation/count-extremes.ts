import { createRandom } from '#foundations/numeric';
import { sampleDrawer } from './draw-samples.ts';
import type { PermutationTest } from './permutation-test.ts';

/** Draws share a stream of chance in lots of this many, so that a lot is the same whoever draws it. */
export const DRAWS_PER_LOT = 1024;

/** For each area, how many draws of its neighbours sum to at least, and to at most, what is observed. Of several lots they add up. */
export interface Extremes {
  readonly atLeast: Uint32Array<ArrayBuffer>;
  readonly atMost: Uint32Array<ArrayBuffer>;
}

/** Which draws to make: `permutations` in all, of which these lots. */
export interface Lots {
  readonly seed: number;
  readonly permutations: number;
  readonly from: number;
  readonly to: number;
}

export function lotCount(permutations: number): number {
  return Math.ceil(permutations / DRAWS_PER_LOT);
}

/**
 * Draws neighbours at random and counts, for all areas at once. A draw is an ordered sample of all areas, one longer than the most neighbours; the first k of it are
 * the neighbours of every area that has k, whose sum is looked up among the observed ones. Where an area would be its own neighbour, the last of the sample
 * takes its place: given that the area is in it, the sample with that one put in is as likely as any other of the rest. So for each
 * area alone the draws are exactly those of its conditional null; between areas they are not independent, as with the shared tables of PySAL and
 * GeoDa.
 *
 * Time grows with draws times (most neighbours + kinds x log areas), and with areas once: not with draws times areas. Memory is
 * that of the areas and of one lot. Lot `i` takes its chance from stream `i` of the seed.
 */
export function countExtremes(test: PermutationTest, { seed, permutations, from, to }: Lots): Extremes {
  const { deviations, kinds } = test;
  const most = kinds.at(-1) ?? 0;
  const tally = new Tally(test);
  if (most === 0) return tally.finish();
  const samples = new Uint32Array(DRAWS_PER_LOT * (most + 1));
  const sums = new Float64Array(DRAWS_PER_LOT * kinds.length);
  for (let lot = from; lot < to; lot++) {
    const draws = Math.min(DRAWS_PER_LOT, permutations - lot * DRAWS_PER_LOT);
    const draw = sampleDrawer(deviations.length, most + 1, createRandom(seed, lot));
    for (let at = 0; at < draws; at++) draw(samples, at * (most + 1));
    sumSamples(test, samples, draws, sums);
    tally.addSums(sums, draws);
    tally.correctOwn(samples, sums, draws);
  }
  return tally.finish();
}

/** The sum of the first k of each sample, for every kind: those of a kind stand together. */
function sumSamples(
  { deviations, kinds }: PermutationTest,
  samples: Uint32Array,
  draws: number,
  sums: Float64Array,
): void {
  const length = kinds.at(-1)! + 1;
  for (let draw = 0; draw < draws; draw++) {
    let sum = 0;
    let place = draw * length;
    let end = place;
    for (let kind = 0; kind < kinds.length; kind++) {
      end = draw * length + kinds[kind]!;
      for (; place < end; place++) sum += deviations[samples[place]!]!;
      sums[kind * DRAWS_PER_LOT + draw] = sum;
    }
  }
}

class Tally {
  readonly #test: PermutationTest;
  /** How many sums are at least so many of the kind's levels, and no more; each kind has one place more than levels. */
  readonly #reaching: Uint32Array;
  /** How many sums are below so many of the kind's levels, counted from its lowest, and no more. */
  readonly #passing: Uint32Array;
  /** What replacing an area in its own samples changes. */
  readonly #atLeast: Int32Array;
  readonly #atMost: Int32Array;

  constructor(test: PermutationTest) {
    this.#test = test;
    const places = test.lows.length + test.kinds.length;
    this.#reaching = new Uint32Array(places);
    this.#passing = new Uint32Array(places);
    this.#atLeast = new Int32Array(test.kindOf.length);
    this.#atMost = new Int32Array(test.kindOf.length);
  }

  addSums(sums: Float64Array, draws: number): void {
    const { kinds, levelStarts, lows, highs } = this.#test;
    for (let kind = 0; kind < kinds.length; kind++) {
      const [start, end] = [levelStarts[kind]!, levelStarts[kind + 1]!];
      for (let at = kind * DRAWS_PER_LOT; at < kind * DRAWS_PER_LOT + draws; at++) {
        const sum = sums[at]!;
        let reached = start;
        for (let left = end - start; left > 0; ) {
          const half = left >> 1;
          if (lows[reached + half]! <= sum) {
            reached += half + 1;
            left -= half + 1;
          } else left = half;
        }
        this.#reaching[reached + kind]!++;
        while (reached > start && highs[reached - 1]! >= sum) reached--;
        this.#passing[reached + kind]!++;
      }
    }
  }

  correctOwn(samples: Uint32Array, sums: Float64Array, draws: number): void {
    const { deviations, kinds, kindOf, neighbourCounts, levelOf, lows, highs } = this.#test;
    const most = kinds.at(-1)!;
    for (let draw = 0; draw < draws; draw++) {
      const first = draw * (most + 1);
      const spare = deviations[samples[first + most]!]!;
      for (let place = 0; place < most; place++) {
        const area = samples[first + place]!;
        if (place >= neighbourCounts[area]!) continue;
        const drawn = sums[kindOf[area]! * DRAWS_PER_LOT + draw]!;
        const put = drawn - deviations[area]! + spare;
        const [low, high] = [lows[levelOf[area]!]!, highs[levelOf[area]!]!];
        this.#atLeast[area]! += Number(put >= low) - Number(drawn >= low);
        this.#atMost[area]! += Number(put <= high) - Number(drawn <= high);
      }
    }
  }

  finish(): Extremes {
    const { kinds, kindOf, levelStarts, levelOf, lows } = this.#test;
    const atLeast = new Uint32Array(lows.length);
    const atMost = new Uint32Array(lows.length);
    for (let kind = 0; kind < kinds.length; kind++) {
      const [start, end] = [levelStarts[kind]!, levelStarts[kind + 1]!];
      let reaching = 0;
      for (let level = end - 1; level >= start; level--) atLeast[level] = reaching += this.#reaching[level + 1 + kind]!;
      let passing = 0;
      for (let level = start; level < end; level++) atMost[level] = passing += this.#passing[level + kind]!;
    }
    const ofArea = (counts: Uint32Array, own: Int32Array) =>
      Uint32Array.from(kindOf, (kind, area) => (kind < 0 ? 0 : counts[levelOf[area]!]! + own[area]!));
    return { atLeast: ofArea(atLeast, this.#atLeast), atMost: ofArea(atMost, this.#atMost) };
  }
}

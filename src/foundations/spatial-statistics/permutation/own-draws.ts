import { createRandom } from '#foundations/numeric';
import { sampleDrawer } from './draw-samples.ts';
import type { PermutationTest } from './permutation-test.ts';

/** How long to draw for one area. */
export interface Patience {
  readonly seed: number;
  /** The most draws. */
  readonly permutations: number;
  /** Stops once so many draws lie as far out as what is observed, on each side. */
  readonly enough: number;
}

export interface OwnDraws {
  readonly p: number;
  /** How many were made. */
  readonly draws: number;
}

/** Streams of lots are below this, those of areas from here on. */
const FIRST_STREAM = 2 ** 32;

/**
 * The conditional permutation test of one area with draws of its own, which stop as soon as they can tell: most areas are nothing special, and a few dozen
 * draws show it. Independent of all other areas, where `countExtremes` shares its draws among them.
 *
 * With h = `enough` reached after L draws p is 2h / L, otherwise 2 (fewer + 1) / (permutations + 1), and at most 1; both are valid, in that p falls to any
 * level or below it with no more than that chance. An island throws. Area `i` takes its chance from a stream of its own, so that it matters to no result
 * which others are tested, in what order, and by how many threads.
 *
 * Source: Besag and Clifford (1991), "Sequential Monte Carlo p-values", Biometrika 78, 301-304: equation 2; on either side, and doubled.
 */
export function drawForArea(test: PermutationTest, area: number, { seed, permutations, enough }: Patience): OwnDraws {
  const { deviations, neighbourCounts, levelOf, lows, highs } = test;
  const k = neighbourCounts[area]!;
  if (k === 0) throw new RangeError(`an island has no neighbours to draw: area ${area}`);
  const [low, high] = [lows[levelOf[area]!]!, highs[levelOf[area]!]!];
  const draw = sampleDrawer(deviations.length - 1, k, createRandom(seed, FIRST_STREAM + area));
  const sample = new Uint32Array(k);
  let [atLeast, atMost] = [0, 0];
  for (let draws = 1; draws <= permutations; draws++) {
    draw(sample, 0);
    let sum = 0;
    // Positions are those of the others: from the area itself on they are one further.
    for (let place = 0; place < k; place++) sum += deviations[sample[place]! + Number(sample[place]! >= area)]!;
    if (sum >= low) atLeast++;
    if (sum <= high) atMost++;
    if (Math.min(atLeast, atMost) >= enough) return { p: Math.min(1, (2 * enough) / draws), draws };
  }
  return { p: Math.min(1, (2 * (Math.min(atLeast, atMost) + 1)) / (permutations + 1)), draws: permutations };
}

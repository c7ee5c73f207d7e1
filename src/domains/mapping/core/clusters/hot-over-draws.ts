import { benjaminiHochberg, normalQuantile } from '#foundations/numeric';
import { deviationsOf, giStar, type Neighbours, twoSidedP } from '#foundations/spatial-statistics';

/** How often an area was found over the draws of an index: 1 in every draw, 0 in none. */
export interface HotShares {
  readonly draws: number;
  readonly hot: Float64Array;
  readonly cold: Float64Array;
}

/** Counts hot and cold areas, a draw at a time, so that no draw has to be kept. */
export interface HotCounter {
  /** Takes the ranks of all areas in one draw: 1 is the most need, equal scores share the smallest rank. */
  add(ranks: ArrayLike<number>): void;
  shares(): HotShares;
}

/**
 * P(hot): the share of an index's draws in which an area is hot, by Gi* on normal scores with q up to the level. An area that is hot under nearly every choice
 * of weights and methods is hot; one that is so in half of them depends on who chose. High values, hot, mean much need.
 *
 * Ranks are enough: normal scores are made of them, those of equal ranks from the middle of the ranks that they take up. Each draw takes some 5 ms for
 * 33,755 areas; memory is that of the areas.
 */
export function countHotAreas(neighbours: Neighbours, level: number): HotCounter {
  const count = neighbours.count;
  const [hot, cold] = [new Uint32Array(count), new Uint32Array(count)];
  const held = new Uint32Array(count + 2);
  let draws = 0;
  return {
    add(ranks) {
      if (ranks.length !== count) throw new RangeError(`a rank for each of ${count} areas: got ${ranks.length}`);
      draws++;
      const { each, meanSquare } = deviationsOf(scoresOfRanks(ranks, held));
      if (meanSquare === 0) return; // all equal: nothing is hot
      const z = giStar({ each, meanSquare }, neighbours);
      const q = benjaminiHochberg(twoSidedP(z));
      for (let area = 0; area < count; area++) {
        if (!((q[area] as number) <= level)) continue;
        const side = (z[area] as number) > 0 ? hot : cold;
        side[area] = (side[area] as number) + 1;
      }
    },
    shares() {
      const share = (times: Uint32Array) => Float64Array.from(times, (number) => number / draws);
      return { draws, hot: share(hot), cold: share(cold) };
    },
  };
}

/** Normal scores of the need that ranks stand for; `held` is room for how many hold each rank. */
function scoresOfRanks(ranks: ArrayLike<number>, held: Uint32Array): Float64Array {
  const count = ranks.length;
  held.fill(0);
  for (let area = 0; area < count; area++) {
    const rank = ranks[area] as number;
    held[rank] = (held[rank] as number) + 1;
  }
  return Float64Array.from({ length: count }, (_, area) => {
    const rank = ranks[area] as number;
    const middle = rank + ((held[rank] as number) - 1) / 2;
    return normalQuantile((count + 1 - middle) / (count + 1));
  });
}

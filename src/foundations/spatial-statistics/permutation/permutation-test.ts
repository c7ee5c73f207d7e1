import { orderAscending } from '#foundations/numeric';
import { sumOfNeighbours } from '../local/sum-of-neighbours.ts';
import { type Deviations, requireSpread } from '../values/deviations.ts';
import { type Neighbours, neighbourCount } from '../weights/neighbours.ts';

/**
 * What a conditional permutation test compares, laid out so that it can be handed to threads. Areas with equally many neighbours form a kind: they are
 * held against the same drawn sums. A kind's observed sums, from the smallest up, are its levels; equal ones share one.
 */
export interface PermutationTest {
  readonly deviations: Float64Array<ArrayBuffer>;
  readonly neighbourCounts: Uint32Array<ArrayBuffer>;
  /** How many neighbours the areas of each kind have, ascending. Islands are of no kind. */
  readonly kinds: Uint32Array<ArrayBuffer>;
  readonly kindOf: Int32Array<ArrayBuffer>;
  /** The levels of kind `i` are `levelStarts[i]` to `levelStarts[i + 1] - 1`. */
  readonly levelStarts: Uint32Array<ArrayBuffer>;
  /** A drawn sum is at least the level's from `lows` up, and at most it up to `highs`. */
  readonly lows: Float64Array<ArrayBuffer>;
  readonly highs: Float64Array<ArrayBuffer>;
  readonly levelOf: Int32Array<ArrayBuffer>;
}

/** Sums that differ by less than this share of the largest deviation, for each that is added, are equal but for rounding. */
const TIE = 1e-12;

/** Lays out the test of every area's sum of neighbours. Throws with fewer than 3 areas and with equal values. */
export function permutationTestOf(deviations: Deviations, neighbours: Neighbours): PermutationTest {
  requireSpread('permutationTestOf', deviations, neighbours.count);
  const count = neighbours.count;
  const neighbourCounts = Uint32Array.from({ length: count }, (_, area) => neighbourCount(neighbours, area));
  const kinds = new Uint32Array(new Set(neighbourCounts.filter((k) => k > 0))).sort();
  const kindOf = kindsOf(neighbourCounts, kinds);
  const largest = deviations.each.reduce((most, deviation) => Math.max(most, Math.abs(deviation)), 0);

  const levelStarts = new Uint32Array(kinds.length + 1);
  const levelOf = new Int32Array(count).fill(-1);
  const lows: number[] = [];
  const highs: number[] = [];
  for (const [kind, areas] of membersOf(kindOf, kinds.length).entries()) {
    const tie = TIE * largest * kinds[kind]!;
    const sums = Float64Array.from(areas, (area) => sumOfNeighbours(deviations.each, neighbours, area));
    let last = Number.NEGATIVE_INFINITY;
    for (const position of orderAscending(sums)) {
      const sum = sums[position]!;
      if (sum - last > tie) {
        lows.push(sum - tie);
        highs.push(sum + tie);
        last = sum;
      }
      levelOf[areas[position]!] = lows.length - 1;
    }
    levelStarts[kind + 1] = lows.length;
  }
  return {
    ...{ deviations: deviations.each, neighbourCounts, kinds, kindOf, levelStarts, levelOf },
    ...{ lows: Float64Array.from(lows), highs: Float64Array.from(highs) },
  };
}

function kindsOf(neighbourCounts: Uint32Array, kinds: Uint32Array): Int32Array<ArrayBuffer> {
  const kindWith = new Map(Array.from(kinds, (k, kind) => [k, kind]));
  return Int32Array.from(neighbourCounts, (k) => kindWith.get(k) ?? -1);
}

/** The areas of each kind. */
function membersOf(kindOf: Int32Array, kindCount: number): readonly number[][] {
  const members: number[][] = Array.from({ length: kindCount }, () => []);
  for (const [area, kind] of kindOf.entries()) if (kind >= 0) members[kind]!.push(area);
  return members;
}

import { describe, expect, it } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { type Neighbours, neighboursFromRows } from '#foundations/spatial-statistics';
import { rankByNeed } from '../compute/rank-by-need.ts';
import { clusterDeviations, findClusters } from './find-clusters.ts';
import { countHotAreas } from './hot-over-draws.ts';

const side = 12;
/** A board whose squares touch at edges. */
const board: Neighbours = neighboursFromRows(
  Array.from({ length: side * side }, (_, at) =>
    [at - side, at + side, at % side ? at - 1 : -1, at % side < side - 1 ? at + 1 : -1].filter(
      (other) => other >= 0 && other < side * side,
    ),
  ),
);
/** Need that falls from the first corner, and noise, which is large or small. */
function draw(seed: number, noise: number): Float64Array {
  const random = createRandom(seed);
  return Float64Array.from({ length: side * side }, (_, at) => {
    const far = Math.hypot(at % side, Math.floor(at / side));
    return Math.round(20 * (noise * random.normal() - far)) / 20; // some are equal
  });
}

describe('P(hot)', () => {
  it('is the share of draws in which the area is found hot by itself, ties and all', () => {
    const draws = Array.from({ length: 12 }, (_, seed) => draw(seed, 2));
    const counter = countHotAreas(board, 0.05);
    for (const scores of draws) counter.add(rankByNeed(scores));
    const { hot, cold, draws: made } = counter.shares();
    expect(made).toBe(12);
    const found = draws.map((scores) => findClusters(clusterDeviations(scores, 'normal-scores'), board, 0.05).hotspots);
    for (const [area, share] of hot.entries()) {
      expect(share).toBe(found.filter((hotspots) => hotspots[area] === 'hot').length / 12);
      expect(cold[area]).toBe(found.filter((hotspots) => hotspots[area] === 'cold').length / 12);
    }
    expect(hot[0]).toBe(1);
    expect(cold.at(-1)).toBeGreaterThan(0.5);
    // Not all is settled: some depend on the draw.
    expect(hot.some((share) => share > 0 && share < 1)).toBe(true);
  });

  it('finds nothing where all areas are equal, and asks for every area', () => {
    const counter = countHotAreas(board, 0.05);
    counter.add(new Uint32Array(side * side).fill(1));
    expect(Math.max(...counter.shares().hot)).toBe(0);
    expect(() => counter.add([1, 2])).toThrow('a rank for each of 144 areas: got 2');
  });
});

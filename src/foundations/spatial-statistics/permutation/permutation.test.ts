import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { othersOf, valuesAndNeighbours } from '../testing/arbitrary.ts';
import { deviationsOf } from '../values/deviations.ts';
import { type Neighbours, neighbourCount, neighboursFromRows, neighboursOf } from '../weights/neighbours.ts';
import { countExtremes, DRAWS_PER_LOT, type Extremes, lotCount } from './count-extremes.ts';
import { sampleDrawer } from './draw-samples.ts';
import { drawForArea } from './own-draws.ts';
import { permutationTestOf } from './permutation-test.ts';
import { pseudoP } from './pseudo-p.ts';

const sixAreas = neighboursFromRows([[1], [0], [], [4, 5], [3, 5], [3, 4]]);
const sixValues = [3, 3, 0, 9, 8, 8.5];

function countAll(values: readonly number[], neighbours: Neighbours, permutations: number, seed = 1): Extremes {
  const test = permutationTestOf(deviationsOf(values), neighbours);
  return countExtremes(test, { seed, permutations, from: 0, to: lotCount(permutations) });
}

/** All sets of k among some, each once. */
function* subsets(of: readonly number[], k: number): Generator<readonly number[]> {
  if (k === 0) yield [];
  for (let i = 0; i + k <= of.length && k > 0; i++)
    for (const rest of subsets(of.slice(i + 1), k - 1)) yield [of[i]!, ...rest];
}

/** The exact chance that neighbours drawn at random sum to at least, and to at most, what is observed: by going through all of them. */
function exactShares(values: readonly number[], neighbours: Neighbours, area: number) {
  const sumOf = (areas: Iterable<number>) => [...areas].reduce((sum, other) => sum + values[other]!, 0);
  const observed = sumOf(neighboursOf(neighbours, area));
  let [all, atLeast, atMost] = [0, 0, 0];
  for (const drawn of subsets(othersOf(area, values.length), neighbourCount(neighbours, area))) {
    all++;
    if (sumOf(drawn) >= observed - 1e-9) atLeast++;
    if (sumOf(drawn) <= observed + 1e-9) atMost++;
  }
  return { atLeast: atLeast / all, atMost: atMost / all };
}

/** Far enough from a share that a fair count is never found there: 5.5 standard errors, and one draw. */
const room = (share: number, draws: number) => 5.5 * Math.sqrt((share * (1 - share)) / draws) + 1 / draws;

describe('a sample', () => {
  it('has every ordered pair equally often, also from where the last one left off', () => {
    const draw = sampleDrawer(5, 2, createRandom(3));
    const seen = new Map<string, number>();
    const pair = new Uint32Array(2);
    for (let i = 0; i < 40_000; i++) {
      draw(pair, 0);
      seen.set(pair.join(), (seen.get(pair.join()) ?? 0) + 1);
    }
    expect(seen.size).toBe(20);
    for (const times of seen.values()) expect(Math.abs(times / 40_000 - 0.05)).toBeLessThan(room(0.05, 40_000));
  });

  it('may be all there are, and no more', () => {
    const all = new Uint32Array(4);
    sampleDrawer(4, 4, createRandom(1))(all, 0);
    expect([...all].sort()).toEqual([0, 1, 2, 3]);
    expect(() => sampleDrawer(4, 5, createRandom(1))).toThrow('a sample of 4 has from 1 to 4: got 5');
  });
});

describe('draws that all areas share', () => {
  it('are those of the conditional null of each area: the exact chances, ties, islands and areas with all others around them included', () => {
    fc.assert(
      fc.property(valuesAndNeighbours, fc.nat(), ({ values, neighbours }, seed) => {
        const draws = 4 * DRAWS_PER_LOT;
        const { atLeast, atMost } = countAll(values, neighbours, draws, seed);
        for (const area of values.keys()) {
          if (neighbourCount(neighbours, area) === 0) {
            expect([atLeast[area], atMost[area]]).toEqual([0, 0]);
            continue;
          }
          const exact = exactShares(values, neighbours, area);
          expect(Math.abs(atLeast[area]! / draws - exact.atLeast)).toBeLessThanOrEqual(room(exact.atLeast, draws));
          expect(Math.abs(atMost[area]! / draws - exact.atMost)).toBeLessThanOrEqual(room(exact.atMost, draws));
        }
      }),
      { numRuns: 40, seed: 20 },
    );
  });

  it('are the same in whatever lots they are made, and others with another seed', () => {
    const test = permutationTestOf(deviationsOf(sixValues), sixAreas);
    const permutations = 2 * DRAWS_PER_LOT + 7;
    const lots = (from: number, to: number) => countExtremes(test, { seed: 9, permutations, from, to });
    const whole = lots(0, 3);
    const parts = [lots(2, 3), lots(0, 1), lots(1, 2)];
    const sum = (pick: (one: Extremes) => Uint32Array) =>
      sixValues.map((_, area) => parts.reduce((total, part) => total + pick(part)[area]!, 0));
    expect(sum(({ atLeast }) => atLeast)).toEqual([...whole.atLeast]);
    expect(sum(({ atMost }) => atMost)).toEqual([...whole.atMost]);
    expect(countAll(sixValues, sixAreas, permutations, 10)).not.toEqual(whole);
  });

  it('find equal sums equal, whatever rounding makes of them', () => {
    const values = [0.1, 0.2, 0.3, 0.1 + 0.2, 0.3, 0.1, 0.2];
    const neighbours = neighboursFromRows([[1, 5], [0, 2], [3], [4], [2], [1, 6], []]);
    const { atLeast, atMost } = countAll(values, neighbours, 2048);
    for (const area of [2, 3, 4]) {
      const exact = exactShares(values, neighbours, area);
      expect(Math.abs(atLeast[area]! / 2048 - exact.atLeast)).toBeLessThan(room(exact.atLeast, 2048));
      expect(atMost[area]).toBe(2048); // nothing is larger than 0.3
    }
  });

  it('need areas that differ', () => {
    expect(() => countAll([1, 1, 1, 1, 1, 1], sixAreas, 9)).toThrow('not all equal');
    expect(() => countAll([1, 2, 3], sixAreas, 9)).toThrow('got 3 for 6');
  });

  it('find nothing where there are only islands', () => {
    const { atLeast } = countAll([1, 2, 3], neighboursFromRows([[], [], []]), 9);
    expect([...atLeast]).toEqual([0, 0, 0]);
  });
});

describe('a pseudo p-value', () => {
  it('is two-sided, counts what is observed among the draws, and is between 2 / (P + 1) and 1', () => {
    const extremes = { atLeast: Uint32Array.of(0, 99, 50, 3, 0), atMost: Uint32Array.of(99, 99, 60, 96, 0) };
    expect([...pseudoP(extremes, 99)]).toEqual([0.02, 1, 1, 0.08, Number.NaN]);
  });
});

describe("an area's own draws", () => {
  const test = permutationTestOf(deviationsOf(sixValues), sixAreas);

  it('have the exact chances too', () => {
    const permutations = 20_000;
    for (const area of [0, 3, 4, 5]) {
      const { atLeast, atMost } = exactShares(sixValues, sixAreas, area);
      const exact = Math.min(atLeast, atMost);
      const { p, draws } = drawForArea(test, area, { seed: 4, permutations, enough: permutations });
      expect(draws).toBe(permutations);
      expect(Math.abs(p / 2 - exact)).toBeLessThan(room(exact, permutations));
    }
  });

  it('stop as soon as enough lie further out on both sides, with p = 2h / L', () => {
    const { p, draws } = drawForArea(test, 0, { seed: 4, permutations: 100_000, enough: 20 });
    expect(draws).toBeLessThan(400);
    expect(p).toBe(Math.min(1, 40 / draws));
  });

  it('reach any level no more often than that level says, however early they stop', () => {
    const random = createRandom(77);
    const n = 60;
    const rows = Array.from({ length: n }, (_, area) => [(area + 1) % n, (area + 7) % n, (area + 20) % n]);
    const neighbours = neighboursFromRows(rows);
    const levels = [0.05, 0.2];
    const reached = levels.map(() => 0);
    const runs = 1500;
    for (let run = 0; run < runs; run++) {
      const noise = permutationTestOf(deviationsOf(Array.from({ length: n }, () => random.normal() ** 2)), neighbours);
      const { p } = drawForArea(noise, run % n, { seed: run, permutations: 199, enough: 10 });
      for (const [i, level] of levels.entries()) if (p <= level) reached[i]!++;
    }
    for (const [i, level] of levels.entries()) expect(reached[i]! / runs).toBeLessThan(level + room(level, runs));
    expect(reached[1]).toBeGreaterThan(runs * 0.1);
  });

  it('are none for an island', () => {
    expect(() => drawForArea(test, 2, { seed: 1, permutations: 9, enough: 1 })).toThrow('area 2');
  });
});

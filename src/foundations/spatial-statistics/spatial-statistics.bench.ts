import { createRandom } from '#foundations/numeric';
import {
  countExtremes,
  deviationsOf,
  giStar,
  localMoran,
  lotCount,
  type Neighbours,
  neighboursFromRows,
  permutationTestOf,
  pseudoP,
  queenNeighbours,
} from './index.ts';
import { describeNoise, noiseTable } from './testing/noise.ts';
import { englandOf, oraclesIn } from './testing/oracles.ts';

const { dataFolder, hasEngland } = oraclesIn(process.env.OUTSPOKEN_ORACLES, process.env.OUTSPOKEN_DATA);
const england = hasEngland ? englandOf(dataFolder, 'lsoa21') : null;
const queen = england ? queenNeighbours(england.areas) : null;

const AREAS = 32_844;
const random = createRandom(1);
const noise = Float64Array.from({ length: AREAS }, () => random.normal());
/** As unequal as the queen neighbours of small areas are: 1 to 25, 6 on average. */
const unequal = randomNeighbours(() => Math.max(1, Math.min(25, Math.round(6 + 1.9 * random.normal()))));
const eight = randomNeighbours(() => 8);

function randomNeighbours(countOf: () => number): Neighbours {
  return neighboursFromRows(
    Array.from({ length: AREAS }, (_, area) => {
      const row = new Set<number>();
      for (const count = countOf(); row.size < count; ) {
        const other = random.below(AREAS);
        if (other !== area) row.add(other);
      }
      return [...row];
    }),
  );
}

function permuted(values: ArrayLike<number>, neighbours: Neighbours, permutations: number): Float64Array {
  const test = permutationTestOf(deviationsOf(values), neighbours);
  return pseudoP(countExtremes(test, { seed: 1, permutations, from: 0, to: lotCount(permutations) }), permutations);
}

/** As esda draws without sharing: neighbours for every area and draw anew. Slow, and what the shared draws have to agree with. */
function permutedAlone(values: Float64Array, { starts, neighbours }: Neighbours, permutations: number): Float64Array {
  const chance = createRandom(2);
  return values.map((_, area) => {
    const k = starts[area + 1]! - starts[area]!;
    let observed = 0;
    for (let at = starts[area]!; at < starts[area + 1]!; at++) observed += values[neighbours[at]!]!;
    let [atLeast, atMost] = [0, 0];
    const drawn: number[] = [];
    for (let draw = 0; draw < permutations; draw++) {
      drawn.length = 0;
      let sum = 0;
      while (drawn.length < k) {
        const other = chance.below(values.length);
        if (other === area || drawn.includes(other)) continue;
        drawn.push(other);
        sum += values[other]!;
      }
      if (sum >= observed) atLeast++;
      if (sum <= observed) atMost++;
    }
    return Math.min(1, (2 * (Math.min(atLeast, atMost) + 1)) / (permutations + 1));
  });
}

/** The share of areas whose p-values differ by no more than chance leaves open: 6 standard errors of the difference. */
function agree([one = new Float64Array(), other = new Float64Array()]: readonly Float64Array[]): number {
  const within = one.filter((p, area) => {
    const share = Math.min(0.5, p / 2);
    return Math.abs(p - other[area]!) <= 2 * (6 * Math.sqrt((2 * share * (1 - share)) / 99) + 2 / 99);
  });
  return within.length / one.length;
}

export const benches = [
  {
    title: `Conditional permutation, ${AREAS} areas, 99 draws: shared draws, and draws of each area's own`,
    target: 'far ahead',
    rounds: 2,
    contestants: () => [
      { name: 'shared', run: () => permuted(noise, unequal, 99) },
      { name: 'own', run: () => permutedAlone(noise, unequal, 99) },
    ],
    agree,
  },
  {
    title: `Conditional permutation, ${AREAS} areas`,
    target: '9,999 draws 5 times as fast as libgeoda (3.7 s) and jsgeoda (7.9 s)',
    rounds: 6,
    contestants: () =>
      [999, 9999, 99_999].flatMap((draws) => [
        { name: `${draws} draws, 1 to 25 neighbours`, run: () => permuted(noise, unequal, draws) },
        { name: `${draws} draws, 8 neighbours each`, run: () => permuted(noise, eight, draws) },
      ]),
  },
  ...(england && queen
    ? [
        {
          title: `England in 2021, ${england.areas.length} areas`,
          target: 'queen under 3 s; local Moran and Gi* under 100 ms',
          rounds: 6,
          async prepare() {
            return describeNoise('England', noiseTable(queen, england.scores));
          },
          contestants: () => [
            { name: 'queen weights', run: () => queenNeighbours(england.areas) },
            { name: 'local Moran', run: () => localMoran(deviationsOf(england.scores), queen) },
            { name: 'Gi*', run: () => giStar(deviationsOf(england.scores), queen) },
            { name: '9,999 permutations', run: () => permuted(england.scores, queen, 9999) },
          ],
        },
      ]
    : []),
];

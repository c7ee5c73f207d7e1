import { createRandom, normalScores, type Random } from '#foundations/numeric';
import { giStar } from '../local/gi-star.ts';
import { localMoran } from '../local/local-moran.ts';
import { deviationsOf } from '../values/deviations.ts';
import { twoSidedP } from '../values/two-sided.ts';
import type { Neighbours } from '../weights/neighbours.ts';

export const RUNS = 200;
/** The 99% point of the binomial distribution of 200 runs at 5%: R, qbinom(0.99, 200, 0.05). */
export const MOST = 18;
export const Q = 0.05;

type Noise = (random: Random, areas: number) => ArrayLike<number>;

const drawn =
  (draw: (random: Random) => number): Noise =>
  (random, areas) =>
    Float64Array.from({ length: areas }, () => draw(random));

/** By multiplying uniform numbers until they are below exp(-2): Knuth (1969), The Art of Computer Programming 2. */
function poissonOfTwo(random: Random): number {
  let product = random.uniform();
  let count = 0;
  for (; product > Math.exp(-2); count++) product *= random.uniform();
  return count;
}

const shuffled =
  (values: readonly number[]): Noise =>
  (random) => {
    const dealt = [...values];
    for (let last = dealt.length - 1; last > 0; last--) {
      const other = random.below(last + 1);
      [dealt[last], dealt[other]] = [dealt[other]!, dealt[last]!];
    }
    return dealt;
  };

/** Whether anything is found at all. Only what has p up to q can be, so that the p-values of the rest need not be computed. */
export function findsSomething(z: Float64Array, assessed: number): boolean {
  const p = twoSidedP(z.filter((one) => Math.abs(one) > 1.95)).sort();
  return p.some((one, i) => one <= (Q * (i + 1)) / assessed);
}

/** In how many of the runs local Moran's I, and Gi*, find anything in the noise. */
function discoveries(noise: Noise, neighbours: Neighbours, transform: 'none' | 'normal-scores') {
  const random = createRandom(20, 1);
  const found = { moran: 0, gi: 0 };
  const assessed = neighbours.count - islandsIn(neighbours);
  for (let run = 0; run < RUNS; run++) {
    const values = noise(random, neighbours.count);
    const deviations = deviationsOf(transform === 'none' ? values : normalScores(values));
    const { z } = localMoran(deviations, neighbours);
    if (findsSomething(z, assessed)) found.moran++;
    if (findsSomething(giStar(deviations, neighbours), neighbours.count)) found.gi++;
  }
  return found;
}

function islandsIn({ starts, count }: Neighbours): number {
  let islands = 0;
  for (let area = 0; area < count; area++) if (starts[area] === starts[area + 1]) islands++;
  return islands;
}

export interface NoiseRow {
  readonly kind: string;
  readonly scored: Found;
  readonly plain: Found;
}

export interface Found {
  readonly moran: number;
  readonly gi: number;
}

export function noiseTable(neighbours: Neighbours, scores: readonly number[]): NoiseRow[] {
  const kinds: Readonly<Record<string, Noise>> = {
    Gaussian: drawn((random) => random.normal()),
    exponential: drawn((random) => -Math.log(1 - random.uniform())),
    'Poisson, mean 2': drawn(poissonOfTwo),
    'the IMD score, shuffled': shuffled(scores),
  };
  return Object.entries(kinds).map(([kind, noise]) => ({
    kind,
    scored: discoveries(noise, neighbours, 'normal-scores'),
    plain: discoveries(noise, neighbours, 'none'),
  }));
}

export function describeNoise(where: string, table: readonly NoiseRow[]): string {
  const of = ({ moran, gi }: Found) => `local Moran ${String(moran).padStart(3)}, Gi* ${String(gi).padStart(3)}`;
  return [
    `Runs of ${RUNS} that find anything in noise over ${where} (at most ${MOST} is what q = ${Q} promises):`,
    ...table.map(({ kind, scored, plain }) => `  ${kind.padEnd(24)} normal scores: ${of(scored)}   none: ${of(plain)}`),
  ].join('\n');
}

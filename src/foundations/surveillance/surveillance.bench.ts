import { poissonQuantile } from '#foundations/distributions';
import { createRandom } from '#foundations/numeric';
import { ears, type FarringtonFlexibleOptions, farringtonFlexible, scanFarringtonFlexible } from './index.ts';

const SERIES = 6791;
const FORCES = 43;
const WEEKS = 520;
const lastYear = Int32Array.from({ length: 52 }, (_, i) => WEEKS - 52 + i);
const random = createRandom(1);
const areas = weekly(SERIES, (area) => 0.05 * Math.exp(8 * ((area * 0.618) % 1)));
const forces = weekly(FORCES, (force) => 4 + 4 * force);

/** Poisson counts with a season, series after series, about so many a week. */
function weekly(series: number, meanOf: (series: number) => number): Float64Array {
  return Float64Array.from({ length: series * WEEKS }, (_, i) => {
    const season = 1 + 0.3 * Math.sin((i % WEEKS) * ((2 * Math.PI) / 52));
    return poissonQuantile(random.uniform(), meanOf(Math.floor(i / WEEKS)) * season);
  });
}

const seriesOf = (counts: Float64Array) =>
  Array.from({ length: counts.length / WEEKS }, (_, i) => counts.subarray(i * WEEKS, (i + 1) * WEEKS));

const scanOf = (counts: Float64Array, options: FarringtonFlexibleOptions = {}) =>
  scanFarringtonFlexible(counts, WEEKS, lastYear, options).upper;

/** One series after the other, each with its own design and buffers. */
const oneByOne = (counts: Float64Array) =>
  Float64Array.from(
    seriesOf(counts).flatMap((series) => [...farringtonFlexible(series, { positions: lastYear }).upper]),
  );

function agree([one = new Float64Array(), other = new Float64Array()]: readonly Float64Array[]): number {
  return one.filter((bound, i) => Object.is(bound, other[i])).length / one.length;
}

export const benches = [
  {
    title: `Farrington Flexible, ${FORCES} series, the last 52 of ${WEEKS} weeks`,
    target: 'about 0.2 s; surveillance 21.7 s',
    rounds: 6,
    contestants: () => [
      { name: 'scan', run: () => scanOf(forces) },
      { name: 'one by one', run: () => oneByOne(forces) },
    ],
    agree,
  },
  {
    title: `Farrington Flexible, ${SERIES} series of 0.05 to 150 a week, the last 52 of ${WEEKS} weeks, one thread`,
    target: 'under 45 s; surveillance about 3,400 s',
    rounds: 3,
    contestants: () => [
      { name: 'three years', run: () => scanOf(areas) },
      { name: 'five years', run: () => scanOf(areas, { b: 5 }) },
      { name: 'five years, muan', run: () => scanOf(areas, { b: 5, thresholdMethod: 'muan' }) },
    ],
  },
  {
    title: `EARS, ${SERIES} series of ${WEEKS} weeks`,
    target: '0.14 s; surveillance 91 s',
    rounds: 6,
    contestants: () =>
      (['c1', 'c2', 'c3'] as const).map((method) => ({
        name: method,
        run: () => seriesOf(areas).map((series) => ears(series, { method }).upper),
      })),
  },
];

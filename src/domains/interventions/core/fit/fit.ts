import { createRandom } from '#foundations/numeric';
import type { Driver } from '../catalogue/catalogue.ts';

/** An indicator's part in the need of every area. */
export interface DriverPart {
  /** Null where nobody has said what it tells of. */
  readonly driver: Driver | null;
  /** What a step of its normalised value adds to the score. */
  readonly weight: number;
  /** Normalised, by area; larger is more need. */
  readonly values: Float64Array;
}

export interface Fit {
  /** By pair, area by area; 1 is the fit of a typical area. */
  readonly multiplier: Float64Array;
  readonly sd: Float64Array;
  /** By intervention: whether any indicator tells of a driver that it addresses. Where none does the fit is 1 everywhere. */
  readonly isKnown: readonly boolean[];
}

/** No fit is less or more than this: a profile of indicators is a hint, not a measure of what help does. */
const LEAST = 0.25;
const MOST = 4;
/** How uncertain the weights of indicators are taken to be: the deviation of their logarithm, as in the recipe's own draws. */
const WEIGHT_NOISE = 0.25;
const DRAWS = 100;

/**
 * How well each kind of help fits each area: the share of the area's need that comes from drivers the help addresses, over the mean of that share among all
 * areas. Uncertain as far as the weights of the indicators are: each is drawn with a lognormal factor, and the deviation over the draws is given.
 */
export function fitOf(parts: readonly DriverPart[], addressed: readonly (readonly Driver[])[], seed: number): Fit {
  const areas = parts[0]?.values.length ?? 0;
  const each = addressed.length;
  const told = new Set(parts.flatMap(({ driver, weight }) => (driver === null || weight === 0 ? [] : [driver])));
  const isKnown = addressed.map((drivers) => drivers.some((driver) => told.has(driver)));
  const multiplier = new Float64Array(areas * each).fill(1);
  const sum = new Float64Array(areas * each);
  const squares = new Float64Array(areas * each);
  const fill = (weights: readonly number[], take: (pair: number, value: number) => void) => {
    const shares = sharesOf(parts, weights, addressed, areas);
    for (let i = 0; i < each; i++) {
      if (!isKnown[i]) continue;
      const mean = shares.reduce((total, row) => total + (row[i] as number), 0) / Math.max(1, areas);
      for (let area = 0; area < areas; area++) {
        const ratio = mean > 0 ? ((shares[area] as Float64Array)[i] as number) / mean : 1;
        take(area * each + i, Math.min(MOST, Math.max(LEAST, ratio)));
      }
    }
  };
  fill(
    parts.map(({ weight }) => weight),
    (pair, value) => {
      multiplier[pair] = value;
    },
  );
  for (let draw = 0; draw < DRAWS; draw++) {
    const random = createRandom(seed, draw);
    const noisy = parts.map(({ weight }) => weight * Math.exp(WEIGHT_NOISE * random.normal()));
    fill(noisy, (pair, value) => {
      sum[pair] = (sum[pair] as number) + value;
      squares[pair] = (squares[pair] as number) + value * value;
    });
  }
  const sd = sum.map((total, pair) => Math.sqrt(Math.max(0, (squares[pair] as number) / DRAWS - (total / DRAWS) ** 2)));
  return { multiplier, sd, isKnown };
}

/** For each area the share of its score that comes from the drivers of each kind of help; 0 where the score is 0. */
function sharesOf(
  parts: readonly DriverPart[],
  weights: readonly number[],
  addressed: readonly (readonly Driver[])[],
  areas: number,
): Float64Array[] {
  const addresses = addressed.map((drivers) => parts.map(({ driver }) => driver !== null && drivers.includes(driver)));
  return Array.from({ length: areas }, (_, area) => {
    const points = parts.map(({ values }, j) => Math.max(0, (weights[j] as number) * (values[area] as number)));
    const total = points.reduce((whole, value) => whole + value, 0);
    return Float64Array.from(addresses, (is) =>
      total === 0 ? 0 : points.reduce((part, value, j) => part + (is[j] ? value : 0), 0) / total,
    );
  });
}

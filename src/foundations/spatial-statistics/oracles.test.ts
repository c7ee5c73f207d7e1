import { describe, expect, it } from 'vitest';
import { benjaminiHochberg } from '#foundations/numeric';
import { globalGeary } from './global/global-geary.ts';
import { globalMoran } from './global/global-moran.ts';
import { giStar } from './local/gi-star.ts';
import { localMoran } from './local/local-moran.ts';
import { countExtremes, lotCount } from './permutation/count-extremes.ts';
import { permutationTestOf } from './permutation/permutation-test.ts';
import { pseudoP } from './permutation/pseudo-p.ts';
import { columnsOf, englandOf, neighboursIn, numbersIn, oraclesIn } from './testing/oracles.ts';
import { expectDigits } from './testing/reference.ts';
import { deviationsOf } from './values/deviations.ts';
import { twoSidedP } from './values/two-sided.ts';
import { summariseNeighbours } from './weights/components.ts';
import { queenNeighbours, rookNeighbours } from './weights/contiguity.ts';

const { dataFolder, oracleFolder, hasOracles, hasEngland } = oraclesIn(
  process.env.OUTSPOKEN_ORACLES,
  process.env.OUTSPOKEN_DATA,
);

const sets = [
  { name: 'grid20_knn8', input: 'grid20_input.csv', neighbours: 'grid20_knn8.csv', value: 'v' },
  { name: 'grid20_rook', input: 'grid20_input.csv', neighbours: 'grid20_rook.csv', value: 'v' },
  { name: 'columbus_CRIME', input: 'columbus_input.csv', neighbours: 'columbus_input.csv', value: 'CRIME' },
];

if (!hasOracles) console.warn('The outputs of spdep, esda and GeoDa are not there: they are not compared with.');
if (!hasEngland) console.warn('The boundaries of England are not there: England is not computed.');

describe.skipIf(!hasOracles).each(sets)('$name', ({ name, input, neighbours, value }) => {
  const read = () => ({
    deviations: deviationsOf(numbersIn(columnsOf(oracleFolder, input), value)),
    neighbours: neighboursIn(columnsOf(oracleFolder, neighbours)),
  });

  it('has the local statistics of spdep, to 12 digits', () => {
    const areas = read();
    const spdep = columnsOf(oracleFolder, `${name}_spdep.csv`);
    const { statistic, expected, variance, z, quadrants } = localMoran(areas.deviations, areas.neighbours);
    expectDigits(statistic, numbersIn(spdep, 'Ii'), 12);
    expectDigits(expected, numbersIn(spdep, 'E_Ii_cond'), 12);
    expectDigits(variance, numbersIn(spdep, 'Var_Ii_cond'), 12);
    expectDigits(z, numbersIn(spdep, 'Z_Ii_cond'), 12);
    expectDigits(twoSidedP(z), numbersIn(spdep, 'P_Ii_cond'), 12);
    expect(quadrants).toEqual(spdep.quadrant!.map((words) => words.replace(/(.).*-(.).*/u, '$1$2')));
    expectDigits(giStar(areas.deviations, areas.neighbours), numbersIn(spdep, 'GiStar_B_z'), 12);
  });

  it('has those of esda and GeoDa, whose m2 is over n - 1', () => {
    const areas = read();
    const n = areas.neighbours.count;
    const { statistic, expected, variance } = localMoran(areas.deviations, areas.neighbours);
    const theirs = statistic.map((own) => (own * (n - 1)) / n);
    const esda = columnsOf(oracleFolder, `${name}_esda.csv`);
    expectDigits(theirs, numbersIn(esda, 'Is'), 12);
    expectDigits(expected, numbersIn(esda, 'EI_cond'), 12);
    expectDigits(variance, numbersIn(esda, 'VI_cond'), 12);
    expectDigits(giStar(areas.deviations, areas.neighbours), numbersIn(esda, 'GiStar_B_Z'), 12);
    expectDigits(theirs, numbersIn(columnsOf(oracleFolder, `${name}_libgeoda.csv`), 'lisa'), 9);
  });

  it("has Moran's I and Geary's C of spdep with their variances", () => {
    const areas = read();
    const spdep = columnsOf(oracleFolder, 'global_spdep.csv');
    const row = spdep.set!.indexOf(name);
    const moran = globalMoran(areas.deviations, areas.neighbours);
    const geary = globalGeary(areas.deviations, areas.neighbours);
    const got = [moran?.statistic, moran?.expected, moran?.varianceRandom, moran?.z, moran?.varianceNormal];
    expectDigits(
      [...got, geary?.statistic, geary?.varianceRandom].map(Number),
      ['moran_I', 'moran_E', 'moran_V_rand', 'moran_z_rand', 'moran_V_norm', 'geary_C', 'geary_V'].map(
        (column) => numbersIn(spdep, column)[row]!,
      ),
      12,
    );
  });

  it('has the pseudo p-values of a million draws by brute force, within what chance leaves open', () => {
    const areas = read();
    const permutations = 99_999;
    const test = permutationTestOf(areas.deviations, areas.neighbours);
    const extremes = countExtremes(test, { seed: 1, permutations, from: 0, to: lotCount(permutations) });
    const reference = columnsOf(oracleFolder, `${name}_pref.csv`);
    const shares = numbersIn(reference, 'share_ge_1e6');
    let squares = 0;
    for (const [area, share] of shares.entries()) {
      const error = Math.sqrt(share * (1 - share) * (1 / permutations + 1e-6)) + 1e-6;
      // Their share is of the statistic, which for an area below the mean falls as the sum rises.
      const side = areas.deviations.each[area]! > 0 ? extremes.atLeast : extremes.atMost;
      const off = (side[area]! / permutations - share) / error;
      expect(Math.abs(off), `area ${area}`).toBeLessThan(4.5);
      squares += off ** 2 / shares.length;
    }
    // Off by one standard error on the whole. Shared draws let errors go together, more so where there are few areas.
    expect(Math.sqrt(squares)).toBeLessThan(1.5);
    const folded = numbersIn(reference, 'p_folded_1e6');
    for (const [area, p] of pseudoP(extremes, permutations).entries())
      expect(Math.abs(p - Math.min(1, 2 * folded[area]!)), `area ${area}`).toBeLessThan(0.016);
  });
});

it.skipIf(!hasOracles)('Columbus has as many discoveries as published', () => {
  const columns = columnsOf(oracleFolder, 'columbus_input.csv');
  const [deviations, neighbours] = [deviationsOf(numbersIn(columns, 'CRIME')), neighboursIn(columns)];
  const moran = localMoran(deviations, neighbours);
  const hot = giStar(deviations, neighbours);
  const below = (p: Float64Array, level: number) => p.filter((value) => value <= level).length;
  expect(below(twoSidedP(moran.z), 0.05)).toBe(13);
  expect(below(benjaminiHochberg(twoSidedP(moran.z)), 0.05)).toBe(3);
  expect(hot.filter((z) => z > 1.959963985).length).toBe(11);
  expect(hot.filter((z) => z < -1.959963985).length).toBe(6);
  expect(below(benjaminiHochberg(twoSidedP(hot)), 0.05)).toBe(5);
  const count = (quadrant: string) => moran.quadrants.filter((one) => one === quadrant).length;
  expect({ LL: count('LL'), HL: count('HL'), LH: count('LH'), HH: count('HH') }).toEqual({
    LL: 20,
    HL: 3,
    LH: 5,
    HH: 21,
  });
});

/** R spdep 1.2-7 on the same file; z, counts and the first three I for the areas in the order of their codes. */
const england = [
  {
    ...{
      edition: 'lsoa11' as const,
      year: 2019,
      areas: 32_844,
      links: 193_178,
      islands: 1,
      components: 7,
      rook: 189_644,
    },
    ...{ moran: 0.6026638568, variance: 1.104501764e-5, z: 181.348 },
    ...{ naive: 8206, found: 2985, HH: 2571, LL: 307, LH: 102, HL: 5 },
    ...{
      naiveGi: 9992,
      hot: 3399,
      cold: 833,
      hottest: 11.19317563,
      hottestAt: 'E01012736',
      coldest: -5.03570773,
      coldestAt: 'E01017750',
    },
    first: [0.4577965011, 0.442961024, 0.05831145],
  },
  {
    ...{
      edition: 'lsoa21' as const,
      year: 2025,
      areas: 33_755,
      links: 199_032,
      islands: 1,
      components: 4,
      rook: 195_502,
    },
    ...{ moran: 0.581581246, variance: 1.070848343e-5, z: 177.733 },
    ...{ naive: 8220, found: 2980, HH: 2609, LL: 272, LH: 95, HL: 4 },
    ...{
      naiveGi: 9958,
      hot: 3452,
      cold: 752,
      hottest: 10.85788132,
      hottestAt: 'E01012673',
      coldest: -4.699172488,
      coldestAt: 'E01016656',
    },
    first: [0.6038413839, 0.6093827069, 0.289545381],
  },
];

describe.skipIf(!hasEngland).each(england)('England in $year, as spdep has it', (expected) => {
  it('its links, islands, and what is found before and after correction', () => {
    const { codes, areas, scores } = englandOf(dataFolder, expected.edition);
    const queen = queenNeighbours(areas);
    expect(summariseNeighbours(queen)).toMatchObject({
      ...{ areas: expected.areas, links: expected.links, components: expected.components, mostNeighbours: 25 },
      islands: { length: expected.islands },
    });
    // In 2025 spdep counts 195,508: it takes areas for rook neighbours that share two points, and six links do so without an edge.
    expect(rookNeighbours(areas).neighbours.length).toBe(expected.rook);

    const deviations = deviationsOf(scores);
    const whole = globalMoran(deviations, queen);
    expectDigits([whole?.statistic ?? 0], [expected.moran], 9);
    expectDigits([(whole?.varianceRandom ?? 0) * 1e5], [expected.variance * 1e5], 8);
    expectDigits([whole?.z ?? 0], [expected.z], 5);

    const { statistic, z, quadrants } = localMoran(deviations, queen);
    expectDigits(statistic.subarray(0, 3), expected.first, 9);
    const p = twoSidedP(z);
    const q = benjaminiHochberg(p);
    expect(p.filter((value) => value < 0.05).length).toBe(expected.naive);
    const found = quadrants.filter((_, area) => q[area]! <= 0.05);
    const of = (quadrant: string) => found.filter((one) => one === quadrant).length;
    const { HH, LL, LH, HL } = expected;
    expect({ HH: of('HH'), LL: of('LL'), LH: of('LH'), HL: of('HL') }).toEqual({ HH, LL, LH, HL });
    expect(found.length).toBe(expected.found);

    const gi = giStar(deviations, queen);
    const giQ = benjaminiHochberg(twoSidedP(gi));
    expect(gi.filter((value) => Math.abs(value) > 1.96).length).toBe(expected.naiveGi);
    expect(gi.filter((value, area) => value > 0 && giQ[area]! <= 0.05).length).toBe(expected.hot);
    expect(gi.filter((value, area) => value < 0 && giQ[area]! <= 0.05).length).toBe(expected.cold);
    const at = (code: string) => gi[codes.indexOf(code)]!;
    expectDigits([Math.max(...gi), at(expected.hottestAt)], [expected.hottest, expected.hottest], 8);
    expectDigits([Math.min(...gi), at(expected.coldestAt)], [expected.coldest, expected.coldest], 8);
  });
});

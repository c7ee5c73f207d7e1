import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom, mean, sampleStandardDeviation } from '#foundations/numeric';
import { type AssociationVerdict, openGate } from '../core/gates/association-gate.ts';
import { findProtectedInput } from '../core/gates/input-gate.ts';
import { sharesOfAreas } from '../core/gates/protected-shares.ts';
import { parseRecipe } from '../core/recipe/recipe.ts';
import { dataFolder, isThere, numbersOf, type Row } from '../testing/reference.ts';
import { readProtected } from './check-associations.ts';

const census = 'fairness_audit/census2021_religion_ethnicity_lsoa21_ew.csv.gz';
const indicators = 'imd2025/imd2025_england_lsoa21_indicators.csv.gz';
const domains = 'imd2025/imd2025_england_lsoa21.csv.gz';

/** Ordinary, and left out of the thirty on purpose: see the last test. */
const notOrdinary = [
  'adult_skills_and_english_language_proficiency_indicator',
  'household_overcrowding_indicator_bedrooms',
];

describe.skipIf(!isThere(dataFolder, census))(
  'who people are, disguised, in the 33,755 small areas of England (needs OUTSPOKEN_DATA)',
  () => {
    let names: readonly string[] = [];
    let shares: readonly Float64Array[] = [];
    let ordinary = new Map<string, Float64Array>();
    let gate: (values: Float64Array) => AssociationVerdict;

    beforeAll(async () => {
      const read = await readProtected({
        path: `${dataFolder}/${census}`,
        code: 'lsoa21_code',
        shares: null,
        lookup: null,
      });
      if (!read.ok) throw new Error(JSON.stringify(read.problem));
      const rows = unpacked(indicators);
      const codes = rows.map((row) => row.lsoa21_code ?? '');
      const { counts, shares: specs, links } = read.value;
      const known = sharesOfAreas(codes, counts, specs, links);
      [names, shares] = [known.names, known.values];
      const open = openGate({ names, values: shares });
      gate = (values) => open({ of: 'indicator', id: 'x', values });
      const official = unpacked(domains);
      ordinary = new Map([
        ...Object.keys(rows[0] ?? {})
          .slice(1)
          .map((column) => [column, numbersOf(rows, column)] as const),
        ...['income_score', 'employment_score', 'education_score', 'health_score'].map(
          (column) => [column, numbersOf(official, column)] as const,
        ),
      ]);
    });

    const expectStopped = (values: Float64Array, what: string) => expect(gate(values).verdict, what).toBe('disguised');
    const eachShare = (disguise: (share: Float64Array, at: number) => Float64Array, what: string) => {
      for (const [at, share] of shares.entries()) expectStopped(disguise(share, at), `${names[at]} ${what}`);
    };

    it('is stopped renamed, scaled, turned round and bent', () => {
      eachShare((share) => share, 'as it is');
      eachShare((share) => share.map((value) => 1000 * value + 7), 'per thousand');
      eachShare((share) => share.map((value) => -value), 'turned round');
      eachShare((share) => share.map((value) => Math.log(value + 0.001)), 'as logarithms');
      eachShare((share) => share.map((value) => 1 / (value + 0.05)), 'as a reciprocal');
    });

    it('is stopped with noise of up to 0.4 standard deviations', () => {
      for (const jitter of [0.1, 0.2, 0.3, 0.4])
        eachShare((share, at) => {
          const random = createRandom(at, 10 * jitter);
          const sd = sampleStandardDeviation(share);
          return share.map((value) => value + jitter * sd * random.normal());
        }, `with noise of ${jitter}`);
    });

    it('is stopped added up, two by two and more, with noise too', () => {
      const random = createRandom(3);
      for (const [one, share] of shares.entries())
        for (const [other, second] of shares.entries()) {
          if (other <= one) continue;
          const sum = share.map((value, area) => value + second[area]!);
          if (sampleStandardDeviation(sum) < 1e-9) continue; // a share and all the rest of it
          expectStopped(sum, `${names[one]} and ${names[other]}`);
        }
      const many = shares[0]!.map((_, area) => [1, 3, 5, 9, 10].reduce((sum, at) => sum + shares[at]![area]!, 0));
      const sd = sampleStandardDeviation(many);
      expectStopped(
        many.map((value) => value + 0.4 * sd * random.normal()),
        'five of them, with noise',
      );
    });

    it('is not what thirty ordinary indicators are: by their words and by their figures they pass', () => {
      const thirty = [...ordinary.keys()].filter((column) => !notOrdinary.includes(column));
      expect(thirty).toHaveLength(30);
      for (const column of thirty) {
        expect(gate(ordinary.get(column)!).verdict, column).toBe('passed');
        expect(wordsOf(column), column).toBeNull();
      }
    });

    it('is a known limit where a share is added to an ordinary indicator: half of it is something else, and it passes', () => {
      const share = standard(shares[names.indexOf('religion_muslim')]!);
      const health = standard(ordinary.get('health_score')!);
      const mixed = (weight: number) => share.map((value, area) => weight * value + health[area]!);
      expect(gate(mixed(1)).verdict).toBe('passed');
      // The more of it is the share, the surer it is stopped.
      expect(gate(mixed(3)).verdict).toBe('disguised');
    });

    it('may be found in what is ordinary: crowded homes go with who lives in them, and a steward has to say why they count', () => {
      expect(gate(ordinary.get('household_overcrowding_indicator_bedrooms')!)).toMatchObject({
        verdict: 'disguised',
        input: { by: 'all-shares' },
      });
      expect(wordsOf('adult_skills_and_english_language_proficiency_indicator')).toMatchObject({
        kind: 'protected-input',
      });
    });
  },
);

function unpacked(file: string): Row[] {
  return parse(gunzipSync(readFileSync(join(dataFolder, file))), { columns: true, bom: true }) as Row[];
}

function standard(values: Float64Array): Float64Array {
  const [centre, sd] = [mean(values), sampleStandardDeviation(values)];
  return values.map((value) => (value - centre) / sd);
}

/** What the words of a column say, in a recipe that has nothing else. */
function wordsOf(column: string) {
  const recipe = parseRecipe({
    format: 'outspoken-recipe/1',
    id: 'words',
    title: 'Words',
    areas: { file: 'areas.csv', code: 'code' },
    indicators: [
      {
        ...{ id: 'x', column, title: column.replaceAll('_', ' '), direction: 1, source: 'MHCLG' },
        ...{ licence: 'OGL-3.0', year: 2025, normalise: 'rank' },
      },
    ],
    groups: [{ id: 'g', title: 'G', aggregate: 'weighted-mean', members: [{ id: 'x', weight: 1 }] }],
  });
  if (!recipe.ok) throw new Error(JSON.stringify(recipe.problem));
  return findProtectedInput(recipe.value);
}

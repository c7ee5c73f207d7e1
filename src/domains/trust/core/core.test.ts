import { createReadStream, existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { quarterOf } from '#foundations/calendar';
import {
  type Answers,
  FEWEST,
  population,
  type Response,
  readAnswers,
  readWho,
  regions,
  sectionOrders,
  sections,
  surveyResults,
} from './index.ts';

const answers = (know: 0 | 1 | 2 | 3 | 4 | 5, isRight: boolean, trust: 0 | 1 | 2 | 3 | 4 | 5 = 3): Answers => ({
  opinions: { know, trust, support: 3 },
  right: { accused: isRight, consent: true, name: isRight, 'one-kind': isRight, complain: isRight },
});
const person = (at: number, change: Partial<Response> = {}): Response => ({
  ...{ quarter: '2026-4', order: at % 4, age: at % 3 === 0 ? '60-plus' : '16-59', region: regions[at % 9] ?? '' },
  before: answers(at % 2 === 0 ? 2 : 4, false, at % 2 === 0 ? 4 : 2),
  after: answers(at % 5 === 0 ? 2 : 4, true, at % 4 === 0 ? 4 : 2),
  ...change,
});
const people = (count: number, change: Partial<Response> = {}) =>
  Array.from({ length: count }, (_, at) => person(at, change));

describe('the orders of the sections', () => {
  it('put each section once in each place, and once after each other', () => {
    for (const place of [0, 1, 2, 3]) expect(new Set(sectionOrders.map((order) => order[place])).size).toBe(4);
    const pairs = sectionOrders.flatMap((order) => [0, 1, 2].map((at) => `${order[at]} ${order[at + 1]}`));
    expect(new Set(pairs).size).toBe(12);
    for (const order of sectionOrders) expect([...order].sort()).toEqual([...sections].sort());
  });
});

describe('a form', () => {
  const said: Record<string, string> = {
    ...{ know: '4', trust: '0', support: '1', accused: 'false', consent: 'unknown', name: 'true', 'one-kind': 'false' },
    complain: 'true',
  };
  it('tells for each statement whether it was answered rightly: not to know is not right', () => {
    const read = readAnswers((name) => said[name] ?? '');
    expect(read).toMatchObject({
      value: { right: { accused: true, consent: false, name: false, 'one-kind': true, complain: true } },
    });
  });
  it('names every question that was left out or made up', () => {
    expect(readAnswers((name) => (name === 'know' ? '6' : ''))).toMatchObject({
      problem: ['know', 'trust', 'support', 'accused', 'consent', 'name', 'one-kind', 'complain'],
    });
    expect(readWho(() => 'x')).toMatchObject({ problem: ['age', 'region'] });
  });
});

describe('results', () => {
  it('are of quarters that have ended, with at least a hundred people of England', () => {
    expect(surveyResults(people(FEWEST), '2026-4').isEmpty).toBe(true);
    expect(surveyResults(people(FEWEST - 1), '2027-1').isEmpty).toBe(true);
    expect(surveyResults(people(FEWEST), '2027-1').quarters.map(({ quarter, people: n }) => [quarter, n])).toEqual([
      ['2026-4', 100],
    ]);
    const elsewhere = [...people(99), ...people(50, { region: 'elsewhere' })];
    expect(surveyResults(elsewhere, '2027-1').isEmpty).toBe(true);
  });

  it('tell a rise in what is known and a fall in trust alike, with intervals', () => {
    const { measures } = surveyResults(people(360), '2027-1').quarters[0]!;
    expect(measures.facts?.before.mean).toBeCloseTo(0.2, 12);
    expect(measures.facts?.after.mean).toBeCloseTo(1, 12);
    expect(measures.know?.change.mean).toBeGreaterThan(0.1);
    expect(measures.know?.change.low).toBeGreaterThan(0);
    expect(measures.trust?.change.mean).toBeLessThan(-0.1);
    expect(measures.trust?.change.high).toBeLessThan(0);
  });

  it('say nothing of what fewer than ten said, or fewer than ten did not', () => {
    const { measures } = surveyResults(people(360), '2027-1').quarters[0]!;
    expect(measures.support).toBeNull();
    expect(measures.know).not.toBeNull();
  });

  it('tell the sections apart once a hundred people began with each', () => {
    const few = surveyResults(people(396), '2027-1').byFirst;
    expect([...few.values()]).toEqual([null, null, null, null]);
    const many = surveyResults(people(400), '2027-1').byFirst;
    for (const gain of many.values()) expect(gain?.mean).toBeCloseTo(0.8, 12);
  });

  it.each([
    ['2026-01-01', '2026-1'],
    ['2026-03-31', '2026-1'],
    ['2026-12-31', '2026-4'],
  ])('put %s into %s', (day, quarter) => {
    expect(quarterOf(day)).toBe(quarter);
  });
});

const data = process.env.OUTSPOKEN_DATA ?? join(import.meta.dirname, '../../../../../shared/data');
const [imd, lookup] = ['imd2019/imd2019_england_lsoa11.csv.gz', 'lookups/lsoa11_msoa11_lad_region_pfa.csv.gz'].map(
  (file) => join(data, file),
) as [string, string];

async function* rowsOf(file: string) {
  const lines = createInterface({ input: createReadStream(file).pipe(createGunzip()) });
  let header: string[] | null = null;
  for await (const line of lines) {
    const cells = (line.match(/("[^"]*"|[^,]*)(,|$)/g) ?? []).map((cell) => cell.replace(/,$/, ''));
    if (header === null) header = cells;
    else yield new Map(header.map((name, at) => [name, cells[at] ?? '']));
  }
}

describe.skipIf(!existsSync(imd))('the population that answers are weighted to', () => {
  it('is the one of the official file', async () => {
    const regionOf = new Map<string, string>();
    for await (const row of rowsOf(lookup)) regionOf.set(row.get('lsoa11_code') ?? '', row.get('region24_code') ?? '');
    const age = new Map([
      ['16-59', 0],
      ['60-plus', 0],
    ]);
    const region = new Map<string, number>();
    for await (const row of rowsOf(imd)) {
      const [young, old] = [Number(row.get('pop_16_59_mid2015')), Number(row.get('pop_60plus_mid2015'))];
      age.set('16-59', (age.get('16-59') ?? 0) + young);
      age.set('60-plus', (age.get('60-plus') ?? 0) + old);
      const code = regionOf.get(row.get('lsoa11_code') ?? '') ?? '';
      region.set(code, (region.get(code) ?? 0) + young + old);
    }
    expect(age).toEqual(population.age);
    expect(region).toEqual(population.region);
  });
});

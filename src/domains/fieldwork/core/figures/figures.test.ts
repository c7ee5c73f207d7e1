import { describe, expect, it } from 'vitest';
import { createRandom, normalCdf } from '#foundations/numeric';
import type { Rating } from '../forms/form.ts';
import type { Question } from '../instrument/question.ts';
import { agreementOn, gateOf } from './agreement.ts';
import { coverageOf, progressOf } from './coverage.ts';
import { disagreements } from './disagreement.ts';
import { estimateAreas, type RoundArea } from './estimate.ts';
import { indicatorTable } from './indicator-table.ts';
import type { Assessment } from './rating.ts';

const question: Question = {
  ...{ id: 'tensions', theme: 'tensions', direction: 1 },
  words: { en: { title: 'Tension?', anchors: ['1', '2', '3', '4', '5'] } },
};
const code = (area: number) => `E0${String(1000000 + area)}`;
const said = (area: number, partner: number, rating: number | null): Assessment => ({
  ...{ areaCode: code(area), assessorId: `a${partner}`, partnerId: `p${partner}`, version: 1 },
  answers: { tensions: rating === null ? 'cannot-say' : { rating: rating as Rating, confidence: 2 } },
});

/** The table of Krippendorff (2011): four judges of twelve things. */
const krippendorff = [
  [1, 2, 3, 3, 2, 1, 4, 1, 2, null, null, null],
  [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, null, 3],
  [null, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, null],
  [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, null],
].flatMap((row, partner) => row.map((rating, area) => said(area, partner, rating)));

describe('agreement on a question', () => {
  const found = agreementOn(question, krippendorff, 1);

  it('is the published ordinal alpha', () => {
    expect(found.alpha).toBeCloseTo(0.8153875037548814, 14);
    expect(found.areas).toBe(11);
    expect(found.interval!.low).toBeLessThan(found.alpha!);
  });

  it('says which areas are to be talked over, and how many could not say', () => {
    expect(found.apart).toEqual([{ areaCode: code(5), lowest: 1, highest: 4 }]);
    expect(found.cannotSay).toBeCloseTo(7 / 48, 12);
  });

  it('is told for each two partners who rated enough of the same', () => {
    expect(found.pairs).toHaveLength(6);
    const [first] = found.pairs;
    expect(first!.areas).toBeGreaterThanOrEqual(9);
    expect(agreementOn(question, [said(1, 1, 3), said(1, 2, 4)], 1).pairs).toEqual([
      { partners: ['p1', 'p2'], areas: 1, alpha: null },
    ]);
  });

  it('opens the gate by the lower end of its interval', () => {
    expect([0.9, 0.8, 0.799, 0.667, 0.66].map((low) => gateOf({ low }))).toEqual([
      ...['rely', 'rely', 'tentative', 'tentative', 'not-used'],
    ]);
    expect(agreementOn(question, [said(1, 1, 3)], 1)).toMatchObject({ gate: 'not-known', alpha: null });
  });
});

const areas: readonly RoundArea[] = Array.from({ length: 6 }, (_, at) => ({
  ...{ code: code(at), name: `Area ${at}`, parent: at < 3 ? 'north' : 'south' },
}));

describe('what an area is like', () => {
  // Two partners, every area rated twice: without regions and partners it is the analysis of variance.
  const ratings = [
    [1, 2],
    [2, 2],
    [3, 2],
    [4, 4],
    [5, 4],
    [4, 5],
  ];
  const twice = ratings.flatMap(([one, other], area) => [said(area, 1, one!), said(area, 2, other!)]);

  it('is what the analysis of variance says where there is one region and partners are alike', () => {
    const flat = areas.map((area) => ({ ...area, parent: 'all' }));
    const estimates = estimateAreas(question, flat, twice);
    if (!estimates.ok) throw new Error(estimates.problem);
    const { mean, variances } = estimates.value;
    const means = ratings.map(([one, other]) => (one! + other!) / 2);
    const grand = means.reduce((sum, value) => sum + value, 0) / 6;
    expect(mean).toBeCloseTo(grand, 6);
    expect(variances.partner).toBe(0);
    const drawn = variances.area / (variances.area + variances.residual / 2);
    for (const [at, { estimate }] of estimates.value.areas.entries())
      expect(estimate!.value).toBeCloseTo(grand + drawn * (means[at]! - grand), 5);
  });

  it('is not said of an area that one partner spoke of', () => {
    const estimates = estimateAreas(
      question,
      areas,
      twice.filter((one) => one.areaCode !== code(2) || one.partnerId === 'p1'),
    );
    if (!estimates.ok) throw new Error(estimates.problem);
    expect(estimates.value.areas[2]).toEqual({ areaCode: code(2), assessors: 1, partners: 1, estimate: null });
    const { rows, columns } = indicatorTable(areas, [estimates.value]);
    expect(columns).toEqual(['code', 'name', 'parent', 'tensions', 'tensions_se']);
    expect(rows.map(([of]) => of)).toEqual([0, 1, 3, 4, 5].map(code));
    expect(Number(rows[0]![3])).toBe(estimates.value.areas[0]!.estimate!.value);
  });

  it('is moved by what was settled in a talk', () => {
    const settled = [{ question: 'tensions', areaCode: code(0), rating: 5 }];
    const firstOf = (given: typeof settled) => {
      const estimates = estimateAreas(question, areas, twice, given);
      if (!estimates.ok) throw new Error(estimates.problem);
      return estimates.value.areas[0]!.estimate!.value;
    };
    expect(firstOf(settled)).toBeGreaterThan(firstOf([]) + 0.5);
  });

  it('holds the truth about as often as it says, though ratings are steps', () => {
    const cuts = [-1.2, -0.4, 0.4, 1.2];
    const stepOf = (value: number) => 1 + cuts.filter((cut) => value > cut).length;
    /** The mean step that partners without leanings would give. */
    const truthOf = (latent: number, spread: number) =>
      1 + cuts.reduce((sum, cut) => sum + normalCdf((latent - cut) / spread), 0);
    let held = 0;
    let all = 0;
    for (let run = 0; run < 40; run++) {
      const random = createRandom(run);
      const many = Array.from({ length: 60 }, (_, at) => ({ code: code(at), name: '', parent: `r${at % 6}` }));
      const regions = Array.from({ length: 6 }, () => 0.4 * random.normal());
      const latent = many.map((_, at) => regions[at % 6]! + 0.8 * random.normal());
      const leanings = Array.from({ length: 25 }, () => 0.3 * random.normal());
      const given = many.flatMap((_, at) =>
        [0, 1].map((turn) => {
          const partner = (at * 2 + turn) % 25;
          return said(at, partner, stepOf(latent[at]! + leanings[partner]! + 0.5 * random.normal()));
        }),
      );
      const estimates = estimateAreas(question, many, given);
      if (!estimates.ok) throw new Error(estimates.problem);
      for (const [at, { estimate }] of estimates.value.areas.entries()) {
        const truth = truthOf(latent[at]!, Math.hypot(0.5, 0.3));
        all += 1;
        if (Math.abs(estimate!.value - truth) <= 1.645 * estimate!.standardError) held += 1;
      }
    }
    console.log(`90% intervals of areas held the truth in ${held} of ${all} (${((100 * held) / all).toFixed(1)}%)`);
    expect(held / all).toBeGreaterThan(0.85);
    expect(held / all).toBeLessThan(0.95);
  });
});

describe('where somebody has listened', () => {
  const assessors = [1, 2, 3].map((at) => ({ id: `a${at}`, partnerId: `p${at}`, label: 'A', hasWithdrawn: at === 3 }));
  const assignments = [0, 1, 2].flatMap((area) =>
    ['a1', 'a2'].map((assessorId) => ({ areaCode: code(area), assessorId })),
  );
  const given = [said(0, 1, 2), said(0, 2, 3), said(1, 1, 4)];
  const at = (today: string) => ({ today, collectUntil: '2027-01-24' });

  it('is told area by area, with what is late once the time is over', () => {
    const find = (today: string) =>
      coverageOf([0, 1, 2].map(code), assignments, assessors, given, [{ areaCode: code(2) }], at(today));
    expect(find('2027-01-24').map(({ listened, isLate, sessions }) => [listened, isLate, sessions])).toEqual([
      ['enough', false, 0],
      ['one', false, 0],
      ['nobody', false, 1],
    ]);
    expect(find('2027-01-25').map(({ isLate }) => isLate)).toEqual([false, true, true]);
  });

  it('is told partner by partner', () => {
    const partners = assessors.map(({ partnerId, hasWithdrawn }) => ({ id: partnerId, hasWithdrawn }));
    expect(progressOf(partners, assignments, assessors, given, at('2027-01-25'))).toEqual([
      { partnerId: 'p1', asked: 3, answered: 2, isLate: true },
      { partnerId: 'p2', asked: 3, answered: 1, isLate: true },
    ]);
  });
});

describe('where statistics and people disagree', () => {
  const views = [
    [10, 1, 1],
    [20, 1, 2],
    [30, 1, 5],
    [40, 1, 3],
    [50, 1, 4],
  ].map(([value, standardError, people], at) => ({
    areaCode: code(at),
    statistics: { value: value!, standardError: standardError! },
    people: { value: people!, standardError: 0.2 },
  }));

  it('is the difference on scales of their own, with its error, as worked out by hand', () => {
    const found = disagreements(views)!;
    // Means 30 and 3; deviations sqrt(250) and sqrt(2.5). Area 2: (5 - 3)/1.5811 - 0 = 1.2649.
    const [first] = found;
    expect(first).toMatchObject({ areaCode: code(2), isSure: true });
    expect(first!.difference).toBeCloseTo(2 / Math.sqrt(2.5), 12);
    const error = Math.hypot(0.2 / Math.sqrt(2.5), 1 / Math.sqrt(250));
    expect(first!.high - first!.difference).toBeCloseTo(1.6448536269514722 * error, 12);
    expect(found.filter(({ isSure }) => isSure).map(({ areaCode }) => areaCode)).toEqual([2, 3, 4].map(code));
    expect(found.find(({ areaCode }) => areaCode === code(0))!.difference).toBeCloseTo(0, 12);
  });

  it('is not told of too few areas, or where one view is the same everywhere', () => {
    expect(disagreements(views.slice(1))).toBeNull();
    expect(disagreements(views.map((view) => ({ ...view, people: { value: 3, standardError: 1 } })))).toBeNull();
  });
});

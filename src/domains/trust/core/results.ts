import { type Estimate, rake, weightedMean } from '#foundations/survey-weights';
import {
  type Answers,
  type Opinion,
  type Response,
  type Section,
  sectionOrders,
  sections,
  statements,
} from './survey.ts';

/** Fewer people than this are not reported at all. */
export const FEWEST = 100;
/** A share that fewer than this gave, or fewer than this did not, is not reported. */
const FEWEST_EITHER_WAY = 10;

/** People of 16 and over in England by age and by region in mid-2015: the denominators that were published with the English Indices of Deprivation 2019 (ONS, OGL v3). */
export const population = {
  age: new Map([
    ['16-59', 31_710_315],
    ['60-plus', 12_612_839],
  ]),
  region: new Map([
    ['E12000001', 2_155_661],
    ['E12000002', 5_813_171],
    ['E12000003', 4_364_738],
    ['E12000004', 3_808_515],
    ['E12000005', 4_624_990],
    ['E12000006', 4_911_433],
    ['E12000007', 6_899_109],
    ['E12000008', 7_235_426],
    ['E12000009', 4_510_111],
  ]),
} as const;

/** Of the three opinions the share who agree (4 or 5); of the statements the mean share that is answered rightly. */
export const measures = ['know', 'facts', 'trust', 'support'] as const;
export type Measure = (typeof measures)[number];

export interface Change {
  readonly before: Estimate;
  readonly after: Estimate;
  /** Of the same people; it may well be a fall. */
  readonly change: Estimate;
}

export interface QuarterResult {
  readonly quarter: string;
  /** Rounded to 5. */
  readonly people: number;
  /** The people that this sample is worth, once it is weighted. */
  readonly effective: number;
  /** Null for what too few gave. */
  readonly measures: Readonly<Record<Measure, Change | null>>;
  /** Regions and ages of which nobody answered. */
  readonly missing: readonly string[];
}

export interface SurveyResults {
  /** The newest first. A quarter appears when it has ended. */
  readonly quarters: readonly QuarterResult[];
  /** How much more people knew afterwards, by the section that they read first, over all quarters that are reported; null for too few. */
  readonly byFirst: ReadonlyMap<Section, Estimate | null>;
  /** Whether anything is reported at all. */
  readonly isEmpty: boolean;
}

const isAgreement = (answers: Answers, opinion: Opinion): number => (answers.opinions[opinion] >= 4 ? 1 : 0);
const shareRight = ({ right }: Answers): number => statements.filter(([id]) => right[id]).length / statements.length;
const scoreOf = (measure: Measure, answers: Answers): number =>
  measure === 'facts' ? shareRight(answers) : isAgreement(answers, measure);

/**
 * What may be public of the answers. Weighted to the people of England by age and region; who lives elsewhere is not counted. Quarters share nobody, so none can be
 * subtracted from another; the current one waits until it has ended.
 */
export function surveyResults(responses: readonly Response[], quarterNow: string): SurveyResults {
  const inEngland = responses.filter(({ quarter, region }) => quarter < quarterNow && region !== 'elsewhere');
  const byQuarter = Map.groupBy(inEngland, ({ quarter }) => quarter);
  const reported = [...byQuarter].filter(([, people]) => people.length >= FEWEST);
  const quarters = reported
    .sort(([one], [other]) => (one < other ? 1 : -1))
    .map(([quarter, people]) => quarterResult(quarter, people));
  const everybody = reported.flatMap(([, people]) => people);
  const byFirst = new Map(sections.map((section) => [section, gainAfter(section, everybody)]));
  return { quarters, byFirst, isEmpty: quarters.length === 0 };
}

function weigh(people: readonly Response[]) {
  return rake(people.length, [
    { answers: people.map(({ age }) => age), population: population.age },
    { answers: people.map(({ region }) => region), population: population.region },
  ]);
}

function quarterResult(quarter: string, people: readonly Response[]): QuarterResult {
  const { weights, designEffect, missing } = weigh(people);
  const of = (measure: Measure): Change | null => {
    const before = people.map((person) => scoreOf(measure, person.before));
    const after = people.map((person) => scoreOf(measure, person.after));
    if (measure !== 'facts' && [before, after].some(isTooFew)) return null;
    const change = after.map((value, at) => value - (before[at] ?? 0));
    return {
      before: weightedMean(before, weights),
      after: weightedMean(after, weights),
      change: weightedMean(change, weights),
    };
  };
  return {
    quarter,
    people: Math.round(people.length / 5) * 5,
    effective: Math.round(people.length / designEffect / 5) * 5,
    measures: { know: of('know'), facts: of('facts'), trust: of('trust'), support: of('support') },
    missing,
  };
}

/** Whether so few agreed, or did not, that the share would tell of them. */
function isTooFew(values: readonly number[]): boolean {
  const agreed = values.reduce((sum, value) => sum + value, 0);
  return agreed < FEWEST_EITHER_WAY || values.length - agreed < FEWEST_EITHER_WAY;
}

function gainAfter(section: Section, everybody: readonly Response[]): Estimate | null {
  const people = everybody.filter(({ order }) => sectionOrders[order]?.[0] === section);
  if (people.length < FEWEST) return null;
  const gains = people.map(({ before, after }) => shareRight(after) - shareRight(before));
  return weightedMean(gains, weigh(people).weights);
}

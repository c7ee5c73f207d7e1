import { accept, type Result, refuse } from '#foundations/result';

/** Parts of the page that explains Prevent, in the order in which they stand unless chance decides. */
export const sections = ['plain', 'journey', 'numbers', 'critics'] as const;
export type Section = (typeof sections)[number];

/**
 * Four orders in which every section stands once in every place, and once after every other: a Williams design for four (Williams, Australian Journal of Scientific
 * Research A 2 (1949) 149), so that what comes first can be told apart from what it says.
 */
export const sectionOrders: readonly (readonly Section[])[] = [
  ['plain', 'journey', 'critics', 'numbers'],
  ['journey', 'numbers', 'plain', 'critics'],
  ['numbers', 'critics', 'journey', 'plain'],
  ['critics', 'plain', 'numbers', 'journey'],
];

/** Statements about what is so, and whether they are. */
export const statements = [
  ['accused', false],
  ['consent', true],
  ['name', false],
  ['one-kind', false],
  ['complain', true],
] as const;
export type StatementId = (typeof statements)[number][0];

/** How far somebody agrees, from 1 (not at all) to 5 (wholly); 0 for no answer. */
export type Agreement = 0 | 1 | 2 | 3 | 4 | 5;
export const opinions = ['know', 'trust', 'support'] as const;
export type Opinion = (typeof opinions)[number];

export const ages = ['16-59', '60-plus'] as const;
export type Age = (typeof ages)[number];

/** Codes of the regions of England; "elsewhere" for everybody else. */
export const regions = [
  ...['E12000001', 'E12000002', 'E12000003', 'E12000004', 'E12000005', 'E12000006', 'E12000007', 'E12000008'],
  ...['E12000009', 'elsewhere'],
] as const;

/** What somebody answered at one time: three agreements, and for each statement whether she was right. */
export interface Answers {
  readonly opinions: Readonly<Record<Opinion, Agreement>>;
  readonly right: Readonly<Record<StatementId, boolean>>;
}

/** One person's answers before and after reading. Nothing tells who, nor when within three months. */
export interface Response {
  /** "2026-4". */
  readonly quarter: string;
  /** Which of the orders she read. */
  readonly order: number;
  readonly age: Age;
  readonly region: string;
  readonly before: Answers;
  readonly after: Answers;
}

/** What is missing of a form. Every question has "I do not know", so that nobody has to guess. */
export type SurveyProblem = Opinion | StatementId | 'age' | 'region';

/** Reads the answers of a form: each field by its name, "true", "false" or "unknown" for a statement. */
export function readAnswers(field: (name: string) => string): Result<Answers, readonly SurveyProblem[]> {
  const problems: SurveyProblem[] = [];
  const read = opinions.map((opinion) => {
    const text = field(opinion);
    if (!/^[0-5]$/.test(text)) problems.push(opinion);
    return [opinion, Number(text)] as const;
  });
  const right = statements.map(([id, isSo]) => {
    const text = field(id);
    if (!['true', 'false', 'unknown'].includes(text)) problems.push(id);
    return [id, text === String(isSo)] as const;
  });
  if (problems.length > 0) return refuse(problems);
  return accept({
    opinions: Object.fromEntries(read) as Answers['opinions'], // Each was checked to be a figure from 0 to 5.
    right: Object.fromEntries(right) as Answers['right'],
  });
}

/** Age and region, which weights are made by: asked once, afterwards. */
export function readWho(
  field: (name: string) => string,
): Result<Pick<Response, 'age' | 'region'>, readonly SurveyProblem[]> {
  const age = ages.find((one) => one === field('age'));
  const region = regions.find((one) => one === field('region'));
  if (age === undefined || region === undefined)
    return refuse([
      ...(age === undefined ? (['age'] as const) : []),
      ...(region === undefined ? (['region'] as const) : []),
    ]);
  return accept({ age, region });
}

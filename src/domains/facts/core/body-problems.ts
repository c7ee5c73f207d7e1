import type { FactBody, FactDefinition } from './fact.ts';

export type FactField = keyof FactBody;

export interface BodyProblem {
  readonly field: FactField;
  readonly kind: 'missing' | 'malformed' | 'not-for-this-fact' | 'too-long' | 'in-the-future';
}

const number = /^\d{2,5}(?: \d{2,5}){0,4}$/;
const hours = /^(?:always|(?:daily|weekdays) (?:[01]\d|2[0-3]):[0-5]\d-(?:[01]\d|2[0-3]):[0-5]\d)$/;
const day = /^\d{4}-\d{2}-\d{2}$/;

const longest = { source: 120, web: 300, sourceUrl: 300 } as const;

/** Everything that is wrong with what a fact is to say. `today` is an ISO date. */
export function bodyProblems(
  { kind, isStanding, isPercent }: FactDefinition,
  body: FactBody,
  today: string,
): readonly BodyProblem[] {
  const problems: BodyProblem[] = [];
  const say = (field: FactField, problem: BodyProblem['kind'] | null | false) => {
    if (problem) problems.push({ field, kind: problem });
  };
  const check = (field: 'number' | 'textphone' | 'hours', pattern: RegExp) =>
    say(
      field,
      body[field] !== '' && (kind === 'figure' ? 'not-for-this-fact' : !pattern.test(body[field]) && 'malformed'),
    );
  check('number', number);
  check('textphone', number);
  check('hours', hours);
  if (kind === 'service') {
    if (isStanding && body.number === '') say('number', 'missing');
    if (body.number === '' && body.web === '') say('web', 'missing');
    if (body.figure !== null) say('figure', 'not-for-this-fact');
    if (body.asOf !== '') say('asOf', 'not-for-this-fact');
  } else {
    if (body.name !== '') say('name', 'not-for-this-fact');
    if (body.recorded !== '') say('recorded', 'not-for-this-fact');
    say('figure', figureProblem(body.figure, isPercent));
    say('asOf', dayProblem(body.asOf, today));
  }
  for (const field of ['web', 'sourceUrl'] as const) say(field, addressProblem(body[field], longest[field]));
  if (body.sourceUrl === '') say('sourceUrl', 'missing');
  if (body.source.trim() === '') say('source', 'missing');
  if (body.source.length > longest.source) say('source', 'too-long');
  return problems;
}

function figureProblem(figure: number | null, isPercent: boolean): BodyProblem['kind'] | null {
  if (figure === null) return 'missing';
  const most = isPercent ? 1000 : 1e9; // A growth may be more than a hundred per cent.
  return Number.isFinite(figure) && figure >= 0 && figure <= most && (isPercent || Number.isInteger(figure))
    ? null
    : 'malformed';
}

function dayProblem(text: string, today: string): BodyProblem['kind'] | null {
  if (text === '') return 'missing';
  const time = Date.parse(text);
  if (!day.test(text) || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return 'malformed';
  return text > today ? 'in-the-future' : null;
}

function addressProblem(text: string, most: number): BodyProblem['kind'] | null {
  if (text === '') return null;
  if (text.length > most) return 'too-long';
  const url = URL.parse(text);
  return url?.protocol === 'https:' && url.username === '' && url.hostname.includes('.') ? null : 'malformed';
}

import { momentsAt } from '#foundations/calendar';
import { accept, type Result, refuse } from '#foundations/result';
import { graphemeCount, presentable } from '#foundations/text';
import { namesTarget } from './names-target.ts';
import { LONGEST_WORDS } from './share-links.ts';
import type { Texts } from './texts.ts';
import { LONGEST } from './wave-content.ts';
import type { PlannedExample, WavePlan } from './wave-plan.ts';

/** What an organiser typed, by the names of the fields: "title.ur", "prompt1.en", "opens". */
export type TypedPlan = ReadonlyMap<string, string>;

/** What the form is read with. */
export interface PlanSurroundings {
  readonly now: Date;
  /** Languages of the site, the one that comes first first. */
  readonly languages: readonly string[];
  /** What the prompts were before anybody wrote: in a language that nothing else is written in they say nothing. */
  readonly givenPrompts: TypedPlan;
  /** Codes that the areas' field names; null for one that names none. */
  readonly areas: readonly string[] | null;
  /** Waves that this one may follow. */
  readonly others: readonly string[];
}

export interface PlanProblem {
  readonly field: string;
  readonly kind:
    | 'empty'
    | 'no-letters'
    | 'too-long'
    /** It leads to one person's page or post. */
    | 'a-target'
    /** A language that has some texts and lacks this one. */
    | 'lacks-language'
    | 'no-moment'
    /** The clocks go forward over it. */
    | 'no-such-hour'
    | 'over'
    | 'ends-before'
    | 'no-number'
    | 'no-area'
    | 'no-consent'
    | 'no-day'
    | 'consent-to-come'
    | 'no-wave';
  /** For what is too long: how much it may be. For a threshold: how little. */
  readonly limit?: number;
}

/** On which clocks moments are typed and shown. */
export const WAVE_ZONE = 'Europe/London';
export const EXAMPLES = [1, 2, 3] as const;
export const PROMPTS = [1, 2, 3] as const;
export const LEAST_THRESHOLD = 10;
export const MOST_THRESHOLD = 1_000_000;

/** Reads the form of a wave. Everything that is wrong is told, each with its field. */
export function readPlan(typed: TypedPlan, around: PlanSurroundings): Result<WavePlan, readonly PlanProblem[]> {
  const problems: PlanProblem[] = [];
  const tell = (field: string, kind: PlanProblem['kind'], limit?: number) => {
    problems.push({ field, kind, ...(limit !== undefined && { limit }) });
    return null;
  };
  const content = readTexts(typed, around, tell);
  const opensAt = readMoment(typed, 'opens', tell);
  const closesAt = said(typed, 'closes') === '' ? null : readMoment(typed, 'closes', tell);
  if (opensAt !== null && closesAt !== null && closesAt <= opensAt) tell('closes', 'ends-before');
  else if (closesAt !== null && closesAt <= around.now) tell('closes', 'over');
  if (around.areas === null) tell('areas', 'no-area');
  const follows = said(typed, 'follows') || null;
  if (follows !== null && !around.others.includes(follows)) tell('follows', 'no-wave');
  const threshold = readThreshold(said(typed, 'threshold'), tell);
  const examples = EXAMPLES.flatMap((place) => readExample(typed, place, around.now, tell));
  if (problems.length > 0 || content === null || opensAt === null) return refuse(problems);
  return accept({
    ...{ content, opensAt, closesAt, threshold, examples, follows },
    areas: (around.areas ?? []).toSorted(),
    hasWall: said(typed, 'wall') === 'yes',
    isForAdults: said(typed, 'age') === '18',
  });
}

type Tell = (field: string, kind: PlanProblem['kind'], limit?: number) => null;

const said = (typed: TypedPlan, field: string): string => presentable(typed.get(field) ?? '');

function readTexts(typed: TypedPlan, { languages, givenPrompts }: PlanSurroundings, tell: Tell) {
  const isGiven = (field: string) => said(typed, field) === presentable(givenPrompts.get(field) ?? '');
  const used = languages.filter((language) =>
    [
      ...['title', 'aim', 'audience', 'about', 'funding'].map((name) => said(typed, `${name}.${language}`) !== ''),
      ...PROMPTS.map((place) => said(typed, `prompt${place}.${language}`)).map(
        (text, at) => text !== '' && !isGiven(`prompt${at + 1}.${language}`),
      ),
    ].includes(true),
  );
  const main = used[0] ?? languages[0] ?? 'en';
  const inAll = used.length === 0 ? [main] : used;
  const read = (name: string, longest: number, isNeededIn: readonly string[]): Texts =>
    Object.fromEntries(
      inAll.flatMap((language) => {
        const field = `${name}.${language}`;
        const text = said(typed, field);
        if (text === '') {
          if (isNeededIn.includes(language)) tell(field, language === main ? 'empty' : 'lacks-language');
          return [];
        }
        checkLine(field, text, longest, tell);
        return [[language, text]];
      }),
    );
  const organiser = said(typed, 'organiser');
  if (organiser === '') tell('organiser', 'empty');
  else checkLine('organiser', organiser, LONGEST.organiser, tell);
  const places = PROMPTS.filter((place) => inAll.some((language) => said(typed, `prompt${place}.${language}`) !== ''));
  if (places.length === 0) tell(`prompt1.${main}`, 'empty');
  const audience = read('audience', LONGEST.audience, []);
  return {
    title: read('title', LONGEST.title, inAll),
    aim: read('aim', LONGEST.aim, inAll),
    ...(Object.keys(audience).length > 0 && { audience }),
    organiser: {
      name: organiser,
      about: read('about', LONGEST.about, [main]),
      funding: read('funding', LONGEST.funding, [main]),
    },
    prompts: places.map((place) => read(`prompt${place}`, LONGEST.prompt, inAll)),
  };
}

function checkLine(field: string, text: string, longest: number, tell: Tell): void {
  if (!/\p{L}/u.test(text)) tell(field, 'no-letters');
  else if (namesTarget(text)) tell(field, 'a-target');
  else if (graphemeCount(text, 'en') > longest) tell(field, 'too-long', longest);
}

/** Of an hour that comes twice, in the night when the clocks go back, it is the first. */
function readMoment(typed: TypedPlan, field: string, tell: Tell): Date | null {
  const moments = momentsAt(said(typed, field), WAVE_ZONE);
  if (moments === null) return tell(field, said(typed, field) === '' ? 'empty' : 'no-moment');
  if (moments.kind === 'never') return tell(field, 'no-such-hour');
  return moments.kind === 'once' ? moments.at : moments.first;
}

function readThreshold(text: string, tell: Tell): number | null {
  if (text === '') return null;
  const number = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  if (number < LEAST_THRESHOLD || number > MOST_THRESHOLD) return tell('threshold', 'no-number', LEAST_THRESHOLD);
  return number;
}

function readExample(typed: TypedPlan, place: number, now: Date, tell: Tell): readonly PlannedExample[] {
  const field = (name: string) => `example${place}.${name}`;
  const words = said(typed, field('words'));
  if (words === '') return [];
  const consentedOn = said(typed, field('day'));
  const language = said(typed, field('language')) || 'und';
  if (!/\p{L}/u.test(words)) tell(field('words'), 'no-letters');
  if (graphemeCount(words, language) > LONGEST_WORDS) tell(field('words'), 'too-long', LONGEST_WORDS);
  if (said(typed, field('agreed')) !== 'yes') tell(field('agreed'), 'no-consent');
  if (momentsAt(`${consentedOn}T12:00`, WAVE_ZONE) === null) tell(field('day'), 'no-day');
  else if (consentedOn > now.toISOString().slice(0, 10)) tell(field('day'), 'consent-to-come');
  return [{ words, language, consentedOn }];
}

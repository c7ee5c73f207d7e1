import { EXAMPLES, PROMPTS, type Texts, type TypedPlan, type WaveContent, type WavePlan } from '#domains/voices/core';
import type { Catalogue } from '#platform/i18n';
import { momentField } from './words.ts';

export const tagsOf = (catalogue: Catalogue): readonly string[] => catalogue.languages.map(({ tag }) => tag);

/** The prompts that the form of a new wave begins with, in every language: they ask, and whom one thinks of comes first. */
export function givenPrompts(catalogue: Catalogue): TypedPlan {
  return new Map(
    catalogue.languages.flatMap(({ tag }) => {
      const t = catalogue.translator(tag);
      return PROMPTS.map((place) => [`prompt${place}.${tag}`, t(`voices.prompt.${place}`)] as const);
    }),
  );
}

/** A plan as the fields of its form. */
export function typedOf(plan: WavePlan, places: readonly string[]): TypedPlan {
  const { content, examples } = plan;
  return new Map<string, string>([
    ...typedContent(content),
    ...content.prompts.flatMap((prompt, at) => inAll(`prompt${at + 1}`, prompt)),
    ['areas', places.join('; ')],
    ['opens', momentField(plan.opensAt)],
    ['closes', momentField(plan.closesAt)],
    ['threshold', plan.threshold?.toString() ?? ''],
    ['wall', plan.hasWall ? 'yes' : 'no'],
    ['age', plan.isForAdults ? '18' : '13'],
    ['follows', plan.follows ?? ''],
    ...EXAMPLES.flatMap((place) => {
      const example = examples[place - 1];
      const field = (name: string, value: string) => [`example${place}.${name}`, value] as const;
      return example === undefined
        ? []
        : [
            field('words', example.words),
            field('language', example.language),
            field('day', example.consentedOn),
            field('agreed', 'yes'),
          ];
    }),
  ]);
}

const typedContent = ({
  title,
  aim,
  audience = {},
  organiser,
}: WaveContent): readonly (readonly [string, string])[] => [
  ...inAll('title', title),
  ...inAll('aim', aim),
  ...inAll('audience', audience),
  ...typedOrganiser(organiser),
];

const typedOrganiser = ({ name, about, funding }: WaveContent['organiser']): readonly (readonly [string, string])[] => [
  ['organiser', name],
  ...inAll('about', about),
  ...inAll('funding', funding),
];

const inAll = (name: string, texts: Texts): readonly (readonly [string, string])[] =>
  Object.entries(texts).map(([language, text]) => [`${name}.${language}`, text]);

const DAY = 24 * 60 * 60 * 1000;

/** What the form of a new wave begins with: two weeks from now at seven in the evening, for a week, and nobody alone. */
export function freshPlan(
  catalogue: Catalogue,
  now: Date,
  { last, places }: { readonly last: WaveContent | null; readonly places: readonly string[] },
): TypedPlan {
  const evening = (days: number) => `${momentField(new Date(now.getTime() + days * DAY)).slice(0, 10)}T19:00`;
  return new Map<string, string>([
    ...givenPrompts(catalogue),
    ...(last === null ? [] : aboutFirst(typedOrganiser(last.organiser), last)),
    ['areas', places.join('; ')],
    ['opens', evening(14)],
    ['closes', evening(21)],
    ['threshold', '25'],
    ['wall', 'yes'],
    ['age', '13'],
  ]);
}

/** Who runs it is taken from the wave before, in the language that everybody begins with. */
const aboutFirst = (fields: readonly (readonly [string, string])[], { title }: WaveContent) =>
  fields.filter(([field]) => !field.includes('.') || field.endsWith(`.${Object.keys(title)[0] ?? 'en'}`));

/** What a form said. */
export const typedIn = (form: ReadonlyMap<string, readonly string[]>): TypedPlan =>
  new Map([...form].map(([name, values]) => [name, values[0] ?? '']));

import { z } from 'zod';
import { graphemeCount, presentable } from '#foundations/text';
import type { Texts } from './texts.ts';

/** What a wave says of itself. It changes by versions: what somebody joined stays as it was. */
export interface WaveContent {
  /** The card shows it: no name of the site in it. */
  readonly title: Texts;
  /** What it is for, in a sentence or two. */
  readonly aim: Texts;
  /** Whom it asks to speak: a place, an age, a street; never a religion or a people. */
  readonly audience?: Texts | undefined;
  readonly organiser: Organiser;
  /** Questions to write from, one to three: prompts, never posts. */
  readonly prompts: readonly Texts[];
}

/** Who runs a wave, and with whose money. */
export interface Organiser {
  readonly name: string;
  readonly about: Texts;
  readonly funding: Texts;
}

/** Where a content is wrong, and what would be right. */
export interface ContentProblem {
  /** "title.ur". */
  readonly field: string;
  readonly needs: string;
}

/** In letters as people see them. */
export const LONGEST = {
  title: 70,
  aim: 400,
  audience: 160,
  organiser: 80,
  about: 300,
  funding: 200,
  prompt: 120,
} as const;

const line = (longest: number) =>
  z
    .string()
    .transform(presentable)
    .refine((text) => /\p{L}/u.test(text) && graphemeCount(text, 'en') <= longest, {
      error: `1 to ${longest} characters, letters among them`,
    });

const texts = (longest: number) =>
  z
    .record(
      z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]+)*$/, { error: 'the tag of a language, such as "ur"' }),
      line(longest),
    )
    .refine((given) => Object.keys(given).length > 0, { error: 'a text in at least one language' });

const content = z.strictObject({
  title: texts(LONGEST.title),
  aim: texts(LONGEST.aim),
  audience: texts(LONGEST.audience).optional(),
  organiser: z.strictObject({
    name: line(LONGEST.organiser),
    about: texts(LONGEST.about),
    funding: texts(LONGEST.funding),
  }),
  prompts: z
    .array(texts(LONGEST.prompt))
    .min(1, { error: 'one to three prompts' })
    .max(3, { error: 'one to three prompts' }),
});

/** The languages in which it can be read from the first line to the prompts. */
export const languagesOf = ({ title }: Pick<WaveContent, 'title'>): readonly string[] => Object.keys(title);

/** Reads a content that comes from a form or a file. The first thing that is wrong is told. */
export function parseWaveContent(
  input: unknown,
): { readonly ok: true; readonly value: WaveContent } | { readonly ok: false; readonly problem: ContentProblem } {
  const parsed = content.safeParse(input);
  if (parsed.success) return { ok: true, value: parsed.data };
  const [issue] = parsed.error.issues;
  return { ok: false, problem: { field: issue?.path.join('.') ?? '', needs: issue?.message ?? '' } };
}

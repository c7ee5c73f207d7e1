import { createRandom } from '#foundations/numeric';
import { openKey } from '#foundations/text';
import { doubleEdit, greetings, mechanicalEdits } from '#foundations/text/testing';
import { type ExampleWords, findOwnWords } from '../find-own-words.ts';
import { keptShapeOf, type Shape, shapeOf } from '../shape.ts';
import type { Corpus } from './corpus.ts';

/** The half of the corpus on which lengths and thresholds were chosen, and the half that was looked at afterwards. */
export type Half = 'training' | 'report';

/** How often a text was told right. `found` and `of` by name of the edit; through the index means: only what shares a band, and by its sketch. */
export interface Measured {
  readonly byEdit: ReadonlyMap<string, { readonly found: number; readonly of: number }>;
  readonly edits: number;
  readonly found: number;
  readonly foundThroughIndex: number;
  /** Statements of different people, among them such as begin and end alike. */
  readonly different: number;
  /** Those of them said to be near another. */
  readonly wronglyNear: readonly string[];
  /** The same through the index. */
  readonly wronglyNearKept: readonly string[];
}

/** Measures the check on one half: every edit of every text against all texts, and every text against all others. Seeded. */
export function measure(corpus: Corpus, half: Half, seed = 20_261_126): Measured {
  const texts = textsOf(corpus, half);
  const examples = examplesOf(texts);
  const random = createRandom(seed);
  const byEdit = new Map<string, { found: number; of: number }>();
  let foundThroughIndex = 0;
  for (const { name, of } of [...mechanicalEdits, doubleEdit]) {
    const counted = { found: 0, of: 0 };
    for (const [at, text] of texts.entries()) {
      const others = texts.filter((_, other) => other !== at);
      const shape = inShape(of(text, { language: corpus.language, others }, random));
      counted.of++;
      if (isNear(shape, examples)) counted.found++;
      if (isNearKept(shape, examples)) foundThroughIndex++;
    }
    byEdit.set(name, counted);
  }
  const counts = [...byEdit.values()];
  const different = withSharedFrames(texts, corpus.language);
  return {
    byEdit,
    edits: counts.reduce((sum, { of }) => sum + of, 0),
    found: counts.reduce((sum, { found }) => sum + found, 0),
    foundThroughIndex,
    different: different.flat().length,
    wronglyNear: different.flatMap((framed) => nearAmongOthers(framed, isNear)),
    wronglyNearKept: different.flatMap((framed) => nearAmongOthers(framed, isNearKept)),
  };
}

/** Of the paraphrases of a corpus, how many are near the statement whose thought they repeat. */
export function paraphrasesNear({ statements, paraphrases }: Corpus): { readonly near: number; readonly of: number } {
  const near = paraphrases.filter(({ of, text }) => isNear(inShape(text), examplesOf([statements[of]!.text])));
  return { near: near.length, of: paraphrases.length };
}

const inShape = (text: string): Shape => shapeOf(text, openKey);
const examplesOf = (texts: readonly string[]) => texts.map((text, at) => ({ id: String(at), shape: inShape(text) }));

function textsOf({ statements, alike }: Corpus, half: Half): readonly string[] {
  const rest = half === 'training' ? 0 : 1;
  const inHalf = (_: unknown, at: number) => at % 2 === rest;
  return [...statements.filter(inHalf).map(({ text }) => text), ...alike.filter(inHalf).flat()];
}

/** The texts as they are, and again with the same greeting before all of them, and with the same slogan after. */
function withSharedFrames(texts: readonly string[], language: string): readonly (readonly string[])[] {
  return [
    texts,
    ...greetings[language]!.map((greeting) => texts.map((text) => greeting + text)),
    texts.map((text) => `${text} #NotInMyName #NotOurs #PeaceForAll`),
  ];
}

type Judge = (shape: Shape, known: readonly ExampleWords[]) => boolean;

function nearAmongOthers(texts: readonly string[], judge: Judge): string[] {
  const known = examplesOf(texts);
  return texts.filter((text, at) => judge(inShape(text), known.toSpliced(at, 1)));
}

const isNear: Judge = (shape, examples) =>
  findOwnWords(shape, { examples, statements: [], elsewhere: [] }).verdict === 'near';

/** As the database does it: only what shares a band is looked at, and by its sketch. */
const isNearKept: Judge = (shape, known) => {
  const bands = new Set(keptShapeOf(shape).bands);
  const statements = known
    .map((other) => ({ id: other.id, ...keptShapeOf(other.shape) }))
    .filter((other) => other.bands.some((band) => bands.has(band)));
  return findOwnWords(shape, { examples: [], statements, elsewhere: [] }).verdict === 'near';
};

import { createRandom } from '#foundations/numeric';
import { openKey } from '#foundations/text';
import { doubleEdit, mechanicalEdits } from '#foundations/text/testing';
import { findMatches, type KnownText } from '../find-matches.ts';
import { keptShapeOf, type Shape, shapeOf } from '../shape.ts';
import type { Corpus, Retold } from './corpus.ts';

/** The half of the corpus on which thresholds were chosen, and the half that was looked at afterwards. */
export type Half = 'training' | 'report';

export interface Counted {
  readonly found: number;
  readonly of: number;
}

/** How often a text was brought to its claim, through the index as the database has it: only what shares a band, and by its sketch. */
export interface Measured {
  /** By name of the edit. */
  readonly byEdit: ReadonlyMap<string, Counted>;
  /** Edited copies; `found` were brought to the right claim first. */
  readonly copies: Counted;
  /** Edited copies that were brought to another claim first. */
  readonly astray: number;
  /** Texts whose claim is not known, many of them with the same opening as one that is. `found`: brought to a claim all the same. */
  readonly strangers: Counted;
}

/** Half of one text joined to half of another belongs to two claims: there is no right answer. */
const edits = [...mechanicalEdits.filter(({ name }) => !name.startsWith('half joined')), doubleEdit];

/** Every edit of every claim of one half against all that are known, and every text against all others. Seeded. */
export function measure(corpus: Corpus, half: Half, seed = 20_261_126): Measured {
  const all = textsOf(corpus);
  const index = indexOf(all);
  const random = createRandom(seed);
  const byEdit = new Map<string, Counted>();
  let astray = 0;
  for (const { name, of } of edits) {
    let found = 0;
    const claims = corpus.claims.map((text, at) => ({ text, at })).filter(({ at }) => isIn(half, at));
    for (const { text, at } of claims) {
      const others = corpus.claims.filter((_, other) => other !== at);
      const first = index.match(of(text, { language: corpus.language, others }, random))[0];
      if (first?.claimId === String(at)) found++;
      else if (first !== undefined) astray++;
    }
    byEdit.set(name, { found, of: claims.length });
  }
  const strangers = all.map((text, at) => ({ text, at })).filter(({ at }) => isIn(half, at));
  const counts = [...byEdit.values()];
  return {
    byEdit,
    copies: { found: sum(counts.map(({ found }) => found)), of: sum(counts.map(({ of }) => of)) },
    astray,
    strangers: {
      found: strangers.filter(({ text, at }) => index.match(text, at).length > 0).length,
      of: strangers.length,
    },
  };
}

/** Of texts that tell a claim again, how many are brought to it, and how many to another. */
export function measureRetold(corpus: Corpus, retold: readonly Retold[]): Counted & { readonly astray: number } {
  const index = indexOf(textsOf(corpus));
  const firsts = retold.map(({ of, text }) => ({ of, first: index.match(text)[0]?.claimId }));
  return {
    found: firsts.filter(({ of, first }) => first === String(of)).length,
    astray: firsts.filter(({ of, first }) => first !== undefined && first !== String(of)).length,
    of: retold.length,
  };
}

/** Of everything that was brought to a claim, the share that was brought to the right one. */
export const precisionOf = ({ copies, astray, strangers }: Measured): number =>
  copies.found / (copies.found + astray + strangers.found);

export const textsOf = ({ claims, alike }: Corpus): readonly string[] => [...claims, ...alike.flat()];

const isIn = (half: Half, at: number) => at % 2 === (half === 'training' ? 0 : 1);
const sum = (counts: readonly number[]) => counts.reduce((total, count) => total + count, 0);

/** Claims by their places in the corpus, in an index like that of the database. */
export function indexOf(texts: readonly string[]) {
  const known: KnownText[] = [];
  const byBand = new Map<string, number[]>();
  const keys = (shape: ReturnType<typeof keptShapeOf>) => [
    ...[...shape.letters.bands].map((band) => `l${band}`),
    ...[...shape.consonants.bands].map((band) => `c${band}`),
  ];
  for (const [at, text] of texts.entries()) {
    const kept = keptShapeOf(shapeOf(text, openKey));
    known.push({ claimId: String(at), ...kept });
    for (const key of keys(kept)) byBand.set(key, [...(byBand.get(key) ?? []), at]);
  }
  const meeting = (shape: Shape) => new Set(keys(keptShapeOf(shape)).flatMap((key) => byBand.get(key) ?? []));
  return {
    /** `without`: the place of one that is not to be known. */
    match(text: string, without = -1) {
      const shape = shapeOf(text, openKey);
      return findMatches(
        shape,
        [...meeting(shape)].filter((at) => at !== without).map((at) => known[at]!),
      );
    },
  };
}

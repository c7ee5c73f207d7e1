import type { Result } from '#foundations/result';
import { accept, refuse } from '#foundations/result';

/** What a question is about. */
export const themes = [
  'drivers',
  'protective',
  'services',
  'trust',
  'isolation',
  'tensions',
  'reach-online',
  'reach-offline',
] as const;
export type Theme = (typeof themes)[number];

/** What a question says in one language: each step of the rating has words of its own. */
export interface QuestionWords {
  readonly title: string;
  readonly anchors: readonly [string, string, string, string, string];
}

export interface Question {
  /** The name of its column in a table: letters, digits and "_", a letter first. */
  readonly id: string;
  readonly theme: Theme;
  /** 1 where a larger rating means more need, -1 where a smaller one does. */
  readonly direction: 1 | -1;
  /** By language; English is always there. */
  readonly words: Readonly<Record<string, QuestionWords>> & { readonly en: QuestionWords };
}

export const isTheme = (text: string): text is Theme => themes.some((theme) => theme === text);

/** In a language, or in English where nobody wrote it in that one. */
export const wordsOf = ({ words }: Question, language: string): QuestionWords => words[language] ?? words.en;

export type QuestionProblem =
  | { readonly kind: 'bad-id' | 'taken' | 'no-theme' | 'no-direction' | 'blank' | 'too-long'; readonly field: string }
  /** It asks who people are: `word` stands in the text of `field`. */
  | { readonly kind: 'names-who-people-are'; readonly field: string; readonly word: string; readonly topic: string }
  /** It asks about somebody and not about an area. */
  | { readonly kind: 'about-a-person'; readonly field: string };

/** A question as somebody types it. */
export interface TypedQuestion {
  readonly id: string;
  readonly theme: string;
  readonly direction: string;
  readonly title: string;
  readonly anchors: readonly string[];
}

/** Finds a word of what people are asked to keep out, as the gate of the index does. */
export type FindProtectedWord = (text: string) => { readonly word: string; readonly topic: string } | null;

const longestTitle = 160;
const longestAnchor = 80;

/** Somebody who could be pointed at: a question about an area has no use for any of these. */
const aPerson =
  /\b(?:do|did|have) you know (?:any|some)(?:one|body)\b|\bwho (?:is|are|was|has|have)\b|\bname (?:of|a|any)\b|\bwhich (?:person|people|family|families|individuals?)\b/iu;

/** A question of one's own, in English. It asks about an area, and never who its people are. */
export function readQuestion(
  typed: TypedQuestion,
  taken: readonly string[],
  findWord: FindProtectedWord,
): Result<Question, QuestionProblem> {
  const { id, theme, direction } = typed;
  const [title = '', ...anchors] = [typed.title, ...typed.anchors].map((text) => text.normalize('NFC').trim());
  if (!/^[a-z][a-z0-9_]{0,39}$/.test(id)) return refuse({ kind: 'bad-id', field: 'id' });
  if (taken.includes(id)) return refuse({ kind: 'taken', field: 'id' });
  if (!isTheme(theme)) return refuse({ kind: 'no-theme', field: 'theme' });
  if (direction !== '1' && direction !== '-1') return refuse({ kind: 'no-direction', field: 'direction' });
  const texts = [
    ['title', title, longestTitle],
    ...anchors.map((text, at) => [`anchor${at + 1}`, text, longestAnchor] as const),
  ] as const;
  if (anchors.length !== 5) return refuse({ kind: 'blank', field: `anchor${Math.min(anchors.length, 4) + 1}` });
  for (const [field, text, most] of texts) {
    if (text === '') return refuse({ kind: 'blank', field });
    if (text.length > most) return refuse({ kind: 'too-long', field });
  }
  for (const [field, text] of [['id', id.replaceAll('_', ' ')], ...texts] as const) {
    const found = findWord(text);
    if (found !== null) return refuse({ kind: 'names-who-people-are', field, word: found.word, topic: found.topic });
    if (aPerson.test(text)) return refuse({ kind: 'about-a-person', field });
  }
  const steps = anchors as unknown as QuestionWords['anchors']; // There are five: counted above.
  return accept({ id, theme, direction: direction === '1' ? 1 : -1, words: { en: { title, anchors: steps } } });
}

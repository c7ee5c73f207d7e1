import { comparable } from '#foundations/text';
import { hashOfForm, type SlurList } from './slur-list.ts';

/** A part of a text that a moderator sees veiled until they ask for it, from `from` up to and without `to` (UTF-16 units). */
export interface SlurSpan {
  readonly from: number;
  readonly to: number;
}

interface Token extends SlurSpan {
  /** What the token may stand for: as it is, with drawn-out letters shortened, with digits and signs read as letters, without an ending or an article. */
  readonly readings: readonly string[];
}

/**
 * The slurs in a text. A word counts when it is on the list in one of its readings; so do spelled-out and dotted ones ("a b c", "a.b.c"), and any word
 * with stars inside. Veiling is no judgement: somebody may repeat what was said to them.
 */
export function findSlurs(text: string, list: SlurList): readonly SlurSpan[] {
  const tokens = tokensOf(text);
  const innocent = innocentSpans(tokens, list);
  const found = [
    ...tokens.filter(({ readings }) => readings.some((reading) => isListed(reading, list))),
    ...phrases(tokens, 2, 4).filter(({ forms }) => list.words.has(hashOfForm(forms.join(' ')))),
    ...spelledOut(text, tokens).filter(({ letters }) => readingsOf(letters).some((reading) => isListed(reading, list))),
    ...starred(text),
  ].filter((span) => !innocent.some((other) => other.from <= span.from && span.to <= other.to));
  return joined(found);
}

const tokenPattern = /[\p{L}\p{N}@$](?:[\p{L}\p{N}\p{M}\p{Cf}'’@$!|]*[\p{L}\p{N}\p{M}@$])?/gu;

function tokensOf(text: string): readonly Token[] {
  return Array.from(text.matchAll(tokenPattern), ({ 0: found, index }) => ({
    from: index,
    to: index + found.length,
    readings: readingsOf(found),
  })).filter(({ readings }) => readings.length > 0);
}

const letterFor: Readonly<Record<string, string>> = {
  ...{ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b', '9': 'g' },
  ...{ '@': 'a', $: 's', '!': 'i', '|': 'l' },
};

/** The longest word looked at letter by letter: no slur is longer, and a paste of a hundred thousand letters is one word. */
const longest = 40;

function readingsOf(word: string): readonly string[] {
  const plain = comparable(word).replaceAll(' ', '').slice(0, longest);
  if (plain === '') return [];
  const hasLetters = /\p{L}/u.test(word);
  const letters = comparable(
    word.slice(0, 2 * longest).replace(/[013457-9@$!|]/g, (sign) => letterFor[sign] ?? sign),
  ).replaceAll(' ', '');
  const spellings = hasLetters && letters !== plain ? [plain, letters] : [plain];
  const lengths = spellings.flatMap((form) => [
    form,
    form.replace(/(.)\1{2,}/gu, '$1$1'),
    form.replace(/(.)\1{2,}/gu, '$1'),
  ]);
  return [...new Set(lengths.flatMap((form) => [form, ...withoutEndings(form), ...withoutArticles(form)]))];
}

const withoutEndings = (form: string): readonly string[] => (/^.{4,}[sz]$/u.test(form) ? [form.slice(0, -1)] : []);

/** And, then, in, like, for, the: what Arabic writes together with the word that follows, and its plurals. */
const article = /^(?:و|ف)?(?:ب|ك|ل)?(?:ال|لل)?/u;

function withoutArticles(form: string): readonly string[] {
  if (!/^\p{Script=Arabic}/u.test(form)) return [];
  const bare = form.replace(article, '');
  const singular = bare.replace(/(?:ين|ون|ات)$/u, '');
  return [bare, singular].filter((rest) => rest !== form && rest.length >= 3);
}

function isListed(form: string, { words, stems }: SlurList): boolean {
  if (words.has(hashOfForm(form))) return true;
  if (stems.size === 0) return false;
  for (let length = 3; length <= form.length; length++) if (stems.has(hashOfForm(form.slice(0, length)))) return true;
  return false;
}

interface Run extends SlurSpan {
  readonly forms: readonly string[];
}

function phrases(tokens: readonly Token[], shortest: number, longestPhrase: number): readonly Run[] {
  return tokens.flatMap(({ from }, first) =>
    Array.from({ length: longestPhrase - shortest + 1 }, (_, more) => tokens.slice(first, first + shortest + more))
      .filter((run, more) => run.length === shortest + more)
      .map((run) => ({ from, to: run.at(-1)!.to, forms: run.map(({ readings }) => readings[0]!) })),
  );
}

const innocentSpans = (tokens: readonly Token[], { innocent }: SlurList): readonly SlurSpan[] =>
  innocent.size === 0 ? [] : phrases(tokens, 1, 5).filter(({ forms }) => innocent.has(hashOfForm(forms.join(' '))));

/** Letters one by one, with nothing but a space or a sign between: three or more; and halves of a word with a sign between. */
function spelledOut(text: string, tokens: readonly Token[]): readonly (SlurSpan & { readonly letters: string })[] {
  const runs: (SlurSpan & { letters: string })[] = [];
  let run: Token[] = [];
  const close = () => {
    if (run.length >= 3)
      runs.push({ from: run[0]!.from, to: run.at(-1)!.to, letters: run.map(({ readings }) => readings[0]).join('') });
    run = [];
  };
  for (const [at, token] of tokens.entries()) {
    const before = tokens[at - 1];
    const between = before === undefined ? '' : text.slice(before.to, token.from);
    if (run.length > 0 && (!/^[\s\p{P}\p{S}]{1,3}$/u.test(between) || run.length >= longest)) close();
    if (token.readings[0]!.length === 1) run.push(token);
    else close();
    if (before !== undefined && /^[-._~]{1,2}$/.test(between))
      runs.push({
        from: before.from,
        to: token.to,
        letters: text.slice(before.from, before.to) + text.slice(token.from, token.to),
      });
  }
  close();
  return runs;
}

/** "A*s" and "2*3" are marks and sums. */
const starredPattern = /(?<![\p{L}\p{N}*])(?!A\*)\p{L}{1,5}[*＊]{1,6}\p{L}{0,12}(?![\p{L}*＊])/gu;

const starred = (text: string): readonly SlurSpan[] =>
  Array.from(text.matchAll(starredPattern))
    .filter(({ 0: found }) => /\*{2,}|\*\p{L}/u.test(found))
    .map(({ 0: found, index }) => ({ from: index, to: index + found.length }));

function joined(spans: readonly SlurSpan[]): readonly SlurSpan[] {
  const apart: { from: number; to: number }[] = [];
  for (const { from, to } of spans.toSorted((one, other) => one.from - other.from || other.to - one.to)) {
    const last = apart.at(-1);
    if (last !== undefined && from < last.to) last.to = Math.max(last.to, to);
    else apart.push({ from, to });
  }
  return apart;
}

/** What a link counts, whatever its length: X replaces it by one of its own. */
const LINK = 23;

/** Code points that count once; all others, and every emoji however it is put together, count twice (twitter-text, configuration 3). */
const once = [
  [0, 0x10ff],
  [0x2000, 0x200d],
  [0x2010, 0x201f],
  [0x2032, 0x2037],
] as const;
const emoji = /\p{RGI_Emoji}/gv;
const webAddress = /https?:\/\/[^\s<>"]+/giu;

/**
 * How long a text is by the count of X, whose posts hold 280. Emoji are those of Unicode, of which X's own library knows nearly all.
 *
 * @example xLength('peace https://example.org/a') // 6 + 23
 */
export function xLength(text: string): number {
  let length = 0;
  const count = (pattern: RegExp, each: number) => (rest: string) =>
    rest.replaceAll(pattern, () => {
      length += each;
      return '';
    });
  const left = count(emoji, 2)(count(webAddress, LINK)(text.normalize('NFC')));
  for (const character of left) length += weightOf(character.codePointAt(0) ?? 0);
  return length;
}

const weightOf = (code: number) => (once.some(([start, end]) => start <= code && code <= end) ? 1 : 2);

/** Characters that show nothing or make others jump: controls, direction, lone surrogates, fillers, private use, noncharacters. */
const harmful =
  /\u034f|[\p{Cc}\p{Cs}\p{Co}\p{Noncharacter_Code_Point}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;
const lineEnds = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g;
const spaces = /[\p{Zs}\t\u115f\u1160\u2800\u3164\uffa0]+/gu;

/** The joiners of Persian, Bengali and emoji work between two characters; a row of them does nothing. */
const idleJoiners =
  /(?<![\p{L}\p{M}\p{Emoji_Modifier}\p{Extended_Pictographic}\u200c\u200d])[\u200c\u200d]+|[\u200c\u200d](?=[\u200c\u200d])|[\u200c\u200d]+(?![\p{L}\p{M}\p{Extended_Pictographic}])/gu;
/** A selector of shape follows what it shapes, once; a joiner has no shape. */
const idleSelectors = /(?<=[\p{Variation_Selector}\s\u200c\u200d]|^)\p{Variation_Selector}|[\u{e0100}-\u{e01ef}]/gu;
/** Tags spell the flags of nations after a black flag, and hide text anywhere else. */
const idleTags = /(?<![\u{1f3f4}\u{e0020}-\u{e007f}])[\u{e0000}-\u{e007f}]+/gu;

const mostMarks = 4;
const tooManyMarks = new RegExp(`(\\p{M}{${mostMarks}})\\p{M}+`, 'gu');
const farTooManyMarks = /(\p{M}{16})\p{M}+/gu;

/**
 * The form in which somebody's words are kept and shown: their own, in NFC, without what could disturb its neighbours. Controls of direction,
 * zero width and others go, balanced or not (an element of its own gives the direction); at most 4 marks stand on a letter; lone surrogates
 * go; line ends are \n, at most two in a row; other spaces are one space, none at the ends.
 *
 * The same again for its own result. At most 3 times as long (NFC takes some characters apart); linear time.
 */
export function presentable(text: string): string {
  const plain = text
    .replace(lineEnds, '\n')
    .replace(spaces, ' ')
    .replace(harmful, (control) => (control === '\n' ? '\n' : ''))
    .replace(idleTags, '')
    .replace(idleSelectors, '')
    .replace(idleJoiners, '')
    .replace(farTooManyMarks, '$1')
    .normalize('NFC')
    .replace(tooManyMarks, '$1');
  return plain
    .replace(/ +/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

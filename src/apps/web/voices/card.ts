import type { TextIn } from '#domains/voices/core';
import { directionOf } from '#foundations/text';
import type { Language } from '#platform/i18n';
import { MARK_LINES, MARK_SHAPE } from '../shell/brand-mark.ts';
import type { Sharp } from '../shell/sharp.ts';

/** What a card says: words of the organiser and of the site. There is no room for a participant's words or name. */
export interface CardWords {
  readonly title: TextIn;
  readonly organiser: string;
  readonly line: string;
  readonly site: string;
  /** On a demonstration, that it is one. */
  readonly note: string | null;
}

/** A card as a JPEG of 1200 x 630, drawn once for each key. */
export type PaintCard = (
  key: string,
  words: CardWords,
  language: Pick<Language, 'tag' | 'dir'>,
) => Promise<Uint8Array<ArrayBuffer>>;

export const CARD = { width: 1200, height: 630 } as const;

const MARGIN = 72;
const ROOM = CARD.width - 2 * MARGIN;
const TITLE_ROOM = 215;
const INK = '#211c16';
const TEAL = '#0b5a5c';
const QUIET = '#5c5348';

/** Families by the language that needs them; a text finds the letters of other scripts in the rest. */
const families: Readonly<Record<string, string>> = {
  ur: 'Noto Nastaliq Urdu',
  ar: 'Noto Naskh Arabic',
  bn: 'Noto Sans Bengali',
};
const rest = 'Noto Sans, Noto Naskh Arabic, Noto Sans Bengali';

/** Cards are dear to draw and change only with the wave, so as many as a busy site needs are kept. */
const MOST_KEPT = 200;

export function createCardPainter(loadSharp: () => Promise<Sharp>): PaintCard {
  const kept = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  return (key, words, language) => {
    const known = kept.get(key) ?? loadSharp().then((sharp) => paint(sharp, words, language));
    kept.delete(key);
    kept.set(key, known);
    known.catch(() => kept.delete(key));
    const [oldest] = kept.keys();
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest);
    return known;
  };
}

interface Line {
  readonly text: string;
  readonly tag: string;
  readonly size: number;
  readonly colour: string;
  readonly isBold?: boolean;
}

async function paint(sharp: Sharp, words: CardWords, { tag, dir }: Pick<Language, 'tag' | 'dir'>) {
  const title = await fit(sharp, { text: words.title.text, tag: words.title.language, colour: INK, isBold: true });
  const organiser = await draw(sharp, { text: words.organiser, tag, size: 36, colour: QUIET });
  const line = await draw(sharp, { text: words.line, tag, size: 38, colour: TEAL, isBold: true });
  const site = await draw(sharp, { text: words.site, tag: 'en', size: 40, colour: INK, isBold: true });
  const note = words.note === null ? null : await draw(sharp, { text: words.note, tag, size: 28, colour: '#7a4c02' });

  const start = (width: number, indent = 0) => (dir === 'rtl' ? CARD.width - MARGIN - indent - width : MARGIN + indent);
  const titleTop = 140 + Math.max(0, Math.floor((TITLE_ROOM - title.height) / 2));
  const pieces = [
    { input: title.png, left: start(title.width), top: titleTop },
    { input: organiser.png, left: start(organiser.width), top: titleTop + title.height + 34 },
    { input: line.png, left: start(line.width), top: CARD.height - MARGIN - line.height },
    { input: site.png, left: start(site.width, 64), top: 62 },
    ...(note === null ? [] : [{ input: note.png, left: end(note.width, dir), top: 66 }]),
  ];
  const jpeg = await sharp(background(dir))
    .composite(pieces)
    .flatten({ background: '#fbf7ef' })
    .jpeg({ quality: 84, chromaSubsampling: '4:4:4' })
    .toBuffer();
  return new Uint8Array(jpeg);
}

const end = (width: number, dir: Language['dir']) => (dir === 'rtl' ? MARGIN : CARD.width - MARGIN - width);

/** The largest size at which a title stays within its room. */
async function fit(sharp: Sharp, line: Omit<Line, 'size'>) {
  const sizes = [96, 84, 72, 62, 54, 46, 38];
  for (const size of sizes) {
    const drawn = await draw(sharp, { ...line, size });
    if (drawn.height <= TITLE_ROOM) return drawn;
  }
  return draw(sharp, { ...line, size: 32 });
}

/** A text as a picture as wide as it needs, wrapped where it would be wider than the card. */
async function draw(sharp: Sharp, { text, tag, size, colour, isBold = false }: Line) {
  const family = families[tag] === undefined ? rest : `${families[tag]}, ${rest}`;
  const { data, info } = await sharp({
    text: {
      text: `<span foreground="${colour}" lang="${tag}">${runningAs(tag, text)}</span>`,
      font: `${family} ${isBold ? 'Bold ' : ''}${size}`,
      width: ROOM,
      dpi: 72,
      rgba: true,
      wrap: 'word-char',
    },
  })
    .png()
    .toBuffer({ resolveWithObject: true });
  return { png: data, width: info.width, height: info.height };
}

/** A name in Latin letters at its beginning would turn a sentence of Urdu around: a mark says which way the language runs. */
const runningAs = (tag: string, text: string) =>
  (directionOf('', tag) === 'rtl' ? '\u200f' : '\u200e') + escapeMarkup(text);

/** Warm paper, a band of teal where the line begins, and the mark. */
function background(dir: Language['dir']): Buffer {
  const band = dir === 'rtl' ? CARD.width - 20 : 0;
  const large = dir === 'rtl' ? -90 : CARD.width - 320;
  const mark = dir === 'rtl' ? CARD.width - MARGIN - 48 : MARGIN;
  return Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="${CARD.width}" height="${CARD.height}">
    <rect width="100%" height="100%" fill="#fbf7ef"/>
    <rect x="${band}" width="20" height="100%" fill="${TEAL}"/>
    <path transform="translate(${large} 250) scale(17)" fill="#f1e8d8" d="${MARK_SHAPE}"/>
    <g transform="translate(${mark} 56) scale(2)"><path fill="${TEAL}" d="${MARK_SHAPE}"/>
      <path fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round" d="${MARK_LINES}"/></g>
  </svg>`);
}

const escapeMarkup = (text: string) =>
  text
    .replaceAll(/[\p{Cc}\p{Cs}]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

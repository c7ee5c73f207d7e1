import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from '#platform/config';
import { sharpWith } from '../shell/sharp.ts';
import { CARD, type CardWords, createCardPainter } from './card.ts';

const loadSharp = sharpWith(join(packageRoot(), 'dist/fonts'));
const golden = join(import.meta.dirname, 'reference');

/**
 * How far a card may be from the one that somebody has looked at. Drawing the same letters with another build of the font library moves their edges by
 * a part of a pixel; a letter that is missing, unjoined or in another order changes far more than one in five hundred pixels by a quarter of the scale.
 */
const tolerance = { level: 64, shareBeyond: 1 / 500 };

const of = (title: string, language: string, more: Partial<CardWords> = {}): CardWords => ({
  title: { text: title, language },
  organiser: 'By Northbridge Neighbours',
  line: 'In your own words, from your own account',
  site: 'Outspoken',
  note: null,
  ...more,
});

const cards = [
  { name: 'english', tag: 'en', dir: 'ltr', words: of('This is not ours', 'en') },
  {
    name: 'urdu',
    tag: 'ur',
    dir: 'rtl',
    words: of('یہ ہمارا نہیں: NHS کے 24 گھنٹے', 'ur', {
      organiser: 'Northbridge Neighbours کی طرف سے',
      line: 'اپنے الفاظ میں، اپنے اکاؤنٹ سے',
      note: 'یہ ایک نمونہ ہے۔',
    }),
  },
  {
    name: 'arabic',
    tag: 'ar',
    dir: 'rtl',
    words: of('هٰذَا لَيْسَ مِنَّا (UK)', 'ar', { organiser: 'من Northbridge Neighbours', line: 'بكلماتك أنت، من حسابك أنت' }),
  },
  {
    name: 'bengali',
    tag: 'bn',
    dir: 'ltr',
    words: of('এটা আমাদের নয়: ক্ষমা ও শ্রদ্ধা', 'bn', { line: 'নিজের কথায়, নিজের অ্যাকাউন্ট থেকে' }),
  },
  {
    name: 'somali',
    tag: 'so',
    dir: 'ltr',
    words: of('Tani kama tarjunto annaga', 'so', { line: 'Erayadaada, akoonkaaga' }),
  },
  {
    name: 'turkish',
    tag: 'tr',
    dir: 'ltr',
    words: of('Bu bizim sözümüz değil; ışığımız, gücümüz, İstanbul’umuz hiç değil', 'tr', {
      line: 'Kendi sözlerinizle, kendi hesabınızdan',
    }),
  },
  {
    name: 'a-title-in-english-on-a-page-in-urdu',
    tag: 'ur',
    dir: 'rtl',
    words: of('This is not ours', 'en', { line: 'اپنے الفاظ میں، اپنے اکاؤنٹ سے' }),
  },
  {
    name: 'one-very-long-word-and-signs-of-markup',
    tag: 'en',
    dir: 'ltr',
    words: of(`<b>&amp; "${'Donaudampfschiff'.repeat(3)}"`, 'en'),
  },
] as const;

async function pixelsOf(bytes: Uint8Array): Promise<Uint8Array> {
  const sharp = await loadSharp();
  return new Uint8Array(await sharp(bytes).removeAlpha().raw().toBuffer());
}

/** The share of pixels that differ by more than the level in any colour. */
function shareApart(one: Uint8Array, other: Uint8Array): number {
  expect(one.length).toBe(other.length);
  let apart = 0;
  for (let at = 0; at < one.length; at += 3) {
    const difference = Math.max(
      ...[0, 1, 2].map((colour) => Math.abs((one[at + colour] ?? 0) - (other[at + colour] ?? 0))),
    );
    if (difference > tolerance.level) apart++;
  }
  return apart / (one.length / 3);
}

describe('a card', () => {
  it.each(cards)('looks as the one that somebody has looked at: $name', async ({ name, tag, dir, words }) => {
    const drawn = await createCardPainter(loadSharp)('key', words, { tag, dir });
    const file = join(golden, `card-${name}.jpg`);
    if (!existsSync(file) && process.env.OUTSPOKEN_NEW_CARDS !== undefined) {
      mkdirSync(golden, { recursive: true });
      writeFileSync(file, drawn);
    }
    expect(shareApart(await pixelsOf(drawn), await pixelsOf(readFileSync(file)))).toBeLessThan(tolerance.shareBeyond);
  });

  it.each(cards)(
    'is 1200 x 630, a JPEG and far under 300 kB, and says nothing of where it was made: $name',
    async ({ words, tag, dir }) => {
      const drawn = await createCardPainter(loadSharp)('key', words, { tag, dir });
      const sharp = await loadSharp();
      const { format, width, height, exif, xmp } = await sharp(drawn).metadata();
      expect({ format, width, height, exif, xmp }).toEqual({
        format: 'jpeg',
        ...CARD,
        exif: undefined,
        xmp: undefined,
      });
      expect(drawn.length).toBeLessThan(120_000);
    },
  );

  it('with one word in another order or another letter is told from it', async () => {
    const paint = createCardPainter(loadSharp);
    const [one, other] = await Promise.all(
      ['یہ ہمارا نہیں', 'ہمارا یہ نہیں'].map((title, key) =>
        paint(String(key), of(title, 'ur'), { tag: 'ur', dir: 'rtl' }),
      ),
    );
    const share = shareApart(await pixelsOf(one!), await pixelsOf(other!));
    expect(share).toBeGreaterThan(tolerance.shareBeyond);
  });

  it('is drawn once for a key, also by many at the same moment', async () => {
    let loaded = 0;
    const paint = createCardPainter(() => {
      loaded++;
      return loadSharp();
    });
    const words = of('This is not ours', 'en');
    const drawn = await Promise.all(Array.from({ length: 5 }, () => paint('same', words, { tag: 'en', dir: 'ltr' })));
    expect([loaded, new Set(drawn).size]).toEqual([1, 1]);
  });
});

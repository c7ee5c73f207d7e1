import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { comparable } from './comparable.ts';
import { everyCharacter, floods, trickyPieces } from './testing/tricky-text.ts';

const trickyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...trickyPieces), maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

const sameFor = (texts: readonly string[]) => new Set(texts.map(comparable)).size;

describe('the comparing form', () => {
  test.each([
    ['case and punctuation', ['Not in MY name!!', 'not in my name', '“Not, in my name…”']],
    ['spaces', ['peace for all', '  peace\u00a0for\n\tall ', 'peace\u3000for all']],
    ['emoji', ['love ❤️ wins 👨‍👩‍👧🏽', 'love wins', '😀love😀wins']],
    [
      'zero width and direction',
      ['pe\u200bace', '\u202epe\u2066ace\u202c\u2069\u2069', 'peace', 'p\u00ade\u2060ace\ufeff'],
    ],
    [
      'full width, mathematical, circled and small capital letters',
      ['love', 'ｌｏｖｅ', '𝓵𝓸𝓿𝓮', '𝐋𝐎𝐕𝐄', 'ⓛⓞⓥⓔ', '🅻🅾🆅🅴', 'ʟᴏᴠᴇ'],
    ],
    ['accents, and floods of them', ['resume', 'résumé', 'r\u0301\u0300\u0316\u0327esume']],
    ['apostrophes', ["don't", 'don’t', 'dont', 'donʼt']],
    ['digits', ['15 years', '１５ years', '١٥ years', '۱۵ years', '১৫ years', '𝟭𝟱 years']],
    [
      'lookalikes of Latin letters',
      ['Islam means peace', 'Іѕlаm mеаnѕ реасе', 'ΙSLAM ΜΕΑΝS ΡΕΑCΕ', 'ıslam means peace'],
    ],
    ['the four i of Turkish', ['iki kişi istedi', 'İKİ KİŞİ İSTEDİ', 'IKI KISI ISTEDI', 'ıkı kısı ıstedı']],
    ['lone surrogates', ['peace', 'pea\ud800ce', '\udc00peace']],
  ])('makes one of %s', (_, texts) => {
    expect(sameFor(texts)).toBe(1);
  });

  test.each([
    ['yeh and alef maksura', ['على', 'علی', 'علي']],
    ['kaf', ['کتاب', 'كتاب', 'ڪتاب']],
    ['he, and teh marbuta', ['رحمة', 'رحمه', 'رحمہ', 'رحمھ']],
    ['alef', ['انسان', 'إنسان', 'أنسان', 'ٱنسان', 'آنسان']],
    ['hamza', ['شيء', 'شئ', 'شي', 'شیٔ']],
    ['noon ghunna', ['میں', 'مین']],
    ['tatweel', ['سلام', 'ســـلام']],
    ['vowel marks', ['هذا دين', 'هٰذَا دِيْنٌ']],
    ['presentation forms', ['سلام', 'ﺳﻼﻡ', 'ﺱﻝﺍﻡ']],
    ['ligatures that are whole blessings', ['صلى الله عليه وسلم', 'ﷺ']],
    ['the bismillah in one character', ['بسم الله الرحمن الرحيم', '﷽']],
  ])('makes one of the Arabic, Persian and Urdu forms of %s', (_, texts) => {
    expect(sameFor(texts)).toBe(1);
  });

  test.each([
    ['nukta letters, composed or not', ['আমার বাড়ি যায়', 'আমার বা\u09a1\u09bcি যা\u09af\u09bc']],
    ['vowels of two parts', ['কো', 'ক\u09c7\u09be']],
    ['ya-phalaa and reph, with and without joiners', ['র\u09cdয', 'র\u200d\u09cdয', 'র\u09cd\u200dয']],
    ['khanda ta', ['হঠাৎ', 'হঠাত\u09cd\u200d']],
  ])('makes one of the Bengali forms of %s', (_, texts) => {
    expect(sameFor(texts)).toBe(1);
  });

  it('keeps apart what readers keep apart', () => {
    expect(sameFor(['লা', 'লি', 'লু', 'লে', 'ল'])).toBe(5);
    expect(sameFor(['ডর', 'ড়র'])).toBe(2);
    expect(sameFor(['لڑکے', 'لڑکی'])).toBe(2);
    expect(sameFor(['باب', 'تاب', 'پاب', 'ثاب'])).toBe(4);
    expect(sameFor(['waa', 'wa', 'ma'])).toBe(3);
  });

  it('leaves nothing of a text without words', () => {
    expect(['', '   ', '😀👍🏽', '!?…', '\u200d\u202e', '\ud800', '\u0640\u0640'].map(comparable)).toEqual(
      Array(7).fill(''),
    );
  });

  it('is its own comparing form, character by character', () => {
    const changed = everyCharacter.filter((character) => {
      const once = comparable(`${character}a${character}`);
      return comparable(once) !== once;
    });
    expect(changed).toEqual([]);
  });

  it('is its own comparing form, whatever comes', () => {
    fc.assert(
      fc.property(trickyText, (text) => {
        const once = comparable(text);
        expect(comparable(once)).toBe(once);
        expect(once.length).toBeLessThanOrEqual(22 * text.length);
        expect(once).toMatch(/^(?:[\p{L}\p{Nd}\p{M}]+(?: [\p{L}\p{Nd}\p{M}]+)*)?$/u);
      }),
      { numRuns: 3_000 },
    );
  });

  it('does not change for what it takes out', () => {
    const taken = fc.constantFrom(
      '\u200b',
      '\u200d',
      '\u202e',
      '\u2067',
      '\u2069',
      '\ufeff',
      '\u0640',
      '\u0301',
      '\u064e',
      "'",
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom(...'abc yہمعক'), taken)), (pairs) => {
        const plain = pairs.map(([letter]) => letter).join('');
        expect(comparable(pairs.flat().join(''))).toBe(comparable(plain));
      }),
    );
  });

  it('does not change with case in the languages that have it', () => {
    const letters = [...'abcçdefgğhıijklmnoöprsştuüvyzqwx é'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...letters)), (chosen) => {
        const text = chosen.join('');
        for (const language of ['en', 'tr', 'so'])
          expect(comparable(text.toLocaleUpperCase(language))).toBe(comparable(text));
      }),
    );
  });

  test.each(Object.entries(floods))('survives a million characters of %s', (_, flood) => {
    // Work that grew with the square of the length would outlast the time that a test has.
    const formed = comparable(flood.repeat(10));
    expect(comparable(formed)).toBe(formed);
  });
});

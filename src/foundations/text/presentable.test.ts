import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { presentable } from './presentable.ts';
import { everyCharacter, floods, trickyPieces } from './testing/tricky-text.ts';

const trickyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...trickyPieces), maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

describe('the form for showing', () => {
  it('keeps what people write', () => {
    const texts = [
      'I stand with my neighbours. ❤️ 👨‍👩‍👧‍👦 🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f} 🏳️‍🌈 1️⃣',
      'یہ ہمارا راستہ نہیں ہے۔',
      'نمی‌خواهیم نفرت را',
      'هٰذَا لَيْسَ دِينَنَا',
      'ســـلام',
      'র\u200d্যাব ক্‌ষ আমার বাংলা',
      'Bu bizim değil; İstanbul, ışık.',
      'First line\n\nThird line',
      '5 < 6 & "so" on <b>',
    ].map((text) => text.normalize('NFC'));
    expect(texts.map(presentable)).toEqual(texts);
  });

  test.each([
    ['a bidi override, never closed', 'peace \u202eretsnom', 'peace retsnom'],
    ['isolates, never closed', '\u2067\u2066a\u2068', 'a'],
    ['closings, never opened', 'a\u202c\u2069\u2069b', 'ab'],
    ['marks of direction', '\u200fسلام\u200e', 'سلام'],
    ['zero width spaces', 'p\u200be\u2060a\ufeffce\u00ad', 'peace'],
    ['idle joiners', '\u200dab\u200c \u200c\u200dc\u200c\u200c\u200cd', 'ab c\u200cd'],
    ['joiners after nothing that joins', 'a.\u200d.b', 'a..b'],
    ['lone surrogates', 'a\ud800b\udc00', 'ab'],
    ['controls, NUL and escape among them', 'a\0b\u001b[31mc', 'ab[31mc'],
    ['tags that hide a text', 'a\u{e0068}\u{e0069}b', 'ab'],
    ['a selector after a joiner', '\u200d\ufe0fa ❤\u200d\ufe0f', 'a ❤'],
    ['rows of selectors', '❤\ufe0f\ufe0f\ufe0e', '❤\ufe0f'],
    ['private use and noncharacters', 'a\ue000\uffff\u{10ffff}b', 'ab'],
    ['fillers and blanks that look empty', '\u3164a\u2800\u00a0b\u115f', 'a b'],
  ])('takes out %s', (_, text, shown) => {
    expect(presentable(text)).toBe(shown);
  });

  it('makes line ends alike, and no more than one line empty', () => {
    expect(presentable('a\r\nb\rc\u2028d\u0085e')).toBe('a\nb\nc\nd\ne');
    expect(presentable('\n\na \n \n\n  b\t\tc \n')).toBe('a\n\nb c');
  });

  it('lets four marks stand on a letter', () => {
    const marks = '\u0301\u0302\u0303\u0304\u0305\u0306\u0307\u0308';
    expect(presentable(`x${marks.repeat(100)}y`)).toBe(`x${marks.slice(0, 4)}y`);
    expect([...presentable(`e${marks.repeat(100)}`)].length).toBeLessThanOrEqual(5);
  });

  it('is composed: one letter is one character where there is one', () => {
    expect(presentable('e\u0301 ا\u0653')).toBe('é آ');
  });

  it('is its own form, character by character', () => {
    const changed = everyCharacter.filter((character) => {
      const once = presentable(`a${character}${character}b`);
      return presentable(once) !== once;
    });
    expect(changed).toEqual([]);
  });

  it('is its own form and well-formed, whatever comes', () => {
    fc.assert(
      fc.property(trickyText, (text) => {
        const once = presentable(text);
        expect(presentable(once)).toBe(once);
        expect(once.isWellFormed()).toBe(true);
        expect(once.length).toBeLessThanOrEqual(3 * text.length);
        expect(once).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b\ufeff]|\p{M}{5}|\n{3}| {2}/u);
      }),
      { numRuns: 3_000 },
    );
  });

  test.each(Object.entries(floods))('survives a million characters of %s', (_, flood) => {
    // Work that grew with the square of the length would outlast the time that a test has.
    const formed = presentable(flood.repeat(10));
    expect(presentable(formed)).toBe(formed);
  });
});

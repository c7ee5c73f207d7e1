import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { corpora } from '../own-words/testing/corpus.ts';
import { contactDetails } from './contact-details.ts';
import { withDetails, withoutDetails } from './testing/contact-corpus.ts';

const unmarked = (text: string) => text.replace(/[«»]/g, '');

/** Where the marks stand, as the text is without them. */
function marked(text: string, kinds: readonly string[]): string[] {
  return Array.from(text.matchAll(/«([^»]*)»/g), ({ 1: detail }, at) => `${kinds[at]}: ${detail}`);
}

const found = (text: string) =>
  contactDetails(unmarked(text)).map(({ kind, from, to }) => `${kind}: ${unmarked(text).slice(from, to)}`);

describe('contact details', () => {
  test.each(withDetails)('are found where they stand: %s', (text, ...kinds) => {
    expect(found(text)).toEqual(marked(text, kinds));
  });

  test.each(withoutDetails)('are not seen in: %s', (text) => {
    expect(contactDetails(text)).toEqual([]);
  });

  test.each(corpora)('are not seen in the statements in $language', ({ statements, alike }) => {
    const texts = [...statements.map(({ text }) => text), ...alike.flat()];
    expect(texts.filter((text) => contactDetails(text).length > 0)).toEqual([]);
  });

  it('are nobody’s where everybody may call, in whatever spelling', () => {
    const hotline = ['0800 789 321'];
    for (const spelling of ['0800 789 321', '0800789321', '+44 800 789321', '0044 (0)800 789321', '۰۸۰۰ ۷۸۹ ۳۲۱'])
      expect(contactDetails(`Call ${spelling}.`, hotline), spelling).toEqual([]);
    expect(contactDetails('Call 0800 789 322.', hotline)).toHaveLength(1);
  });

  it('do not overlap, lie inside the text, and cut no character in two', () => {
    const part = fc.constantFrom(
      '07700 ',
      '900123',
      '+',
      '@',
      'example',
      '.org',
      'Flat 3, ',
      '12 High ',
      'Street',
      '٠٧٧',
      '𝟬𝟳',
      '\u200b',
      '\ud800',
      'E1 6AN',
      ' ',
      'নং ১',
      'insta: ',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        let last = 0;
        for (const { from, to } of contactDetails(text)) {
          expect(from).toBeGreaterThanOrEqual(last);
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(/^[\uDC00-\uDFFF]/.test(text.slice(from)) && /[\uD800-\uDBFF]$/.test(text.slice(0, from))).toBe(false);
          last = to;
        }
      }),
    );
  });

  test.each([
    ['digits', '1'.repeat(100_000)],
    ['digits apart', '0 7 '.repeat(25_000)],
    ['letters', 'a'.repeat(100_000)],
    ['words', 'ab '.repeat(33_000)],
    ['signs of addresses', '@a'.repeat(50_000)],
    ['dots', 'a.'.repeat(50_000)],
    ['figures and names', '12 High '.repeat(12_500)],
    ['zero width', '0\u200b'.repeat(50_000)],
  ])('come to an end on a hundred thousand characters of %s', (_, text) => {
    contactDetails(text);
  });
});

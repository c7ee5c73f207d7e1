import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { trickyPieces } from './testing/tricky-text.ts';
import { wordsOf } from './words.ts';

const trickyText = fc.oneof(
  fc.string({ unit: fc.constantFrom(...trickyPieces), maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

const found = (text: string) => wordsOf(text).map(({ start, end, form }) => [text.slice(start, end), form]);

describe('the words of a text', () => {
  it('are found where they stand, with their comparing form', () => {
    expect(found('Don’t, “PLEASE” — يا أخي!')).toEqual([
      ['Don’t', 'dont'],
      ['PLEASE', 'please'],
      ['يا', 'يا'],
      ['أخي', 'اخي'],
    ]);
  });

  it('are whole, whatever is hidden inside', () => {
    expect(found('p\u200be\u0301a\u00adce r\u200d্য')[0]).toEqual(['p\u200be\u0301a\u00adce', 'peace']);
    expect(found('ســـلام')).toEqual([['ســـلام', 'سلام']]);
  });

  it('leave out what has nothing to compare', () => {
    expect(found('ـــ 😀 … ء')).toEqual([]);
  });

  it('come in order, apart from each other and inside the text', () => {
    fc.assert(
      fc.property(trickyText, (text) => {
        let last = 0;
        for (const { start, end, form } of wordsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(form).not.toBe('');
          last = end;
        }
        expect(last).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

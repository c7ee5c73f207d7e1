import fc from 'fast-check';
import { expect, test } from 'vitest';
import { urduSkeleton } from './urdu-skeleton.ts';

test.each([
  ['پولیس کو پہلے سے پتا تھا', 'Police ko pehle se pata tha'],
  ['کونسل والے', 'council wale'],
  ['مارکیٹ میں حملہ', 'market mein hamla'],
  ['شہر خالی کر دو', 'shehar khali kardo'],
  ['بچوں کے دانت', 'bacchon kay daant'],
  ['غلط خبر', 'ghalat khabar'],
  ['فون کرو', 'phone karo'],
  ['سن ۲۰۲۶', 'sun 2026'],
])('%s and %s have the same consonants', (urdu, latin) => {
  const plain = (text: string) => urduSkeleton(text).replaceAll(' ', '');
  expect(plain(latin)).toBe(plain(urdu));
});

test.each(['nahi', 'nahin', 'nahiin', 'naheen', 'نہیں', 'نہی'])(
  '"%s" loses what is spelled differently each time',
  (word) => {
    expect(urduSkeleton(word)).toBe('n');
  },
);

test('marks, tatweel and presentation forms make no difference', () => {
  expect(urduSkeleton('پُولـــیس')).toBe(urduSkeleton('پولیس'));
  expect(urduSkeleton('ﭘﻮﻟﯿﺲ')).toBe(urduSkeleton('پولیس'));
});

test('any text has one, and it holds neither vowels nor two of a kind in a row', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const skeleton = urduSkeleton(text);
      expect(skeleton).not.toMatch(/[aeiouvwyh]/u);
      expect(skeleton).not.toMatch(/([^ ])\1/u);
    }),
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Block, readText } from './read-text.ts';

test('a text is read as headings, paragraphs and lists', () => {
  const text = [
    '# How to complain',
    'Write to us:',
    'Leeds Together',
    '1 High Street',
    '',
    'We do this:',
    '- we answer',
    '  within ten days',
    '- we learn',
    '3. first',
    '4) second',
    '',
    '## <b>Not bold</b>',
    '#hashtag and -dash and 2026. are words',
  ].join('\n');
  expect(readText(text)).toEqual([
    { kind: 'heading', words: 'How to complain' },
    { kind: 'paragraph', words: 'Write to us:\nLeeds Together\n1 High Street' },
    { kind: 'paragraph', words: 'We do this:' },
    { kind: 'list', first: null, items: ['we answer within ten days', 'we learn'] },
    { kind: 'list', first: 3, items: ['first', 'second'] },
    { kind: 'heading', words: '<b>Not bold</b>' },
    { kind: 'paragraph', words: '#hashtag and -dash and 2026. are words' },
  ]);
  expect(readText('\n \n')).toEqual([]);
});

const wordsOf = (block: Block) => (block.kind === 'list' ? block.items.join(' ') : block.words);

test('no word is lost, whatever is typed', () => {
  const line = fc.oneof(fc.string(), fc.constantFrom('', '- item', '1. one', '# head', 'plain words'));
  fc.assert(
    fc.property(fc.array(line), (lines) => {
      const text = lines.join('\n');
      const squeeze = (words: string) =>
        words.replaceAll(/^(#{1,3}|[-*•]|\d{1,3}[.)])\s+/gm, '').replaceAll(/\s+/g, '');
      const typed = text.split('\n').map((one) => squeeze(one.trim()));
      expect(readText(text).map(wordsOf).join('').replaceAll(/\s+/g, '')).toBe(typed.join(''));
    }),
  );
});

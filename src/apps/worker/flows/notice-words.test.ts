import { expect, it } from 'vitest';
import { isLabel, veil } from '#domains/moderation/core';
import { NOTE_KINDS, slurListWith } from '#domains/voices/core';
import { noticeWords } from './notice-words.ts';

const slurs = slurListWith(['blorgach']);

it('the numbers that every page shows are nobody’s contact details', () => {
  expect(noticeWords('If you are worried, call 0800 789 321 or +44 800 789321.', 'en', slurs).labels).toEqual([]);
});

it('what is noticed veils a text for a moderator, and every label is one that the queue knows', () => {
  const text = 'They shouted blorgach. Ring 07700 900123.';
  const { spans, labels } = noticeWords(text, 'en', slurs);
  expect(veil(text, spans)).toEqual([
    { kind: 'plain', text: 'They shouted ' },
    { kind: 'slur', text: 'blorgach' },
    { kind: 'plain', text: '. Ring ' },
    { kind: 'contact', length: 12 },
    { kind: 'plain', text: '.' },
  ]);
  expect(labels).toEqual(['contact-details', 'slur']);
  expect([...NOTE_KINDS, ...labels].filter((label) => !isLabel(label))).toEqual([]);
});

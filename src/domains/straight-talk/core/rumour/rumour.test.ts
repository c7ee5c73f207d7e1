import { expect, test } from 'vitest';
import { deletePrivateBy, longestRumour, readRumour } from './rumour.ts';

test.each([
  ['', 'empty'],
  [' \u200b\n\u202e ', 'empty'],
  ['😱😱😱', 'no-words'],
  ['1234 !!', 'no-words'],
  ['https://malware.example/very/long?path=1', 'no-words'],
])('%j is refused: %s', (sent, kind) => {
  expect(readRumour(sent, 'en')).toEqual({ ok: false, problem: { kind } });
});

test('a chat of a hundred thousand characters is taken in, and one more is told by how much it is too long', () => {
  expect(readRumour('x'.repeat(longestRumour), 'en')).toMatchObject({ ok: true });
  expect(readRumour('x'.repeat(longestRumour + 1), 'en')).toEqual({ ok: false, problem: { kind: 'too-long', by: 1 } });
});

test('what turns the direction of its neighbours is not kept', () => {
  expect(readRumour('Read \u202ethis\u202c at once', 'en')).toEqual({
    ok: true,
    value: { words: 'Read this at once', language: 'en' },
  });
});

test('words about a private person go within 72 hours of the first copy, and at once where that is long past', () => {
  const now = new Date('2026-11-26T12:00:00Z');
  expect(deletePrivateBy(new Date('2026-11-26T11:00:00Z'), now)).toEqual(new Date('2026-11-29T11:00:00Z'));
  expect(deletePrivateBy(new Date('2026-11-20T11:00:00Z'), now)).toEqual(now);
});

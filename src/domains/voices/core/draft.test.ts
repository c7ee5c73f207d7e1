import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDraft } from './draft.ts';

const read = (typed: string, language = 'en') => readDraft(typed, language);
const problem = (typed: string, language = 'en') => {
  const draft = read(typed, language);
  return draft.ok ? null : draft.problem;
};

describe('a draft', () => {
  it.each([
    ['I am not silent.', 'en', 'ltr'],
    ['یہ ہمارا نہیں۔', 'ur', 'rtl'],
    ['هذا ليس منا', 'ar', 'rtl'],
    ['এটা আমাদের নয়', 'bn', 'ltr'],
    ['یہ NHS میں کام کرتی ہے', 'en', 'rtl'],
  ])('%s has its language and its direction', (words, language, direction) => {
    expect(read(words, language)).toEqual({ ok: true, value: { words, language, direction } });
  });

  it.each(['', '   ', '\n\t', '\u200b\u202e\u2066', '\ud800'])('of nothing that can be seen is empty: %j', (typed) => {
    expect(problem(typed)).toEqual({ kind: 'empty' });
  });

  it.each(['❤️🕊️', '12345', '!!! ???', '👨‍👩‍👧🏽 ☮️'])('without a letter has no words: %s', (typed) => {
    expect(problem(typed)).toEqual({ kind: 'no-words' });
  });

  it('keeps markup, scripts and commands as the plain text that they are', () => {
    const typed = "<b>bold</b> <script>alert(1)</script> {{x}} =1+1 '; drop table --";
    expect(read(typed)).toMatchObject({ value: { words: typed } });
  });

  it('loses what would disturb its neighbours: controls of direction, floods of marks, more than one empty line', () => {
    expect(read('\u202eI am\u2066 here\u0301\u0301\u0301\u0301\u0301\u0301\u0301\n\n\n\n\nstill')).toMatchObject({
      value: { words: expect.stringMatching(/^I am here\u0301{1,4}\n\nstill$|^I am her\u00e9\u0301{0,4}\n\nstill$/) },
    });
  });

  it('may have a thousand characters as readers count them, whatever they are made of', () => {
    const family = '👨‍👩‍👧';
    expect(problem(`a${family.repeat(999)}`)).toBeNull();
    expect(problem(`a${family.repeat(1_000)}`)).toEqual({ kind: 'too-long', by: 1 });
    expect(problem('ক্ষি'.repeat(1_000), 'bn')).toBeNull();
    expect(problem(`${'سَلَام'.repeat(250)}`, 'ur')).toBeNull();
  });

  it('of 100 kB is too long, and that is known quickly', () => {
    expect(problem('میرا '.repeat(25_000), 'ur')).toMatchObject({ kind: 'too-long' });
  });

  it('is the same again when it is sent again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.nat(0xffff).map((unit) => String.fromCharCode(unit)), maxLength: 200 }),
        (typed) => {
          const once = read(typed);
          if (once.ok) expect(read(once.value.words)).toEqual(once);
        },
      ),
    );
  });
});

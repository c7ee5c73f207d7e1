import { describe, expect, it } from 'vitest';
import type { Paper } from '#foundations/paper';
import { type AnswerPapers, type AnswerVersion, correctionsOf, shownAnswer, staleLanguages } from './standing.ts';
import { answerWith } from './testing/answer-with.ts';

const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const paper = (
  number: number,
  body: Partial<AnswerVersion>,
  outcome: 'approved' | 'sent-back' | null = 'approved',
): Paper<AnswerVersion> => ({
  number,
  body: { ...answerWith(body), translates: body.translates ?? null, interest: '' },
  writtenBy: 'staff:one',
  writtenAt: at(number),
  isOffered: true,
  decision: outcome === null ? null : { outcome, by: 'staff:two', at: at(number), note: '' },
});
const papersOf = (byLanguage: Record<string, readonly Paper<AnswerVersion>[]>): AnswerPapers => ({
  original: 'en',
  byLanguage: new Map(Object.entries(byLanguage)),
});

describe('what a reader is shown', () => {
  it('is nothing before the original is approved, whatever is translated', () => {
    expect(shownAnswer(papersOf({ en: [paper(1, {}, null)], ur: [paper(1, { translates: 1 })] }), 'ur')).toBeNull();
    expect(shownAnswer(papersOf({}), 'en')).toBeNull();
  });

  it('is in her language once that is approved by itself, and the original till then', () => {
    const en = [paper(1, {})];
    expect(shownAnswer(papersOf({ en, ur: [paper(1, { translates: 1 }, null)] }), 'ur')?.language).toBe('en');
    expect(shownAnswer(papersOf({ en, ur: [paper(1, { translates: 1 })] }), 'ur')).toMatchObject({
      language: 'ur',
      isStale: false,
    });
  });

  it('says when the original has changed since, and is the original where the verdict has', () => {
    const ur = [paper(1, { translates: 1 })];
    const reworded = papersOf({ en: [paper(1, {}), paper(2, { correction: 'A date.' })], ur });
    expect(shownAnswer(reworded, 'ur')).toMatchObject({ language: 'ur', isStale: true });
    expect(staleLanguages(reworded)).toEqual(['ur']);
    const turned = papersOf({ en: [paper(1, {}), paper(2, { verdict: 'misleading', correction: 'It was.' })], ur });
    expect(shownAnswer(turned, 'ur')).toMatchObject({ language: 'en', isStale: false });
    expect(staleLanguages(turned)).toEqual(['ur']);
  });

  it('does not change while a newer version waits or was sent back', () => {
    const en = [paper(1, {}), paper(2, { fact: 'Another.' }, 'sent-back'), paper(3, { fact: 'A third.' }, null)];
    expect(shownAnswer(papersOf({ en }), 'en')?.paper.number).toBe(1);
    expect(staleLanguages(papersOf({ en, ur: [paper(1, { translates: 1 })] }))).toEqual([]);
  });
});

it('the log of corrections holds every change of what was public, and of no other version', () => {
  const original = [
    paper(1, {}),
    paper(2, { correction: 'Never public.' }, 'sent-back'),
    paper(3, { correction: 'The lease runs ten years, not twelve.' }),
    paper(4, { verdict: 'misleading', correction: 'A part of the building is for sale after all.' }),
    paper(5, { correction: 'Waits.' }, null),
  ];
  expect(correctionsOf(original)).toEqual([
    {
      number: 4,
      at: at(4),
      what: 'A part of the building is for sale after all.',
      verdict: { from: 'false', to: 'misleading' },
    },
    { number: 3, at: at(3), what: 'The lease runs ten years, not twelve.', verdict: null },
  ]);
  expect(correctionsOf(original.slice(0, 2))).toEqual([]);
});

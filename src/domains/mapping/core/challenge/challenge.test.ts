import { describe, expect, it } from 'vitest';
import {
  type AnswerDraft,
  answerTo,
  type Challenge,
  challengeStates,
  longestChallenge,
  readWords,
} from './challenge.ts';

const shown: Challenge = {
  id: 'c'.repeat(32),
  versionId: 'ours-v1',
  areaCode: 'E08000035',
  indicator: 'imd-income',
  words: 'The school closed in 2023.',
  language: 'en',
  state: 'shown',
  askedOn: '2026-11-26',
};
const draft: AnswerDraft = { outcome: 'stands', words: 'The figure is of 2021, before it closed.', correctedIn: '' };

describe('a challenge', () => {
  it('is words, of no more signs than a reader can count', () => {
    expect(readWords('  The school closed.  ', 'en', longestChallenge)).toEqual({
      ok: true,
      value: 'The school closed.',
    });
    expect(readWords('\u200b \n', 'en', longestChallenge)).toMatchObject({ problem: { kind: 'empty' } });
    expect(readWords('🙂 42%', 'en', longestChallenge)).toMatchObject({ problem: { kind: 'no-words' } });
    expect(readWords('é'.normalize('NFD').repeat(800), 'en', longestChallenge)).toMatchObject({ ok: true });
    expect(readWords('a'.repeat(803), 'en', longestChallenge)).toMatchObject({ problem: { kind: 'too-long', by: 3 } });
  });

  it.each(challengeStates.filter((state) => state !== 'shown'))('that is %s is not answered', (state) => {
    expect(answerTo({ ...shown, state }, draft, [])).toEqual({ ok: false, problem: { kind: 'not-shown' } });
  });
});

describe('an answer', () => {
  it('has an outcome of the list and words', () => {
    expect(answerTo(shown, draft, [])).toEqual({ ok: true, value: { ...draft, correctedIn: null } });
    expect(answerTo(shown, { ...draft, outcome: 'maybe' }, [])).toMatchObject({ problem: { kind: 'no-outcome' } });
    expect(answerTo(shown, { ...draft, words: ' ' }, [])).toMatchObject({ problem: { problem: { kind: 'empty' } } });
  });

  it('says "corrected" only with another version that is public', () => {
    const corrected = { ...draft, outcome: 'corrected', correctedIn: 'ours-v2' };
    expect(answerTo(shown, corrected, ['ours-v2'])).toMatchObject({ value: { correctedIn: 'ours-v2' } });
    for (const [correctedIn, publicNow] of [
      ['ours-v2', []],
      ['ours-v1', ['ours-v1']],
      ['', ['ours-v2']],
    ] as const)
      expect(answerTo(shown, { ...corrected, correctedIn }, publicNow)).toMatchObject({
        problem: { kind: 'not-corrected' },
      });
  });

  it('names no version where it says nothing of one', () => {
    expect(answerTo(shown, { ...draft, correctedIn: 'ours-v2' }, ['ours-v2'])).toMatchObject({
      value: { correctedIn: null },
    });
  });
});

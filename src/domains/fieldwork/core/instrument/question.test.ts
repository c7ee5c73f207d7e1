import { describe, expect, it, test } from 'vitest';
import { readQuestion, type TypedQuestion, themes, wordsOf } from './question.ts';
import { standardQuestions } from './standard.ts';

const typed: TypedQuestion = {
  id: 'late_buses',
  theme: 'services',
  direction: '-1',
  title: 'How well do buses run in the evening?',
  anchors: ['Not at all', 'Badly', 'So so', 'Well', 'Very well'],
};
const findNothing = () => null;
const findMosque = (text: string) => (/mosque/i.test(text) ? { word: 'mosque', topic: 'religion' } : null);
const problemOf = (changed: Partial<TypedQuestion>, find = findNothing as typeof findMosque | typeof findNothing) => {
  const read = readQuestion({ ...typed, ...changed }, ['tensions'], find);
  return read.ok ? null : read.problem;
};

describe('a question of a round', () => {
  it('is read with its words', () => {
    expect(readQuestion(typed, [], findNothing)).toMatchObject({
      ok: true,
      value: { id: 'late_buses', direction: -1, words: { en: { title: typed.title, anchors: typed.anchors } } },
    });
  });

  test.each([
    ['a name that is no column', { id: 'Late buses' }, 'bad-id', 'id'],
    ['a name that another has', { id: 'tensions' }, 'taken', 'id'],
    ['no theme', { theme: 'people' }, 'no-theme', 'theme'],
    ['no direction', { direction: '' }, 'no-direction', 'direction'],
    ['no title', { title: ' ' }, 'blank', 'title'],
    ['four steps', { anchors: typed.anchors.slice(1) }, 'blank', 'anchor5'],
    ['a step without words', { anchors: ['a', '', 'c', 'd', 'e'] }, 'blank', 'anchor2'],
    ['a long title', { title: 'x'.repeat(161) }, 'too-long', 'title'],
  ])('is refused with %s, by the field', (_, changed, kind, field) => {
    expect(problemOf(changed)).toEqual({ kind, field });
  });

  test.each([
    ['in its title', { title: 'How often do people go to the mosque?' }, 'title'],
    ['in a step', { anchors: ['a', 'b', 'c', 'd', 'At the mosque'] }, 'anchor5'],
    ['in its name', { id: 'near_mosque' }, 'id'],
  ])('is refused where it names who people are, %s', (_, changed, field) => {
    expect(problemOf(changed, findMosque)).toEqual({
      ...{ kind: 'names-who-people-are', word: 'mosque', topic: 'religion', field },
    });
  });

  test.each([
    'Do you know anybody who holds extreme views?',
    'Which families are in trouble here?',
    'Who is the most influential person?',
    'What is the name of the group leader?',
  ])('is refused where it asks about somebody: %s', (title) => {
    expect(problemOf({ title })).toEqual({ kind: 'about-a-person', field: 'title' });
  });
});

describe('the standard questions', () => {
  it('ask about every theme, in every language, each step with words of its own', () => {
    expect(new Set(standardQuestions.map(({ theme }) => theme))).toEqual(new Set(themes));
    for (const question of standardQuestions) {
      expect(Object.keys(question.words)).toEqual(['en', 'ur', 'ar', 'bn', 'so', 'tr']);
      for (const language of Object.keys(question.words)) {
        const { title, anchors } = wordsOf(question, language);
        expect(title).not.toBe('');
        expect(new Set(anchors).size).toBe(5);
      }
    }
  });
});

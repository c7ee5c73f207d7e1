import { describe, expect, it, test } from 'vitest';
import { standardQuestions } from '../instrument/standard.ts';
import { type AssessmentForm, findFault, parseForms, type SessionForm } from './form.ts';

const id = 'a'.repeat(32);
const sure = { rating: 4, confidence: 2 } as const;
const answers = Object.fromEntries(standardQuestions.map((question) => [question.id, sure]));
const form: AssessmentForm = {
  ...{ kind: 'assessment', submissionId: id, areaCode: 'E08000035', baseVersion: 0, answers, note: '' },
};
const raised = {
  ...{ drivers: 3, protective: 0, services: 9, trust: 1, isolation: 0, tensions: 2 },
  ...{ 'reach-online': 0, 'reach-offline': 0 },
};
const session: SessionForm = {
  ...{ kind: 'session', submissionId: id, sessionId: id, areaCode: 'E08000035', baseVersion: 0 },
  counts: { heldOn: '2026-12-01', way: 'in-person', people: 9, raised, knewWhomToAsk: 4 },
};

describe('a form', () => {
  it('is read as it is sent', () => {
    expect(parseForms({ forms: [form, session] })).toEqual([form, session]);
  });

  test.each([
    ['no list', { forms: {} }],
    ['none', { forms: [] }],
    ['too many', { forms: Array.from({ length: 21 }, () => form) }],
    ['a rating of 6', { forms: [{ ...form, answers: { tensions: { rating: 6, confidence: 1 } } }] }],
    ['a rating of 2.5', { forms: [{ ...form, answers: { tensions: { rating: 2.5, confidence: 1 } } }] }],
    ['an unknown key', { forms: [{ ...form, name: 'somebody' }] }],
    ['an id that is none', { forms: [{ ...form, submissionId: 'x' }] }],
    ['nobody at a session', { forms: [{ ...session, counts: { ...session.counts, people: 0 } }] }],
    ['a day that is none', { forms: [{ ...session, counts: { ...session.counts, heldOn: '2026-02-30' } }] }],
  ])('is not one with %s', (_, given) => {
    expect(parseForms(given)).toBeNull();
  });

  test.each([
    ['a question that nobody asked', { answers: { ...answers, shoe_size: sure } }, 'unknown-question', 'shoe_size'],
    ['an open question', { answers: { ...answers, tensions: undefined as never } }, 'incomplete', 'tensions'],
    ['a long note', { note: 'x'.repeat(301) }, 'note-too-long', 'note'],
  ])('is refused whole with %s', (_, changed, reason, field) => {
    expect(findFault({ ...form, ...changed }, standardQuestions, '2026-12-02')).toEqual({ reason, field });
  });

  it('may say of a question that it cannot be answered', () => {
    const open = { ...form, answers: { ...answers, tensions: 'cannot-say' as const } };
    expect(findFault(open, standardQuestions, '2026-12-02')).toBeNull();
  });

  test.each([
    ['tomorrow', { heldOn: '2026-12-03' }, 'heldOn'],
    ['more who raised something than were there', { raised: { ...raised, services: 10 } }, 'services'],
    ['more who knew than were there', { knewWhomToAsk: 10 }, 'knewWhomToAsk'],
  ])('of a session is refused with %s', (_, changed, field) => {
    const wrong = { ...session, counts: { ...session.counts, ...changed } };
    expect(findFault(wrong, standardQuestions, '2026-12-02')).toEqual({ reason: 'bad-count', field });
    expect(findFault(session, standardQuestions, '2026-12-02')).toBeNull();
  });
});

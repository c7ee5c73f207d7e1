import {
  type Answer,
  type AssessmentForm,
  type Question,
  type SessionForm,
  type Theme,
  themes,
} from '#domains/fieldwork/core';
import type { TypedAssessment } from './area-page.tsx';
import type { TypedSession } from './session-page.tsx';

type Field = (name: string) => string;

export function typedAssessment(field: Field, questions: readonly Question[]): TypedAssessment {
  const all = (prefix: string) => Object.fromEntries(questions.map(({ id }) => [id, field(`${prefix}.${id}`)]));
  return {
    ...{ ratings: all('rating'), confidence: all('sure'), note: field('note') },
    baseVersion: Number.parseInt(field('base-version'), 10) || 0,
  };
}

/** As the form is sent by a phone; what was left open is missing in it. */
export function assessmentOf(typed: TypedAssessment, sent: Pick<AssessmentForm, 'submissionId' | 'areaCode'>): unknown {
  const answers = Object.entries(typed.ratings).flatMap(([id, rating]): (readonly [string, Answer | object])[] => {
    if (rating === '') return [];
    if (rating === 'cannot-say') return [[id, 'cannot-say']];
    return [[id, { rating: Number(rating), confidence: Number(typed.confidence[id] || '2') }]];
  });
  const { note, baseVersion } = typed;
  return { kind: 'assessment', ...sent, baseVersion, answers: Object.fromEntries(answers), note };
}

export const typedSession = (field: Field): TypedSession => ({
  ...{ areaCode: field('area'), heldOn: field('held'), way: field('way'), people: field('people') },
  raised: Object.fromEntries(themes.map((theme) => [theme, field(`raised.${theme}`)])),
  knewWhomToAsk: field('knew'),
});

export function sessionOf(typed: TypedSession, sent: Pick<SessionForm, 'submissionId' | 'sessionId'>): unknown {
  const count = (text: string) => (/^\d{1,4}$/.test(text.trim()) ? Number(text) : -1);
  const raised = themes.map((theme: Theme) => [theme, count(typed.raised[theme] ?? '')] as const);
  const { areaCode, heldOn, way } = typed;
  const counts = { heldOn, way, people: count(typed.people), raised: Object.fromEntries(raised) };
  return {
    ...{ kind: 'session', ...sent, areaCode, baseVersion: 0 },
    counts: { ...counts, knewWhomToAsk: count(typed.knewWhomToAsk) },
  };
}

import type { Answers, Rating } from '../forms/form.ts';
import type { Question } from '../instrument/question.ts';

/** What one assessor said of one area. */
export interface Assessment {
  readonly areaCode: string;
  readonly assessorId: string;
  readonly partnerId: string;
  readonly version: number;
  readonly answers: Answers;
}

/** One rating of one question. */
export interface GivenRating {
  readonly areaCode: string;
  readonly assessorId: string;
  readonly partnerId: string;
  readonly rating: Rating;
}

/** What was rated of one question; those who could not say said nothing. */
export function ratingsOf({ id }: Question, assessments: readonly Assessment[]): readonly GivenRating[] {
  return assessments.flatMap(({ areaCode, assessorId, partnerId, answers }) => {
    const answer = answers[id];
    return answer === undefined || answer === 'cannot-say'
      ? []
      : [{ areaCode, assessorId, partnerId, rating: answer.rating }];
  });
}

/** Areas of which at least two assessors of at least two partners spoke: what is said of others is one voice, and is not given out. */
export function hasTwoVoices(ratings: readonly Pick<GivenRating, 'assessorId' | 'partnerId'>[]): boolean {
  const count = (key: 'assessorId' | 'partnerId') => new Set(ratings.map((one) => one[key])).size;
  return count('assessorId') >= 2 && count('partnerId') >= 2;
}

import type { Assessor, Assignment } from '../round/round.ts';
import { type Assessment, hasTwoVoices } from './rating.ts';

/** nobody: nobody has said anything yet. one: one voice. enough: two assessors of two partners. */
export type Listened = 'nobody' | 'one' | 'enough';

export interface AreaCoverage {
  readonly areaCode: string;
  readonly listened: Listened;
  readonly asked: number;
  readonly answered: number;
  readonly sessions: number;
  /** Whether the time for answers is over and some are missing. */
  readonly isLate: boolean;
}

/** Where somebody has listened, and where nobody has yet. */
export function coverageOf(
  areas: readonly string[],
  assignments: readonly Assignment[],
  assessors: readonly Assessor[],
  assessments: readonly Assessment[],
  sessions: readonly { readonly areaCode: string }[],
  { today, collectUntil }: { readonly today: string; readonly collectUntil: string },
): readonly AreaCoverage[] {
  const there = new Set(assessors.filter(({ hasWithdrawn }) => !hasWithdrawn).map(({ id }) => id));
  const asked = Map.groupBy(
    assignments.filter(({ assessorId }) => there.has(assessorId)),
    ({ areaCode }) => areaCode,
  );
  const answered = Map.groupBy(assessments, ({ areaCode }) => areaCode);
  const held = Map.groupBy(sessions, ({ areaCode }) => areaCode);
  return areas.map((areaCode) => {
    const given = answered.get(areaCode) ?? [];
    const wanted = asked.get(areaCode)?.length ?? 0;
    return {
      areaCode,
      listened: given.length === 0 ? 'nobody' : hasTwoVoices(given) ? 'enough' : 'one',
      asked: wanted,
      answered: given.length,
      sessions: held.get(areaCode)?.length ?? 0,
      isLate: today > collectUntil && (given.length < wanted || !hasTwoVoices(given)),
    };
  });
}

export interface PartnerProgress {
  readonly partnerId: string;
  readonly asked: number;
  readonly answered: number;
  readonly isLate: boolean;
}

/** How far each partner is with what it was asked for. */
export function progressOf(
  partners: readonly { readonly id: string; readonly hasWithdrawn: boolean }[],
  assignments: readonly Assignment[],
  assessors: readonly Assessor[],
  assessments: readonly Assessment[],
  { today, collectUntil }: { readonly today: string; readonly collectUntil: string },
): readonly PartnerProgress[] {
  const partnerOf = new Map(assessors.map(({ id, partnerId }) => [id, partnerId]));
  return partners
    .filter(({ hasWithdrawn }) => !hasWithdrawn)
    .map(({ id }) => {
      const asked = assignments.filter(({ assessorId }) => partnerOf.get(assessorId) === id);
      const given = new Set(assessments.map(({ assessorId, areaCode }) => `${assessorId} ${areaCode}`));
      const answered = asked.filter(({ assessorId, areaCode }) => given.has(`${assessorId} ${areaCode}`)).length;
      return { partnerId: id, asked: asked.length, answered, isLate: today > collectUntil && answered < asked.length };
    });
}

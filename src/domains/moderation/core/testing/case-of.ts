import type { Case } from '../case.ts';
import type { Moderator } from '../moderator.ts';
import { openNew } from '../open.ts';

export const noon = new Date('2026-11-25T12:00:00Z');
export const after = (minutes: number): Date => new Date(noon.getTime() + minutes * 60_000);
export const afterDays = (days: number): Date => after(days * 24 * 60);

/** A statement that came at noon, with whatever a test wants different. */
export function caseOf(different: Partial<Case> = {}): Case {
  const subject = { id: 'c'.repeat(32), kind: 'statement', subjectId: '91', now: noon };
  const submission = { language: 'en', labels: [], places: [], groupKey: null };
  return { ...openNew(subject, submission, 0), ...different };
}

/** Somebody who decides, everywhere and in any language, unless a test says otherwise. */
export function moderatorOf(id: string, different: Partial<Moderator> = {}): Moderator {
  return { id, isSteward: false, areas: [], languages: [], ...different };
}

/** The same case, claimed by somebody at noon. */
export const claimedBy = (id: string, kase: Case): Case => ({
  ...kase,
  claim: { by: id, at: noon, until: after(15) },
});

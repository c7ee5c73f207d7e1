import type { Vintage } from '#domains/geography/core';
import { accept, type Result, refuse } from '#foundations/result';
import { graphemeCount, presentable } from '#foundations/text';
import type { Question } from '../instrument/question.ts';

export type RoundState = 'draft' | 'open' | 'closed';

/** One exercise of mapping: which questions, about which areas, from when. */
export interface Round {
  readonly id: string;
  readonly slug: string;
  readonly title: string;
  /** Of its areas: "lad24". */
  readonly vintage: Vintage;
  readonly areas: readonly string[];
  readonly questions: readonly Question[];
  /** Day 1: "2026-11-26". */
  readonly beginsOn: string;
  readonly state: RoundState;
  readonly createdBy: string;
}

export const kindsOfPartner = ['womens-group', 'youth-club', 'school', 'council-team', 'charity', 'other'] as const;
export type KindOfPartner = (typeof kindsOfPartner)[number];
export const isKindOfPartner = (text: string): text is KindOfPartner => kindsOfPartner.some((kind) => kind === text);

/** judge: its people rate areas, and tell of listening sessions there. listen: they tell of sessions anywhere in the round, and rate nothing. */
export const rolesOfPartner = ['judge', 'listen'] as const;
export type RoleOfPartner = (typeof rolesOfPartner)[number];
export const isRoleOfPartner = (text: string): text is RoleOfPartner => rolesOfPartner.some((role) => role === text);

/** An organisation that takes part. */
export interface Partner {
  readonly id: string;
  readonly name: string;
  readonly kind: KindOfPartner;
  readonly role: RoleOfPartner;
  /** To remind it; null for one that is told by other ways. */
  readonly mail: string | null;
  readonly language: string;
  readonly hasWithdrawn: boolean;
}

/** One of a partner's people. Nothing is known of them but this letter. */
export interface Assessor {
  readonly id: string;
  readonly partnerId: string;
  /** "A", "B". */
  readonly label: string;
  readonly hasWithdrawn: boolean;
}

export interface Assignment {
  readonly areaCode: string;
  readonly assessorId: string;
}

export type RoundProblem =
  | 'no-title'
  | 'title-too-long'
  | 'bad-date'
  | 'no-areas'
  | 'too-many-areas'
  | 'no-questions'
  /** What is open is not changed: answers were given to it as it stood. */
  | 'not-a-draft'
  | 'not-open'
  /** An area without two assessors of different partners. */
  | 'area-without-two'
  | 'same-name'
  | 'no-name'
  | 'name-too-long'
  | 'bad-mail';

export const MOST_AREAS = 500;
const longestTitle = 120;

export function readTitle(typed: string): Result<string, RoundProblem> {
  const title = oneLine(typed);
  if (!/\p{L}/u.test(title)) return refuse('no-title');
  return graphemeCount(title, 'en') > longestTitle ? refuse('title-too-long') : accept(title);
}

/** A day of the calendar: "2026-11-26". */
export function readDay(typed: string): Result<string, RoundProblem> {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? Date.parse(`${typed}T00:00:00Z`) : Number.NaN;
  const isDay = !Number.isNaN(time) && new Date(time).toISOString().startsWith(typed);
  return isDay ? accept(typed) : refuse('bad-date');
}

export function readNameOfPartner(typed: string, taken: readonly string[]): Result<string, RoundProblem> {
  const name = oneLine(typed);
  if (!/\p{L}/u.test(name)) return refuse('no-name');
  if (graphemeCount(name, 'en') > longestTitle) return refuse('name-too-long');
  return taken.some((other) => other.toLowerCase() === name.toLowerCase()) ? refuse('same-name') : accept(name);
}

/** Whether a round may begin: it asks something, somewhere, and every area has two who judge on their own. */
export function findObstacle(
  { state, areas, questions }: Round,
  assignments: readonly Assignment[],
  assessors: readonly Assessor[],
): RoundProblem | null {
  if (state !== 'draft') return 'not-a-draft';
  if (areas.length === 0) return 'no-areas';
  if (questions.length === 0) return 'no-questions';
  const partnersOf = partnersByArea(assignments, assessors);
  return areas.every((code) => (partnersOf.get(code)?.size ?? 0) >= 2) ? null : 'area-without-two';
}

/** Which partners look at each area, counting those who are still there. */
export function partnersByArea(
  assignments: readonly Assignment[],
  assessors: readonly Assessor[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const byId = new Map(assessors.filter(({ hasWithdrawn }) => !hasWithdrawn).map((one) => [one.id, one]));
  const found = new Map<string, Set<string>>();
  for (const { areaCode, assessorId } of assignments) {
    const assessor = byId.get(assessorId);
    if (assessor === undefined) continue;
    const partners = found.get(areaCode) ?? new Set();
    found.set(areaCode, partners.add(assessor.partnerId));
  }
  return found;
}

const oneLine = (text: string): string => presentable(text).replaceAll('\n', ' ');

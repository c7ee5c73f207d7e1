import { approvedOf, type Paper } from '#foundations/paper';
import type { Texts } from './texts.ts';
import type { Wave } from './wave.ts';
import type { WaveContent } from './wave-content.ts';

/** What an organiser writes about a wave and a second person approves before anybody outside sees it. */
export type PaperKind = 'plan' | 'report';

/** Everything of a wave that an organiser decides and a second person approves. */
export interface WavePlan {
  readonly content: WaveContent;
  /** Codes, sorted; empty for everywhere. */
  readonly areas: readonly string[];
  readonly opensAt: Date;
  readonly closesAt: Date | null;
  readonly threshold: number | null;
  readonly hasWall: boolean;
  readonly isForAdults: boolean;
  readonly examples: readonly PlannedExample[];
  /** The wave before it, by its id. */
  readonly follows: string | null;
}

/** What somebody has said before, and when they agreed that others read it. Who they are is not written down. */
export interface PlannedExample {
  readonly words: string;
  readonly language: string;
  /** "2026-11-20". */
  readonly consentedOn: string;
}

/** The wave as an approved plan makes it. A wave that people know keeps its old content as an older version. */
export function waveBy(plan: WavePlan, wave: Wave, before: Wave | null, now: Date): Wave {
  const { content, areas, opensAt, closesAt, threshold, hasWall, isForAdults } = plan;
  const isNew = wave.approvedAt !== null && !isSame(content, wave.content);
  return {
    ...wave,
    ...{ content, areas, opensAt, closesAt, threshold, hasWall, isForAdults },
    version: isNew ? wave.version + 1 : wave.version,
    series: before === null ? wave.series : (before.series ?? before.slug),
    reachedAt: threshold === null ? null : wave.reachedAt,
    changes: wave.changes + 1,
    changedAt: now,
  };
}

/** One thing that a plan says, as somebody reads it. */
export interface PlanLine {
  /** "title.ur", "opens". */
  readonly field: string;
  readonly text: string;
}

/** Everything that a plan says, line by line, in the order of the form. Moments are in UTC. */
export function linesOf(plan: WavePlan): readonly PlanLine[] {
  const { content } = plan;
  const inAll = (name: string, texts: Texts = {}) =>
    Object.entries(texts).map(([language, text]) => ({ field: `${name}.${language}`, text }));
  const lines: readonly PlanLine[] = [
    ...inAll('title', content.title),
    ...inAll('aim', content.aim),
    ...inAll('audience', content.audience),
    { field: 'organiser', text: content.organiser.name },
    ...inAll('about', content.organiser.about),
    ...inAll('funding', content.organiser.funding),
    ...content.prompts.flatMap((prompt, at) => inAll(`prompt${at + 1}`, prompt)),
    ...plan.examples.map(({ words, language, consentedOn }, at) => ({
      field: `example${at + 1}.${language}`,
      text: `${words} (${consentedOn})`,
    })),
    { field: 'areas', text: plan.areas.join(' ') },
    { field: 'opens', text: plan.opensAt.toISOString() },
    { field: 'closes', text: plan.closesAt?.toISOString() ?? '' },
    { field: 'threshold', text: plan.threshold?.toString() ?? '' },
    { field: 'wall', text: plan.hasWall ? 'yes' : 'no' },
    { field: 'age', text: plan.isForAdults ? '18' : '13' },
    { field: 'follows', text: plan.follows ?? '' },
  ];
  return lines.filter(({ text }) => text !== '');
}

/** A line that is not as it was: null where it was not there, or is not any more. */
export interface PlanChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** What a second person has to look at: everything that differs from what was approved last. */
export function changesIn(papers: readonly Paper<WavePlan>[]): readonly PlanChange[] {
  const [approved, newest] = [approvedOf(papers), papers.at(-1)];
  if (newest === undefined) return [];
  const before = new Map((approved === null ? [] : linesOf(approved.body)).map(({ field, text }) => [field, text]));
  const after = new Map(linesOf(newest.body).map(({ field, text }) => [field, text]));
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((field) => {
    const change = { field, before: before.get(field) ?? null, after: after.get(field) ?? null };
    return change.before === change.after ? [] : [change];
  });
}

const isSame = (one: WaveContent, other: WaveContent): boolean => canonical(one) === canonical(other);

/** The same text for the same content, in whatever order its parts were written. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? '';
  const parts = Object.entries(value).filter(([, part]) => part !== undefined);
  return `{${parts
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`)
    .join()}}`;
}

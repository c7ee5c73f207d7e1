import type { DecideProblem } from '#domains/voices';
import { type PlanProblem, type ReportProblem, WAVE_ZONE, type WavePhase } from '#domains/voices/core';
import { localTime } from '#foundations/calendar';
import type { Disclosed } from '#foundations/disclosure';
import { languageIn } from '../../shell/language-in.ts';
import { occasion } from '../../shell/occasion.ts';
import type { Reader } from '../../shell/reader.ts';

/** "Title in Urdu", "First example: its words". */
export function fieldName(reader: Reader, field: string): string {
  const { t } = reader;
  const [name = '', detail = ''] = field.split('.');
  const numbered = /^(prompt|example)(\d)$/.exec(name);
  const plain =
    numbered === null
      ? t(`desk.waves.field.${name}`)
      : t(`desk.waves.field.${numbered[1]}`, { place: Number(numbered[2]) });
  if (detail === '') return plain;
  return t('desk.waves.field.in', { field: plain, language: tongue(reader, detail) });
}

/** "Urdu". */
export const tongue = (reader: Reader, tag: string): string => (tag === 'und' ? '?' : languageIn(reader, tag));

export const problemWords = ({ t }: Reader, { kind, limit }: PlanProblem | ReportProblem): string =>
  t(`desk.waves.problem.${kind}`, { limit: limit ?? 0 });

/** A line of a plan as somebody reads it: moments on clocks in Britain. */
export function lineWords(reader: Reader, field: string, text: string): string {
  const { t } = reader;
  if (field === 'opens' || field === 'closes') return occasion(reader, new Date(text));
  if (field === 'wall') return t(`desk.waves.wall.${text}`);
  if (field === 'age') return t('desk.waves.age.from', { age: Number(text) });
  return text;
}

export const phaseWords = ({ t }: Reader, phase: WavePhase): string => t(`desk.waves.phase.${phase}`);

export function decideWords(reader: Reader, problem: DecideProblem | { readonly kind: string }): string {
  const { t, list } = reader;
  if ('missing' in problem)
    return t('desk.obstacle.gate', { missing: list(problem.missing.map((id) => t(`desk.obstacle.gate.${id}`))) });
  return t(`desk.waves.problem.${problem.kind}`);
}

/** A figure of people as it may be told to staff as well. One `among` others may be hidden for what the rest would be. */
export const told = ({ t, number }: Reader, figure: Disclosed, isAmong = false): string =>
  figure.shown
    ? t('desk.waves.about', { count: number(figure.value) })
    : t(isAmong ? 'desk.waves.untold' : 'desk.waves.few');

/** What a field for a moment holds. */
export const momentField = (at: Date | null): string => (at === null ? '' : localTime(at, WAVE_ZONE));

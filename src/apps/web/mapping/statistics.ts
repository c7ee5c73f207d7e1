import type { IndexSources } from '#domains/mapping';
import type { IndexVersion } from '#domains/mapping/core';
import type { Reader } from '../shell/reader.ts';

/** What travels with an indicator on a page: where it comes from, in which unit, under which licence. */
export interface Statistic {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly release: string | null;
  readonly period: string;
  readonly unit: string | null;
  readonly licence: string;
  readonly attribution: string | null;
  readonly direction: 1 | -1;
  readonly why: string | null;
}

/** The recipe of the example that ships with the program: the one whose choices the message files explain. */
export const EXAMPLE_RECIPE = 'england-2025';

/** The statistics of a version in its own order; what its recipe says, and more where its sources know it. */
export function statisticsOf(version: IndexVersion, sources: IndexSources | null): readonly Statistic[] {
  return version.indicators.map((indicator) => {
    const column = sources?.columns.find((known) => known.indicator === indicator.id);
    return {
      id: indicator.id,
      title: indicator.title,
      publisher: column?.publisher ?? indicator.source,
      release: column?.release ?? null,
      period: column?.period ?? String(indicator.year),
      unit: column?.unit ?? null,
      licence: indicator.licence,
      attribution: column?.attribution ?? null,
      direction: indicator.direction,
      why: column?.why ?? null,
    };
  });
}

/** The lines that must travel with the figures, each once. */
export function attributionsOf(version: IndexVersion, sources: IndexSources | null): readonly string[] {
  if (sources === null) return [...new Set(version.indicators.map(({ source, licence }) => `${source} (${licence})`))];
  return [...new Set([...sources.columns.map((column) => column.attribution), sources.areas.attribution])];
}

/** "Households with too few bedrooms (Census 2021)" as the key of its words. */
export const slugOf = (text: string) =>
  text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** A published figure without the words of its unit: "24.6%", "£21,694". Digits as published, at most three after the point. */
export function bareFigureOf(reader: Reader, value: number, unit: string | null): string {
  if (unit?.startsWith('share')) return reader.percent(value, 1);
  if (unit?.startsWith('per cent')) return reader.percent(value / 100, 1);
  if (unit?.startsWith('pounds')) return reader.pounds(value);
  return reader.number(value, 3);
}

/** A published figure with its unit: "24.6% of people". */
export function figureOf(reader: Reader, value: number, unit: string | null): string {
  const figure = bareFigureOf(reader, value, unit);
  if (unit === null) return figure;
  const key = `unit.${slugOf(unit)}`;
  return reader.has(key) ? reader.t(key, { figure: reader.apart(figure) }) : `${figure} ${unit}`;
}

/** The words of a statistic in the reader's language, or what its recipe says. */
export function titleOf(reader: Reader, statistic: Statistic, length: 'title' | 'short' = 'title'): string {
  const key = `indicator.${statistic.id}.${length}`;
  return reader.has(key) ? reader.t(key) : statistic.title;
}

import { accept, type Result, refuse } from '#foundations/result';
import type { Objective } from '../allocation/robust.ts';
import { catalogue, catalogueEntry, DRIVERS, type Driver } from '../catalogue/catalogue.ts';

/** What a plan of the desk is made of: everything that its figures follow from, besides the map's version. */
export interface PlanSettings {
  readonly title: string;
  readonly versionId: string;
  /** The group of the map whose score is the need. */
  readonly axis: string;
  readonly budget: number;
  /** At most so many kinds of help in one area. */
  readonly perArea: number;
  /** The fewest choices in a region, by its name. */
  readonly minimums: Readonly<Record<string, number>>;
  readonly objective: Objective;
  readonly draws: number;
  readonly seed: number;
  readonly help: readonly PlannedHelp[];
  /** What each indicator tells of, where somebody said otherwise than its words do. */
  readonly drivers: Readonly<Record<string, Driver | null>>;
}

/** A kind of help with its numbers in this plan. Where a source is null the number is illustrative. */
export interface PlannedHelp {
  readonly id: string;
  readonly places: number;
  readonly costPerPlace: number;
  readonly costSource: string | null;
  readonly effect: number;
  readonly effectSd: number;
  readonly effectSource: string | null;
  /** Null where it may serve any number of areas. */
  readonly maxAreas: number | null;
}

/** The help of the catalogue with its own numbers. */
export function helpOf(id: string): PlannedHelp | null {
  const entry = catalogueEntry(id);
  return (
    entry && {
      ...{ id, places: entry.places, costPerPlace: entry.costPerPlace.value, costSource: entry.costPerPlace.source },
      ...{ effect: entry.effect.value, effectSd: entry.effectSd, effectSource: entry.effect.source, maxAreas: null },
    }
  );
}

/** Where a plan begins: eight kinds of help, a tenth of what everything everywhere would cost. */
export function firstSettings(
  title: string,
  { versionId, axis, areas }: { readonly versionId: string; readonly axis: string; readonly areas: number },
): PlanSettings {
  const help = catalogue.slice(0, 8).flatMap(({ id }) => helpOf(id) ?? []);
  const everything = help.reduce((sum, one) => sum + costOf(one), 0) * areas;
  return {
    ...{ title, versionId, axis, budget: Math.round(everything / 10 / 1000) * 1000, perArea: 2, minimums: {} },
    ...{ objective: 'expected', draws: 200, seed: 1, help, drivers: {} },
  };
}

/** What one area pays for a year of it. */
export function costOf({ places, costPerPlace }: PlannedHelp): number {
  return places * costPerPlace;
}

/** The numbers of the chosen help that rest on no source: such a plan is not published. */
export function illustrative(
  { help }: PlanSettings,
  chosen: ReadonlySet<string>,
): readonly { readonly id: string; readonly of: 'cost' | 'effect' }[] {
  return help
    .filter(({ id }) => chosen.has(id))
    .flatMap(({ id, costSource, effectSource }) => [
      ...(costSource === null ? [{ id, of: 'cost' } as const] : []),
      ...(effectSource === null ? [{ id, of: 'effect' } as const] : []),
    ]);
}

/** Why a field of a plan's forms is refused. */
export type SettingProblem =
  | 'no-title'
  | 'long-title'
  | 'not-a-number'
  | 'not-whole'
  | 'too-small'
  | 'too-large'
  | 'long-source'
  | 'bad-minimum'
  | 'unknown-region'
  | 'no-help';

export interface WrongField {
  readonly field: string;
  readonly problem: SettingProblem;
}

type Fields = ReadonlyMap<string, string>;

const LONGEST_TITLE = 120;
const LONGEST_SOURCE = 300;

/** The fields that are moved while the plan answers: budget, kinds of help in an area, and how many areas each serves. */
export function readLimits(fields: Fields, settings: PlanSettings): Result<PlanSettings, WrongField> {
  const budget = readNumber(fields, 'budget', { least: 0, most: 1e12 });
  if (!budget.ok) return budget;
  const perArea = readNumber(fields, 'perArea', { least: 1, most: catalogue.length, isWhole: true });
  if (!perArea.ok) return perArea;
  const help: PlannedHelp[] = [];
  for (const one of settings.help) {
    const name = `areas.${one.id}`;
    if ((fields.get(name) ?? '').trim() === '') {
      help.push({ ...one, maxAreas: null });
      continue;
    }
    const maxAreas = readNumber(fields, name, { least: 0, most: 1e6, isWhole: true });
    if (!maxAreas.ok) return maxAreas;
    help.push({ ...one, maxAreas: maxAreas.value });
  }
  const objective = fields.get('objective');
  return accept({
    ...{ ...settings, budget: budget.value, perArea: perArea.value, help },
    objective: objective === 'regret' || objective === 'cvar' ? objective : 'expected',
  });
}

/** The fields of what a plan is made of: its title, kinds of help with their numbers and sources, minimums of regions, and what indicators tell of. */
export function readMakings(
  fields: Fields,
  settings: PlanSettings,
  { regions, indicators }: { readonly regions: readonly string[]; readonly indicators: readonly string[] },
): Result<PlanSettings, WrongField> {
  const title = (fields.get('title') ?? '').trim();
  if (title === '') return refuse({ field: 'title', problem: 'no-title' });
  if (title.length > LONGEST_TITLE) return refuse({ field: 'title', problem: 'long-title' });
  const minimums = readMinimums(fields.get('minimums') ?? '', regions);
  if (!minimums.ok) return minimums;
  const help: PlannedHelp[] = [];
  for (const { id } of catalogue) {
    if (fields.get(`use.${id}`) === undefined) continue;
    const read = readHelp(fields, id, settings.help.find((one) => one.id === id)?.maxAreas ?? null);
    if (!read.ok) return read;
    help.push(read.value);
  }
  if (help.length === 0) return refuse({ field: 'help', problem: 'no-help' });
  const drivers = Object.fromEntries(
    indicators.flatMap((id) => {
      const given = fields.get(`driver.${id}`);
      if (given === undefined) return [];
      return [[id, DRIVERS.find((driver) => driver === given) ?? null] as const];
    }),
  );
  return accept({ ...settings, title, minimums: minimums.value, help, drivers });
}

function readHelp(fields: Fields, id: string, maxAreas: number | null): Result<PlannedHelp, WrongField> {
  const places = readNumber(fields, `places.${id}`, { least: 1, most: 1e6, isWhole: true });
  if (!places.ok) return places;
  const cost = readNumber(fields, `cost.${id}`, { least: 0.01, most: 1e7 });
  if (!cost.ok) return cost;
  const effect = readNumber(fields, `effect.${id}`, { least: -1, most: 1 });
  if (!effect.ok) return effect;
  const sd = readNumber(fields, `sd.${id}`, { least: 0, most: 1 });
  if (!sd.ok) return sd;
  const sources = [`costSource.${id}`, `effectSource.${id}`].map((field) => ({
    field,
    text: (fields.get(field) ?? '').trim(),
  }));
  const long = sources.find(({ text }) => text.length > LONGEST_SOURCE);
  if (long) return refuse({ field: long.field, problem: 'long-source' });
  const [costSource, effectSource] = sources.map(({ text }) => (text === '' ? null : text));
  return accept({
    ...{ id, maxAreas, places: places.value, costPerPlace: cost.value, effect: effect.value, effectSd: sd.value },
    ...{ costSource: costSource ?? null, effectSource: effectSource ?? null },
  });
}

/** One line for each region: its name, a colon, a number. */
function readMinimums(text: string, regions: readonly string[]): Result<Record<string, number>, WrongField> {
  const field = 'minimums';
  const minimums: Record<string, number> = {};
  for (const line of text.split('\n').map((part) => part.trim())) {
    if (line === '') continue;
    const found = /^(?<name>.+?)\s*:\s*(?<number>[0-9]{1,6})$/u.exec(line)?.groups;
    if (found === undefined) return refuse({ field, problem: 'bad-minimum' });
    const name = regions.find((region) => region.toLowerCase() === found.name?.toLowerCase());
    if (name === undefined) return refuse({ field, problem: 'unknown-region' });
    if (Number(found.number) > 0) minimums[name] = Number(found.number);
  }
  return accept(minimums);
}

function readNumber(
  fields: Fields,
  field: string,
  { least, most, isWhole = false }: { readonly least: number; readonly most: number; readonly isWhole?: boolean },
): Result<number, WrongField> {
  const text = (fields.get(field) ?? '').replaceAll(/[\s,£]/gu, '');
  const value = Number(text);
  if (text === '' || !Number.isFinite(value)) return refuse({ field, problem: 'not-a-number' });
  if (isWhole && !Number.isInteger(value)) return refuse({ field, problem: 'not-whole' });
  if (value < least) return refuse({ field, problem: 'too-small' });
  return value > most ? refuse({ field, problem: 'too-large' }) : accept(value);
}

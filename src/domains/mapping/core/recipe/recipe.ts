import { accept, type Result, refuse } from '#foundations/result';
import type { Aggregate, Normalise, UncertaintySpec } from '../compute/model.ts';
import type { RecipeProblem } from './recipe-problem.ts';
import { type NormaliseInFile, type RecipeFile, recipeSchema } from './recipe-schema.ts';
import { firstShapeProblem } from './recipe-shape.ts';

/** A recipe that has been read: defaults filled in, every reference known to lead somewhere, no group inside itself. */
export interface Recipe {
  readonly id: string;
  readonly title: string;
  readonly areas: RecipeAreas;
  readonly tables: readonly RecipeTable[];
  readonly indicators: readonly RecipeIndicator[];
  /** In the file's order: a group stands after every group it holds. */
  readonly groups: readonly RecipeGroup[];
  /** `null` where the recipe says nothing: no draws unless asked for. */
  readonly uncertainty: UncertaintySpec | null;
}

export interface RecipeAreas {
  readonly file: string;
  readonly code: string;
  readonly name: string | null;
  readonly parent: string | null;
  readonly population: string | null;
}

export interface RecipeTable {
  readonly file: string;
  readonly code: string;
}

export interface RecipeIndicator {
  readonly id: string;
  readonly title: string;
  readonly source: string;
  readonly licence: string;
  readonly year: number;
  readonly direction: 1 | -1;
  readonly value: RecipeValue;
  readonly missing: MissingRule;
  readonly treat: Treatment;
  readonly normalise: Normalise;
}

/** Where an indicator's numbers come from; all are names of columns. */
export type RecipeValue =
  | { readonly kind: 'column'; readonly column: string; readonly standardError: string | null }
  | {
      readonly kind: 'ratio';
      readonly numerator: string;
      readonly denominator: string;
      readonly standardError: string | null;
    }
  | { readonly kind: 'shrunk-rate'; readonly numerator: string; readonly denominator: string };

export type MissingRule =
  | { readonly rule: 'refuse' | 'drop-area' | 'median' | 'parent-median' }
  | { readonly rule: 'group-mean'; readonly group: string };

export type Treatment =
  | { readonly method: 'none' }
  | { readonly method: 'winsorise'; readonly most: number }
  | { readonly method: 'log' };

export interface RecipeGroup {
  readonly id: string;
  readonly title: string;
  readonly aggregate: Aggregate;
  readonly normalise: Normalise | null;
  readonly members: readonly RecipeMember[];
}

export interface RecipeMember {
  readonly id: string;
  readonly kind: 'indicator' | 'group';
  readonly weight: number;
}

/**
 * Reads `outspoken-recipe/1` from parsed JSON. Unknown keys are refused by name; so are negative weights, duplicate ids, groups that hold
 * themselves or a later group, and keys that contradict one another. The first problem found is returned.
 */
export function parseRecipe(file: unknown): Result<Recipe, RecipeProblem> {
  const parsed = recipeSchema.safeParse(file);
  if (!parsed.success) return refuse(firstShapeProblem(parsed.error, file));
  return settle(parsed.data);
}

function settle(file: RecipeFile): Result<Recipe, RecipeProblem> {
  const idProblem = findIdProblem(file);
  if (idProblem) return refuse(idProblem);

  const indicators: RecipeIndicator[] = [];
  for (const [index, indicator] of file.indicators.entries()) {
    const settled = settleIndicator(indicator, `indicators[${index}].normalise`);
    if (!settled.ok) return settled;
    indicators.push(settled.value);
  }

  const groups: RecipeGroup[] = [];
  for (const [index, group] of file.groups.entries()) {
    const settled = settleGroup(group, index, file);
    if (!settled.ok) return settled;
    groups.push(settled.value);
  }

  const uncertainty = settleUncertainty(file.uncertainty);
  if (!uncertainty.ok) return uncertainty;

  return accept({
    id: file.id,
    title: file.title,
    areas: {
      file: file.areas.file,
      code: file.areas.code,
      name: file.areas.name ?? null,
      parent: file.areas.parent ?? null,
      population: file.areas.population ?? null,
    },
    tables: file.tables,
    indicators,
    groups,
    uncertainty: uncertainty.value,
  });
}

/** Members are named by id alone, so an id may stand for one thing only; `code` names a column of normalised.csv. */
function findIdProblem(file: RecipeFile): RecipeProblem | null {
  const seen = new Set<string>();
  const all = [
    ...file.indicators.map(({ id }, index) => ({ id, path: `indicators[${index}].id` })),
    ...file.groups.map(({ id }, index) => ({ id, path: `groups[${index}].id` })),
  ];
  for (const { id, path } of all) {
    if (id === 'code') return { kind: 'reserved-id', path, id };
    if (seen.has(id)) return { kind: 'duplicate-id', path, id };
    seen.add(id);
  }
  return null;
}

type IndicatorInFile = RecipeFile['indicators'][number];

function settleIndicator(indicator: IndicatorInFile, path: string): Result<RecipeIndicator, RecipeProblem> {
  const value = settleValue(indicator);
  if (!value.ok) return value;
  const missing = settleMissing(indicator);
  if (!missing.ok) return missing;
  const treat = settleTreatment(indicator);
  if (!treat.ok) return treat;
  const normalise = settleNormalise(indicator.normalise, path);
  if (!normalise.ok) return normalise;
  const { id, title, source, licence, year, direction } = indicator;
  return accept({
    id,
    title,
    source,
    licence,
    year,
    direction,
    value: value.value,
    missing: missing.value,
    treat: treat.value,
    normalise: normalise.value,
  });
}

function settleValue(indicator: IndicatorInFile): Result<RecipeValue, RecipeProblem> {
  const { id, column, numerator, denominator, shrink } = indicator;
  const standardError = indicator.standardError ?? null;

  if (column !== undefined) {
    if (numerator !== undefined || denominator !== undefined) return refuse({ kind: 'two-values', indicator: id });
    if (shrink !== undefined) return refuse({ kind: 'key-without', indicator: id, key: 'shrink', needs: 'numerator' });
    return accept({ kind: 'column', column, standardError });
  }
  if (numerator === undefined && denominator === undefined) return refuse({ kind: 'no-value', indicator: id });
  if (numerator === undefined) return refuse({ kind: 'half-a-ratio', indicator: id, missing: 'numerator' });
  if (denominator === undefined) return refuse({ kind: 'half-a-ratio', indicator: id, missing: 'denominator' });
  if (shrink === undefined) return accept({ kind: 'ratio', numerator, denominator, standardError });
  if (standardError !== null) return refuse({ kind: 'keys-exclude', indicator: id, keys: ['shrink', 'standardError'] });
  return accept({ kind: 'shrunk-rate', numerator, denominator });
}

function settleMissing({ id, missing, missingGroup }: IndicatorInFile): Result<MissingRule, RecipeProblem> {
  if (missing === 'group-mean') {
    if (missingGroup !== undefined) return accept({ rule: missing, group: missingGroup });
    return refuse({ kind: 'key-without', indicator: id, key: 'missing: group-mean', needs: 'missingGroup' });
  }
  if (missingGroup === undefined) return accept({ rule: missing });
  return refuse({ kind: 'key-without', indicator: id, key: 'missingGroup', needs: 'missing: group-mean' });
}

/** A log and a sampling error exclude each other: a drawn value may have no log, and an error has no meaning on a scale it was not given on. */
function settleTreatment(indicator: IndicatorInFile): Result<Treatment, RecipeProblem> {
  const { id, treat, maxWinsorised, standardError, shrink } = indicator;
  if (treat === 'winsorise') return accept({ method: 'winsorise', most: maxWinsorised ?? 5 });
  if (maxWinsorised !== undefined)
    return refuse({ kind: 'key-without', indicator: id, key: 'maxWinsorised', needs: 'treat: winsorise' });
  if (treat === 'none') return accept({ method: 'none' });
  if (standardError !== undefined)
    return refuse({ kind: 'keys-exclude', indicator: id, keys: ['treat: log', 'standardError'] });
  if (shrink !== undefined) return refuse({ kind: 'keys-exclude', indicator: id, keys: ['treat: log', 'shrink'] });
  return accept({ method: 'log' });
}

/** A method given by name alone takes its defaults. */
function settleNormalise(given: NormaliseInFile, path: string): Result<Normalise, RecipeProblem> {
  if (given === 'rank-exponential') return accept({ method: given, k: 23, offset: 1, ties: 'average' });
  if (given === 'min-max') return accept({ method: given, to: [0, 100] });
  if (typeof given === 'string') return accept({ method: given });
  if (given.method === 'min-max' && given.to[0] >= given.to[1])
    return refuse({ kind: 'empty-interval', path: `${path}.to` });
  return accept(given);
}

type GroupInFile = RecipeFile['groups'][number];

function settleGroup(group: GroupInFile, index: number, file: RecipeFile): Result<RecipeGroup, RecipeProblem> {
  const indicators = new Set(file.indicators.map(({ id }) => id));
  const earlier = new Set(file.groups.slice(0, index).map(({ id }) => id));
  const later = new Set(file.groups.slice(index + 1).map(({ id }) => id));
  const held = new Set<string>();
  const members: RecipeMember[] = [];
  for (const { id, weight } of group.members) {
    if (id === group.id) return refuse({ kind: 'group-holds-itself', group: group.id });
    if (later.has(id)) return refuse({ kind: 'group-holds-later-group', group: group.id, member: id });
    if (held.has(id)) return refuse({ kind: 'member-twice', group: group.id, member: id });
    const kind = indicators.has(id) ? 'indicator' : earlier.has(id) ? 'group' : null;
    if (kind === null) return refuse({ kind: 'unknown-member', group: group.id, member: id });
    held.add(id);
    members.push({ id, kind, weight });
  }
  if (members.every(({ weight }) => weight === 0)) return refuse({ kind: 'no-weight', group: group.id });

  const { id, title, aggregate } = group;
  if (group.normalise === undefined) return accept({ id, title, aggregate, normalise: null, members });
  const normalise = settleNormalise(group.normalise, `groups[${index}].normalise`);
  if (!normalise.ok) return normalise;
  return accept({ id, title, aggregate, normalise: normalise.value, members });
}

function settleUncertainty(given: RecipeFile['uncertainty']): Result<UncertaintySpec | null, RecipeProblem> {
  if (given === undefined) return accept(null);
  const normalise: Normalise[] = [];
  for (const [index, alternative] of given.normalise.entries()) {
    const settled = settleNormalise(alternative, `uncertainty.normalise[${index}]`);
    if (!settled.ok) return settled;
    normalise.push(settled.value);
  }
  return accept({ ...given, normalise });
}

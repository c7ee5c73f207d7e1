import { parseRecipe, type Recipe } from '../recipe/recipe.ts';
import type { AreaResult, IndexVersion } from '../version/index-version.ts';
import {
  AXES,
  type AxisId,
  axisBands,
  axisGroup,
  type Band,
  type BandView,
  type Sureness,
} from '../view/public-view.ts';
import { compareRecipes, type RecipeChange } from './compare-recipes.ts';

/** A version with its areas, in any order. */
export interface VersionWithAreas {
  readonly version: IndexVersion;
  readonly areas: readonly AreaResult[];
}

/** What is different from one version to another. */
export interface VersionComparison {
  /** Null where a recipe of the two cannot be read by this version of the program. */
  readonly recipe: readonly RecipeChange[] | null;
  readonly inputs: readonly InputChange[];
  readonly areas: AreaChanges;
  readonly axes: readonly AxisChange[];
  readonly draws: { readonly before: number; readonly after: number };
}

export interface InputChange {
  readonly file: string;
  /** Null where there was or is no such file. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface AreaChanges {
  readonly kept: number;
  readonly added: readonly NamedArea[];
  readonly lost: readonly NamedArea[];
  /** Codes are compared as they are: where the edition changed, a code that stayed means the same ground. */
  readonly vintage: { readonly before: string; readonly after: string };
}

export interface NamedArea {
  readonly code: string;
  readonly name: string;
}

/** What became of the places on one axis. Places that are in one version alone count nowhere here. */
export interface AxisChange {
  readonly axis: AxisId;
  /** Null where a version does not hold the axis. */
  readonly sureness: { readonly before: SurenessCounts | null; readonly after: SurenessCounts | null };
  /** How many places moved by so many bands: positive towards more need, 0 for those that stayed. Empty where a version lacks the axis. */
  readonly steps: ReadonlyMap<number, number>;
  /** Those whose rank moved most, as a share of all ranks; the one that moved most first. */
  readonly movers: readonly Mover[];
}

export type SurenessCounts = { readonly [sureness in Sureness]: number };

export interface Mover extends NamedArea {
  readonly before: Standing;
  readonly after: Standing;
  /** From -1 to 1: by how much of the whole range of ranks it moved towards more need. */
  readonly moved: number;
}

/** Where a place stands. For staff alone: a rank is never shown to the public. */
export interface Standing {
  readonly band: Band;
  readonly rank: number;
  readonly of: number;
}

/** Compares two versions of one recipe, or of two. `movers` is how many places to name on each axis. */
export function compareVersions(before: VersionWithAreas, after: VersionWithAreas, movers: number): VersionComparison {
  const [recipes, codes] = [[before, after].map(recipeOf), [before, after].map(codesOf)];
  const [old, renewed] = recipes;
  return {
    recipe: old && renewed ? compareRecipes(old, renewed) : null,
    inputs: compareInputs(before.version, after.version),
    areas: {
      kept: after.areas.filter(({ code }) => codes[0]!.has(code)).length,
      added: after.areas.filter(({ code }) => !codes[0]!.has(code)).map(named),
      lost: before.areas.filter(({ code }) => !codes[1]!.has(code)).map(named),
      vintage: { before: before.version.vintage, after: after.version.vintage },
    },
    axes: AXES.flatMap((axis) => compareAxis(before, after, axis, movers)),
    draws: { before: before.version.provenance.draws, after: after.version.provenance.draws },
  };
}

/** The recipe of a version as this version of the program reads it; null where it cannot. */
export function recipeOf({ version }: Pick<VersionWithAreas, 'version'>): Recipe | null {
  const parsed = parseRecipe(version.recipe);
  return parsed.ok ? parsed.value : null;
}

const codesOf = ({ areas }: VersionWithAreas): ReadonlySet<string> => new Set(areas.map(({ code }) => code));

const named = ({ code, name }: AreaResult): NamedArea => ({ code, name });

function compareInputs(before: IndexVersion, after: IndexVersion): readonly InputChange[] {
  const [old, renewed] = [before, after].map(
    ({ provenance }) => new Map(provenance.inputs.map(({ file, sha256 }) => [file, sha256])),
  );
  const files = new Set([...renewed!.keys(), ...old!.keys()]);
  return [...files]
    .map((file) => ({ file, before: old!.get(file) ?? null, after: renewed!.get(file) ?? null }))
    .filter((change) => change.before !== change.after);
}

function compareAxis(before: VersionWithAreas, after: VersionWithAreas, axis: AxisId, movers: number): AxisChange[] {
  const bands = [before, after].map(({ version, areas }) => axisBands(version, areas, axis));
  const [old, renewed] = bands;
  if (!old && !renewed) return [];
  const sureness = { before: old ? countSureness(old) : null, after: renewed ? countSureness(renewed) : null };
  if (!old || !renewed) return [{ axis, sureness, steps: new Map(), movers: [] }];
  const then = standings(before, axis, old);
  const now = standings(after, axis, renewed);
  const kept = after.areas.flatMap(({ code, name }): Mover[] => {
    const [was, is] = [then.get(code), now.get(code)];
    return was && is ? [{ code, name, before: was, after: is, moved: placeOf(is) - placeOf(was) }] : [];
  });
  return [{ axis, sureness, steps: countSteps(kept), movers: largestMoves(kept, movers) }];
}

function countSureness(views: readonly BandView[]): SurenessCounts {
  const count = (wanted: Sureness) => views.filter(({ sureness }) => sureness === wanted).length;
  return { sure: count('sure'), fair: count('fair'), unsure: count('unsure'), unknown: count('unknown') };
}

function standings(
  { version, areas }: VersionWithAreas,
  axis: AxisId,
  views: readonly BandView[],
): ReadonlyMap<string, Standing> {
  const at = axisGroup(version, axis)!;
  return new Map(
    areas.map(({ code, groups }, index) => [
      code,
      { band: views[index]!.band, rank: groups[at]!.rank, of: areas.length },
    ]),
  );
}

/** From 0 for the least need to 1 for the most, so that versions with more or fewer areas can be compared. */
const placeOf = ({ rank, of }: Standing): number => (of === 1 ? 1 : (of - rank) / (of - 1));

function countSteps(kept: readonly Mover[]): ReadonlyMap<number, number> {
  const steps = new Map<number, number>();
  for (const { before, after } of kept) {
    const step = after.band - before.band;
    steps.set(step, (steps.get(step) ?? 0) + 1);
  }
  return new Map([...steps].sort(([one], [other]) => one - other));
}

function largestMoves(kept: readonly Mover[], count: number): readonly Mover[] {
  return kept
    .filter(({ moved }) => moved !== 0)
    .sort((one, other) => Math.abs(other.moved) - Math.abs(one.moved) || (one.code < other.code ? -1 : 1))
    .slice(0, count);
}

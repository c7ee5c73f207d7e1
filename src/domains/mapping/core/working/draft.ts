import { accept, type Result } from '#foundations/result';
import { parseRecipe, type Recipe } from '../recipe/recipe.ts';
import type { RecipeProblem } from '../recipe/recipe-problem.ts';
import type { RecipeInput } from '../recipe/recipe-schema.ts';

/** A recipe that is being worked on, as it would be written: its lists may still be empty. Never changed in place. */
export type RecipeDraft = RecipeInput;

/** A draft that the recipe's own parser has nothing against. */
export interface JudgedDraft {
  /** Everything that is there, with something made up in each place that is empty: for the gates, which judge what there is. */
  readonly judged: Recipe;
  /** What can be computed of it now: the draft without its empty groups; `null` where nothing can. */
  readonly computable: Recipe | null;
  readonly lacks: readonly Lack[];
}

/** What keeps a draft from being a recipe. */
export type Lack =
  | { readonly kind: 'indicators' }
  | { readonly kind: 'groups' }
  | { readonly kind: 'members'; readonly group: string };

/**
 * Holds a draft against the parser of recipes, as far as there is something to hold: what is missing altogether is told and refused nowhere, since one
 * has to begin somewhere.
 */
export function judgeDraft(draft: RecipeDraft): Result<JudgedDraft, RecipeProblem> {
  const judged = parseRecipe(filledIn(draft));
  if (!judged.ok) return judged;
  const lacks = lacksOf(draft);
  return accept({ judged: judged.value, computable: lacks.length === 0 ? judged.value : partOf(draft), lacks });
}

function lacksOf({ indicators, groups }: RecipeDraft): Lack[] {
  return [
    ...(indicators.length === 0 ? [{ kind: 'indicators' as const }] : []),
    ...(groups.length === 0 ? [{ kind: 'groups' as const }] : []),
    ...groups.flatMap(({ id, members }) => (members.length === 0 ? [{ kind: 'members' as const, group: id }] : [])),
  ];
}

/** The draft with an indicator and a group where there are none, and a member in every empty group. */
function filledIn(draft: RecipeDraft): RecipeDraft {
  const made = unusedId(draft);
  const needsIndicator = draft.indicators.length === 0 || draft.groups.some(({ members }) => members.length === 0);
  const indicators = needsIndicator ? [...draft.indicators, madeUpIndicator(made)] : draft.indicators;
  const member = { id: indicators.at(-1)?.id ?? made, weight: 1 };
  const groups = draft.groups.map((group) => (group.members.length === 0 ? { ...group, members: [member] } : group));
  const madeUpGroup = { id: `${made}s`, title: 'Made up', aggregate: 'weighted-mean' as const, members: [member] };
  return { ...draft, indicators, groups: groups.length === 0 ? [madeUpGroup] : groups };
}

function unusedId({ indicators, groups }: RecipeDraft): string {
  const used = [...indicators, ...groups].map(({ id }) => id);
  let id = 'made-up';
  while (used.some((other) => other.startsWith(id))) id += '-';
  return id;
}

function madeUpIndicator(id: string): RecipeDraft['indicators'][number] {
  const words = { column: id, title: id, source: id, licence: id };
  return { id, ...words, year: 2000, direction: 1, normalise: 'none' };
}

/** What is left without empty groups, and without groups that hold nothing else; `null` where that is nothing. */
function partOf(draft: RecipeDraft): Recipe | null {
  let { groups } = draft;
  for (;;) {
    const empty = new Set(groups.filter(({ members }) => members.length === 0).map(({ id }) => id));
    if (empty.size === 0) break;
    groups = groups
      .filter(({ id }) => !empty.has(id))
      .map((group) => ({ ...group, members: group.members.filter(({ id }) => !empty.has(id)) }));
  }
  const parsed = parseRecipe({ ...draft, groups });
  return parsed.ok ? parsed.value : null;
}

import type { Normalise } from '../compute/model.ts';
import type { MissingRule, Recipe, RecipeGroup, RecipeIndicator, RecipeValue, Treatment } from '../recipe/recipe.ts';

/** One thing that two recipes say differently. Values are short and plain, in English like the recipes themselves; null for nothing. */
export type RecipeChange =
  | { readonly kind: 'indicator-added' | 'indicator-dropped' | 'group-added' | 'group-dropped'; readonly title: string }
  /** `title` says of what: an indicator, a group, or the whole. */
  | {
      readonly kind: 'setting';
      readonly of: 'indicator' | 'group' | 'recipe';
      readonly title: string;
      readonly setting: Setting;
      readonly before: string | null;
      readonly after: string | null;
    }
  | {
      readonly kind: 'weight';
      /** The group in which it weighs. */
      readonly title: string;
      readonly member: string;
      /** Null where it is no member. */
      readonly before: number | null;
      readonly after: number | null;
    };

export type Setting =
  | 'title'
  | 'figures'
  | 'standard-error'
  | 'source'
  | 'licence'
  | 'year'
  | 'direction'
  | 'missing'
  | 'treat'
  | 'normalise'
  | 'aggregate'
  | 'areas'
  | 'uncertainty';

/** What changed from one recipe to another, in the order of the newer: indicators, groups and their weights, then the whole. */
export function compareRecipes(before: Recipe, after: Recipe): readonly RecipeChange[] {
  return [
    ...settings('recipe', after.title, [['title', before.title, after.title]]),
    ...membership(before.indicators, after.indicators, 'indicator'),
    ...matching(before.indicators, after.indicators).flatMap(([old, renewed]) => indicatorChanges(old, renewed)),
    ...membership(before.groups, after.groups, 'group'),
    ...matching(before.groups, after.groups).flatMap(([old, renewed]) => groupChanges(old, renewed, before, after)),
    ...settings('recipe', after.title, [
      ['areas', areasOf(before), areasOf(after)],
      ['uncertainty', uncertaintyOf(before), uncertaintyOf(after)],
    ]),
  ];
}

interface Named {
  readonly id: string;
  readonly title: string;
}

function membership<Part extends Named>(
  before: readonly Part[],
  after: readonly Part[],
  what: 'indicator' | 'group',
): readonly RecipeChange[] {
  const isIn = (parts: readonly Part[], { id }: Part) => parts.some((part) => part.id === id);
  const added = after
    .filter((part) => !isIn(before, part))
    .map(({ title }) => ({ kind: `${what}-added`, title }) as const);
  const dropped = before
    .filter((part) => !isIn(after, part))
    .map(({ title }) => ({ kind: `${what}-dropped`, title }) as const);
  return [...added, ...dropped];
}

function matching<Part extends Named>(before: readonly Part[], after: readonly Part[]): (readonly [Part, Part])[] {
  return after.flatMap((renewed) => {
    const old = before.find(({ id }) => id === renewed.id);
    return old === undefined ? [] : [[old, renewed] as const];
  });
}

function indicatorChanges(old: RecipeIndicator, renewed: RecipeIndicator): readonly RecipeChange[] {
  return settings('indicator', renewed.title, [
    ['title', old.title, renewed.title],
    ['figures', figuresOf(old.value), figuresOf(renewed.value)],
    ['standard-error', errorsOf(old.value), errorsOf(renewed.value)],
    ['source', old.source, renewed.source],
    ['licence', old.licence, renewed.licence],
    ['year', String(old.year), String(renewed.year)],
    ['direction', directionOf(old), directionOf(renewed)],
    ['missing', missingOf(old.missing), missingOf(renewed.missing)],
    ['treat', treatmentOf(old.treat), treatmentOf(renewed.treat)],
    ['normalise', describeNormalise(old.normalise), describeNormalise(renewed.normalise)],
  ]);
}

function groupChanges(old: RecipeGroup, renewed: RecipeGroup, before: Recipe, after: Recipe): readonly RecipeChange[] {
  const ids = new Set([...renewed.members, ...old.members].map(({ id }) => id));
  const weightIn = ({ members }: RecipeGroup, id: string) => members.find((member) => member.id === id)?.weight ?? null;
  const weights = [...ids].flatMap((id): RecipeChange[] => {
    const [was, is] = [weightIn(old, id), weightIn(renewed, id)];
    if (was === is) return [];
    return [
      {
        kind: 'weight',
        title: renewed.title,
        member: titleOf(after, id) ?? titleOf(before, id) ?? id,
        before: was,
        after: is,
      },
    ];
  });
  return [
    ...settings('group', renewed.title, [
      ['title', old.title, renewed.title],
      ['aggregate', old.aggregate, renewed.aggregate],
      [
        'normalise',
        old.normalise && describeNormalise(old.normalise),
        renewed.normalise && describeNormalise(renewed.normalise),
      ],
    ]),
    ...weights,
  ];
}

function titleOf({ indicators, groups }: Recipe, id: string): string | null {
  return [...indicators, ...groups].find((part) => part.id === id)?.title ?? null;
}

function settings(
  of: 'indicator' | 'group' | 'recipe',
  title: string,
  compared: readonly (readonly [Setting, string | null, string | null])[],
): readonly RecipeChange[] {
  return compared
    .filter(([, before, after]) => before !== after)
    .map(([setting, before, after]) => ({ kind: 'setting', of, title, setting, before, after }));
}

function figuresOf(value: RecipeValue): string {
  if (value.kind === 'column') return value.column;
  const rate = `${value.numerator} / ${value.denominator}`;
  return value.kind === 'ratio' ? rate : `${rate}, pulled towards the parent area`;
}

function errorsOf(value: RecipeValue): string | null {
  return value.kind === 'shrunk-rate' ? null : value.standardError;
}

function directionOf({ direction }: RecipeIndicator): string {
  return direction === 1 ? 'larger means more need' : 'smaller means more need';
}

function missingOf(missing: MissingRule): string {
  return missing.rule === 'group-mean' ? `group-mean by ${missing.group}` : missing.rule;
}

function treatmentOf(treat: Treatment): string {
  return treat.method === 'winsorise' ? `winsorise, at most ${treat.most}` : treat.method;
}

/** "min-max from 1 to 100". */
export function describeNormalise(normalise: Normalise): string {
  if (normalise.method === 'min-max') return `min-max from ${normalise.to[0]} to ${normalise.to[1]}`;
  if (normalise.method !== 'rank-exponential') return normalise.method;
  return `rank-exponential, k ${normalise.k}, offset ${normalise.offset}, ties ${normalise.ties}`;
}

function areasOf({ areas }: Recipe): string {
  const { file, code, name, parent, population } = areas;
  return [file, code, name, parent, population].filter((part) => part !== null).join(', ');
}

function uncertaintyOf({ uncertainty }: Recipe): string | null {
  if (uncertainty === null) return null;
  const { draws, seed, weightNoise, normalise, aggregate, dropOne } = uncertainty;
  const parts = [
    `${draws} draws from seed ${seed}`,
    `weights up to ${weightNoise * 100}% off`,
    ...(normalise.length > 0 ? [`scales ${normalise.map(describeNormalise).join(' or ')}`] : []),
    ...(aggregate.length > 0 ? [`groups by ${aggregate.join(' or ')}`] : []),
    ...(dropOne ? ['one indicator left out in half of them'] : []),
  ];
  return parts.join('; ');
}

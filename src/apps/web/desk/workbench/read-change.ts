import type { Change, RecipeDraft } from '#domains/mapping/core';

/** The fields of a form, by name. */
export type Fields = ReadonlyMap<string, readonly string[]>;

/**
 * What somebody asks for with a form of the workbench, against the recipe that the form was made from; null where nothing is different, or the form is none
 * of ours. Numbers that are none stay as they were typed: the parser of recipes says what is wrong with them.
 */
export function readChange(form: Fields, recipe: RecipeDraft): Change | null {
  switch (text(form, 'kind')) {
    case 'weights':
      return weightsChange(form, recipe);
    case 'recipe':
      return settings({ kind: 'recipe' }, recipe, { title: text(form, 'title'), ...uncertainty(form, recipe) });
    case 'indicator': {
      const indicator = recipe.indicators.find(({ id }) => id === text(form, 'indicator'));
      if (!indicator) return { kind: 'indicator', indicator: text(form, 'indicator'), set: {} };
      return settings({ kind: 'indicator', indicator: indicator.id }, indicator, indicatorKeys(form));
    }
    case 'group': {
      const group = recipe.groups.find(({ id }) => id === text(form, 'group'));
      if (!group) return { kind: 'group', group: text(form, 'group'), set: {} };
      const normalise = text(form, 'normalise') === '' ? null : normaliseKey(form);
      const keys = { title: text(form, 'title'), aggregate: text(form, 'aggregate'), normalise };
      return settings({ kind: 'group', group: group.id }, group, keys);
    }
    case 'add-indicator':
      return {
        kind: 'add-indicator',
        table: text(form, 'table'),
        indicator: { id: text(form, 'id'), ...figures(form), ...indicatorKeys(form) },
        group: text(form, 'group') || null,
        weight: typed(text(form, 'weight')),
      };
    case 'drop-indicator':
      return { kind: 'drop-indicator', indicator: text(form, 'indicator') };
    case 'add-group':
      return {
        kind: 'add-group',
        group: { id: text(form, 'id'), title: text(form, 'title'), aggregate: text(form, 'aggregate') },
        within: text(form, 'within') || null,
        weight: typed(text(form, 'weight')),
      };
    case 'drop-group':
      return { kind: 'drop-group', group: text(form, 'group') };
    case 'move': {
      const [from, to] = [text(form, 'from') || null, text(form, 'to') || null];
      if (from === to) return null;
      return { kind: 'move', member: text(form, 'member'), from, to, weight: typed(text(form, 'weight')) };
    }
    default:
      return null;
  }
}

/** The name of the field for a member's weight. Ids hold no dots. */
export const weightField = (group: string, member: string) => `weight.${group}.${member}`;

/** The weights that differ from those of the recipe. */
function weightsChange(form: Fields, { groups }: RecipeDraft): Change | null {
  const weights: Record<string, Record<string, ReturnType<typeof typed>>> = {};
  for (const name of form.keys()) {
    const [, group, member] = /^weight\.([^.]+)\.([^.]+)$/.exec(name) ?? [];
    if (group === undefined || member === undefined) continue;
    const given = typed(text(form, name));
    const now = groups.find(({ id }) => id === group)?.members.find(({ id }) => id === member)?.weight;
    if (given !== now) weights[group] = { ...weights[group], [member]: given };
  }
  return Object.keys(weights).length === 0 ? null : { kind: 'weights', weights };
}

type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };
type Keys = Readonly<Record<string, Value>>;

/** A change of those keys that differ: what stays as it is has no place in a history. */
function settings(
  about: { kind: 'recipe' } | { kind: 'indicator'; indicator: string } | { kind: 'group'; group: string },
  now: object,
  given: Keys,
): Change | null {
  const known = new Map<string, unknown>(Object.entries(now));
  const set = Object.entries(given).filter(([key, value]) => !same(value, known.get(key) ?? null, key));
  return set.length === 0 ? null : ({ ...about, set: Object.fromEntries(set) } as Change);
}

/** What a key is when a recipe does not say. */
const silent: Keys = { missing: 'refuse', treat: 'none', maxWinsorised: 5 };

function same(given: Value, now: unknown, key: string): boolean {
  const plain = (value: unknown) => JSON.stringify(key === 'normalise' ? named(value) : value);
  return plain(given ?? silent[key] ?? null) === plain(now ?? silent[key] ?? null);
}

/** A method by its name alone has its defaults. */
function named(normalise: unknown): unknown {
  if (normalise === 'rank-exponential') return { method: normalise, k: 23, offset: 1, ties: 'average' };
  if (normalise === 'min-max') return { method: normalise, to: [0, 100] };
  if (typeof normalise !== 'object' || normalise === null || !('method' in normalise)) return normalise;
  const { method, ...options } = normalise;
  if (method === 'rank-exponential') return { method, k: 23, offset: 1, ties: 'average', ...options };
  if (method === 'min-max') return { method, to: [0, 100], ...options };
  return method;
}

function indicatorKeys(form: Fields): Keys {
  const [missing, treat] = [text(form, 'missing'), text(form, 'treat')];
  return {
    title: text(form, 'title'),
    source: text(form, 'source'),
    licence: text(form, 'licence'),
    year: typed(text(form, 'year')),
    direction: typed(text(form, 'direction')),
    missing: missing === 'refuse' ? null : missing,
    missingGroup: missing === 'group-mean' ? text(form, 'missingGroup') : null,
    treat: treat === 'none' ? null : treat,
    maxWinsorised: treat === 'winsorise' ? typed(text(form, 'maxWinsorised')) : null,
    normalise: normaliseKey(form),
  };
}

/** A column, or a rate of two. */
function figures(form: Fields): Keys {
  const denominator = text(form, 'denominator');
  if (denominator === '') return { column: text(form, 'column') };
  return {
    numerator: text(form, 'column'),
    denominator,
    shrink: text(form, 'shrink') === 'parent' ? 'parent' : null,
  };
}

function normaliseKey(form: Fields): Value {
  const method = text(form, 'normalise');
  if (method === 'rank-exponential')
    return { method, k: typed(text(form, 'k')), offset: typed(text(form, 'offset')), ties: text(form, 'ties') };
  if (method === 'min-max') return { method, to: [typed(text(form, 'from')), typed(text(form, 'to'))] };
  return method;
}

function uncertainty(form: Fields, { uncertainty: now }: RecipeDraft): Keys {
  if (!form.has('draws')) return {};
  // What no field asks for stays: other scales and ways of adding up.
  const { normalise, aggregate } = now ?? {};
  const kept = { ...(normalise && { normalise }), ...(aggregate && { aggregate }) } as Keys;
  return {
    uncertainty: {
      draws: typed(text(form, 'draws')),
      seed: typed(text(form, 'seed')),
      weightNoise: typed(text(form, 'weightNoise')),
      dropOne: text(form, 'dropOne') === 'yes',
      ...kept,
    },
  };
}

/** A number where one was typed, null for nothing, and the very words for anything else. */
export function typed(words: string): number | string | null {
  const trimmed = words.trim();
  if (trimmed === '') return null;
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(trimmed) ? Number(trimmed) : trimmed;
}

function text(form: Fields, name: string): string {
  return (form.get(name)?.[0] ?? '').trim();
}

/** An id made of a title: "Low income, 2021" becomes "low-income-2021"; numbered where it is taken. */
export function idFor(title: string, taken: readonly string[]): string {
  const plain = title
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^[^a-z0-9]+|-+$/g, '')
    .slice(0, 60);
  const base = plain === '' ? 'indicator' : plain;
  if (!taken.includes(base)) return base;
  for (let number = 2; ; number++) if (!taken.includes(`${base}-${number}`)) return `${base}-${number}`;
}

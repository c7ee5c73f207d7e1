import { accept, type Result, refuse } from '#foundations/result';
import {
  type CrimeAsPropensity,
  findCrimeAsPropensity,
  findProtectedInput,
  type ProtectedInput,
} from '../gates/input-gate.ts';
import type { Recipe } from '../recipe/recipe.ts';
import type { RecipeProblem } from '../recipe/recipe-problem.ts';
import type { StoredTable } from '../table/stored-table.ts';
import type { Change } from './change.ts';
import { judgeDraft, type RecipeDraft } from './draft.ts';

/** A recipe at one point of its history. */
export interface WorkingState {
  readonly recipe: RecipeDraft;
  /** The stored table behind each file that the recipe names. */
  readonly tables: Readonly<Record<string, string>>;
}

/** What a change needs to know of a stored table. */
export type TableAtHand = Pick<StoredTable, 'id' | 'fileName' | 'codeColumn' | 'columns'>;

/** Why a change cannot be made. */
export type ChangeProblem =
  /** What it is about is not in the recipe, or no more. */
  | { readonly kind: 'gone'; readonly what: 'indicator' | 'group' | 'member' | 'table'; readonly id: string }
  | { readonly kind: 'no-such-column'; readonly column: string; readonly known: readonly string[] }
  | { readonly kind: 'not-numbers'; readonly column: string; readonly file: string }
  | { readonly kind: 'column-in-two-files'; readonly column: string; readonly files: readonly [string, string] }
  | { readonly kind: 'already-a-member'; readonly group: string; readonly member: string }
  | { readonly kind: 'bad-recipe'; readonly problem: RecipeProblem }
  | ProtectedInput
  | CrimeAsPropensity;

/**
 * Makes a change to a recipe, and judges the whole afterwards: by the parser of recipes, by the words of its inputs, and by the columns of its tables. A
 * refused change leaves what was. `tables` are those that the recipe uses and the one that the change names.
 */
export function applyChange(
  state: WorkingState,
  change: Change,
  tables: ReadonlyMap<string, TableAtHand>,
): Result<WorkingState, ChangeProblem> {
  const changed = make(state, change, tables);
  if (!changed.ok) return changed;
  const inOrder = withGroupsInOrder(changed.value);
  const judged = judgeDraft(inOrder.recipe);
  if (!judged.ok) return refuse({ kind: 'bad-recipe', problem: judged.problem });
  const unfit = findProtectedInput(judged.value.judged) ?? findCrimeAsPropensity(judged.value.judged);
  if (unfit) return refuse(unfit);
  const misplaced = findMisplacedColumn(judged.value.judged, inOrder, tables);
  return misplaced ? refuse(misplaced) : accept(withoutUnusedTables(judged.value.judged, inOrder, tables));
}

function make(
  state: WorkingState,
  change: Change,
  tables: ReadonlyMap<string, TableAtHand>,
): Result<WorkingState, ChangeProblem> {
  const { recipe } = state;
  const withRecipe = (keys: Partial<RecipeDraft>) => accept({ ...state, recipe: { ...recipe, ...keys } });
  switch (change.kind) {
    case 'recipe':
      return accept({ ...state, recipe: withKeys(recipe, change.set) });
    case 'indicator': {
      if (!recipe.indicators.some(({ id }) => id === change.indicator)) return gone('indicator', change.indicator);
      const indicators = recipe.indicators.map((indicator) =>
        indicator.id === change.indicator ? withKeys(indicator, change.set) : indicator,
      );
      return withRecipe({ indicators });
    }
    case 'group': {
      if (!hasGroup(recipe, change.group)) return gone('group', change.group);
      return withRecipe({
        groups: recipe.groups.map((group) => (group.id === change.group ? withKeys(group, change.set) : group)),
      });
    }
    case 'weights':
      return weigh(state, change);
    case 'add-indicator':
      return addIndicator(state, change, tables);
    case 'drop-indicator': {
      if (!recipe.indicators.some(({ id }) => id === change.indicator)) return gone('indicator', change.indicator);
      const indicators = recipe.indicators.filter(({ id }) => id !== change.indicator);
      return withRecipe({ indicators, groups: withoutMember(recipe.groups, change.indicator) });
    }
    case 'add-group': {
      if (change.within !== null && !hasGroup(recipe, change.within)) return gone('group', change.within);
      const group = withKeys({ members: [] as Group['members'] }, change.group) as Group;
      return withRecipe({
        groups: withMember([...recipe.groups, group], change.within, String(group.id), change.weight),
      });
    }
    case 'drop-group': {
      if (!hasGroup(recipe, change.group)) return gone('group', change.group);
      const groups = recipe.groups.filter(({ id }) => id !== change.group);
      return withRecipe({ groups: withoutMember(groups, change.group) });
    }
    case 'move':
      return move(state, change);
  }
}

type Group = RecipeDraft['groups'][number];
type Indicator = RecipeDraft['indicators'][number];

function weigh(
  state: WorkingState,
  { weights }: Extract<Change, { kind: 'weights' }>,
): Result<WorkingState, ChangeProblem> {
  const { recipe } = state;
  for (const [id, given] of Object.entries(weights)) {
    const group = recipe.groups.find((one) => one.id === id);
    if (!group) return gone('group', id);
    const stranger = Object.keys(given).find((member) => !group.members.some((one) => one.id === member));
    if (stranger !== undefined) return gone('member', stranger);
  }
  const groups = recipe.groups.map((group) => {
    const given = new Map(Object.entries(weights[group.id] ?? {}));
    const members = group.members.map((member) =>
      given.has(member.id) ? { ...member, weight: given.get(member.id) as number } : member,
    );
    return { ...group, members };
  });
  return accept({ ...state, recipe: { ...recipe, groups } });
}

function addIndicator(
  state: WorkingState,
  change: Extract<Change, { kind: 'add-indicator' }>,
  tables: ReadonlyMap<string, TableAtHand>,
): Result<WorkingState, ChangeProblem> {
  const { recipe } = state;
  const table = tables.get(change.table);
  if (!table) return gone('table', change.table);
  if (change.group !== null && !hasGroup(recipe, change.group)) return gone('group', change.group);
  const indicator = withKeys({}, change.indicator) as Indicator;
  const indicators = [...recipe.indicators, indicator];
  const groups = withMember(recipe.groups, change.group, String(indicator.id), change.weight);
  return accept(withTable({ ...state, recipe: { ...recipe, indicators, groups } }, table));
}

function move(
  state: WorkingState,
  { member, from, to, weight }: Extract<Change, { kind: 'move' }>,
): Result<WorkingState, ChangeProblem> {
  const { recipe } = state;
  const holder = recipe.groups.find(({ id }) => id === from);
  if (from !== null && !holder) return gone('group', from);
  if (holder && !holder.members.some(({ id }) => id === member)) return gone('member', member);
  const target = recipe.groups.find(({ id }) => id === to);
  if (to !== null && !target) return gone('group', to);
  if (to !== from && target?.members.some(({ id }) => id === member))
    return refuse({ kind: 'already-a-member', group: target.id, member });
  const left = recipe.groups.map((group) =>
    group.id === from ? { ...group, members: group.members.filter(({ id }) => id !== member) } : group,
  );
  return accept({ ...state, recipe: { ...recipe, groups: withMember(left, to, member, weight) } });
}

function hasGroup({ groups }: RecipeDraft, id: string): boolean {
  return groups.some((group) => group.id === id);
}

function gone(what: Extract<ChangeProblem, { kind: 'gone' }>['what'], id: string) {
  return refuse<ChangeProblem>({ kind: 'gone', what, id });
}

/** What was typed goes in as it is: the parser of recipes is the one that judges it. */
function withKeys<Value extends object>(value: Value, set: Readonly<Record<string, unknown>>): Value {
  const entries = Object.entries({ ...value, ...set }).filter(([, given]) => given !== null);
  return Object.fromEntries(entries) as Value;
}

function withMember(groups: readonly Group[], to: string | null, id: string, weight: unknown): Group[] {
  return groups.map((group) =>
    group.id === to ? { ...group, members: [...group.members, { id, weight: weight as number }] } : group,
  );
}

function withoutMember(groups: readonly Group[], member: string): Group[] {
  return groups.map((group) => ({ ...group, members: group.members.filter(({ id }) => id !== member) }));
}

/** A recipe names its tables by file; two stored tables may have the same name. */
function withTable(state: WorkingState, { id, fileName, codeColumn }: TableAtHand): WorkingState {
  const { recipe, tables } = state;
  if (Object.values(tables).includes(id)) return state;
  const file = Object.hasOwn(tables, fileName) ? `${id}/${fileName}` : fileName;
  return {
    recipe: { ...recipe, tables: [...(recipe.tables ?? []), { file, code: codeColumn }] },
    tables: { ...tables, [file]: id },
  };
}

/** Groups stand after the groups they hold, and otherwise in the order they had. One that holds itself stays where it is, to be refused. */
function withGroupsInOrder(state: WorkingState): WorkingState {
  const { groups } = state.recipe;
  const byId = new Map(groups.map((group) => [group.id, group]));
  const placed = new Set<Group>();
  const onTheWay = new Set<Group>();
  const place = (group: Group): void => {
    if (placed.has(group) || onTheWay.has(group)) return;
    onTheWay.add(group);
    for (const { id } of group.members) {
      const held = byId.get(id);
      if (held) place(held);
    }
    placed.add(group);
  };
  for (const group of groups) place(group);
  return { ...state, recipe: { ...state.recipe, groups: [...placed] } };
}

/** Which columns an indicator reads: numbers, and texts to group by. */
function columnsOf({ value, missing }: Recipe['indicators'][number]) {
  const error = value.kind === 'shrunk-rate' ? null : value.standardError;
  const numbers = value.kind === 'column' ? [value.column] : [value.numerator, value.denominator];
  return {
    numbers: error === null ? numbers : [...numbers, error],
    texts: missing.rule === 'group-mean' ? [missing.group] : [],
  };
}

/** Columns are named without their table, so each has to be in exactly one, and hold numbers where numbers are read. */
function findMisplacedColumn(
  judged: Recipe,
  { recipe, tables: files }: WorkingState,
  tables: ReadonlyMap<string, TableAtHand>,
): ChangeProblem | null {
  const sources = [recipe.areas, ...(recipe.tables ?? [])].map(({ file }) => ({
    file,
    columns: tables.get(files[file] ?? '')?.columns ?? [],
  }));
  const real = new Set(recipe.indicators.map(({ id }) => id));
  for (const indicator of judged.indicators.filter(({ id }) => real.has(id))) {
    const { numbers, texts } = columnsOf(indicator);
    for (const column of [...numbers, ...texts]) {
      const homes = sources.filter(({ columns }) => columns.some(({ name }) => name === column));
      const [home, other] = homes;
      if (!home) return { kind: 'no-such-column', column, known: sources.flatMap(namesOf) };
      if (other) return { kind: 'column-in-two-files', column, files: [home.file, other.file] };
      const { kind } = home.columns.find(({ name }) => name === column)!;
      if (numbers.includes(column) && kind !== 'number') return { kind: 'not-numbers', column, file: home.file };
    }
  }
  return null;
}

function namesOf({ columns }: { readonly columns: TableAtHand['columns'] }): string[] {
  return columns.filter(({ kind }) => kind === 'number').map(({ name }) => name);
}

/** A table of which no column is read any more is not named either: it would be joined, and its gaps warned of, for nothing. */
function withoutUnusedTables(
  judged: Recipe,
  state: WorkingState,
  tables: ReadonlyMap<string, TableAtHand>,
): WorkingState {
  const read = new Set(
    judged.indicators.flatMap((indicator) => {
      const { numbers, texts } = columnsOf(indicator);
      return [...numbers, ...texts];
    }),
  );
  const { recipe } = state;
  if (!recipe.tables) return state;
  const used = recipe.tables.filter(({ file }) =>
    tables.get(state.tables[file] ?? '')?.columns.some(({ name }) => read.has(name)),
  );
  if (used.length === recipe.tables.length) return state;
  const named = new Set([recipe.areas, ...used].map(({ file }) => file));
  return {
    recipe: { ...recipe, tables: used },
    tables: Object.fromEntries(Object.entries(state.tables).filter(([file]) => named.has(file))),
  };
}

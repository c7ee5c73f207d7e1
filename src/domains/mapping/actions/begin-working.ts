import type { Vintage } from '#domains/geography';
import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import type { ProtectedInput } from '../core/gates/input-gate.ts';
import { findProtectedInput } from '../core/gates/input-gate.ts';
import { parseRecipe } from '../core/recipe/recipe.ts';
import type { RecipeProblem } from '../core/recipe/recipe-problem.ts';
import type { WorkingState } from '../core/working/apply-change.ts';
import { judgeDraft, type RecipeDraft } from '../core/working/draft.ts';
import { findVersion } from '../store/index-versions.ts';
import { findTable, listTablesOf } from '../store/stored-tables.ts';
import { insertStep, insertWorking } from '../store/workings.ts';

export interface Doing {
  readonly actor: string;
  readonly now: Date;
}

export type BeginProblem =
  | { readonly kind: 'no-version'; readonly id: string }
  /** Its tables were never kept: it came in before tables were, and has to be imported again. */
  | { readonly kind: 'tables-not-kept'; readonly files: readonly string[] }
  | { readonly kind: 'no-table'; readonly id: string }
  | { readonly kind: 'no-such-column'; readonly column: string; readonly known: readonly string[] }
  | { readonly kind: 'bad-recipe'; readonly problem: RecipeProblem }
  | ProtectedInput;

/** Begins to work on the recipe of a stored version, over the very tables that it was built from. Tells the id of the working. */
export async function beginFromVersion(
  trx: Transaction,
  versionId: string,
  doing: Doing,
): Promise<Result<string, BeginProblem>> {
  const stored = await findVersion(trx, versionId);
  if (stored === null) return refuse({ kind: 'no-version', id: versionId });
  const { recipe, provenance, vintage } = stored.version;
  const parsed = parseRecipe(recipe);
  if (!parsed.ok) return refuse({ kind: 'bad-recipe', problem: parsed.problem });
  const tables: Record<string, string> = {};
  const lost: string[] = [];
  for (const { file } of [parsed.value.areas, ...parsed.value.tables]) {
    const input = provenance.inputs.find((one) => one.file === file);
    const kept = input === undefined ? [] : await listTablesOf(trx, input.sha256);
    const table = kept.find(({ fileName }) => fileName === file) ?? kept[0];
    if (table === undefined) lost.push(file);
    else tables[file] = table.id;
  }
  if (lost.length > 0) return refuse({ kind: 'tables-not-kept', files: lost });
  // It has just been read as a recipe.
  const state = { recipe: recipe as RecipeDraft, tables };
  return accept(await begin(trx, state, { versionId, vintage }, doing));
}

/** What somebody says who begins with nothing but a table of areas. */
export interface EmptyRecipe {
  readonly id: string;
  readonly title: string;
  /** The stored table whose rows are the areas, and some of its columns. */
  readonly table: string;
  readonly name: string | null;
  readonly parent: string | null;
  readonly population: string | null;
  /** Groups to begin with: an axis, for example. */
  readonly groups: readonly { readonly id: string; readonly title: string }[];
}

/** Begins a recipe without indicators over the areas of a stored table, and so of its vintage. Tells the id of the working. */
export async function beginEmpty(
  trx: Transaction,
  { id, title, table: tableId, groups, ...columns }: EmptyRecipe,
  doing: Doing,
): Promise<Result<string, BeginProblem>> {
  const table = await findTable(trx, tableId);
  if (table === null) return refuse({ kind: 'no-table', id: tableId });
  const named = Object.entries(columns).flatMap(([key, column]) => (column === null ? [] : [[key, column] as const]));
  const known = table.columns.filter(({ kind }) => kind !== 'repeated').map(({ name }) => name);
  for (const [, column] of named) if (!known.includes(column)) return refuse({ kind: 'no-such-column', column, known });
  const recipe: RecipeDraft = {
    format: 'outspoken-recipe/1',
    id,
    title,
    areas: { file: table.fileName, code: table.codeColumn, ...Object.fromEntries(named) },
    indicators: [],
    groups: groups.map((group) => ({ ...group, aggregate: 'weighted-mean', members: [] })),
  };
  const judged = judgeDraft(recipe);
  if (!judged.ok) return refuse({ kind: 'bad-recipe', problem: judged.problem });
  const unfit = findProtectedInput(judged.value.judged);
  if (unfit) return refuse(unfit);
  const state = { recipe, tables: { [table.fileName]: table.id } };
  return accept(await begin(trx, state, { versionId: null, vintage: table.vintage }, doing));
}

async function begin(
  trx: Transaction,
  state: WorkingState,
  from: { readonly versionId: string | null; readonly vintage: Vintage },
  { actor, now }: Doing,
): Promise<string> {
  const id = await insertWorking(trx, from);
  const step = { number: 1, kind: 'began', state: 1, madeTo: null, change: null, by: actor, at: now } as const;
  await insertStep(trx, id, step, state);
  const detail = { vintage: from.vintage, ...(from.versionId !== null && { version: from.versionId }) };
  await appendAudit(trx, { actor, action: 'mapping.working-begun', subject: `working:${id}`, detail });
  return id;
}

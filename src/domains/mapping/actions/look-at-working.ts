import { accept, type Result } from '#foundations/result';
import type { Preview } from '../core/preview/preview.ts';
import type { StoredTable } from '../core/table/stored-table.ts';
import { applyChange, type ChangeProblem, type WorkingState } from '../core/working/apply-change.ts';
import type { Change } from '../core/working/change.ts';
import { type JudgedDraft, judgeDraft } from '../core/working/draft.ts';
import type { MappingProblem } from './mapping-problem.ts';
import type { RecipeOverTables, Workbench } from './workbench.ts';

/** A recipe of a working, with what can be computed of it. */
export interface Look {
  readonly state: WorkingState;
  readonly judged: JudgedDraft;
  /** Its tables, by the files that the recipe names. */
  readonly tables: ReadonlyMap<string, StoredTable>;
  /** What can be computed; null where there is nothing yet. */
  readonly asked: RecipeOverTables | null;
  /** Null where there is nothing to compute, or a table is gone. */
  readonly outcome: Result<Preview, MappingProblem> | null;
}

/** Computes what can be computed of a recipe as it stands. */
export async function lookAt(bench: Workbench, state: WorkingState): Promise<Look> {
  const judged = judgeDraft(state.recipe);
  if (!judged.ok) throw new Error(`a recipe that was taken is refused: ${JSON.stringify(judged.problem)}`);
  const tables = await bench.tables(state.tables);
  const recipe = judged.value.computable;
  const files = new Map(Array.from(tables, ([file, { sha256 }]) => [file, sha256]));
  const asked = recipe && { recipe, files };
  return { state, judged: judged.value, tables, asked, outcome: asked && (await bench.preview(asked)) };
}

/** What a change would come to, without making it. */
export async function tryChange(
  bench: Workbench,
  state: WorkingState,
  change: Change,
): Promise<Result<Look, ChangeProblem>> {
  const named = change.kind === 'add-indicator' ? { ...state.tables, [change.table]: change.table } : state.tables;
  const tables = [...(await bench.tables(named)).values()].map((table) => [table.id, table] as const);
  const changed = applyChange(state, change, new Map(tables));
  return changed.ok ? accept(await lookAt(bench, changed.value)) : changed;
}

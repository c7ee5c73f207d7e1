import { accept, type Result, refuse } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Database, Transaction } from '#platform/database';
import { subjectOf } from '../core/gates/allowance.ts';
import { type NoteProblem, parseNote } from '../core/publication/publication-request.ts';
import { parseRecipe } from '../core/recipe/recipe.ts';
import { noteStopped, saveAllowance } from '../store/stopped-inputs.ts';
import type { MappingProblem } from './mapping-problem.ts';
import { readRecipe } from './read-recipe.ts';

export type AllowProblem = NoteProblem | { readonly kind: 'nothing-stopped' };

/** Lets in what was stopped by association, for a reason that goes with every map it is part of. By a steward; what is refused by its words is never on the list. */
export async function allowInput(
  trx: Transaction,
  number: number,
  { reason, by, now }: { readonly reason: string; readonly by: string; readonly now: Date },
): Promise<Result<void, AllowProblem>> {
  const kept = parseNote(reason);
  if (!kept.ok) return kept;
  const saved = await saveAllowance(trx, number, { reason: kept.value, by, at: now });
  if (!saved) return refuse({ kind: 'nothing-stopped' });
  await appendAudit(trx, {
    actor: `staff:${by}`,
    action: 'mapping.input-allowed',
    subject: `stopped:${number}`,
    detail: {},
  });
  return accept(undefined);
}

/**
 * Puts what stopped a build on the list, where it was stopped by association. The recipe as it was parsed from JSON, or the path of its file.
 */
export async function noteIfStopped(db: Database, recipe: unknown, problem: MappingProblem, now: Date): Promise<void> {
  if (problem.kind !== 'disguised-input') return;
  const read = typeof recipe === 'string' ? await readRecipe(recipe) : null;
  const parsed = read === null ? parseRecipe(recipe) : read.ok ? accept(read.value.recipe) : read;
  if (parsed.ok) await noteStopped(db, subjectOf(parsed.value, problem.of, problem.id), problem, now);
}

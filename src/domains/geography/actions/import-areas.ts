import { accept, type Result } from '#foundations/result';
import { appendAudit } from '#platform/audit';
import type { Transaction } from '#platform/database';
import type { AreaKey } from '../core/area.ts';
import { type AreaEntry, type AreaProblem, checkAreas } from '../core/check-areas.ts';
import { findKnown, saveAreas } from '../store/areas.ts';
import { type AreaBoundary, saveBoundaries } from '../store/boundaries.ts';
import type { Origin } from '../store/tables.ts';

/** Who brings areas, and whether they belong to the embedded example. */
export interface ImportOptions {
  readonly actor: string;
  readonly origin: Origin;
  /** Of some of these areas; a boundary that is there already is replaced. */
  readonly boundaries?: readonly AreaBoundary[];
  /** Of the file that they came in, for the log. */
  readonly sha256?: string;
}

/**
 * Takes areas in, all or none, with their boundaries and one entry in the audit log. An area that is there already is replaced; what an operator imported is
 * never replaced by the example. A refusal has changed nothing. The caller's transaction decides when it counts.
 */
export async function importAreas(
  trx: Transaction,
  entries: readonly AreaEntry[],
  { actor, origin, boundaries = [], sha256 }: ImportOptions,
): Promise<Result<{ readonly areas: number }, AreaProblem>> {
  const checked = checkAreas(entries, await findKnown(trx, parentsOf(entries)));
  if (!checked.ok) return checked;
  await saveAreas(trx, checked.value, origin);
  await saveBoundaries(trx, boundaries);
  const vintages = [...new Set(entries.map((entry) => entry.vintage))].sort();
  await appendAudit(trx, {
    actor,
    action: 'geography.areas-imported',
    subject: `geography:${vintages.join('+') || 'nothing'}`,
    detail: {
      areas: entries.length,
      origin,
      ...(boundaries.length > 0 && { boundaries: boundaries.length }),
      ...(sha256 !== undefined && { sha256 }),
    },
  });
  return accept({ areas: entries.length });
}

/** The areas that some others lie in, each once. */
export function parentsOf(entries: readonly AreaEntry[]): readonly AreaKey[] {
  const parents = entries.flatMap(({ parent }) => (parent === null ? [] : [parent]));
  return [...new Map(parents.map((parent) => [`${parent.vintage} ${parent.code}`, parent])).values()];
}

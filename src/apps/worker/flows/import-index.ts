import type { Vintage } from '#domains/geography';
import { addRecipeTables, type BuiltIndex, keepRecipeTables, type MappingProblem, storeIndex } from '#domains/mapping';
import { accept, type Result } from '#foundations/result';
import type { Database } from '#platform/database';
import { type AreasNotKnown, settleVintage } from './settle-vintage.ts';

export interface ImportIndexOptions {
  readonly actor: string;
  readonly now: Date;
  /** Of which vintage the areas are: the newest that has them all, unless told. */
  readonly vintage?: Vintage | undefined;
  /** What the paths of its recipe are relative to: its tables are kept, so that the draft can be taken further. */
  readonly folder: string;
}

/** An index that is stored and that nobody but staff sees. */
export interface ImportedIndex {
  readonly versionId: string;
  readonly vintage: Vintage;
}

/**
 * Stores a built index as a draft, the next version of its recipe, in one transaction with its tables and the entries in the audit log. An index speaks of
 * areas that geography knows, all of one vintage: names and figures of a recipe's table say nothing of where its areas lie or which edition they are of, so
 * areas are never made up from it.
 */
export async function importIndex(
  db: Database,
  built: BuiltIndex,
  { actor, now, vintage, folder }: ImportIndexOptions,
): Promise<Result<ImportedIndex, AreasNotKnown | MappingProblem>> {
  const codes = built.areas.map(({ code }) => code);
  const expected = await settleVintage(db, codes, vintage);
  if (!expected.ok) return expected;
  const kept = await keepRecipeTables(db, built.recipe, built.version.provenance.inputs, folder);
  if (!kept.ok) return kept;
  return db.transaction().execute(async (trx) => {
    const settled = await settleVintage(trx, codes, vintage);
    if (!settled.ok) return settled;
    const added = await addRecipeTables(trx, kept.value, settled.value, { actor, now });
    if (!added.ok) return added;
    const versionId = await storeIndex(trx, built, {
      status: 'draft',
      vintage: settled.value,
      sources: null,
      actor,
      now,
    });
    return accept({ versionId, vintage: settled.value });
  });
}

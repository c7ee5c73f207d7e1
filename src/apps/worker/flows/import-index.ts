import { countCodes, listAreas, type Vintage } from '#domains/geography';
import { type BuiltIndex, storeIndex } from '#domains/mapping';
import { accept, type Result, refuse } from '#foundations/result';
import type { Database, Transaction } from '#platform/database';

export interface ImportIndexOptions {
  readonly actor: string;
  readonly now: Date;
  /** Of which vintage the areas are: the newest that has them all, unless told. */
  readonly vintage?: Vintage | undefined;
}

/** An index that is stored and that nobody but staff sees. */
export interface ImportedIndex {
  readonly versionId: string;
  readonly vintage: Vintage;
}

export type ImportIndexProblem = {
  readonly kind: 'areas-not-known';
  /** The vintage that was asked for, or the one that has most of them; null where none has any. */
  readonly vintage: Vintage | null;
  readonly areas: number;
  readonly unknown: number;
  /** The first one that is not known. */
  readonly example: string;
};

/**
 * Stores a built index as a draft, the next version of its recipe, in one transaction with its entry in the audit log. An index speaks of areas that
 * geography knows, all of one vintage: names and figures of a recipe's table say nothing of where its areas lie or which edition they are of, so
 * areas are never made up from it.
 */
export async function importIndex(
  db: Database,
  built: BuiltIndex,
  { actor, now, vintage }: ImportIndexOptions,
): Promise<Result<ImportedIndex, ImportIndexProblem>> {
  const codes = built.areas.map(({ code }) => code);
  return db.transaction().execute(async (trx) => {
    const settled = await settleVintage(trx, codes, vintage);
    if (!settled.ok) return settled;
    const versionId = await storeIndex(trx, built, { status: 'draft', sources: null, actor, now });
    return accept({ versionId, vintage: settled.value });
  });
}

async function settleVintage(
  trx: Transaction,
  codes: readonly string[],
  asked: Vintage | undefined,
): Promise<Result<Vintage, ImportIndexProblem>> {
  const counts = await countCodes(trx, codes);
  const rivals = asked === undefined ? counts : counts.filter((known) => known.vintage === asked);
  const best = rivals.toSorted((a, b) => b.count - a.count)[0];
  if (best?.count === codes.length) return accept(best.vintage);
  const vintage = best?.vintage ?? asked ?? null;
  const known = new Set(vintage === null ? [] : (await listAreas(trx, vintage)).map(({ code }) => code));
  const example = codes.find((code) => !known.has(code)) ?? '';
  return refuse({
    kind: 'areas-not-known',
    vintage,
    areas: codes.length,
    unknown: codes.length - (best?.count ?? 0),
    example,
  });
}

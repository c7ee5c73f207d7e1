import { countCodes, listAreas, type Vintage } from '#domains/geography';
import { accept, type Result, refuse } from '#foundations/result';
import type { Database } from '#platform/database';

export type AreasNotKnown = {
  readonly kind: 'areas-not-known';
  /** The vintage that was asked for, or the one that has most of them; null where none has any. */
  readonly vintage: Vintage | null;
  readonly areas: number;
  readonly unknown: number;
  /** The first one that is not known. */
  readonly example: string;
};

/** The vintage that has all these areas: the newest, or the one that is asked for. */
export async function settleVintage(
  db: Database,
  codes: readonly string[],
  asked: Vintage | undefined,
): Promise<Result<Vintage, AreasNotKnown>> {
  const counts = await countCodes(db, codes);
  const rivals = asked === undefined ? counts : counts.filter((known) => known.vintage === asked);
  const best = rivals.toSorted((a, b) => b.count - a.count)[0];
  if (best?.count === codes.length) return accept(best.vintage);
  const vintage = best?.vintage ?? asked ?? null;
  const known = new Set(vintage === null ? [] : (await listAreas(db, vintage)).map(({ code }) => code));
  const example = codes.find((code) => !known.has(code)) ?? '';
  return refuse({
    kind: 'areas-not-known',
    vintage,
    areas: codes.length,
    unknown: codes.length - (best?.count ?? 0),
    example,
  });
}

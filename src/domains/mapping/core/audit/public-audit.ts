import { discloseShare } from '#foundations/disclosure';
import type { AuditRow } from './proxy-audit.ts';

/** What the public sees of an audited characteristic: to two digits, and nothing that tells of few people or few areas. */
export interface PublicAuditRow {
  readonly characteristic: string;
  readonly areas: number;
  readonly spearman: number | null;
  readonly selectionRatio: number | null;
  readonly exposureIndex: number | null;
  readonly partial: number | null;
  /** What there would be if the score followed need alone. */
  readonly throughNeed: number | null;
  /** Whether a figure is left out because it would be about few people. */
  readonly isFew: boolean;
}

/** A correlation over fewer areas says little of any, and too much of each. */
const FEWEST_AREAS = 10;
/** As for a share: where one person would move a mean by more than a hundredth. */
const FEWEST_PEOPLE = 100;

/**
 * The selection ratio is that of counts rounded to 5, and is left out where fewer than 10 people of the group live in the top decile, or outside of it. The
 * exposure index is left out for a group of under 100.
 */
export function publicAudit(rows: readonly AuditRow[]): readonly PublicAuditRow[] {
  return rows.map((row) => {
    const hasAreas = row.areas >= FEWEST_AREAS;
    const { group } = row.people;
    const selectionRatio = hasAreas ? selectionRatioOf(row) : null;
    const exposureIndex = hasAreas && group >= FEWEST_PEOPLE ? row.exposureIndex : null;
    return {
      characteristic: row.characteristic,
      areas: row.areas,
      spearman: hasAreas ? rounded(row.spearman) : null,
      selectionRatio: rounded(selectionRatio),
      exposureIndex: rounded(exposureIndex),
      partial: hasAreas ? rounded(row.givenNeed?.partial ?? null) : null,
      throughNeed: hasAreas ? rounded(row.givenNeed?.throughNeed ?? null) : null,
      isFew:
        (selectionRatio === null && row.selectionRatio !== null) ||
        (exposureIndex === null && row.exposureIndex !== null),
    };
  });
}

function selectionRatioOf({ people: { group, groupInTop, all, allInTop } }: AuditRow): number | null {
  const ours = shareOf(groupInTop, group);
  const everybody = shareOf(allInTop, all);
  return ours === null || everybody === null ? null : ours / everybody;
}

/** Counts below 0 stand in no honest table, and nothing is said of them. */
function shareOf(part: number, whole: number): number | null {
  const [inside, outside] = [Math.round(part), Math.round(whole - part)];
  if (inside < 0 || outside < 0) return null;
  const share = discloseShare(inside, inside + outside);
  return share.shown ? share.value : null;
}

function rounded(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100 + 0;
}

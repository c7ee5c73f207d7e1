import type { OutputTable } from '../version/index-tables.ts';
import type { AuditRow } from './proxy-audit.ts';

/** `audit.csv`, exact, for whoever made it; blank where something cannot be computed. */
export function auditTable(rows: readonly AuditRow[]): OutputTable {
  return {
    header: [
      ...['characteristic', 'areas', 'spearman', 'selection_ratio_top_decile'],
      ...['exposure_index', 'partial_spearman_given_need'],
    ],
    rows: rows.map(({ characteristic, areas, spearman, selectionRatio, exposureIndex, givenNeed }) => [
      ...[characteristic, areas, spearman, selectionRatio, exposureIndex],
      givenNeed?.partial ?? null,
    ]),
  };
}

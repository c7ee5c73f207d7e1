import type { PlannedLevel } from '#domains/interventions';
import type { AuditedSpend, DecisionRecord, DecisionWords, PlanSettings } from '#domains/interventions/core';
import { auditValues } from '#domains/mapping';
import { publicAudit } from '#domains/mapping/core';
import { programVersion } from '#platform/config';
import type { Database } from '#platform/database';
import type { PlanInputs, PlannedFromMap } from './plan-inputs.ts';

/** On whom the money of a plan falls: pounds a head, held against protected shares as a score would be. Null where there is no table to hold it against. */
export async function auditSpend(
  db: Database,
  { index }: PlanInputs,
  { areas, plan }: PlannedFromMap,
  level: Pick<PlannedLevel, 'chosen'>,
): Promise<readonly AuditedSpend[] | null> {
  const spent = new Float64Array(areas.codes.length);
  for (const { pair, cost } of level.chosen) {
    const area = Math.floor(pair / plan.interventions.length);
    spent[area] = (spent[area] as number) + cost;
  }
  const values = spent.map((pounds, area) => {
    const people = index.areas[area]?.population ?? null;
    return people === null || people === 0 ? Number.NaN : pounds / people;
  });
  const rows = await auditValues(db, areas.codes, { values, need: areas.need });
  return (
    rows &&
    publicAudit(rows).map(({ characteristic, selectionRatio, exposureIndex, spearman }) => ({
      characteristic,
      selectionRatio,
      exposureIndex,
      spearman,
    }))
  );
}

/** A plan as it is decided on, with the words of whoever decides. */
export function recordOf(
  settings: PlanSettings,
  { index, regions }: PlanInputs,
  { plan, areas }: PlannedFromMap,
  level: PlannedLevel,
  { audit, words }: { readonly audit: readonly AuditedSpend[] | null; readonly words: DecisionWords },
): DecisionRecord {
  const each = plan.interventions.length;
  const nameOf = (pair: number) => ({
    area: index.areas[Math.floor(pair / each)]?.name ?? '',
    help: plan.interventions[pair % each]?.id ?? '',
  });
  const { version } = index;
  const reached = new Set(level.chosen.map(({ pair }) => Math.floor(pair / each))).size;
  return {
    ...{ title: settings.title, settings, words, audit, missed: level.missed },
    basedOn: {
      ...{ versionId: version.id, mapTitle: version.title, axis: settings.axis, inputs: version.provenance.inputs },
      programVersion: programVersion(),
    },
    chosen: level.chosen.map(({ pair, cost, benefit, selectedShare, replacementCost, flipsAt, instead }) => ({
      ...nameOf(pair),
      ...{ code: areas.codes[Math.floor(pair / each)] ?? '', region: regions[Math.floor(pair / each)] ?? '' },
      places: settings.help[pair % each]?.places ?? 0,
      ...{ cost, benefit, selectedShare, replacementCost, flipsAt, instead: instead.map(nameOf) },
    })),
    ...{ spent: level.spent, benefit: level.benefit, draws: settings.draws, isExact: level.notExact === null },
    gap: level.upperBound === 0 ? 0 : (level.upperBound - level.objective) / level.upperBound,
    options: [
      { kind: 'plan', benefit: level.benefit, spent: level.spent, areas: reached },
      ...level.comparators.map(({ kind, benefit, spent, areas: count }) => ({ kind, benefit, spent, areas: count })),
    ],
  };
}

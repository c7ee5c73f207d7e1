import type { Result } from '#foundations/result';
import { programVersion } from '#platform/config';
import { type OutputProblem, writeOutputFolder } from '#platform/output-folder';
import { formatCsv } from '#platform/tables';
import { reasonOf } from '../core/plan/reason.ts';
import type { PlannedAllocation, PlannedLevel } from './allocate-plan.ts';
import type { ReadPlan } from './read-plan.ts';

/**
 * Writes `allocation.csv` and `certificate.json` to a folder, all or nothing; with several budgets the two are of the largest, and each budget has its own
 * table besides, `allocation-<budget>.csv`.
 */
export function writeAllocation(
  { plan, areas, inputs }: ReadPlan,
  planned: PlannedAllocation,
  folder: string,
): Promise<Result<null, OutputProblem>> {
  const { levels, objective, seconds } = planned;
  const top = levels.at(-1) as PlannedLevel;
  const table = (level: PlannedLevel) => allocationTable({ plan, areas }, level);
  const certificate = {
    ...certificateOf(top),
    seconds,
    seed: plan.scenarios.seed,
    objective_kind: objective,
    draws: plan.scenarios.draws,
    ...(levels.length > 1
      ? { levels: levels.map((level) => ({ ...certificateOf(level), chosen: level.chosen.length })) }
      : {}),
  };
  return writeOutputFolder(folder, {
    files: new Map([
      ['allocation.csv', table(top)],
      ...(levels.length > 1 ? levels.map((level) => [`allocation-${level.budget}.csv`, table(level)] as const) : []),
      ['certificate.json', `${JSON.stringify(certificate, null, 2)}\n`],
    ]),
    result: {
      ...{
        programVersion: programVersion(),
        command: 'interventions allocate',
        plan: { id: plan.id, title: plan.title },
      },
      ...{ seed: plan.scenarios.seed, options: { objective }, inputs, areas: areas.codes.length },
      levels: levels.map(({ budget, chosen, comparators, missed }) => ({
        ...{ budget, chosen: chosen.length, missed },
        comparators: comparators.map(({ pairs, ...comparator }) => comparator),
      })),
    },
  });
}

/** The plain facts of a level: what was reached, and what is proved about it. */
export function certificateOf(level: PlannedLevel) {
  const { objective, upperBound, spent, budget, notExact, benefit, largestRegret, worstTenth } = level;
  return {
    ...{ objective, upper_bound: upperBound, gap: upperBound === 0 ? 0 : (upperBound - objective) / upperBound },
    ...{ spent, budget, solver: notExact === null ? 'highs' : 'lagrangian' },
    ...(notExact === null || notExact.kind === 'too-many-pairs' ? {} : { fallback: notExact.kind }),
    ...{ expected_benefit: benefit, largest_regret: largestRegret, worst_tenth: worstTenth },
  };
}

/** `allocation.csv`: one row for each chosen pair. */
export function allocationTable({ plan, areas }: Pick<ReadPlan, 'plan' | 'areas'>, level: PlannedLevel): string {
  const each = plan.interventions.length;
  const nameOf = (pair: number) => ({
    code: areas.codes[Math.floor(pair / each)] as string,
    intervention: plan.interventions[pair % each]?.id as string,
  });
  return formatCsv(
    ['code', 'intervention', 'cost', 'benefit', 'selected_share', 'replacement_cost', 'reason'],
    level.chosen.map((one) => {
      const { code, intervention } = nameOf(one.pair);
      const region = areas.regions[Math.floor(one.pair / each)] ?? '';
      const instead = one.instead.map(nameOf);
      return [
        ...[code, intervention, one.cost, one.benefit, one.selectedShare ?? '', one.replacementCost],
        reasonOf(one, { region, instead }),
      ];
    }),
  );
}

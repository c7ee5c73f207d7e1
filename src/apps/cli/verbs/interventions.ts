import { type Command, InvalidArgumentError, Option } from 'commander';
import {
  allocatePlan,
  certificateOf,
  type PlannedAllocation,
  type PlannedLevel,
  type ReadPlan,
  readPlan,
  writeAllocation,
} from '#domains/interventions';
import type { Comparator, Objective } from '#domains/interventions/core';
import { checkBuildFolder } from '#domains/mapping';
import { explainAllocation, explainWhyNotExact } from '../../worker/sentences/allocation.ts';
import { explainMapping } from '../../worker/sentences/mapping.ts';
import type { CommandContext } from '../command-context.ts';
import { count } from './mapping.ts';

export function registerInterventionVerbs(program: Command, context: CommandContext): void {
  program
    .command('interventions')
    .description('which help should go where under a budget')
    .command('allocate')
    .description('choose what to pay for where, with a proof of how good that is')
    .argument('<plan>', 'a plan file (outspoken-plan/1)')
    .requiredOption('--out <folder>', 'where the results go; an earlier result there is replaced as a whole')
    .addOption(
      new Option(
        '--objective <kind>',
        'the benefit expected, the least regret at worst, or the mean of the worst tenth',
      )
        .choices(['expected', 'regret', 'cvar'])
        .default('expected'),
    )
    .option('--seconds <number>', 'the time that the exact solver may take', seconds, 20)
    .action((plan: string, flags: AllocateFlags) => allocateVerb(context, plan, flags));
}

interface AllocateFlags {
  readonly out: string;
  readonly objective: Objective;
  readonly seconds: number;
}

async function allocateVerb(context: CommandContext, path: string, flags: AllocateFlags): Promise<void> {
  const allowed = await checkBuildFolder(flags.out);
  if (!allowed.ok) return context.refuse(explainMapping(allowed.problem), allowed.problem);
  const read = await readPlan(path);
  if (!read.ok) return context.refuse(explainAllocation(read.problem), read.problem);
  const { plan, areas } = read.value;
  const planned = await allocatePlan(plan, areas, {
    objective: flags.objective,
    solver: { seconds: flags.seconds, signal: context.stopSignal() },
    now: () => performance.now() / 1000,
  });
  if (!planned.ok) {
    const words = { ...plan.limits, interventions: plan.interventions };
    return context.refuse(explainAllocation(planned.problem, words), planned.problem);
  }
  const written = await writeAllocation(read.value, planned.value, flags.out);
  if (!written.ok) return context.refuse(explainMapping(written.problem), written.problem);
  for (const { notExact } of planned.value.levels.slice(-1))
    if (notExact) context.say(`Note: ${explainWhyNotExact(notExact)}.`);
  context.print(summaryData(read.value, planned.value, flags.out), summaryText(read.value, planned.value, flags.out));
}

function summaryData({ plan }: ReadPlan, { levels, seconds: took, objective }: PlannedAllocation, folder: string) {
  return {
    ...{ folder, plan: { id: plan.id, title: plan.title }, objective_kind: objective, seconds: took },
    levels: levels.map((level) => ({
      ...{ ...certificateOf(level), chosen: level.chosen.length, missed: level.missed },
      comparators: level.comparators.map(({ pairs, ...comparator }) => comparator),
    })),
  };
}

function summaryText({ plan, areas }: ReadPlan, { levels }: PlannedAllocation, folder: string): string {
  const { interventions } = plan;
  return [
    plan.title,
    `${count(areas.codes.length, 'area')}, ${count(interventions.length, 'intervention')}.`,
    ...levels.flatMap((level) => describeLevel(level)),
    `Written to ${folder}.`,
  ].join('\n');
}

function describeLevel(level: PlannedLevel): string[] {
  const { chosen, spent, budget, benefit, missed, comparators } = level;
  const { gap } = certificateOf(level);
  const areasWith = chosen.length;
  return [
    `Budget ${money(budget)}: ${count(areasWith, 'choice')} for ${money(spent)}, expected benefit ${money(benefit)}; ${gap <= 0 ? 'no plan within the limits is better' : `no plan within the limits is more than ${(gap * 100).toPrecision(2)}% better`}.`,
    ...comparators
      .filter(({ kind }) => kind !== 'nothing-new')
      .map((comparator) => describeComparator(comparator, benefit)),
    `${count(missed.areas, 'area')} with ${(missed.shareOfNeed * 100).toFixed(0)}% of the need get nothing.`,
  ];
}

const comparatorNames = {
  'proportionate-universal': 'Something everywhere in proportion to need',
  'top-of-ranking': 'The top of the ranking until the money is gone',
  'nothing-new': 'Nothing new',
} as const;

function describeComparator({ kind, benefit }: Comparator, own: number): string {
  const ratio = own > 0 ? ` (${((benefit / own) * 100).toFixed(0)}% of this plan)` : '';
  return `${comparatorNames[kind]} would bring ${money(benefit)}${ratio}.`;
}

function money(amount: number): string {
  return amount.toLocaleString('en-GB', { maximumFractionDigits: amount < 100 ? 2 : 0 });
}

function seconds(text: string): number {
  const value = Number(text);
  if (!(text.trim() !== '' && value > 0 && value <= 3600))
    throw new InvalidArgumentError('It must be above 0, up to 3600.');
  return value;
}

import type { ExplainPlanProblem, ReadPlanProblem, WhyNotExact } from '#domains/interventions';
import type { Limit, PlanProblem } from '#domains/interventions/core';
import { explainMapping, topics } from './mapping.ts';

type Problem = ReadPlanProblem | ExplainPlanProblem;

/** What the words of limits are made from. */
export interface PlanWords {
  readonly perArea: number | null;
  readonly interventions: readonly { readonly id: string; readonly maxAreas: number | null }[];
  readonly regionMinimum: ReadonlyMap<string, number>;
}

/** Why there is no plan, and what to do about it, in one sentence. */
export function explainAllocation(problem: Problem, words: PlanWords | null = null): string {
  switch (problem.kind) {
    case 'missing-plan':
      return `There is no file ${problem.file}.`;
    case 'unreadable-plan':
      return `${problem.file} cannot be read (${problem.reason}).`;
    case 'plan-not-json':
      return `${problem.file} is not JSON in UTF-8: ${problem.detail}.`;
    case 'plan-refused':
      return `${problem.file}: ${explainPlan(problem.problem)}`;
    case 'plan-blank-code':
      return `${problem.file}, row ${problem.row}, column ${problem.column}: the code is blank.`;
    case 'plan-code-twice':
      return `${problem.file}, row ${problem.row}, column ${problem.column}: ${problem.code} is there already; an area has one row.`;
    case 'plan-no-value':
      return `${problem.file}, row ${problem.row}, column ${problem.column}: ${problem.code} has no value; fill it in, or leave the area out.`;
    case 'plan-below-zero':
      return `${problem.file}, row ${problem.row}, column ${problem.column}: ${problem.code} has ${problem.value}, and needs, people and fits are 0 or more; take a score that is.`;
    case 'fit-unknown-area':
      return `${problem.file}, row ${problem.row}, column ${problem.column}: ${JSON.stringify(problem.code)} is not in ${problem.areas}.`;
    case 'fit-unknown-intervention':
      return `${problem.file}, row ${problem.row}, column ${problem.column}: the plan has no intervention ${JSON.stringify(problem.intervention)}; it has ${problem.known.join(', ')}.`;
    case 'fit-twice':
      return `${problem.file}, row ${problem.row}: the fit of ${problem.intervention} in ${problem.code} is there already.`;
    case 'unknown-region':
      return `limits.regionMinimum names ${JSON.stringify(problem.region)}, which no area is in; there are ${problem.known.slice(0, 12).join(', ') || 'no regions'}.`;
    case 'limits-conflict':
      return explainConflict(problem, words);
    case 'nothing-found':
      return `No plan for a budget of ${money(problem.budget)} was found, and none was ruled out: ${explainWhyNotExact(problem.because)}.`;
    case 'plan-thread-stopped':
      return `The plan was not solved: its thread stopped (${problem.message}). Try again.`;
    case 'needs-draws':
      return `A plan for ${problem.objective} needs scenarios: give "scenarios" at least 2 draws.`;
    case 'nested-expected-only':
      return `Plans for several budgets, each holding the one before, are made for the expected benefit: leave --objective ${problem.objective} out, or give one budget.`;
    default:
      return explainMapping(problem);
  }
}

/** Why a choice is not proved to be the best, in words that fit after a colon. */
export function explainWhyNotExact(why: WhyNotExact): string {
  switch (why.kind) {
    case 'too-many-pairs':
      return 'the plan is too large to be solved whole, so it comes from prices with a proved bound';
    case 'solver-timed-out':
    case 'solver-stopped-early':
      return 'the exact solver ran out of time, so the best plan known is given with what is proved about it';
    case 'solver-out-of-memory':
      return 'the exact solver ran out of memory, so the best plan known is given with what is proved about it';
    case 'solver-crashed':
      return `the exact solver failed (${why.message}), so the best plan known is given with what is proved about it`;
    case 'solver-cancelled':
      return 'it was stopped before the exact solver had ended';
  }
}

function explainPlan(problem: PlanProblem): string {
  switch (problem.kind) {
    case 'bad-plan':
      return `${problem.path === '' ? 'the plan' : problem.path}: ${problem.detail}.`;
    case 'no-budget':
      return 'it needs a budget, or budgets for nested plans.';
    case 'intervention-twice':
      return `the intervention ${problem.id} is there twice.`;
    case 'minimum-without-region':
      return 'limits.regionMinimum needs areas.region, the column that says which region an area is in.';
    case 'protected-column':
      return `${problem.path} is ${JSON.stringify(problem.column)} ("${problem.word}"), and ${topics[problem.topic]} never decides where money goes; no option changes that.`;
  }
}

function explainConflict(
  { budget, conflict, regionNames }: Extract<Problem, { kind: 'limits-conflict' }>,
  words: PlanWords | null,
): string {
  if (conflict === null) return `The limits of a budget of ${money(budget)} cannot be kept together.`;
  const limits = conflict.limits.map((limit) => describeLimit(limit, budget, regionNames, words));
  const cost = conflict.leastCost === null ? '' : ` The minimums alone cost ${money(conflict.leastCost)} at the least.`;
  const [only] = limits;
  if (limits.length === 1)
    return `${capital(only ?? '')} cannot be met: no region has more than one of each intervention in each of its areas.`;
  return `These limits cannot be kept together, and without any one of them the others can: ${limits.join('; ')}.${cost}`;
}

function describeLimit(limit: Limit, budget: number, regionNames: readonly string[], words: PlanWords | null): string {
  switch (limit.kind) {
    case 'budget':
      return `the budget of ${money(budget)}`;
    case 'per-area':
      return `at most ${words?.perArea ?? 'so many'} in an area`;
    case 'capacity': {
      const intervention = words?.interventions[limit.intervention];
      return `${intervention?.id ?? 'an intervention'} in at most ${intervention?.maxAreas ?? 'so many'} areas`;
    }
    case 'region-minimum': {
      const name = regionNames[limit.region] ?? '';
      return `the minimum of ${words?.regionMinimum.get(name) ?? 'some'} in ${name}`;
    }
  }
}

function money(amount: number): string {
  return amount.toLocaleString('en-GB');
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

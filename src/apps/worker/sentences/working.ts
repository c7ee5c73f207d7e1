import type { BeginProblem, StepProblem } from '#domains/mapping';
import type { ChangeProblem, Lack, RecipeProblem } from '#domains/mapping/core';
import { explainMapping, explainRecipe } from './mapping.ts';

/** Why a change to a recipe was not made, in one sentence. */
export function explainChange(problem: ChangeProblem): string {
  switch (problem.kind) {
    case 'gone':
      return problem.what === 'member'
        ? `${problem.id} is no member of that group, or no more: somebody may have moved it.`
        : `There is no ${problem.what} ${problem.id} here, or no more: somebody may have taken it out.`;
    case 'no-such-column':
      return `No table of this recipe has a column "${problem.column}".`;
    case 'not-numbers':
      return `The column "${problem.column}" of ${problem.file} holds words, and an indicator is made of numbers.`;
    case 'already-a-member':
      return `${problem.member} is in ${problem.group} already.`;
    case 'bad-recipe':
      // The field that it is about stands beside it.
      return sentence(explainRecipe(problem.problem, fieldOf(problem) === null ? undefined : 'this'));
    case 'protected-input':
    case 'crime-as-propensity':
    case 'column-in-two-files':
      return explainMapping(problem);
  }
}

/** Why no work was begun, in one sentence. */
export function explainBeginning(problem: BeginProblem): string {
  switch (problem.kind) {
    case 'no-version':
      return 'That version is not here any more.';
    case 'tables-not-kept':
      return `The tables of this version (${problem.files.join(', ')}) were not kept when it came in: import it again, and begin from that.`;
    case 'no-table':
      return 'That table is not here any more.';
    case 'no-such-column':
      return `The table has no column "${problem.column}".`;
    case 'bad-recipe':
      return sentence(explainRecipe(problem.problem));
    case 'protected-input':
      return explainMapping(problem);
  }
}

/** Why somebody's step was not taken; who came first is told beside it. */
export function explainStep({ kind }: StepProblem): string {
  switch (kind) {
    case 'no-working':
      return 'There is no such recipe here.';
    case 'changed-meanwhile':
      return 'Somebody else has changed this recipe since you opened it. Yours is not lost: look at what is new, and send it again.';
    case 'nothing-to-undo':
      return 'There is nothing to undo.';
    case 'nothing-to-redo':
      return 'There is nothing to redo.';
    case 'no-such-step':
      return 'There is no such step.';
  }
}

export function explainLack(lack: Lack, titleOf: (id: string) => string): string {
  switch (lack.kind) {
    case 'indicators':
      return 'There are no indicators yet.';
    case 'groups':
      return 'There are no groups yet.';
    case 'members':
      return `${titleOf(lack.group)} holds nothing yet.`;
  }
}

/** Which field of a form a problem is about: the last key of its path, or what the problem itself names; null for the whole. */
export function fieldOf(problem: ChangeProblem): string | null {
  if (problem.kind === 'protected-input' || problem.kind === 'crime-as-propensity')
    return problem.where === 'numerator' ? 'column' : problem.where;
  if (problem.kind === 'no-such-column' || problem.kind === 'not-numbers' || problem.kind === 'column-in-two-files')
    return 'column';
  return problem.kind === 'bad-recipe' ? fieldOfRecipe(problem.problem) : null;
}

function fieldOfRecipe(problem: RecipeProblem): string | null {
  if (problem.kind === 'key-without') return problem.key.startsWith('missing') ? 'missingGroup' : problem.key;
  if (problem.kind === 'keys-exclude') return problem.keys[0].startsWith('treat') ? 'treat' : problem.keys[1];
  if (!('path' in problem)) return null;
  const weight = /^groups\[(\d+)\]\.members\[(\d+)\]\.weight$/.exec(problem.path);
  if (weight) return `weight:${weight[1]}:${weight[2]}`;
  const key =
    problem.path
      .split('.')
      .at(-1)
      ?.replace(/\[\d+\]$/, '') ?? '';
  const ends: Readonly<Record<string, string>> = { 'to[0]': 'from', 'to[1]': 'to' };
  return ends[problem.path.split('.').at(-1) ?? ''] ?? (key === '' ? null : key);
}

/** A problem of a recipe begins with the place that it is about, in small letters. */
function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

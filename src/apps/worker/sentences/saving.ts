import type { SaveProblem } from '../flows/save-version.ts';
import { explainMapping } from './mapping.ts';

/** Why a recipe did not become a version, in one sentence. */
export function explainSaving(problem: SaveProblem): string {
  if (problem.kind !== 'areas-not-known') return explainMapping(problem);
  const { vintage, areas, unknown, example } = problem;
  const count = (number: number) => number.toLocaleString('en-GB');
  return vintage === null
    ? `None of its ${count(areas)} areas, such as ${example}, is known here: import them first.`
    : `${count(unknown)} of its ${count(areas)} areas, such as ${example}, are not among the areas of ${vintage} that are known here: import them first.`;
}

export type { SaveProblem };

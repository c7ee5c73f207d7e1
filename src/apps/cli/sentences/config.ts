import type { ConfigProblem } from '#platform/config';

/** One sentence a setting, each on its own line. */
export function explainConfig(problems: readonly ConfigProblem[]): string {
  return problems
    .map(({ name, got, needs, example }) => `${name} is "${got}", but it must be ${needs}; for example ${example}.`)
    .join('\n');
}

import type { QuestionEstimates, RoundArea } from './estimate.ts';

/**
 * What comes out of a round as a table that a recipe reads: one row for each area of which enough was heard on every question, with the estimate and the
 * standard error of each. Numbers keep every digit.
 */
export function indicatorTable(
  areas: readonly RoundArea[],
  estimates: readonly QuestionEstimates[],
): { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const columns = ['code', 'name', 'parent', ...estimates.flatMap(({ question }) => [question, `${question}_se`])];
  const rows = areas.flatMap(({ code, name, parent }, at) => {
    const found = estimates.map(({ areas: own }) => own[at]?.estimate ?? null);
    if (found.length === 0 || found.some((estimate) => estimate === null)) return [];
    const figures = found.flatMap((estimate) => [String(estimate!.value), String(estimate!.standardError)]);
    return [[code, name, parent ?? '', ...figures]];
  });
  return { columns, rows };
}

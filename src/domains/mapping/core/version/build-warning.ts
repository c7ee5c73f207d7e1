/** Something that a reader of a result should know and that stopped nothing. */
export type BuildWarning =
  | { readonly kind: 'unknown-codes'; readonly file: string; readonly count: number; readonly example: string }
  | { readonly kind: 'absent-areas'; readonly file: string; readonly count: number; readonly example: string }
  | { readonly kind: 'dropped-areas'; readonly count: number; readonly example: string }
  | { readonly kind: 'imputed'; readonly indicator: string; readonly count: number; readonly rule: string }
  | { readonly kind: 'still-long-tailed'; readonly indicator: string; readonly moved: number; readonly most: number }
  | { readonly kind: 'unused-indicator'; readonly indicator: string }
  | { readonly kind: 'unknown-population'; readonly count: number; readonly example: string }
  | {
      readonly kind: 'unknown-errors';
      readonly indicator: string;
      readonly column: string;
      readonly count: number;
      readonly example: string;
    }
  | { readonly kind: 'nothing-varies' }
  | { readonly kind: 'not-checked' }
  | {
      readonly kind: 'too-few-to-check';
      readonly id: string;
      readonly areas: number;
      readonly needed: number;
    }
  | { readonly kind: 'few-protected-areas'; readonly file: string; readonly matched: number; readonly areas: number };

/** One sentence for the record. Results are kept in English, like the recipes they come from. */
export function describeWarning(warning: BuildWarning): string {
  switch (warning.kind) {
    case 'unknown-codes':
      return `${warning.file} has ${count(warning.count, 'code')} that ${warning.count === 1 ? 'is' : 'are'} no area of this recipe, such as ${warning.example}.`;
    case 'absent-areas':
      return `${count(warning.count, 'area')} ${warning.count === 1 ? 'is' : 'are'} absent from ${warning.file}, such as ${warning.example}; their values are missing.`;
    case 'dropped-areas':
      return `${count(warning.count, 'area')} ${warning.count === 1 ? 'was' : 'were'} dropped for want of a value, such as ${warning.example}.`;
    case 'imputed':
      return `${count(warning.count, 'missing value')} of ${warning.indicator} ${warning.count === 1 ? 'was' : 'were'} filled in by ${warning.rule}.`;
    case 'still-long-tailed':
      return `${warning.indicator} still has a long tail: ${count(warning.moved, 'point')} moved, and no more than ${warning.most} may.`;
    case 'unused-indicator':
      return `${warning.indicator} is in no group, so it changes no score.`;
    case 'unknown-population':
      return `The population of ${count(warning.count, 'area')} is not known, such as ${warning.example}; the coverage statement leaves them out.`;
    case 'unknown-errors':
      return `${count(warning.count, 'area')} ${warning.count === 1 ? 'has' : 'have'} no standard error of ${warning.indicator} in ${warning.column}, such as ${warning.example}; the draws take such a value as exact.`;
    case 'nothing-varies':
      return 'The draws vary nothing: the recipe gives no weight noise, no alternatives, no standard errors and does not drop indicators.';
    case 'not-checked':
      return 'The inputs were not held against a table of protected characteristics (--protected), so this result cannot be published.';
    case 'too-few-to-check':
      return `Too few areas to hold ${warning.id} against the protected shares (${warning.areas}; ${warning.needed} needed), so this result cannot be published.`;
    case 'few-protected-areas':
      return `Only ${warning.matched} of ${warning.areas} areas are in ${warning.file}, too few to hold the inputs against, so this result cannot be published.`;
  }
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en-GB')} ${noun}${number === 1 ? '' : 's'}`;
}

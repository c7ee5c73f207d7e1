import { type AreaKind, areaKind, kindsOf, type Vintage } from './area.ts';

export type CodeProblem =
  | { readonly kind: 'blank-code' }
  | { readonly kind: 'unknown-code'; readonly code: string }
  | {
      readonly kind: 'code-of-another-kind';
      readonly code: string;
      readonly areaKind: AreaKind;
      readonly vintage: Vintage;
    }
  /** It was first given out for a later vintage. `last` is the last that this one has. */
  | { readonly kind: 'code-of-later-vintage'; readonly code: string; readonly last: string; readonly vintage: Vintage };

/**
 * The highest code of each kind in the 2011 vintages of England and Wales. Codes are given out in order and never again, so that a higher one is
 * of a later vintage. Counted in the ONS boundaries of December 2011; those of 2021 end at E01035762, W01002040, E02007116 and W02000428.
 */
const lastCodes: Readonly<Record<string, readonly string[]>> = {
  lsoa11: ['E01033768', 'W01001958'],
  msoa11: ['E02006934', 'W02000423'],
};

/** What is wrong with a code in a list of areas of one vintage; null where nothing is. */
export function checkCode(code: string, vintage: Vintage): CodeProblem | null {
  if (code.trim() === '') return { kind: 'blank-code' };
  const kind = areaKind(code);
  if (kind === null) return { kind: 'unknown-code', code };
  if (!kindsOf(vintage).includes(kind)) return { kind: 'code-of-another-kind', code, areaKind: kind, vintage };
  const last = lastCodes[vintage]?.find((known) => known.slice(0, 3) === code.slice(0, 3));
  return last !== undefined && code > last ? { kind: 'code-of-later-vintage', code, last, vintage } : null;
}

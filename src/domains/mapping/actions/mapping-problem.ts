import type { OutputProblem } from '#platform/output-folder';
import type { TableProblem } from '#platform/tables';
import type { DisguisedInput } from '../core/association-gate.ts';
import type { CompileProblem } from '../core/compile-model.ts';
import type { ComputeProblem } from '../core/compute-index.ts';
import type { CrimeAsPropensity, ProtectedInput } from '../core/input-gate.ts';
import type { ShareProblem } from '../core/protected-shares.ts';
import type { RecipeProblem } from '../core/recipe-problem.ts';
import type { UncertaintyProblem } from '../core/uncertainty-problem.ts';

/** Why no index was built. Files are named as the recipe or the user named them; rows as a spreadsheet numbers them, the header being row 1. */
export type MappingProblem =
  | { readonly kind: 'missing-recipe'; readonly file: string }
  | { readonly kind: 'unreadable-recipe'; readonly file: string; readonly reason: string }
  /** `detail` is what the parser said; `null` where the bytes are not UTF-8. */
  | { readonly kind: 'not-json'; readonly file: string; readonly detail: string | null }
  | { readonly kind: 'bad-recipe'; readonly file: string; readonly problem: RecipeProblem }
  | TableProblem
  | { readonly kind: 'blank-code'; readonly file: string; readonly row: number; readonly column: string }
  | {
      readonly kind: 'duplicate-code';
      readonly file: string;
      readonly row: number;
      readonly firstRow: number;
      readonly column: string;
      readonly code: string;
    }
  | {
      readonly kind: 'column-nowhere';
      readonly column: string;
      readonly indicator: string;
      readonly files: readonly string[];
      readonly known: readonly string[];
    }
  | { readonly kind: 'column-in-two-files'; readonly column: string; readonly files: readonly [string, string] }
  | { readonly kind: 'negative-population'; readonly file: string; readonly row: number; readonly column: string }
  | ProtectedInput
  | CrimeAsPropensity
  | DisguisedInput
  | ShareProblem
  | { readonly kind: 'lookup-columns'; readonly file: string; readonly header: readonly string[] }
  | { readonly kind: 'no-area-protected'; readonly file: string; readonly column: string; readonly example: string }
  | CompileProblem
  | NamedArea<ComputeProblem>
  | NamedArea<UncertaintyProblem>
  | OutputProblem;

/** The same problem with the code of the area in place of its position in the model. */
type NamedArea<Problem> = Problem extends { readonly area: number }
  ? Omit<Problem, 'area'> & { readonly code: string }
  : Problem;

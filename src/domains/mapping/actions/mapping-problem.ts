import type { OutputProblem } from '#platform/output-folder';
import type { TableProblem } from '#platform/tables';
import type { CompileProblem } from '../core/compile/compile-model.ts';
import type { ComputeProblem } from '../core/compute/compute-index.ts';
import type { DisguisedInput } from '../core/gates/association-gate.ts';
import type { CrimeAsPropensity, ProtectedInput } from '../core/gates/input-gate.ts';
import type { ShareProblem } from '../core/gates/protected-shares.ts';
import type { RecipeProblem } from '../core/recipe/recipe-problem.ts';
import type { SensitivityProblem } from '../core/sensitivity/sensitivity-problem.ts';
import type { UncertaintyProblem } from '../core/uncertainty/uncertainty-problem.ts';

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
  | {
      readonly kind: 'too-many-columns';
      readonly file: string;
      readonly columns: number;
      readonly most: number;
    }
  | { readonly kind: 'changed-while-read'; readonly file: string }
  | { readonly kind: 'protected-table-as-input'; readonly file: string }
  | { readonly kind: 'input-as-protected-table'; readonly file: string }
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
  | SensitivityProblem
  | {
      readonly kind: 'unknown-group';
      readonly file: string;
      readonly group: string;
      readonly groups: readonly string[];
    }
  | {
      readonly kind: 'unknown-need';
      readonly column: string;
      readonly files: readonly string[];
      readonly known: readonly string[];
    }
  | OutputProblem;

/** The same problem with the code of the area in place of its position in the model. */
type NamedArea<Problem> = Problem extends { readonly area: number }
  ? Omit<Problem, 'area'> & { readonly code: string }
  : Problem;

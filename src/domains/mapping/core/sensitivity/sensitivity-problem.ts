/** Why there is nothing to say about what moves a ranking. */
export type SensitivityProblem =
  /** The recipe says nothing of what could have been otherwise. */
  | { readonly kind: 'no-uncertainty' }
  /** It does, and yet there is not one thing that could have been. */
  | { readonly kind: 'nothing-to-study' }
  | { readonly kind: 'too-many-assumptions'; readonly assumptions: number; readonly most: number }
  | { readonly kind: 'too-many-evaluations'; readonly evaluations: number; readonly most: number };

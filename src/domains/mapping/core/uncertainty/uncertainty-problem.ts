import type { ComputeProblem } from '../compute/compute-index.ts';

/** Why no uncertainty can be given. `area` is a position in the model. */
export type UncertaintyProblem =
  /** An alternative that cannot apply. The model with that alternative in place of its own methods is refused likewise. */
  | ComputeProblem
  | { readonly kind: 'too-few-draws'; readonly draws: number }
  /** A standard error on the logit scale needs a rate between 0 and 1, both excluded. */
  | { readonly kind: 'rate-outside-limits'; readonly indicator: string; readonly area: number; readonly value: number }
  | { readonly kind: 'too-large-to-draw'; readonly bytes: number }
  | { readonly kind: 'cancelled' }
  /** A thread died: memory, mostly. */
  | { readonly kind: 'thread-stopped'; readonly message: string };

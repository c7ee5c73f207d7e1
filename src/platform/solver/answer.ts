export type SolverAnswer =
  | {
      readonly kind: 'optimal' | 'stopped-early';
      /** One per column; null where it stopped before it met a point within the limits. */
      readonly values: Float64Array | null;
      /** No point within the limits is worth more: proved. Infinity where nothing is proved yet. */
      readonly bound: number;
    }
  | { readonly kind: 'infeasible' };

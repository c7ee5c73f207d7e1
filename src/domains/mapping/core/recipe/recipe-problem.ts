/** Why a recipe is refused. `path` says where in the file: `indicators[2].normalise.k`, empty for the whole file. */
export type RecipeProblem =
  | { readonly kind: 'unknown-key'; readonly path: string; readonly key: string; readonly known: readonly string[] }
  | { readonly kind: 'missing-key'; readonly path: string }
  | { readonly kind: 'wrong-type'; readonly path: string; readonly expected: string }
  | { readonly kind: 'not-one-of'; readonly path: string; readonly allowed: readonly string[]; readonly got: string }
  | {
      readonly kind: 'out-of-range';
      readonly path: string;
      readonly bound: 'least' | 'more-than' | 'most' | 'less-than';
      readonly limit: number;
      readonly of: 'number' | 'items' | 'characters';
      readonly got: string;
    }
  | { readonly kind: 'blank-text'; readonly path: string }
  | { readonly kind: 'bad-id'; readonly path: string; readonly got: string }
  | { readonly kind: 'duplicate-id'; readonly path: string; readonly id: string }
  | { readonly kind: 'reserved-id'; readonly path: string; readonly id: string }
  | { readonly kind: 'no-value'; readonly indicator: string }
  | { readonly kind: 'two-values'; readonly indicator: string }
  | { readonly kind: 'half-a-ratio'; readonly indicator: string; readonly missing: 'numerator' | 'denominator' }
  | {
      /** `key` means something only beside `needs`. */
      readonly kind: 'key-without';
      readonly indicator: string;
      readonly key: string;
      readonly needs: string;
    }
  | { readonly kind: 'keys-exclude'; readonly indicator: string; readonly keys: readonly [string, string] }
  | { readonly kind: 'empty-interval'; readonly path: string }
  | { readonly kind: 'group-holds-itself'; readonly group: string }
  | { readonly kind: 'group-holds-later-group'; readonly group: string; readonly member: string }
  | { readonly kind: 'unknown-member'; readonly group: string; readonly member: string }
  | { readonly kind: 'member-twice'; readonly group: string; readonly member: string }
  | { readonly kind: 'no-weight'; readonly group: string };

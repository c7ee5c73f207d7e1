import { rankAverage, rSquared, spearman } from '#foundations/numeric';

/** Shares of people, by characteristic, for the areas of a recipe and in their order; NaN where not known. They judge inputs and feed nothing. */
export interface ProtectedShares {
  readonly names: readonly string[];
  readonly values: readonly Float64Array[];
}

/** What is held against the shares: an indicator as measured, or the score of a group, in which inputs that pass one by one may add up. */
export interface Candidate {
  readonly of: 'indicator' | 'group';
  readonly id: string;
  readonly values: Float64Array;
}

/** An input that stands in for who people are, whatever it is called, or a score that was put together from halves of one. */
export type DisguisedInput = {
  readonly kind: 'disguised-input';
  readonly of: Candidate['of'];
  readonly id: string;
  /** How many areas it was judged on. */
  readonly areas: number;
} & (
  | { readonly by: 'one-share'; readonly share: string; readonly spearman: number }
  | { readonly by: 'all-shares'; readonly rSquared: number }
);

export type AssociationVerdict =
  | { readonly verdict: 'passed' }
  | { readonly verdict: 'too-few-areas'; readonly id: string; readonly areas: number; readonly needed: number }
  | { readonly verdict: 'disguised'; readonly input: DisguisedInput };

const SPEARMAN_LIMIT = 0.9;
const R_SQUARED_LIMIT = 0.75;
const FEWEST_AREAS = 10;

/**
 * Holds every candidate (an indicator before imputing and treating, NaN where missing; the score of a group) against the shares, over the areas where
 * both are known. Disguised is one with |Spearman| >= 0.9 with any one share, or R squared >= 0.75 on all of them together, by its values or by their ranks: bending a scale
 * changes no rank.
 *
 * Chance alone gives p shares an R squared of about p/(n - 1). Below four areas for every share and one more, the adjusted R squared is held to the
 * limit instead, so that few areas do not make every indicator look disguised; and where even that does not exist, nothing was checked.
 */
export function findDisguisedInput(candidates: readonly Candidate[], shares: ProtectedShares): AssociationVerdict {
  let tooFew: AssociationVerdict | null = null;
  for (const candidate of candidates) {
    const known = knownAreas(candidate.values, shares);
    const needed = Math.max(FEWEST_AREAS, shares.names.length + 3);
    if (known.length < needed) {
      tooFew ??= { verdict: 'too-few-areas', id: candidate.id, areas: known.length, needed };
      continue;
    }
    const input = judge(
      candidate,
      pick(candidate.values, known),
      shares.names,
      shares.values.map((share) => pick(share, known)),
    );
    if (input) return { verdict: 'disguised', input };
  }
  return tooFew ?? { verdict: 'passed' };
}

function judge(
  { of, id }: Candidate,
  values: Float64Array,
  names: readonly string[],
  shares: readonly Float64Array[],
): DisguisedInput | null {
  const areas = values.length;
  for (const [index, share] of shares.entries()) {
    const association = spearman(values, share);
    if (association !== null && Math.abs(association) >= SPEARMAN_LIMIT)
      return {
        kind: 'disguised-input',
        of,
        id,
        areas,
        by: 'one-share',
        share: names[index]!,
        spearman: association,
      };
  }
  const together = Math.max(rSquared(values, shares) ?? 0, rSquared(rankAverage(values), shares) ?? 0);
  const count = shares.length;
  const held = areas >= 4 * (count + 1) ? together : 1 - ((1 - together) * (areas - 1)) / (areas - count - 1);
  return held >= R_SQUARED_LIMIT
    ? { kind: 'disguised-input', of, id, areas, by: 'all-shares', rSquared: together }
    : null;
}

function knownAreas(values: Float64Array, shares: ProtectedShares): number[] {
  const known: number[] = [];
  for (let area = 0; area < values.length; area++)
    if (!Number.isNaN(values[area]) && shares.values.every((share) => !Number.isNaN(share[area]))) known.push(area);
  return known;
}

function pick(values: Float64Array, areas: readonly number[]): Float64Array {
  return Float64Array.from(areas, (area) => values[area]!);
}

import { explainedBy, rankAverage } from '#foundations/numeric';

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
 *
 * One that `isAllowed` is passed over: a steward has written why it counts. A known limit: a share added to an ordinary indicator in equal parts is half
 * something else, and passes; see `disguises.test.ts`. The audit of the scores sees it.
 */
export function findDisguisedInput(
  candidates: readonly Candidate[],
  shares: ProtectedShares,
  isAllowed: (input: DisguisedInput) => boolean = () => false,
): AssociationVerdict {
  const gate = openGate(shares);
  let tooFew: AssociationVerdict | null = null;
  for (const candidate of candidates) {
    const verdict = gate(candidate);
    if (verdict.verdict === 'disguised') {
      if (isAllowed(verdict.input)) continue;
      return verdict;
    }
    if (verdict.verdict === 'too-few-areas') tooFew ??= verdict;
  }
  return tooFew ?? { verdict: 'passed' };
}

/**
 * The same for one candidate after another. Ranking and orthogonalising the shares is most of the work, and is done once for candidates that are known in
 * the same areas: a tenth of a second at first, some 15 ms for each one after, at 33,755 areas and 14 shares.
 */
export function openGate(shares: ProtectedShares): (candidate: Candidate) => AssociationVerdict {
  let latest: KnownShares | null = null;
  return (candidate) => {
    const known = knownAreas(candidate.values, shares);
    const needed = Math.max(FEWEST_AREAS, shares.names.length + 3);
    if (known.length < needed) return { verdict: 'too-few-areas', id: candidate.id, areas: known.length, needed };
    if (latest === null || !isSame(latest.areas, known)) latest = sharesOver(known, shares);
    const input = judge(candidate, pick(candidate.values, known), shares.names, latest);
    return input ? { verdict: 'disguised', input } : { verdict: 'passed' };
  };
}

/** The shares over some of the areas, made ready to be held against columns of the same ones. */
interface KnownShares {
  readonly areas: readonly number[];
  /** See `unitOf`. */
  readonly ranks: readonly Float64Array[];
  readonly explain: (values: Float64Array) => number | null;
}

function sharesOver(areas: readonly number[], { values }: ProtectedShares): KnownShares {
  const known = values.map((share) => pick(share, areas));
  return { areas, ranks: known.map((share) => unitOf(rankAverage(share))), explain: explainedBy(known) };
}

function judge(
  { of, id }: Candidate,
  values: Float64Array,
  names: readonly string[],
  shares: KnownShares,
): DisguisedInput | null {
  const areas = values.length;
  const ranks = rankAverage(values);
  const unit = unitOf(ranks);
  for (const [index, share] of shares.ranks.entries()) {
    const spearman = product(unit, share);
    if (Math.abs(spearman) >= SPEARMAN_LIMIT)
      return { kind: 'disguised-input', of, id, areas, by: 'one-share', share: names[index]!, spearman };
  }
  const together = Math.max(shares.explain(values) ?? 0, shares.explain(ranks) ?? 0);
  const count = names.length;
  const held = areas >= 4 * (count + 1) ? together : 1 - ((1 - together) * (areas - 1)) / (areas - count - 1);
  return held >= R_SQUARED_LIMIT
    ? { kind: 'disguised-input', of, id, areas, by: 'all-shares', rSquared: together }
    : null;
}

/** Ranks about their mean, of length 1, so that the product of two is Spearman's correlation; all 0 where everything is tied. */
function unitOf(ranks: Float64Array): Float64Array {
  const middle = (ranks.length + 1) / 2;
  let squares = 0;
  for (let i = 0; i < ranks.length; i++) squares += (ranks[i]! - middle) ** 2;
  const length = Math.sqrt(squares) || 1;
  return ranks.map((rank) => (rank - middle) / length);
}

function product(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i++) sum += one[i]! * other[i]!;
  return Math.min(1, Math.max(-1, sum));
}

function isSame(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((area, at) => area === other[at]);
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

import { pearson, rankAverage } from '#foundations/numeric';
import { rankByNeed, topDecileRank } from '../compute/rank-by-need.ts';
import type { ProtectedGroup } from '../gates/protected-shares.ts';

/** How one score falls on people with one protected characteristic. Whatever cannot be computed is `null`. */
export interface AuditRow {
  readonly characteristic: string;
  /** Those where the score and the share are known: what everything here is of. */
  readonly areas: number;
  /** Rank correlation of score and share. */
  readonly spearman: number | null;
  /** Share of the group's people who live in the top decile of areas, over the share of all people who do. */
  readonly selectionRatio: number | null;
  /** Mean score where the group's people live, over that where all people live. */
  readonly exposureIndex: number | null;
  /** Against a direct measure of need, over the areas where that is known too; `null` where none was given. */
  readonly givenNeed: GivenNeed | null;
  /** Of people; what the disclosure of the ratio rests on. */
  readonly people: AuditedPeople;
}

/** A correlation in two parts that add up to it: what goes through need, and what does not. */
export interface GivenNeed {
  readonly areas: number;
  /** Rank correlation over these areas. */
  readonly spearman: number;
  /** That of score and need, times that of share and need: what there would be if the score followed need alone. */
  readonly throughNeed: number;
  /** Between places of equal need, from -1 to 1; `null` where need leaves nothing to compare. */
  readonly partial: number | null;
}

export interface AuditedPeople {
  readonly group: number;
  readonly groupInTop: number;
  readonly all: number;
  readonly allInTop: number;
}

/**
 * Holds a score against each protected group. `score` and `need` are one per area, NaN where not known. The top decile is that of all areas with a score:
 * ranks up to ceil(N / 10), ties included. Nothing of this is ever read by a recipe.
 *
 * Partial rank correlation: Kendall and Gibbons (1990), "Rank correlation methods", 5th edition, eq. 8.1 for the ranks:
 * (r_sc - r_sn r_cn) / sqrt((1 - r_sn^2)(1 - r_cn^2)).
 */
export function auditScore(
  score: Float64Array,
  groups: readonly ProtectedGroup[],
  need: Float64Array | null,
): readonly AuditRow[] {
  const inTop = topDecileOf(score);
  return groups.map((group) => auditGroup(score, inTop, group, need));
}

function topDecileOf(score: Float64Array): Uint8Array {
  const known = positionsWhere(score, (area) => !Number.isNaN(score[area]));
  const ranks = rankByNeed(pick(score, known));
  const last = topDecileRank(known.length);
  const inTop = new Uint8Array(score.length);
  for (const [i, area] of known.entries()) inTop[area] = Number(ranks[i]! <= last);
  return inTop;
}

function auditGroup(
  score: Float64Array,
  inTop: Uint8Array,
  { name, counts, totals }: ProtectedGroup,
  need: Float64Array | null,
): AuditRow {
  const share = counts.map((count, area) => (totals[area] === 0 ? Number.NaN : count / totals[area]!));
  const known = positionsWhere(score, (area) => !Number.isNaN(score[area]) && !Number.isNaN(share[area]));
  const people = { group: 0, groupInTop: 0, all: 0, allInTop: 0 };
  let [groupScore, allScore] = [0, 0];
  for (const area of known) {
    const [count, total] = [counts[area]!, totals[area]!];
    people.group += count;
    people.all += total;
    people.groupInTop += count * inTop[area]!;
    people.allInTop += total * inTop[area]!;
    groupScore += count * score[area]!;
    allScore += total * score[area]!;
  }
  return {
    characteristic: name,
    areas: known.length,
    spearman: correlation(score, share, known),
    selectionRatio: ratio(people.groupInTop / people.group, people.allInTop / people.all),
    exposureIndex: ratio(groupScore / people.group, allScore / people.all),
    givenNeed: need && givenNeed(score, share, need, known),
    people,
  };
}

function givenNeed(
  score: Float64Array,
  share: Float64Array,
  need: Float64Array,
  known: readonly number[],
): GivenNeed | null {
  const areas = known.filter((area) => !Number.isNaN(need[area]));
  const scoreShare = correlation(score, share, areas);
  const scoreNeed = correlation(score, need, areas);
  const shareNeed = correlation(share, need, areas);
  if (scoreShare === null || scoreNeed === null || shareNeed === null) return null;
  const throughNeed = scoreNeed * shareNeed;
  const left = Math.sqrt((1 - scoreNeed ** 2) * (1 - shareNeed ** 2));
  // Where need and score are the same order, rounding is all that is left.
  const partial = left < 1e-6 ? null : Math.min(1, Math.max(-1, (scoreShare - throughNeed) / left));
  return { areas: areas.length, spearman: scoreShare, throughNeed, partial };
}

function correlation(one: Float64Array, other: Float64Array, areas: readonly number[]): number | null {
  if (areas.length < 2) return null;
  return pearson(rankAverage(pick(one, areas)), rankAverage(pick(other, areas)));
}

function ratio(one: number, other: number): number | null {
  const value = one / other;
  return Number.isFinite(value) ? value : null;
}

function positionsWhere(values: Float64Array, isKnown: (area: number) => boolean): number[] {
  const found: number[] = [];
  for (let area = 0; area < values.length; area++) if (isKnown(area)) found.push(area);
  return found;
}

function pick(values: Float64Array, areas: readonly number[]): Float64Array {
  return Float64Array.from(areas, (area) => values[area]!);
}

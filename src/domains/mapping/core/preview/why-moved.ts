import { effectiveWeights } from '../view/drivers.ts';
import type { Preview } from './preview.ts';

/**
 * Why an area stands elsewhere than before. Points are spreads (standard deviations) of the scores of all areas, so that recipes on different scales
 * can be compared: +1 is one such spread towards more need.
 */
export interface Reason {
  /** How far the area moved against the average area. */
  readonly points: number;
  /** What each indicator adds to that, the strongest first. */
  readonly parts: readonly { readonly indicatorId: string; readonly points: number }[];
  /** What does not add up: methods that are no sums (geometric means, groups on a scale of their own). */
  readonly rest: number;
}

/** What one axis of a preview is measured by. */
export interface AxisScale {
  readonly group: number;
  /** Of each indicator beneath: where it stands, its weight and its mean over all areas. */
  readonly parts: readonly {
    readonly id: string;
    readonly at: number;
    readonly weight: number;
    readonly mean: number;
  }[];
  readonly mean: number;
  /** Standard deviation of the scores; 1 where they are all equal. */
  readonly spread: number;
}

export function axisScale(preview: Preview, groupId: string): AxisScale {
  const group = preview.groups.findIndex(({ id }) => id === groupId);
  const { score } = preview.scores[group]!;
  const positions = new Map(preview.indicators.map(({ id }, at) => [id, at]));
  const parts = [...effectiveWeights(preview, groupId)].map(([id, weight]) => {
    const at = positions.get(id)!;
    return { id, at, weight, mean: plainMean(preview.normalised[at]!) };
  });
  const mean = plainMean(score);
  return { group, parts, mean, spread: Math.sqrt(variance(score, mean)) || 1 };
}

interface Place {
  readonly preview: Preview;
  readonly scale: AxisScale;
  readonly area: number;
}

/** How far an area is from the average area by each indicator, after less before. */
export function whyMoved(before: Place, after: Place): Reason {
  const changes = new Map<string, number>();
  for (const [place, sign] of [
    [before, -1],
    [after, 1],
  ] as const)
    for (const { id, at, weight, mean } of place.scale.parts) {
      const points = (weight * (place.preview.normalised[at]![place.area]! - mean)) / place.scale.spread;
      changes.set(id, (changes.get(id) ?? 0) + sign * points);
    }
  const points = position(after) - position(before);
  const parts = [...changes]
    .map(([indicatorId, change]) => ({ indicatorId, points: change }))
    .sort(
      (one, other) => Math.abs(other.points) - Math.abs(one.points) || (one.indicatorId < other.indicatorId ? -1 : 1),
    );
  return { points, parts, rest: points - parts.reduce((sum, part) => sum + part.points, 0) };
}

function position({ preview, scale, area }: Place): number {
  return (preview.scores[scale.group]!.score[area]! - scale.mean) / scale.spread;
}

/** Without the care that sums for a record take: a preview is rounded to two digits. */
function plainMean(values: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}

function variance(values: Float64Array, mean: number): number {
  let squares = 0;
  for (let i = 0; i < values.length; i++) squares += (values[i]! - mean) ** 2;
  return squares / values.length;
}

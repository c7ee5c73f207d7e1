import { accept, type Result, refuse } from '#foundations/result';
import { aggregate, firstNotPositive, needsPositive } from './aggregate.ts';
import type { GroupScores, IndexModel, ModelGroup, ModelIndicator, Normalise } from './model.ts';
import { type NormaliseObstacle, normalise, whyNotNormalise } from './normalise.ts';
import { rankByNeed } from './rank-by-need.ts';

/** Every stage of an index after the model. Arrays follow the order of the model's indicators and groups, then its areas. */
export interface IndexScores {
  readonly normalised: readonly Float64Array<ArrayBuffer>[];
  readonly groups: readonly GroupScores[];
}

/** Why a model cannot be computed. `area` is a position in the model. */
export type ComputeProblem =
  | {
      readonly kind: 'cannot-normalise';
      readonly of: 'indicator' | 'group';
      readonly id: string;
      readonly method: Normalise['method'];
      readonly because: NormaliseObstacle;
    }
  | {
      readonly kind: 'not-positive';
      readonly group: string;
      readonly aggregate: 'geometric-mean' | 'harmonic-mean';
      readonly member: string;
      readonly area: number;
      readonly value: number;
    }
  | { readonly kind: 'too-large-to-compute'; readonly of: 'indicator' | 'group'; readonly id: string };

/** Normalises every indicator, aggregates group by group, ranks each group: 1 is the most need, ties share the smallest rank. */
export function computeIndex(model: IndexModel): Result<IndexScores, ComputeProblem> {
  const normalised: Float64Array<ArrayBuffer>[] = [];
  for (const indicator of model.indicators) {
    const column = normaliseIndicator(indicator);
    if (!column.ok) return column;
    normalised.push(column.value);
  }
  const groups = scoreGroups(model, normalised);
  return groups.ok ? accept({ normalised, groups: groups.value }) : groups;
}

/** One indicator on a scale on which larger always means more. */
export function normaliseIndicator({
  id,
  values,
  direction,
  normalise: method,
}: ModelIndicator): Result<Float64Array<ArrayBuffer>, ComputeProblem> {
  const because = whyNotNormalise(values, method);
  if (because) return refuse({ kind: 'cannot-normalise', of: 'indicator', id, method: method.method, because });
  const column = normalise(values, direction, method);
  return allFinite(column) ? accept(column) : refuse({ kind: 'too-large-to-compute', of: 'indicator', id });
}

/** Scores and ranks of every group, of indicators that were normalised before: all that other weights change. */
export function scoreGroups(
  model: IndexModel,
  normalised: readonly Float64Array<ArrayBuffer>[],
): Result<readonly GroupScores[], ComputeProblem> {
  const groups: GroupScores[] = [];
  for (const group of model.groups) {
    const score = scoreGroup(model, group, normalised, groups);
    if (!score.ok) return score;
    groups.push({ score: score.value, rank: rankByNeed(score.value) });
  }
  return accept(groups);
}

function scoreGroup(
  model: IndexModel,
  group: ModelGroup,
  normalised: readonly Float64Array<ArrayBuffer>[],
  earlier: readonly GroupScores[],
): Result<Float64Array<ArrayBuffer>, ComputeProblem> {
  const columns = group.members.map(({ kind, index }) =>
    kind === 'indicator' ? normalised[index]! : earlier[index]!.score,
  );
  const weights = group.members.map(({ weight }) => weight);
  const notPositive = needsPositive(group.aggregate) ? firstNotPositive(columns) : null;
  if (notPositive) return refuse(positiveProblem(model, group, columns, notPositive));

  const score = aggregate(group.aggregate, columns, weights);
  const method = group.normalise;
  const because = method ? whyNotNormalise(score, method) : null;
  if (method && because)
    return refuse({ kind: 'cannot-normalise', of: 'group', id: group.id, method: method.method, because });
  const scaled = method && allFinite(score) ? normalise(score, 1, method) : score;
  return allFinite(scaled) ? accept(scaled) : refuse({ kind: 'too-large-to-compute', of: 'group', id: group.id });
}

function positiveProblem(
  model: IndexModel,
  group: ModelGroup,
  columns: readonly Float64Array[],
  { column, area }: { readonly column: number; readonly area: number },
): ComputeProblem {
  const { kind, index } = group.members[column]!;
  return {
    kind: 'not-positive',
    group: group.id,
    aggregate: group.aggregate as 'geometric-mean' | 'harmonic-mean', // the two that need positive values
    member: (kind === 'indicator' ? model.indicators : model.groups)[index]!.id,
    area,
    value: columns[column]![area]!,
  };
}

/** Sums of very large numbers leave the range of a double. */
function allFinite(values: Float64Array): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i])) return false;
  return true;
}

import { logTransform } from '../compile/log-transform.ts';
import { winsorise } from '../compile/winsorise.ts';
import { aggregate, firstNotPositive, needsPositive } from '../compute/aggregate.ts';
import { normalise, whyNotNormalise } from '../compute/normalise.ts';
import type { IndicatorMethod, ScoredGroup } from './scored-index.ts';

export type Column = Float64Array;

/** The scores of one group from columns by the ids of indicators; null where they cannot be computed. */
export function scoreByIds(
  groups: readonly ScoredGroup[],
  columns: ReadonlyMap<string, Column>,
  groupId: string,
): Column | null {
  const known = new Map(columns);
  for (const { id, aggregate: method, members, normalise: scale } of groups) {
    const given = members.map((member) => known.get(member.id));
    const found = given.filter((column) => column !== undefined);
    if (found.length < given.length || (needsPositive(method) && firstNotPositive(found))) return null;
    const score = aggregate(
      method,
      found,
      members.map(({ weight }) => weight),
    );
    if (scale !== null && whyNotNormalise(score, scale)) return null;
    known.set(id, scale === null ? score : normalise(score, 1, scale));
    if (id === groupId) break;
  }
  return known.get(groupId) ?? null;
}

/**
 * Figures that were brought to a scale in one way, brought there in another: null where the figures alone do not tell how, because some are missing
 * or rates were pulled towards their parents'.
 */
export function withMethod(raw: Column, was: IndicatorMethod, method: IndicatorMethod): Column | null {
  if (was.isShrunk || method.isShrunk || raw.some((value) => Number.isNaN(value))) return null;
  if (method.treat.method === 'log' && firstNotPositive([raw])) return null;
  const treated =
    method.treat.method === 'log'
      ? logTransform(raw)
      : method.treat.method === 'winsorise'
        ? winsorise(raw, method.treat.most).values
        : raw;
  return whyNotNormalise(treated, method.normalise) ? null : normalise(treated, method.direction, method.normalise);
}

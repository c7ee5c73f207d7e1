import { effectiveWeights } from '../view/drivers.ts';
import type { ScoredGroup, ScoredIndex, ScoredIndicator } from './scored-index.ts';
import { type Column, scoreByIds, withMethod } from './trial-scores.ts';

/** How the score of one area came to change, in points of the group. */
export interface ScoreChange {
  readonly before: number;
  readonly after: number;
  /** The largest first; none for an indicator that changed nothing. */
  readonly parts: readonly ChangePart[];
  /** What the parts leave open: what several changes do together, and areas that came or went. */
  readonly remainder: number;
}

export interface ChangePart {
  readonly kind: 'indicator' | 'group';
  readonly id: string;
  /** From other figures, of this area or of those it is compared with. */
  readonly value: number;
  /** From another weight; an indicator that is new or was dropped has or had none. */
  readonly weight: number;
  /** From another way to treat, turn or normalise an indicator, or to add a group up. */
  readonly method: number;
}

export interface Explanation {
  /** Whether the parts add up by themselves: every group below is a weighted sum or mean that is not normalised again. */
  readonly isExact: boolean;
  /** Null for an area that is not in both. */
  of(code: string): ScoreChange | null;
}

/**
 * Why the scores of a group moved from one index to another: by value, weight and method of each indicator beneath it. Null where one of the two
 * has no such group.
 *
 * For weighted sums and means a score is the sum of w x, and its change exactly the sum of mean(w) dx + mean(x) dw over the indicators; dx is divided
 * between method and value by normalising the old figures in the new way. Otherwise each thing is changed alone in the old index, and
 * what that leaves open is the remainder. All 33,755 areas by 12 indicators take half a second, a second where groups are no sums.
 */
export function explainChange(before: ScoredIndex, after: ScoredIndex, groupId: string): Explanation | null {
  const [old, renewed] = [before, after].map((index) => index.groups.find(({ id }) => id === groupId));
  if (old === undefined || renewed === undefined) return null;
  const isExact = isAdditive(before, groupId) && isAdditive(after, groupId);
  const now = positionsOf(after);
  const then = positionsOf(before);
  const partsAt = isExact ? exactParts(before, after, groupId) : partsOneAtATime(before, after, groupId);
  return {
    isExact,
    of(code) {
      const [from, to] = [then.get(code), now.get(code)];
      if (from === undefined || to === undefined) return null;
      const change = { before: old.score[from]!, after: renewed.score[to]! };
      const parts = partsAt(from, to)
        .filter(({ value, weight, method }) => value !== 0 || weight !== 0 || method !== 0)
        .sort((one, other) => Math.abs(sizeOf(other)) - Math.abs(sizeOf(one)) || (one.id < other.id ? -1 : 1));
      const explained = parts.reduce((sum, part) => sum + sizeOf(part), 0);
      return { ...change, parts, remainder: change.after - change.before - explained };
    },
  };
}

/** What a part adds to the change of a score, all in all. */
export const sizeOf = ({ value, weight, method }: ChangePart): number => value + weight + method;

type PartsAt = (from: number, to: number) => ChangePart[];

function isAdditive(index: ScoredIndex, groupId: string): boolean {
  return groupsBeneath(index, groupId).every(
    ({ aggregate, normalise }) =>
      (aggregate === 'weighted-sum' || aggregate === 'weighted-mean') &&
      (normalise === null || normalise.method === 'none'),
  );
}

function exactParts(before: ScoredIndex, after: ScoredIndex, groupId: string): PartsAt {
  const weights = [before, after].map((index) => effectiveWeights(index, groupId));
  const indicators = pairs(before, after).map(({ id, old, renewed }) => ({
    ...{ id, old: old?.normalised, renewed: renewed?.normalised, renormalised: renormalise(old, renewed) },
    ...{ oldWeight: weights[0]!.get(id) ?? 0, newWeight: weights[1]!.get(id) ?? 0 },
  }));
  return (from, to) =>
    indicators.map(({ id, old, renewed, renormalised, oldWeight, newWeight }) => {
      const x = (old?.[from] ?? renewed?.[to])!;
      const y = (renewed?.[to] ?? old?.[from])!;
      const between = renormalised === null ? x : renormalised === 'all' ? y : renormalised[from]!;
      const meanWeight = (oldWeight + newWeight) / 2;
      return {
        ...{ kind: 'indicator', id, weight: ((x + y) / 2) * (newWeight - oldWeight) },
        ...{ value: meanWeight * (y - between), method: meanWeight * (between - x) },
      };
    });
}

/** Changes one thing at a time in the old index, over its own areas; those that went keep what they had. */
function partsOneAtATime(before: ScoredIndex, after: ScoredIndex, groupId: string): PartsAt {
  const now = positionsOf(after);
  const target = before.codes.map((code) => now.get(code) ?? null);
  const columns = new Map<string, Column>(before.indicators.map(({ id, normalised }) => [id, normalised]));
  const score = (groups: readonly ScoredGroup[], changed: readonly (readonly [string, Column])[] = []) =>
    scoreByIds(groups, new Map([...columns, ...changed]), groupId);
  const base = score(before.groups);
  const effect = (changed: Column | null, from: Column | null = base) =>
    changed === null || from === null ? null : changed.map((value, area) => value - from[area]!);
  const beneath = new Set(
    [before, after].flatMap((index) =>
      groupsBeneath(index, groupId).flatMap(({ id, members }) => [id, ...members.map((member) => member.id)]),
    ),
  );

  const parts: { readonly part: Pick<ChangePart, 'kind' | 'id'>; readonly effects: Effects }[] = [];
  for (const { id, old, renewed } of pairs(before, after)) {
    if (!beneath.has(id)) continue;
    const column = renewed === undefined ? null : carried(old?.normalised ?? null, renewed.normalised, target);
    const renormalised = renormalise(old, renewed);
    const between = renormalised === 'all' ? column : renormalised;
    const tried = between === null || old === undefined ? base : score(before.groups, [[id, between]]);
    const groups = withWeightOf(before.groups, after.groups, id);
    parts.push({
      part: { kind: 'indicator', id },
      effects: {
        method: between === null ? null : effect(tried),
        value: old === undefined || column === null ? null : effect(score(before.groups, [[id, column]]), tried),
        weight:
          groups === null ? null : effect(score(groups, old === undefined && column !== null ? [[id, column]] : [])),
      },
    });
  }
  for (const group of before.groups) {
    const renewed = after.groups.find(({ id }) => id === group.id);
    if (!beneath.has(group.id) || renewed === undefined) continue;
    const { aggregate, normalise } = renewed;
    const groups = before.groups.map((one) => (one === group ? { ...one, aggregate, normalise } : one));
    const reweighted = withWeightOf(before.groups, after.groups, group.id);
    parts.push({
      part: { kind: 'group', id: group.id },
      effects: {
        value: null,
        weight: reweighted === null ? null : effect(score(reweighted)),
        method: same([group.aggregate, group.normalise], [aggregate, normalise]) ? null : effect(score(groups)),
      },
    });
  }
  return (from) =>
    parts.map(({ part, effects: { value, weight, method } }) => ({
      ...part,
      ...{ value: value?.[from] ?? 0, weight: weight?.[from] ?? 0, method: method?.[from] ?? 0 },
    }));
}

/** Differences of scores for each area of the old index; null where nothing differs or nothing can be computed. */
interface Effects {
  readonly value: Column | null;
  readonly weight: Column | null;
  readonly method: Column | null;
}

/** A column of the new index over the areas of the old one. An area that went keeps its value; one that never had any takes the middle. */
function carried(old: Column | null, renewed: Column, target: readonly (number | null)[]): Column {
  const middle = renewed.reduce((sum, value) => sum + value, 0) / renewed.length;
  return Float64Array.from(target, (to, area) => (to === null ? (old?.[area] ?? middle) : renewed[to]!));
}

/** The old groups with a member's new weight, or with a member that came or without one that went; null where it weighs the same. */
function withWeightOf(
  before: readonly ScoredGroup[],
  after: readonly ScoredGroup[],
  id: string,
): readonly ScoredGroup[] | null {
  const holder = (groups: readonly ScoredGroup[]) =>
    groups.find(({ members }) => members.some((member) => member.id === id));
  const weightIn = (group: ScoredGroup | undefined) => group?.members.find((member) => member.id === id)?.weight;
  const [old, renewed] = [holder(before), holder(after)];
  const place = old ?? before.find((group) => group.id === renewed?.id);
  if (place === undefined || (renewed !== undefined && renewed.id !== place.id)) return null;
  const weight = weightIn(renewed);
  if (weightIn(old) === weight) return null;
  const others = place.members.filter((member) => member.id !== id);
  if (weight === undefined && others.length === 0) return null;
  const members = weight === undefined ? others : [...others, { id, weight }];
  return before.map((group) => (group === place ? { ...group, members } : group));
}

/**
 * The old figures of an indicator brought to the scale in the new way: null where the way is the same, "all" where the two cannot be told apart,
 * and the whole change is one of method.
 */
function renormalise(old: ScoredIndicator | undefined, renewed: ScoredIndicator | undefined): Column | 'all' | null {
  if (!old?.method || !renewed?.method || same(old.method, renewed.method)) return null;
  return withMethod(old.raw, old.method, renewed.method) ?? 'all';
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function pairs(before: ScoredIndex, after: ScoredIndex) {
  const find = ({ indicators }: ScoredIndex, id: string) => indicators.find((indicator) => indicator.id === id);
  const ids = new Set([...before.indicators, ...after.indicators].map(({ id }) => id));
  return [...ids].map((id) => ({ id, old: find(before, id), renewed: find(after, id) }));
}

function positionsOf({ codes }: ScoredIndex): ReadonlyMap<string, number> {
  return new Map(codes.map((code, at) => [code, at]));
}

/** A group and every group that it holds. */
function groupsBeneath({ groups }: ScoredIndex, groupId: string): readonly ScoredGroup[] {
  const wanted = new Set([groupId]);
  return groups.toReversed().filter(({ id, members }) => {
    if (!wanted.has(id)) return false;
    for (const member of members) wanted.add(member.id);
    return true;
  });
}

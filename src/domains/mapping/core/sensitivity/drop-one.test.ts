import { expect, it } from 'vitest';
import { syntheticModel } from '../../testing/synthetic-model.ts';
import { computeIndex } from '../compute/compute-index.ts';
import type { IndexModel } from '../compute/model.ts';
import { dropOne } from './drop-one.ts';

function scoresOf(model: IndexModel) {
  const computed = computeIndex(model);
  if (!computed.ok) throw new Error(JSON.stringify(computed.problem));
  return computed.value;
}

it('dropping an indicator is an index that never had it', () => {
  const model = syntheticModel([3, 2], 80);
  const scores = scoresOf(model);
  const dropped = dropOne(model, scores);
  expect(new Set(dropped.map(({ indicatorId }) => indicatorId)).size).toBe(5);
  for (const [index, { id }] of model.indicators.entries()) {
    const groups = model.groups.map((group) => ({
      ...group,
      members: group.members.filter((member) => !(member.kind === 'indicator' && member.index === index)),
    }));
    const without = scoresOf({ ...model, groups });
    const top = model.groups.length - 1;
    const [before, after] = [[...(scores.groups[top]?.rank ?? [])], [...(without.groups[top]?.rank ?? [])]];
    const found = dropped.find(({ indicatorId, groupId }) => indicatorId === id && groupId === 'top');
    const mean = before.reduce((sum, rank, area) => sum + Math.abs(rank - (after[area] ?? 0)), 0) / 80;
    expect(found?.meanRankChange).toBeCloseTo(mean, 12);
    const lost = before.filter((rank, area) => rank <= 8 && (after[area] ?? 0) > 8).length;
    expect(found?.topDecileChange).toBeCloseTo(lost / before.filter((rank) => rank <= 8).length, 12);
  }
});

it('an indicator that is all there is stays, and groups that it does not touch are not spoken of', () => {
  const alone = syntheticModel([1], 20);
  expect(dropOne(alone, scoresOf(alone))).toEqual([]);
  const model = syntheticModel([2, 2], 40);
  const first = dropOne(model, scoresOf(model)).filter(({ indicatorId }) => indicatorId === 'indicator-0');
  expect(first.map(({ groupId }) => groupId)).toEqual(['group-0', 'top']);
});

import { describe, expect, it } from 'vitest';
import type { AreaResult } from '../version/index-version.ts';
import { rankIntervals } from './rank-intervals.ts';

const version = {
  groups: [{ id: 'need', title: 'Need', aggregate: 'weighted-mean', members: [], isTop: true } as const],
};
/** Areas by rank, each of which may move so far. */
const areasMoving = (moves: readonly (number | null)[]): AreaResult[] =>
  moves.map((move, at) => ({
    ...{ code: `E${at}`, name: '', parent: null, population: null, raw: [], normalised: [] },
    groups: [
      {
        ...{ score: -at, rank: at + 1 },
        uncertainty:
          move === null
            ? null
            : {
                ...{ scoreSd: 1, topDecile: 0, rankP50: at + 1 },
                rankP05: Math.max(1, at + 1 - move),
                rankP95: Math.min(moves.length, at + 1 + move),
              },
      },
    ],
  }));

describe('rank intervals', () => {
  it('are shown evenly from one end to the other, in the order of their middles', () => {
    const found = rankIntervals(version, areasMoving(Array(100).fill(2)), 'need', 4);
    expect(found?.shown.map(({ rank }) => rank)).toEqual([1, 34, 67, 100]);
    expect(found).toMatchObject({ areaCount: 100, medianWidth: 4 });
  });

  it('count every area once, by the bands that its interval covers', () => {
    const found = rankIntervals(version, areasMoving([0.5, 0.5, 9, 0.5, 0.5, 9, 0.5, 0.5, 0.5, 0.5]), 'need', 50);
    const { sure = 0, fair = 0, unsure = 0 } = found?.staying ?? {};
    expect(sure + fair + unsure).toBe(10);
    expect(unsure).toBe(2);
    expect(found?.shown).toHaveLength(10);
  });

  it('are none where nothing was drawn', () => {
    expect(rankIntervals(version, areasMoving([null, null]), 'need', 5)).toBeNull();
  });
});

import { describe, expect, it } from 'vitest';
import { normalisedTable, scoresTable } from './index-tables.ts';
import type { AreaResult } from './index-version.ts';

const drawn = { scoreSd: 0.5, rankP05: 1, rankP50: 1.5, rankP95: 2, topDecile: 0.25 };

const area: AreaResult = {
  code: 'A',
  name: 'Ay',
  parent: 'P',
  population: null,
  raw: [1, null],
  normalised: [10, 20],
  groups: [
    { score: 7, rank: 1, uncertainty: drawn },
    { score: 8, rank: 2, uncertainty: drawn },
  ],
};

const groups = ['g', 'h'].map((id) => ({
  id,
  title: id,
  aggregate: 'weighted-mean' as const,
  members: [],
  isTop: true,
}));
const indicators = ['x', 'y'].map((id) => ({
  id,
  title: id,
  source: 's',
  licence: 'l',
  year: 2025,
  direction: 1 as const,
  imputed: 0,
  treated: 0,
}));

function written({ header, rows }: ReturnType<typeof scoresTable>) {
  return { header: header.join(), rows: [...rows] };
}

describe('the table of scores', () => {
  it('has score and rank of every group', () => {
    expect(written(scoresTable(groups, [area], { uncertainty: false, population: false, parent: false }))).toEqual({
      header: 'code,name,g.score,g.rank,h.score,h.rank',
      rows: [['A', 'Ay', 7, 1, 8, 2]],
    });
  });

  it('has their uncertainty where they were drawn, and what the recipe names of the areas', () => {
    expect(
      written(
        scoresTable(groups.slice(0, 1), [{ ...area, groups: area.groups.slice(0, 1) }], {
          uncertainty: true,
          population: true,
          parent: true,
        }),
      ),
    ).toEqual({
      header: 'code,name,g.score,g.rank,g.score_sd,g.rank_p05,g.rank_p50,g.rank_p95,g.p_top_decile,population,parent',
      rows: [['A', 'Ay', 7, 1, 0.5, 1, 1.5, 2, 0.25, null, 'P']],
    });
  });
});

it('the table of normalised values has a column per indicator', () => {
  expect(written(normalisedTable(indicators, [area]))).toEqual({ header: 'code,x,y', rows: [['A', 10, 20]] });
});

import { describe, expect, it } from 'vitest';
import { judgeColumns } from './stored-table.ts';

const facts = { kind: 'number', missing: 0, smallest: 0, largest: 1 } as const;

describe('the columns of a table that is kept', () => {
  it('carry the word by which the input gate refuses them', () => {
    const names = ['income_rank', 'pct_muslim', 'internationalVisitors', 'main_language_not_english'];
    expect(judgeColumns(names.map((name) => ({ name, ...facts }))).map(({ refused }) => refused)).toEqual([
      null,
      { topic: 'religion', word: 'muslim' },
      null,
      { topic: 'language', word: 'language' },
    ]);
  });
});

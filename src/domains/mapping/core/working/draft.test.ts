import { describe, expect, it } from 'vitest';
import { judgeDraft, type RecipeDraft } from './draft.ts';

const start: RecipeDraft = {
  ...{ format: 'outspoken-recipe/1', id: 'need', title: 'Need', areas: { file: 'areas.csv', code: 'code' } },
  indicators: [],
  groups: [],
};
const income: RecipeDraft['indicators'][number] = {
  ...{ id: 'income', column: 'income', title: 'Income', direction: 1, source: 'Office', licence: 'OGL', year: 2025 },
  normalise: 'rank',
};
const group = (id: string, ...members: string[]): RecipeDraft['groups'][number] => ({
  ...{ id, title: id, aggregate: 'weighted-mean' },
  members: members.map((member) => ({ id: member, weight: 1 })),
});

const judge = (draft: RecipeDraft) => {
  const judged = judgeDraft(draft);
  if (!judged.ok) return judged.problem;
  const { computable, lacks } = judged.value;
  return { groups: computable?.groups.map(({ id }) => id) ?? null, lacks };
};

describe('a draft', () => {
  it('may be begun with nothing in it, and says what it lacks', () => {
    expect(judge(start)).toEqual({ groups: null, lacks: [{ kind: 'indicators' }, { kind: 'groups' }] });
    expect(judge({ ...start, indicators: [income] })).toEqual({ groups: null, lacks: [{ kind: 'groups' }] });
    expect(judge({ ...start, groups: [group('need')] })).toEqual({
      groups: null,
      lacks: [{ kind: 'indicators' }, { kind: 'members', group: 'need' }],
    });
  });

  it('is computed as far as it goes, without its empty groups', () => {
    const groups = [group('empty'), group('full', 'income'), group('hollow', 'empty'), group('both', 'hollow', 'full')];
    expect(judge({ ...start, indicators: [income], groups })).toEqual({
      groups: ['full', 'both'],
      lacks: [{ kind: 'members', group: 'empty' }],
    });
  });

  it('that lacks nothing is the recipe', () => {
    expect(judge({ ...start, indicators: [income], groups: [group('need', 'income')] })).toEqual({
      groups: ['need'],
      lacks: [],
    });
  });

  it('is refused for what is wrong in it, however little there is, also inside an empty group', () => {
    expect(judge({ ...start, title: '' })).toMatchObject({ kind: 'blank-text', path: 'title' });
    expect(judge({ ...start, groups: [group('code')] })).toMatchObject({ kind: 'reserved-id', path: 'groups[0].id' });
    expect(judge({ ...start, indicators: [income], groups: [group('made-up'), group('made-up')] })).toMatchObject({
      kind: 'duplicate-id',
      id: 'made-up',
    });
  });
});

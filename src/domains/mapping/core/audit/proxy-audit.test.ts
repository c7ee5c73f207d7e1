import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AuditRow, auditScore } from './proxy-audit.ts';
import { publicAudit } from './public-audit.ts';

type Cells = readonly (number | null)[];
const reference: {
  madeUp: { score: Cells; count: Cells; total: Cells; need: Cells; expected: Record<string, number> };
} = JSON.parse(readFileSync(new URL('../../reference/proxy_audit.json', import.meta.url), 'utf8'));

const column = (cells: Cells) => Float64Array.from(cells, (cell) => cell ?? Number.NaN);
const groupOf = (counts: Cells, totals: Cells, name = 'group') => ({
  name,
  counts: column(counts),
  totals: column(totals),
});
const audited = (score: Cells, counts: Cells, totals: Cells, need: Cells | null = null) =>
  auditScore(column(score), [groupOf(counts, totals)], need && column(need))[0] as AuditRow;

describe('a proxy audit', () => {
  it('is that of an independent implementation, with blanks, ties and a place without people', () => {
    const { score, count, total, need, expected } = reference.madeUp;
    const row = audited(score, count, total, need);
    expect(row.areas).toBe(expected.areas);
    expect(row.spearman).toBeCloseTo(expected.spearman ?? Number.NaN, 12);
    expect(row.selectionRatio).toBeCloseTo(expected.selectionRatio ?? Number.NaN, 12);
    expect(row.exposureIndex).toBeCloseTo(expected.exposureIndex ?? Number.NaN, 12);
    expect(row.givenNeed?.partial).toBeCloseTo(expected.partial ?? Number.NaN, 12);
  });

  it('counts, by hand: ten places, one in the top decile', () => {
    const score = [10, 1, 1, 1, 1, 1, 1, 1, 1, 2];
    const row = audited(score, [60, 0, 0, 0, 0, 0, 0, 0, 0, 40], new Array(10).fill(100));
    expect(row.people).toEqual({ group: 100, groupInTop: 60, all: 1000, allInTop: 100 });
    expect(row.selectionRatio).toBeCloseTo(6, 12);
    expect(row.exposureIndex).toBeCloseTo(6.8 / 2, 12);
    expect(row.givenNeed).toBeNull();
  });

  it('takes a correlation apart into what goes through need and what does not', () => {
    const need = Array.from({ length: 40 }, (_, i) => i);
    const score = need.map((value) => value + ((value * 7) % 5));
    const counts = need.map((value) => 10 + 2 * value + ((value * 11) % 7));
    const { givenNeed, spearman } = audited(score, counts, new Array(40).fill(1000), need);
    expect(givenNeed?.spearman).toBe(spearman);
    // Both follow need and nothing else: nearly all goes through it.
    expect(givenNeed?.throughNeed).toBeGreaterThan(0.95 * (spearman ?? 0));
    expect(Math.abs(givenNeed?.partial ?? 1)).toBeLessThan(0.5);
  });

  it('says nothing where there is nothing to say', () => {
    const same = audited([1, 2, 3], [1, 2, 3], [10, 20, 30], [1, 2, 3]);
    expect(same.spearman).toBeNull();
    expect(same.givenNeed).toBeNull();
    const nobody = audited([1, 2, 3], [0, 0, 0], [10, 20, 30]);
    expect({ ...nobody, people: null }).toMatchObject({ spearman: null, selectionRatio: null, exposureIndex: null });
    const needIsScore = audited([1, 2, 3, 4], [4, 1, 3, 2], [9, 9, 9, 9], [1, 2, 3, 4]);
    expect(needIsScore.givenNeed).toMatchObject({ partial: null });
  });

  it('does not change when areas come in another order', () => {
    const { score, count, total, need } = reference.madeUp;
    const turned = audited(score.toReversed(), count.toReversed(), total.toReversed(), need.toReversed());
    expect(turned.spearman).toBeCloseTo(audited(score, count, total, need).spearman ?? Number.NaN, 12);
    expect(turned.people).toEqual(audited(score, count, total, need).people);
  });
});

describe('what the public sees of an audit', () => {
  const row = (changes: Partial<AuditRow> = {}, people: Partial<AuditRow['people']> = {}): AuditRow => ({
    characteristic: 'group',
    areas: 200,
    spearman: 0.123456,
    selectionRatio: 1.5,
    exposureIndex: 1.23456,
    givenNeed: { areas: 200, spearman: 0.123456, throughNeed: 0.1, partial: -0.001 },
    people: { group: 1000, groupInTop: 152, all: 100_000, allInTop: 10_000, ...people },
    ...changes,
  });
  const shown = (one: AuditRow) => publicAudit([one])[0];

  it('has two digits, and a ratio of counts rounded to 5', () => {
    expect(shown(row())).toEqual({
      characteristic: 'group',
      areas: 200,
      spearman: 0.12,
      selectionRatio: 1.5,
      exposureIndex: 1.23,
      partial: 0,
      throughNeed: 0.1,
      isFew: false,
    });
  });

  it.each([
    ['fewer than 10 of the group in the top decile', { groupInTop: 9 }],
    ['nobody of the group there', { groupInTop: 0 }],
    ['fewer than 10 of the group anywhere else', { groupInTop: 995 }],
  ])('leaves out the ratio with %s', (_, people) => {
    expect(shown(row({}, people))).toMatchObject({ selectionRatio: null, isFew: true, exposureIndex: 1.23 });
  });

  it('leaves out both figures about fewer than a hundred people, and all about fewer than ten places', () => {
    expect(shown(row({}, { group: 99, groupInTop: 50 }))).toMatchObject({
      selectionRatio: null,
      exposureIndex: null,
      spearman: 0.12,
    });
    expect(shown(row({ areas: 9 }))).toMatchObject({
      ...{ spearman: null, selectionRatio: null, exposureIndex: null, partial: null, throughNeed: null, isFew: true },
    });
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyLookup, carryCounts, type LookupLink } from './apply-lookup.ts';

const link = (from: string, to: string, share: number | null = null): LookupLink => ({ from, to, share });

const links = [
  link('same', 'same'),
  link('old-code', 'new-code'),
  link('large', 'large-a', 0.25),
  link('large', 'large-b', 0.75),
  link('small-1', 'joined'),
  link('small-2', 'joined'),
  link('left', 'left', 0.5),
  link('left', 'middle', 0.5),
  link('right', 'middle'),
];

describe('a lookup between vintages', () => {
  it('tells what became of every area', () => {
    const codes = ['same', 'old-code', 'large', 'small-1', 'small-2', 'left', 'right', 'gone'];
    const report = applyLookup(codes, links);
    expect(Object.fromEntries(report.changes)).toEqual({
      same: 'unchanged',
      'old-code': 'recoded',
      large: 'split',
      'small-1': 'merged',
      'small-2': 'merged',
      left: 'irregular',
      right: 'irregular',
      gone: 'lost',
    });
    expect(report.counts).toEqual({ unchanged: 1, recoded: 1, split: 1, merged: 2, irregular: 2, lost: 1 });
    expect(report.targets).toEqual(['joined', 'large-a', 'large-b', 'left', 'middle', 'new-code', 'same']);
  });

  it('sees a merger even when only one of the merged areas is asked about', () => {
    expect(applyLookup(['small-1'], links).changes.get('small-1')).toBe('merged');
  });
});

describe('counts', () => {
  it('are shared out over a split and added up over a merger', () => {
    const carried = carryCounts(
      new Map([
        ['large', 100],
        ['small-1', 3],
        ['small-2', 4],
      ]),
      links,
    );
    expect(carried.ok && Object.fromEntries(carried.value)).toEqual({ 'large-a': 25, 'large-b': 75, joined: 7 });
  });

  it('are refused when a split has no shares, when shares do not add up, and when an area is lost', () => {
    expect(carryCounts(new Map([['x', 1]]), [link('x', 'y'), link('x', 'z')])).toEqual({
      ok: false,
      problem: { kind: 'split-without-shares', code: 'x', into: ['y', 'z'] },
    });
    expect(carryCounts(new Map([['x', 1]]), [link('x', 'y', 0.5)])).toMatchObject({
      problem: { kind: 'shares-do-not-add-up', sum: 0.5 },
    });
    expect(carryCounts(new Map([['gone', 1]]), links)).toMatchObject({ problem: { kind: 'lost-area', code: 'gone' } });
  });

  it('keep their total, whatever is split and merged', () => {
    const share = fc.integer({ min: 1, max: 99 });
    const areas = fc.array(fc.record({ count: fc.nat(100_000), share, one: fc.nat(5), other: fc.nat(5) }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(areas, (list) => {
        const made = list.flatMap(({ share, one, other }, index) => [
          link(`old-${index}`, `new-${one}`, share / 100),
          link(`old-${index}`, `new-${one === other ? other + 6 : other}`, 1 - share / 100),
        ]);
        const carried = carryCounts(new Map(list.map(({ count }, index) => [`old-${index}`, count])), made);
        const total = carried.ok ? [...carried.value.values()].reduce((a, b) => a + b, 0) : Number.NaN;
        expect(total).toBeCloseTo(
          list.reduce((sum, { count }) => sum + count, 0),
          6,
        );
      }),
    );
  });
});

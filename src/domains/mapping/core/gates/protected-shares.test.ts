import { describe, expect, it } from 'vitest';
import { inferShares, parseShares, sharesOfAreas } from './protected-shares.ts';

describe('shares', () => {
  it('are read from a line', () => {
    expect(parseShares('a=x/t, b = y / t')).toEqual({
      ok: true,
      value: [
        { name: 'a', count: 'x', total: 't' },
        { name: 'b', count: 'y', total: 't' },
      ],
    });
  });

  it.each(['', 'a', 'a=x', 'a=/t', '=x/t', 'a=x/t/u', 'a=x/t,'])('are refused in %j', (text) => {
    expect(parseShares(text)).toMatchObject({ ok: false, problem: { kind: 'bad-share' } });
  });

  it('are refused under one name twice', () => {
    expect(parseShares('a=x/t,a=y/t')).toEqual({ ok: false, problem: { kind: 'share-twice', name: 'a' } });
  });

  it('are inferred from totals', () => {
    const header = [
      'code',
      'religion_total',
      'religion_none',
      'religion_other',
      'ethnic_total',
      'ethnic_other',
      'area',
    ];
    expect(inferShares(header)).toEqual({
      ok: true,
      value: [
        { name: 'religion_none', count: 'religion_none', total: 'religion_total' },
        { name: 'religion_other', count: 'religion_other', total: 'religion_total' },
        { name: 'ethnic_other', count: 'ethnic_other', total: 'ethnic_total' },
      ],
    });
    expect(inferShares(['code', 'muslim'])).toMatchObject({ ok: false, problem: { kind: 'no-shares' } });
  });
});

describe('shares of areas', () => {
  const nan = Number.NaN;
  const counts = {
    codes: ['s1', 's2', 's3', 's4'],
    columns: new Map([
      ['x', Float64Array.of(1, 2, 3, nan)],
      ['t', Float64Array.of(10, 10, 0, 10)],
    ]),
  };
  const spec = [{ name: 'a', count: 'x', total: 't' }];

  it('follow the order of the areas', () => {
    expect(sharesOfAreas(['s2', 's9', 's1', 's3', 's4'], counts, spec, null)).toEqual({
      names: ['a'],
      values: [Float64Array.of(0.2, nan, 0.1, nan, nan)],
      matched: 4,
    });
  });

  it('add counts up along a lookup before dividing', () => {
    const lookup = new Map([
      ['s1', 'L1'],
      ['s2', 'L1'],
      ['s3', 'L2'],
      ['s4', 'L9'],
    ]);
    expect(sharesOfAreas(['L1', 'L2', 'L3'], counts, spec, lookup)).toEqual({
      names: ['a'],
      values: [Float64Array.of(0.15, nan, nan)],
      matched: 2,
    });
  });
});

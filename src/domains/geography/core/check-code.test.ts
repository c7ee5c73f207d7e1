import { describe, expect, it } from 'vitest';
import type { Vintage } from './area.ts';
import { findForeignCodes } from './check-against-lookup.ts';
import { checkCode } from './check-code.ts';

describe('a code', () => {
  it.each([
    ['E01000001', 'lsoa21'],
    ['W01002040', 'lsoa21'],
    ['E01033768', 'lsoa11'],
    ['S01006506', 'lsoa11'],
    ['E02006934', 'msoa11'],
    ['W06000015', 'lad24'],
    ['N09000001', 'lad24'],
    ['W92000004', 'region21'],
  ] as [string, Vintage][])('%s may be of the vintage %s', (code, vintage) => {
    expect(checkCode(code, vintage)).toBeNull();
  });

  it.each([
    [' ', 'lsoa21', { kind: 'blank-code' }],
    ['E0100001', 'lsoa21', { kind: 'unknown-code' }],
    ['E05009288', 'lad24', { kind: 'unknown-code' }],
    ['E02000001', 'lsoa21', { kind: 'code-of-another-kind', areaKind: 'msoa' }],
    ['E09000001', 'lsoa21', { kind: 'code-of-another-kind', areaKind: 'london-borough' }],
    ['W92000004', 'lad24', { kind: 'code-of-another-kind', areaKind: 'country' }],
    ['E01033769', 'lsoa11', { kind: 'code-of-later-vintage', last: 'E01033768' }],
    ['W02000424', 'msoa11', { kind: 'code-of-later-vintage', last: 'W02000423' }],
  ] as [string, Vintage, object][])('%j is not of the vintage %s', (code, vintage, problem) => {
    expect(checkCode(code, vintage)).toMatchObject(problem);
  });
});

describe('a lookup', () => {
  const links = [
    { from: 'same', to: 'same', share: null },
    { from: 'old', to: 'new-b', share: null },
    { from: 'old', to: 'new-a', share: null },
  ];
  const lookup = { from: 'lsoa11', to: 'lsoa21', links } as const;

  it('tells codes of the vintage before from those of the one they are given for', () => {
    expect(findForeignCodes(['same', 'new-a', 'old'], 'lsoa21', [lookup])).toEqual({
      first: 'old',
      count: 1,
      vintage: 'lsoa11',
      became: ['new-a', 'new-b'],
    });
  });

  it('tells codes of the vintage after, too', () => {
    expect(findForeignCodes(['new-b', 'new-a', 'same'], 'lsoa11', [lookup])).toEqual({
      first: 'new-b',
      count: 2,
      vintage: 'lsoa21',
      became: ['old'],
    });
  });

  it('says nothing of codes that both have, or neither', () => {
    expect(findForeignCodes(['same', 'elsewhere'], 'lsoa21', [lookup])).toBeNull();
    expect(findForeignCodes(['old'], 'lsoa21', [])).toBeNull();
  });
});

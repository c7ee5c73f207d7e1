import { expect, it } from 'vitest';
import { areaKind, kindsOf, parseVintage, yearOf } from './area.ts';

it.each([
  ['E06000001', 'unitary-authority'],
  ['E07000223', 'district'],
  ['E08000016', 'metropolitan-district'],
  ['E09000001', 'london-borough'],
  ['E12000007', 'region'],
  ['W92000004', 'country'],
  ['E01000001', 'lsoa'],
  ['E02000001', 'msoa'],
  ['W06000015', 'principal-area'],
] as const)('%s is a code of the kind %s', (code, kind) => {
  expect(areaKind(code)).toBe(kind);
});

it.each(['E0600001', 'E060000011', 'X06000001', 'E99000001', 'e06000001', ' E06000001', ''])(
  '"%s" is no code',
  (code) => {
    expect(areaKind(code)).toBeNull();
  },
);

it('a vintage is a set of areas and a year', () => {
  expect(parseVintage('lad24')).toBe('lad24');
  for (const text of ['lad', '24', 'lad2024', 'LAD24', 'lad 24']) expect(parseVintage(text)).toBeNull();
});

it('a vintage is of a year and made of certain kinds', () => {
  expect([yearOf('lsoa11'), yearOf('lad24')]).toEqual([2011, 2024]);
  expect(kindsOf('lsoa21')).toEqual(['lsoa', 'data-zone']);
  expect(kindsOf('region24')).toContain('country');
  expect(kindsOf('lad24')).not.toContain('country');
});

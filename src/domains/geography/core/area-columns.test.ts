import { describe, expect, it } from 'vitest';
import { type ColumnWishes, chooseColumns, guessColumns, guessLookupColumns, readColumnName } from './area-columns.ts';

it.each([
  ['lsoa21_code', 'lsoa21', 'code'],
  ['LSOA21CD', 'lsoa21', 'code'],
  ['LSOA21NM', 'lsoa21', 'name'],
  ['ltla24_code', 'lad24', 'code'],
  ['LAD24NM', 'lad24', 'name'],
  ['rgn24cd', 'region24', 'code'],
  ['region21_name', 'region21', 'name'],
])('the column %s is named for %s and holds the %s', (column, vintage, holds) => {
  expect(readColumnName(column)).toEqual({ vintage, holds });
});

it.each(['code', 'ward24_code', 'lsoa21', 'lsoa2021_code', 'lsoa21_namew', 'xlsoa21_code'])(
  'the column %s is named for no vintage',
  (column) => {
    expect(readColumnName(column)).toBeNull();
  },
);

describe('the columns of a file', () => {
  const nothing = { name: null, parent: null, population: null, centre: null };

  it.each([
    [['lsoa21_code', 'lsoa21_name'], {}, { vintage: 'lsoa21', code: 'lsoa21_code', name: 'lsoa21_name' }],
    [['lsoa21_code', 'lad24_code'], {}, { vintage: 'lsoa21', code: 'lsoa21_code' }],
    [['lad24_code', 'lsoa21_code'], { vintage: 'lsoa21' }, { vintage: 'lsoa21', code: 'lsoa21_code' }],
    [['lad19_code', 'lad24_code'], { vintage: 'lad24' }, { vintage: 'lad24', code: 'lad24_code' }],
    [['areacd', 'areanm'], { vintage: 'lad24' }, { vintage: 'lad24', code: 'areacd', name: 'areanm' }],
    [['a', 'b'], { vintage: 'lad24', code: 'b', name: 'a' }, { vintage: 'lad24', code: 'b', name: 'a' }],
    [['lsoa11_code', 'x'], { code: 'lsoa11_code', vintage: 'lsoa21' }, { vintage: 'lsoa21', code: 'lsoa11_code' }],
    [
      ['OBJECTID', 'LSOA21CD', 'LSOA21NM', 'BNG_E', 'LAT', 'LONG'],
      {},
      { vintage: 'lsoa21', code: 'LSOA21CD', name: 'LSOA21NM', centre: { lon: 'LONG', lat: 'LAT' } },
    ],
    [
      ['code', 'name', 'region_code', 'population', 'lon', 'lat'],
      { vintage: 'lad24', parent: 'region_code', parentVintage: 'region24' },
      {
        vintage: 'lad24',
        code: 'code',
        name: 'name',
        parent: { column: 'region_code', vintage: 'region24' },
        population: 'population',
        centre: { lon: 'lon', lat: 'lat' },
      },
    ],
    [
      ['lsoa21_code', 'lad24_code'],
      { parent: 'lad24_code' },
      { vintage: 'lsoa21', code: 'lsoa21_code', parent: { column: 'lad24_code', vintage: 'lad24' } },
    ],
    [['lsoa21_code', 'lon'], {}, { vintage: 'lsoa21', code: 'lsoa21_code' }],
  ] as [string[], ColumnWishes, object][])('%j with %j are understood', (header, wishes, expected) => {
    expect(chooseColumns(header, wishes)).toEqual({ ok: true, value: { ...nothing, ...expected } });
  });

  it.each([
    [['code', 'name'], {}, { kind: 'unknown-vintage', column: 'code' }],
    [['id', 'name'], { code: 'id' }, { kind: 'unknown-vintage', column: 'id' }],
    [['id', 'label'], { vintage: 'lad24' }, { kind: 'no-code-column' }],
    [['id', 'label'], {}, { kind: 'no-code-column' }],
    [['lsoa11_code', 'lsoa21_code'], {}, { kind: 'several-vintages', vintages: ['lsoa11', 'lsoa21'] }],
    [['lsoa11_code'], { vintage: 'lsoa21' }, { kind: 'column-of-another-vintage', vintage: 'lsoa11', asked: 'lsoa21' }],
    [['lad24_code'], { name: 'LAD24NM' }, { kind: 'missing-column', column: 'LAD24NM' }],
    [['lad24_code', 'parent'], {}, { kind: 'unknown-parent-vintage', column: 'parent' }],
    [['lad24_code', 'r'], { parent: 'r' }, { kind: 'unknown-parent-vintage', column: 'r' }],
  ] as [string[], ColumnWishes, object][])('%j with %j are not', (header, wishes, problem) => {
    expect(chooseColumns(header, wishes)).toMatchObject({ ok: false, problem });
  });
});

describe('a guess from the names of columns', () => {
  it.each<[string, readonly string[], ColumnWishes]>([
    [
      'official names',
      ['LSOA21CD', 'LSOA21NM', 'LAD24CD', 'LAD24NM', 'population'],
      {
        ...{ code: 'LSOA21CD', vintage: 'lsoa21', name: 'LSOA21NM', parent: 'LAD24CD', parentVintage: 'lad24' },
        population: 'population',
      },
    ],
    ['plain names', ['areacd', 'areanm', 'Lon', 'Lat'], { code: 'areacd', name: 'areanm', lon: 'Lon', lat: 'Lat' }],
    ['a parent without a vintage', ['code', 'parent'], { code: 'code', parent: 'parent' }],
    ['names that say nothing', ['a', 'b'], {}],
    ['no names', [], {}],
  ])('reads %s', (_names, header, expected) => {
    expect(guessColumns(header)).toEqual({
      ...{ code: undefined, vintage: undefined, name: undefined, parent: undefined, parentVintage: undefined },
      ...{ population: undefined, lon: undefined, lat: undefined },
      ...expected,
    });
  });

  it.each([
    [
      ['lsoa21_code', 'lad22_code', 'lsoa11_code'],
      { from: 'lsoa11', to: 'lsoa21', fromColumn: 'lsoa11_code', toColumn: 'lsoa21_code' },
    ],
    [['lsoa21_code', 'lad22_code'], null],
    [['from', 'to'], null],
  ])('tells from %j what a lookup leads from and to', (header, expected) => {
    expect(guessLookupColumns(header)).toEqual(expected);
  });
});

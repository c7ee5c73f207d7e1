import { expect, it } from 'vitest';
import { countryOf, standingOf } from './in-the-country.ts';

const at = (lon: number, lat: number) => ({ west: lon, south: lat, east: lon, north: lat });

it.each([
  ['E01000001', 'the City of London', -0.09, 51.52],
  ['E06000053', 'the Isles of Scilly', -6.42, 49.87],
  ['E07000244', 'Lowestoft', 1.76, 52.48],
  ['E06000057', 'Berwick', -2, 55.81],
  ['W06000001', 'Holyhead', -4.69, 53.32],
  ['S12000027', 'Unst', -0.76, 60.86],
  ['S12000013', 'St Kilda', -8.65, 57.81],
  ['N09000006', 'Fermanagh', -8.18, 54.46],
])('%s, %s, is where its code says', (code, _place, lon, lat) => {
  expect(standingOf(code, at(lon, lat))).toBe('inside');
  expect(standingOf(code, at(lat, lon))).toBe('swapped');
  expect(standingOf(code, at(0, 0))).toBe('outside');
  expect(standingOf(code, at(lon + 30, lat))).toBe('outside');
});

it('an area with one corner astray is not in its country', () => {
  expect(standingOf('E01000001', { west: -0.1, south: 0, east: 0, north: 51.6 })).toBe('outside');
});

it('a Scottish place under an English code is not in its country', () => {
  expect(standingOf('E01000001', at(-3.19, 56.9))).toBe('outside');
  expect(countryOf('N09000001')).toBe('Northern Ireland');
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { hexCentre, hexDistance } from '#foundations/spatial';
import { packageRoot } from '#platform/config';
import { type HexPlacement, hexLayout, type LayoutArea } from './hex-layout.ts';
import { type HexLayoutQuality, hexLayoutQuality } from './hex-layout-quality.ts';

interface Row {
  readonly code: string;
  readonly name: string;
  readonly region_name: string;
  readonly lon: string;
  readonly lat: string;
}

const rows: readonly Row[] = parse(readFileSync(join(packageRoot(), 'example/england-2025/areas.csv')), {
  columns: true,
});
const authorities: readonly LayoutArea[] = rows.map((row) => ({
  code: row.code,
  centre: { lon: Number(row.lon), lat: Number(row.lat) },
  group: row.region_name,
}));

describe('the hexagon map of England’s 296 authorities', () => {
  let placements: readonly HexPlacement[];
  let quality: HexLayoutQuality;
  let milliseconds: number;
  const cell = (name: string) => {
    const code = rows.find((row) => row.name === name)?.code;
    const found = placements.find((placement) => placement.code === code);
    if (found === undefined) throw new Error(`no cell for ${name}`);
    return found;
  };
  const ofRegion = (region: string) =>
    placements.filter(({ code }) => rows.find((row) => row.code === code)?.region_name === region).map(hexCentre);
  const middle = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

  beforeAll(() => {
    const start = performance.now();
    placements = hexLayout(authorities);
    milliseconds = performance.now() - start;
    quality = hexLayoutQuality(authorities, placements);
  });

  it('gives each authority a cell of its own, from column and row 0 or 1', () => {
    expect(placements.map(({ code }) => code)).toEqual(authorities.map(({ code }) => code).toSorted());
    expect(new Set(placements.map(({ col, row }) => `${col},${row}`)).size).toBe(296);
    expect(Math.min(...placements.map(({ col }) => col))).toBe(0);
    expect(Math.min(...placements.map(({ row }) => row))).toBeLessThanOrEqual(1);
  });

  it('keeps neighbours near each other', () => {
    expect(quality.neighboursTouching).toBeGreaterThan(0.78);
    expect(quality.neighboursWithinTwo).toBeGreaterThan(0.98);
  });

  it('keeps north north and west west, and stays near the plain map', () => {
    expect(quality.northToSouth).toBeGreaterThan(0.98);
    expect(quality.westToEast).toBeGreaterThan(0.97);
    expect(quality.meanDisplacement).toBeLessThan(1.6);
  });

  it('keeps every region in one piece and leaves no hole', () => {
    expect(quality.brokenGroups).toEqual([]);
    expect(quality.holes).toBe(0);
  });

  it('has London in the south east, compact, with the City inside it', () => {
    const london = ofRegion('London');
    const all = placements.map(hexCentre);
    const x = middle(london.map((point) => point.x));
    const y = middle(london.map((point) => point.y));
    expect(x).toBeGreaterThan(middle(all.map((point) => point.x)));
    expect(y).toBeGreaterThan(middle(all.map((point) => point.y)));
    const spread = middle(london.map((point) => Math.hypot(point.x - x, point.y - y)));
    // A disc of 33 cells has a mean distance of 2/3 of its radius, sqrt(33 * (sqrt(3) / 2) / pi), from its middle: about 2.01.
    expect(spread).toBeLessThan(2.01 * 1.2);
    const city = hexCentre(cell('City of London'));
    expect(Math.hypot(city.x - x, city.y - y)).toBeLessThan(2);
  });

  it('has the far corners where a Briton looks for them', () => {
    const others = placements.filter(({ code }) => code !== cell('Isles of Scilly').code);
    const west = Math.min(...others.map((one) => hexCentre(one).x));
    expect(hexCentre(cell('Isles of Scilly')).x).toBeLessThan(west);
    expect(hexCentre(cell('Cornwall')).x).toBe(west);
    expect(hexDistance(cell('Cornwall'), cell('Isles of Scilly'))).toBeLessThanOrEqual(2);
    expect(cell('Cornwall').row).toBeGreaterThanOrEqual(Math.max(...placements.map(({ row }) => row)) - 2);
    expect(cell('Northumberland').row).toBe(Math.min(...placements.map(({ row }) => row)));
    expect(hexCentre(cell('Dover')).x).toBeGreaterThanOrEqual(
      Math.max(...placements.map((one) => hexCentre(one).x)) - 1,
    );
    expect(cell('Enfield').row).toBeLessThan(cell('City of London').row);
    expect(cell('Croydon').row).toBeGreaterThan(cell('City of London').row);
    expect(cell('Hillingdon').col).toBeLessThan(cell('Havering').col);
    expect(cell('Cumberland').col).toBeLessThan(cell('Sunderland').col);
  });

  it('is the same in whatever order the authorities come', () => {
    const random = createRandom(7);
    const shuffled = authorities
      .map((area) => ({ area, key: random.uniform() }))
      .toSorted((a, b) => a.key - b.key)
      .map(({ area }) => area);
    expect(hexLayout(shuffled)).toEqual(placements);
  });

  it('takes a few seconds at most', () => {
    expect(milliseconds).toBeLessThan(6000);
  });
});

describe('a hexagon layout', () => {
  const at = (code: string, lon: number, lat: number): LayoutArea => ({ code, centre: { lon, lat }, group: null });

  it('of nothing is nothing, of one area is one cell', () => {
    expect(hexLayout([])).toEqual([]);
    expect(hexLayout([at('a', 0, 52)])).toHaveLength(1);
  });

  it('puts two areas side by side, the western one in the west', () => {
    const [east, west] = hexLayout([at('east', 1, 52), at('west', -1, 52)]);
    if (east === undefined || west === undefined) throw new Error('two areas, two cells');
    expect(hexDistance(east, west)).toBe(1);
    expect(hexCentre(west).x).toBeLessThan(hexCentre(east).x);
  });

  it('parts areas that stand on the same spot or in one line', () => {
    const same = hexLayout(['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((code) => at(code, -1, 53)));
    expect(new Set(same.map(({ col, row }) => `${col},${row}`)).size).toBe(7);
    const line = hexLayout(['a', 'b', 'c', 'd', 'e'].map((code, index) => at(code, -2 + index, 52)));
    expect(new Set(line.map(({ col, row }) => `${col},${row}`)).size).toBe(5);
  });

  it('refuses to place an area twice', () => {
    expect(() => hexLayout([at('a', 0, 52), at('a', 1, 52)])).toThrow('a twice');
  });
});

import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundsOf, middleOf, parseBoundary, toGeoJson } from './boundary.ts';
import { decodeBoundary, encodeBoundary } from './boundary-bytes.ts';

type Points = readonly (readonly [number, number])[];
const box = (west: number, south: number, size: number): Points => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const polygon = (...rings: Points[]) => ({ type: 'Polygon', coordinates: rings });

function parse(geometry: unknown) {
  const parsed = parseBoundary(geometry);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return parsed.value;
}

describe('a boundary', () => {
  it('is read from a polygon with holes and from several, and written as it came', () => {
    const one = polygon(box(-1, 51, 1), box(-0.5, 51.5, 0.25));
    expect(toGeoJson(parse(one))).toEqual(one);
    const several = {
      type: 'MultiPolygon',
      coordinates: [[box(-1, 51, 1)], [box(1, 51, 0.5), box(1.125, 51.125, 0.125)]],
    };
    expect(toGeoJson(parse(several))).toEqual(several);
    expect(toGeoJson(parse({ type: 'MultiPolygon', coordinates: [[box(0, 51, 1)]] }))).toEqual(polygon(box(0, 51, 1)));
  });

  it('is kept to a millionth of a degree, without heights and without a point twice in a row', () => {
    const given = [
      [0.1234564, 51, 30],
      [0.12345644, 51, 30],
      [1, 51, 30],
      [1, 52, 30],
      [0.1234564, 51, 30],
    ];
    expect(toGeoJson(parse({ type: 'Polygon', coordinates: [given] }))).toEqual(
      polygon([
        [0.123456, 51],
        [1, 51],
        [1, 52],
        [0.123456, 51],
      ]),
    );
  });

  it('leaves out rings that are nothing at that scale, with their holes', () => {
    const speck = box(0.5, 51.5, 1e-8);
    expect(parse(polygon(box(0, 51, 1), speck)).polygons).toHaveLength(1);
    expect(parse(polygon(box(0, 51, 1), speck)).polygons[0]).toHaveLength(1);
    const coordinates = [[speck], [box(0, 51, 1)]];
    expect(parse({ type: 'MultiPolygon', coordinates }).polygons).toHaveLength(1);
    expect(parseBoundary(polygon(speck))).toEqual({ ok: false, problem: { kind: 'no-ground' } });
  });

  it.each([
    ['nothing', null, { kind: 'missing-geometry' }],
    ['no mention of it', undefined, { kind: 'missing-geometry' }],
    ['a point', { type: 'Point', coordinates: [0, 51] }, { kind: 'not-a-polygon', got: 'Point' }],
    ['a collection', { type: 'GeometryCollection', geometries: [] }, { kind: 'not-a-polygon' }],
    ['a word', 'Polygon', { kind: 'not-a-polygon', got: 'nothing' }],
    ['no coordinates', { type: 'Polygon' }, { kind: 'bad-position' }],
    ['no polygons', { type: 'MultiPolygon', coordinates: [] }, { kind: 'no-ground' }],
    ['rings that are none', { type: 'Polygon', coordinates: [7] }, { kind: 'bad-position', got: '7' }],
    ['positions that are none', polygon([['0', 51]] as never), { kind: 'bad-position', got: '["0",51]' }],
    ['a null among positions', polygon([[null, 51]] as never), { kind: 'bad-position' }],
    ['three positions', polygon(box(0, 51, 1).slice(0, 3)), { kind: 'short-ring', positions: 3 }],
    ['an open ring', polygon(box(0, 51, 1).slice(0, 4)), { kind: 'unclosed-ring', first: [0, 51], last: [0, 52] }],
    ['metres', polygon(box(532000, 181000, 10)), { kind: 'projected-coordinates', x: 532000, y: 181000 }],
  ])('is refused where there is %s', (_, geometry, problem) => {
    expect(parseBoundary(geometry)).toMatchObject({ ok: false, problem });
  });

  it('knows its box and its middle', () => {
    const boundary = parse({ type: 'MultiPolygon', coordinates: [[box(-3, 50, 0.5)], [box(-1, 51, 2)]] });
    expect(boundsOf(boundary)).toEqual({ west: -3, south: 50, east: 1, north: 53 });
    expect(middleOf(boundary)).toEqual({ lon: 0, lat: 52 });
    const triangle: Points = [
      [0, 51],
      [3, 51],
      [0, 54],
      [0, 51],
    ];
    expect(middleOf(parse(polygon(triangle)))).toEqual({ lon: 1, lat: 52 });
    expect(middleOf(parse(polygon(triangle.toReversed())))).toEqual({ lon: 1, lat: 52 });
  });
});

describe('the bytes of a boundary', () => {
  const degree = (most: number) => fc.integer({ min: -most * 1e6, max: most * 1e6 });
  const ring = fc
    .array(fc.tuple(degree(180), degree(90)), { minLength: 3, maxLength: 40 })
    .map((points) => Int32Array.from([...points, points[0]!].flat()));
  const boundary = fc.record({ polygons: fc.array(fc.array(ring, { minLength: 1, maxLength: 4 }), { minLength: 1 }) });

  it('give it back as it was', () => {
    fc.assert(
      fc.property(boundary, (given) => {
        expect(decodeBoundary(encodeBoundary(given))).toEqual(given);
      }),
    );
  });

  it('are few: a ward of 300 corners takes 4 for each', () => {
    const corners = Array.from({ length: 300 }, (_none, at) => {
      const angle = (at / 300) * 2 * Math.PI;
      return [-1 + Math.cos(angle) / 50, 52 + Math.sin(angle) / 50] as const;
    });
    expect(encodeBoundary(parse(polygon([...corners, corners[0]!]))).length).toBeLessThan(1210);
  });

  it('are refused by a throw when they are cut off or go on', () => {
    const bytes = encodeBoundary(parse(polygon(box(0, 51, 1))));
    for (let length = 0; length < bytes.length; length++)
      expect(() => decodeBoundary(bytes.subarray(0, length))).toThrow();
    expect(() => decodeBoundary(Uint8Array.from([...bytes, 0]))).toThrow('goes on');
  });
});

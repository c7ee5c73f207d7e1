import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groundUnder, mercatorFrame, pointInFrame, ringsInFrame } from './mercator-frame.ts';

const england = { west: -6.42, south: 49.86, east: 1.77, north: 55.81 };

describe('a frame', () => {
  it('is as long as it was asked to be, and holds its corners', () => {
    const frame = mercatorFrame(england, 6000);
    expect(frame.height).toBe(6000);
    expect(frame.width).toBeLessThan(6000);
    expect(pointInFrame(frame, england.west, england.north)).toEqual({ x: 0, y: 0 });
    const corner = pointInFrame(frame, england.east, england.south);
    expect(corner.x).toBeCloseTo(frame.width, -1);
    expect(corner.y).toBeCloseTo(6000, 6);
    expect(mercatorFrame({ ...england, east: 40 }, 500).width).toBe(500);
  });

  it('knows which ground lies under a rectangle', () => {
    const frame = mercatorFrame(england, 3000);
    const inside = fc.record({
      lon: fc.double({ min: -6, max: 1, noNaN: true }),
      lat: fc.double({ min: 50, max: 55, noNaN: true }),
      width: fc.double({ min: 0, max: 900, noNaN: true }),
      height: fc.double({ min: 0, max: 900, noNaN: true }),
    });
    fc.assert(
      fc.property(inside, ({ lon, lat, width, height }) => {
        const corner = pointInFrame(frame, lon, lat);
        const ground = groundUnder(frame, { ...corner, width, height });
        expect(ground.west).toBeCloseTo(lon, 9);
        expect(ground.north).toBeCloseTo(lat, 9);
        const other = pointInFrame(frame, ground.east, ground.south);
        expect(other.x - corner.x).toBeCloseTo(width, 6);
        expect(other.y - corner.y).toBeCloseTo(height, 6);
      }),
    );
  });

  it('takes rings in parts of a degree', () => {
    const frame = mercatorFrame({ west: 0, south: 0, east: 1, north: 1 }, 100);
    const [[ring]] = ringsInFrame(frame, [[Int32Array.of(0, 0, 1_000_000, 0, 0, 0)]], 1e6) as [[Float64Array]];
    expect(ring[2]).toBeCloseTo(pointInFrame(frame, 1, 0).x, 9);
    expect(ring[1]).toBeCloseTo(pointInFrame(frame, 0, 0).y, 9);
  });
});

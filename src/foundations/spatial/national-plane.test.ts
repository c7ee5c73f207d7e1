import { describe, expect, it } from 'vitest';
import { toNationalPlane } from './national-plane.ts';

// Official population-weighted centroids of five LSOAs (ONS, December 2021): longitude, latitude, easting, northing in metres.
const places = [
  ['the City of London', -0.096266, 51.519592, 532_181.8, 181_792.3],
  ['the Isles of Scilly', -6.311011, 49.916004, 90_641.3, 10_669.2],
  ['Lowestoft', 1.754569, 52.482892, 655_028.1, 293_847.2],
  ['Berwick', -2.010503, 55.782862, 399_439.6, 654_394.0],
  ['Carlisle', -2.952763, 54.909671, 339_013.4, 557_633.5],
] as const;

describe('the national plane', () => {
  it('has its origin at 2° W, 49° N', () => {
    const origin = toNationalPlane({ lon: -2, lat: 49 });
    expect(origin.x).toBeCloseTo(0, 9);
    expect(origin.y).toBeCloseTo(0, 9);
  });

  it.each(places)(
    'agrees with the British National Grid at %s to half a per cent',
    (_, lon, lat, easting, northing) => {
      const plane = toNationalPlane({ lon, lat });
      // The grid's false origin lies 400 km to the west and 100 km to the north of the true one.
      const grid = { x: easting / 1000 - 400, y: northing / 1000 + 100 };
      expect(Math.abs(plane.x - grid.x)).toBeLessThan(Math.hypot(grid.x, grid.y) * 0.005);
      expect(Math.abs(plane.y - grid.y)).toBeLessThan(Math.hypot(grid.x, grid.y) * 0.005);
    },
  );
});

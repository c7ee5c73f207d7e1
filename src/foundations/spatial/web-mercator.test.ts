import { geoMercator } from 'd3-geo';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toWebMercator } from './web-mercator.ts';

it('the Mercator plane is the one of d3-geo, north upwards', () => {
  const peer = geoMercator().scale(1).translate([0, 0]).precision(0);
  const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true });
  fc.assert(
    fc.property(degrees(179), degrees(85), (lon, lat) => {
      const [x, y] = peer([lon, lat]) ?? [];
      const point = toWebMercator({ lon, lat });
      expect(point.x).toBeCloseTo(x!, 12);
      expect(point.y).toBeCloseTo(-y!, 12);
    }),
  );
});

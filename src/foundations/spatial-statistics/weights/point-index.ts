import Flatbush from 'flatbush';

/** One place for each area: on a plane, or as longitude (x) and latitude (y) in degrees. */
export interface Points {
  readonly x: ArrayLike<number>;
  readonly y: ArrayLike<number>;
}

/**
 * `plane`: straight lines between coordinates of one unit, such as metres of a national grid. `great-circle`: over the surface of a sphere, for
 * longitude and latitude, of which a degree of one is shorter than a degree of the other.
 */
export type Distance = 'plane' | 'great-circle';

/** The mean radius of the earth (IUGG), to a tenth of a metre. */
const EARTH_RADIUS_METRES = 6_371_008.8;
const DEGREE = Math.PI / 180;
/** Boxes are this much larger than they need to be, so that rounding leaves no point out. */
const ROOM = 1 + 1e-12;

interface Box {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** How far apart two points are, in a measure that grows with the distance, and where to look for those that are near. */
interface Metric {
  measure(one: number, other: number): number;
  ofDistance(distance: number): number;
  /** Boxes that hold every point within `measure` of a point. */
  boxes(point: number, measure: number): readonly Box[];
}

/** Finds the points near a point, exactly: the tree says where to look, the distance itself decides. */
export class PointIndex {
  readonly #tree: Flatbush;
  readonly #points: Points;
  readonly #metric: Metric;

  constructor(points: Points, distance: Distance) {
    if (points.x.length !== points.y.length)
      throw new RangeError(`a point has an x and a y: got ${points.x.length} and ${points.y.length}`);
    this.#points = points;
    this.#metric = distance === 'plane' ? onPlane(points) : onSphere(points);
    this.#tree = new Flatbush(points.x.length, 16, Float64Array);
    for (let i = 0; i < points.x.length; i++) this.#tree.add(points.x[i]!, points.y[i]!);
    this.#tree.finish();
  }

  /** The `k` nearest other points, the nearest first; of those equally far the one that stands first in the input. */
  nearest(point: number, k: number): number[] {
    // Any k points are as good as far as the furthest of them; those that a flat map shows as nearest nearly always are.
    const some = this.#tree.neighbors(this.#points.x[point]!, this.#points.y[point]!, k + 1).filter((i) => i !== point);
    const bound = Math.max(...some.slice(0, k).map((other) => this.#metric.measure(point, other)));
    return this.#withinMeasure(point, bound).slice(0, k);
  }

  /** All other points at most `distance` away, in units of the coordinates or in metres; the nearest first. */
  within(point: number, distance: number): number[] {
    return this.#withinMeasure(point, this.#metric.ofDistance(distance));
  }

  #withinMeasure(point: number, limit: number): number[] {
    const found: { readonly other: number; readonly measure: number }[] = [];
    for (const { west, south, east, north } of this.#metric.boxes(point, limit)) {
      for (const other of this.#tree.search(west, south, east, north)) {
        const measure = this.#metric.measure(point, other);
        if (other !== point && measure <= limit) found.push({ other, measure });
      }
    }
    return found.sort((one, two) => one.measure - two.measure || one.other - two.other).map(({ other }) => other);
  }
}

/** Squared distances. */
function onPlane({ x, y }: Points): Metric {
  return {
    measure: (one, other) => (x[one]! - x[other]!) ** 2 + (y[one]! - y[other]!) ** 2,
    ofDistance: (distance) => distance ** 2,
    boxes(point, measure) {
      const reach = Math.sqrt(measure) * ROOM;
      const [px, py] = [x[point]!, y[point]!];
      return [{ west: px - reach, south: py - reach, east: px + reach, north: py + reach }];
    },
  };
}

/** The haversine of the angle between two places as seen from the middle of the earth: sin^2(angle / 2). */
function onSphere({ x, y }: Points): Metric {
  const cosines = Float64Array.from({ length: y.length }, (_, i) => Math.cos(y[i]! * DEGREE));
  return {
    measure(one, other) {
      const [dx, dy] = [Math.sin(((x[one]! - x[other]!) * DEGREE) / 2), Math.sin(((y[one]! - y[other]!) * DEGREE) / 2)];
      return dy * dy + cosines[one]! * cosines[other]! * dx * dx;
    },
    ofDistance: (metres) => Math.sin(Math.min(Math.PI / 2, metres / EARTH_RADIUS_METRES / 2)) ** 2,
    boxes: (point, measure) => capBoxes(x[point]!, y[point]!, 2 * Math.asin(Math.min(1, Math.sqrt(measure))) * ROOM),
  };
}

/** Boxes around all places within an angle of one: one box, or two where it reaches over the line at 180 degrees. */
function capBoxes(lon: number, lat: number, angle: number): readonly Box[] {
  const [south, north] = [lat - angle / DEGREE - 1e-9, lat + angle / DEGREE + 1e-9];
  if (south <= -90 || north >= 90) return [{ west: -180, south, east: 180, north }];
  const reach = Math.asin(Math.min(1, Math.sin(angle) / Math.cos(lat * DEGREE))) / DEGREE + 1e-9;
  const [west, east] = [lon - reach, lon + reach];
  if (west < -180)
    return [
      { west: -180, south, east, north },
      { west: west + 360, south, east: 180, north },
    ];
  if (east > 180)
    return [
      { west, south, east: 180, north },
      { west: -180, south, east: east - 360, north },
    ];
  return [{ west, south, east, north }];
}

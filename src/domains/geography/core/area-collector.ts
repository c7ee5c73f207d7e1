import { accept, type Result, refuse } from '#foundations/result';
import { type Effort, findSelfIntersection } from '#foundations/spatial';
import type { Vintage } from './area.ts';
import { type Bounds, boundsOf, middleOf, parseBoundary, partsOfDegree, type ShapeProblem } from './boundary.ts';
import { encodeBoundary } from './boundary-bytes.ts';
import { type CodeProblem, checkCode } from './check-code.ts';
import { countryOf, standingOf } from './in-the-country.ts';

/** A row of a table or a feature of a map, as it was read. A number that is not there is NaN. */
export interface AreaRecord {
  /** Where it stands in its file: the row of a spreadsheet, or the number of the feature, from 1. */
  readonly at: number;
  readonly code: string;
  readonly name: string;
  readonly parent: string;
  readonly population: number;
  readonly lon: number;
  readonly lat: number;
  /** GeoJSON; undefined in a file that has none. */
  readonly geometry?: unknown;
}

/** An area of a file, in order. */
export interface CollectedArea {
  readonly at: number;
  readonly code: string;
  readonly name: string | null;
  readonly parent: string | null;
  readonly population: number | null;
  readonly centre: { readonly lon: number; readonly lat: number } | null;
  readonly ground: Ground | null;
}

export interface Ground {
  readonly bounds: Bounds;
  readonly middle: { readonly lon: number; readonly lat: number };
  readonly shape: Uint8Array;
}

/**
 * An area whose outline crosses, touches or lies upon itself; `place` is null where that was too much to find out. It is taken as it is: official
 * boundaries have some.
 */
export interface Crossing {
  readonly at: number;
  readonly code: string;
  readonly name: string | null;
  readonly place: { readonly lon: number; readonly lat: number } | null;
}

/** What is wrong with one area of a file; `at` is its row or feature. */
export type RecordProblem =
  | (CodeProblem & { readonly at: number })
  | { readonly kind: 'duplicate-code-of-area'; readonly at: number; readonly code: string; readonly firstAt: number }
  | { readonly kind: 'impossible-population'; readonly at: number; readonly code: string; readonly population: number }
  | { readonly kind: 'half-a-centre'; readonly at: number; readonly code: string }
  | (ShapeProblem & { readonly at: number; readonly code: string })
  | {
      readonly kind: 'swapped-coordinates';
      readonly at: number;
      readonly code: string;
      readonly bounds: Bounds;
      readonly country: string;
    }
  | {
      readonly kind: 'outside-the-country';
      readonly at: number;
      readonly code: string;
      readonly bounds: Bounds;
      readonly country: string;
    };

/** Takes the areas of one file, one after the other, and judges each as it comes. */
export class AreaCollector {
  readonly #vintage: Vintage;
  readonly #areas: CollectedArea[] = [];
  readonly #crossings: Crossing[] = [];
  readonly #places = new Map<string, number>();
  /** For one file: some ten seconds. All small areas of England and Wales take a hundredth of it. */
  readonly #effort: Effort = { left: 1e9 };

  constructor(vintage: Vintage) {
    this.#vintage = vintage;
  }

  get areas(): readonly CollectedArea[] {
    return this.#areas;
  }

  get crossings(): readonly Crossing[] {
    return this.#crossings;
  }

  /** Takes one area, or tells the first thing that is wrong with it. */
  add(record: AreaRecord): RecordProblem | null {
    const { at } = record;
    const code = record.code.trim();
    const wrong = checkCode(code, this.#vintage);
    if (wrong !== null) return { ...wrong, at };
    const firstAt = this.#places.get(code);
    if (firstAt !== undefined) return { kind: 'duplicate-code-of-area', at, code, firstAt };
    const { population } = record;
    if (!Number.isNaN(population) && !(Number.isInteger(population) && population >= 0 && population < 2 ** 31))
      return { kind: 'impossible-population', at, code, population };
    const centre = centreOf(record, code);
    if (!centre.ok) return centre.problem;
    const ground = record.geometry === undefined ? accept(null) : this.#groundOf(record, code);
    if (!ground.ok) return ground.problem;
    this.#places.set(code, at);
    this.#areas.push({
      ...{ at, code, name: record.name.trim() || null, parent: record.parent.trim() || null },
      ...{ population: Number.isNaN(population) ? null : population, centre: centre.value, ground: ground.value },
    });
    return null;
  }

  #groundOf({ at, name, geometry }: AreaRecord, code: string): Result<Ground, RecordProblem> {
    const parsed = parseBoundary(geometry);
    if (!parsed.ok) return refuse({ ...parsed.problem, at, code });
    const bounds = boundsOf(parsed.value);
    const problem = placeProblem(at, code, bounds);
    if (problem !== null) return refuse(problem);
    // The parts of an area are rings like any other: two that share an edge are at fault as well.
    const crossing = findSelfIntersection(parsed.value.polygons.flat(), this.#effort);
    if (crossing !== null) {
      const place =
        crossing === 'unsettled' ? null : { lon: crossing.x / partsOfDegree, lat: crossing.y / partsOfDegree };
      this.#crossings.push({ at, code, name: name.trim() || null, place });
    }
    return accept({ bounds, middle: middleOf(parsed.value), shape: encodeBoundary(parsed.value) });
  }
}

function centreOf({ at, lon, lat }: AreaRecord, code: string): Result<CollectedArea['centre'], RecordProblem> {
  if (Number.isNaN(lon) && Number.isNaN(lat)) return accept(null);
  if (Number.isNaN(lon) || Number.isNaN(lat)) return refuse({ kind: 'half-a-centre', at, code });
  if (Math.abs(lon) > 180 || Math.abs(lat) > 180)
    return refuse({ kind: 'projected-coordinates', at, code, x: lon, y: lat });
  const problem = placeProblem(at, code, { west: lon, south: lat, east: lon, north: lat });
  return problem === null ? accept({ lon, lat }) : refuse(problem);
}

function placeProblem(at: number, code: string, bounds: Bounds): RecordProblem | null {
  const standing = standingOf(code, bounds);
  if (standing === 'inside') return null;
  const kind = standing === 'swapped' ? 'swapped-coordinates' : 'outside-the-country';
  return { kind, at, code, bounds, country: countryOf(code) };
}

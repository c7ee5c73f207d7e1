import { type AllocationProblem, at } from './problem.ts';

/** How many of each intervention each region gets, row by row, and what that costs. */
export interface CheapestMinimums {
  readonly counts: Int32Array;
  readonly cost: number;
}

/** The regions' minimums as a flow: from what regions are owed to the places that interventions have. */
export interface MinimumsQuestion {
  readonly owed: ArrayLike<number>;
  readonly places: ArrayLike<number>;
  /** The most of each intervention in each region: its areas. */
  readonly most: ArrayLike<number>;
  /** What one costs, by region and intervention. */
  readonly cost: ArrayLike<number>;
}

/**
 * The cheapest way to give every region its minimum; null where there is none. A minimum-cost flow by successive shortest paths (Ahuja, Magnanti and Orlin
 * 1993, "Network flows", section 9.7), which has whole numbers. Exact where one intervention costs the same in all areas of a region: a region's choices can
 * then be dealt out in a circle over its areas, none twice in one area and none beyond the areas' room.
 */
export function cheapestMinimums({ owed, places, most, cost }: MinimumsQuestion): CheapestMinimums | null {
  const regions = owed.length;
  const interventions = places.length;
  const counts = new Int32Array(regions * interventions);
  const used = new Float64Array(interventions);
  let total = 0;
  for (let region = 0; region < regions; region++) {
    for (let left = at(owed, region); left > 0; ) {
      const path = shortestPath(region);
      if (path === null) return null;
      const amount = Math.min(left, path.most);
      for (const [r, i, by] of path.moves)
        counts[r * interventions + i] = at(counts, r * interventions + i) + by * amount;
      used[path.end] = at(used, path.end) + amount;
      total += path.length * amount;
      left -= amount;
    }
  }
  return { counts, cost: total };

  /** From a region to an intervention with a place left, over choices given and choices taken back (Bellman and Ford). */
  function shortestPath(from: number) {
    const toRegion = new Float64Array(regions).fill(Infinity);
    const toIntervention = new Float64Array(interventions).fill(Infinity);
    const regionFrom = new Int32Array(regions).fill(-1);
    const interventionFrom = new Int32Array(interventions).fill(-1);
    toRegion[from] = 0;
    for (let changed = true; changed; ) {
      changed = false;
      for (let r = 0; r < regions; r++) {
        for (let i = 0; i < interventions; i++) {
          const edge = r * interventions + i;
          const forward = at(toRegion, r) + at(cost, edge);
          if (at(counts, edge) < at(most, edge) && forward < at(toIntervention, i) - 1e-9) {
            toIntervention[i] = forward;
            interventionFrom[i] = r;
            changed = true;
          }
          const back = at(toIntervention, i) - at(cost, edge);
          if (at(counts, edge) > 0 && back < at(toRegion, r) - 1e-9) {
            toRegion[r] = back;
            regionFrom[r] = i;
            changed = true;
          }
        }
      }
    }
    let end = -1;
    for (let i = 0; i < interventions; i++)
      if (
        at(used, i) < at(places, i) &&
        Number.isFinite(at(toIntervention, i)) &&
        (end < 0 || at(toIntervention, i) < at(toIntervention, end))
      )
        end = i;
    if (end < 0) return null;
    const moves: (readonly [region: number, intervention: number, by: 1 | -1])[] = [];
    let least = at(places, end) - at(used, end);
    for (let i = end; ; ) {
      const region = at(interventionFrom, i);
      moves.push([region, i, 1]);
      least = Math.min(least, at(most, region * interventions + i) - at(counts, region * interventions + i));
      if (region === from) break;
      i = at(regionFrom, region);
      moves.push([region, i, -1]);
      least = Math.min(least, at(counts, region * interventions + i));
    }
    return { moves, end, most: least, length: at(toIntervention, end) };
  }
}

/** What a problem asks of the flow: the cheapest cost of each intervention in each region, the areas that may have it, and what room leaves. */
export function minimumsOf(problem: AllocationProblem): MinimumsQuestion {
  const { areas, interventions, regions, benefit, cost, room, regionOf, regionMinimum, capacity } = problem;
  const most = new Int32Array(regions * interventions);
  const cheapest = new Float64Array(regions * interventions).fill(Infinity);
  for (let area = 0; area < areas; area++) {
    const region = at(regionOf, area);
    if (region < 0 || at(room, area) <= 0) continue;
    for (let i = 0; i < interventions; i++) {
      const pair = area * interventions + i;
      if (at(benefit, pair) === -Infinity) continue;
      const edge = region * interventions + i;
      most[edge] = at(most, edge) + 1;
      cheapest[edge] = Math.min(at(cheapest, edge), at(cost, pair));
    }
  }
  return { owed: regionMinimum, places: capacity, most, cost: cheapest };
}

/** How many choices the room of each region's areas allows. */
export function roomOfRegions({ areas, regions, interventions, room, regionOf }: AllocationProblem): Float64Array {
  const total = new Float64Array(regions);
  for (let area = 0; area < areas; area++) {
    const region = at(regionOf, area);
    if (region >= 0) total[region] = at(total, region) + Math.max(0, Math.min(interventions, at(room, area)));
  }
  return total;
}

import type { Clusters } from './find-clusters.ts';

/** Areas whose q lies within a factor of two of the level are near the line. */
const NEAR = 2;

/** Areas that local Moran's I by draws might call differently than by z, and the p-value up to which z finds. */
export interface NearTheLine {
  readonly areas: readonly number[];
  readonly line: number;
}

/** How many near the line were found by z, how many of them are by draws of their own, and how many are found besides. */
export interface Confirmation {
  readonly asked: number;
  readonly found: number;
  readonly confirmed: number;
  readonly added: number;
}

/** Of local Moran's I alone: its z and its draws ask the same, while Gi*'s z lets the area's own value vary and draws hold it. */
export function nearTheLine({ moran, verdicts }: Clusters, level: number): NearTheLine {
  const areas = verdicts.flatMap((_, area) => {
    const q = moran.q[area] as number; // NaN for islands, which are near no line
    return q >= level / NEAR && q <= level * NEAR ? [area] : [];
  });
  return { areas, line: lineOf(moran, level) };
}

/** The largest p that is found; where nothing is, what the first would need. */
function lineOf({ p, q }: Clusters['moran'], level: number): number {
  const found = p.filter((_, area) => (q[area] as number) <= level);
  if (found.length > 0) return found.reduce((most, one) => Math.max(most, one), 0);
  return level / p.filter((one) => !Number.isNaN(one)).length;
}

/** Holds the p-values of their own draws, in the order of the areas near the line, against the line. */
export function confirmationOf(
  { verdicts }: Clusters,
  { areas, line }: NearTheLine,
  p: ArrayLike<number>,
): Confirmation {
  const found = areas.map((area) => verdicts[area] !== null);
  const now = areas.map((_, at) => (p[at] as number) <= line);
  return {
    asked: areas.length,
    found: found.filter(Boolean).length,
    confirmed: found.filter((was, at) => was && now[at]).length,
    added: found.filter((was, at) => !was && now[at]).length,
  };
}

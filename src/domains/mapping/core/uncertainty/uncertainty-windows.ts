/** The shares of the draws that bound a rank: a ninety per cent interval and the middle. */
export const SHARES = [0.05, 0.5, 0.95] as const;

/** Positions, from 0, in the sorted order of the draws so far. */
export interface Band {
  readonly from: number;
  readonly to: number;
}

/**
 * Exact quantiles of draws that come in batches, without keeping them all. The draws are in random order, so the ones at the wanted place in the
 * end are near the same place all along: after each batch only a band around it is kept, `reach` standard errors to either side, and
 * the rest counted. In the end the band is the two neighbours between which the quantile lies. That it held them all the time is checked, not
 * hoped for.
 *
 * Source: J. I. Munro and M. S. Paterson (1980), "Selection and sorting with limited storage", Theoretical Computer Science 12, 315-323.
 */
export function bandAfter(seen: number, draws: number, share: number, reach: number): Band {
  const lower = Math.floor((draws - 1) * share);
  const upper = Math.min(lower + 1, draws - 1);
  if (seen === draws) return { from: lower, to: upper };
  const place = (seen * (lower + 1)) / draws;
  const error = Math.sqrt(seen * share * (1 - share) * (1 - seen / draws));
  return {
    from: Math.max(0, Math.floor(place - reach * error) - 2),
    to: Math.min(seen - 1, Math.ceil(place + reach * error) + 1),
  };
}

/**
 * For each share, the entries that a window has room for: half as many again as it must hold, so that it is narrowed every few batches only, and one more, as
 * copying writes beyond the last.
 */
export function windowSizes(draws: number, batch: number, reach: number): number[] {
  return SHARES.map((share) => {
    let size = 0;
    for (let seen = batch; seen < draws; seen += batch) {
      const { from, to } = bandAfter(seen, draws, share, reach);
      size = Math.max(size, Math.ceil(1.5 * (to - from + 1)) + 1);
    }
    return size;
  });
}

/** Type 7: on the line between the two neighbours of each area's quantile, the first two of the four words that `states` has per area and share. */
export function quantilesFrom(states: Uint32Array, draws: number, window: 0 | 1 | 2): Float64Array {
  const place = (draws - 1) * SHARES[window];
  const beyond = place - Math.floor(place);
  const row = SHARES.length * 4;
  const quantiles = new Float64Array(states.length / row);
  for (let area = 0; area < quantiles.length; area++) {
    const lower = states[area * row + 4 * window]!;
    const upper = states[area * row + 4 * window + 1]!;
    quantiles[area] = lower + (upper - lower) * beyond;
  }
  return quantiles;
}

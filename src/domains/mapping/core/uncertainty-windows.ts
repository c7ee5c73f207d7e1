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

/** The most values that a window holds between two batches. */
export function windowSize(draws: number, batch: number, reach: number): number {
  let size = 2;
  for (let seen = batch; seen < draws; seen += batch)
    for (const share of SHARES) {
      const { from, to } = bandAfter(seen, draws, share, reach);
      size = Math.max(size, to - from + 2); // one entry more than it keeps: copying writes beyond its last
    }
  return size;
}

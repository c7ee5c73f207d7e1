/** How close a rebuilt index comes to the published one. */
export interface Comparison {
  readonly areas: number;
  /** Of the score, as published to three decimals. */
  readonly largestError: number;
  readonly exactRanks: number;
  readonly largestRankDifference: number;
}

export function compareWithPublished(
  rebuilt: readonly { readonly score: number; readonly rank: number }[],
  published: readonly { readonly score: number; readonly rank: number }[],
): Comparison {
  if (rebuilt.length !== published.length)
    throw new RangeError(`compareWithPublished needs the same areas: got ${rebuilt.length} for ${published.length}`);
  let largestError = 0;
  let exactRanks = 0;
  let largestRankDifference = 0;
  for (const [area, { score, rank }] of rebuilt.entries()) {
    const official = published[area]!;
    largestError = Math.max(largestError, Math.abs(score - official.score));
    const difference = Math.abs(rank - official.rank);
    if (difference === 0) exactRanks++;
    largestRankDifference = Math.max(largestRankDifference, difference);
  }
  return { areas: rebuilt.length, largestError, exactRanks, largestRankDifference };
}

/** Where something lies: x to the east, y to the south. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

/**
 * The nearest spot in a direction (one of the four, as a unit step), null at the edge. Aside counts half as much again as ahead, and what
 * lies more aside than ahead is another direction; so rows of hexagons are followed, gaps of sea are jumped, and up and down zigzag from
 * row to row.
 */
export function nextInDirection(spots: readonly Spot[], from: Spot, [dx, dy]: readonly [number, number]): Spot | null {
  let best: Spot | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const spot of spots) {
    const ahead = (spot.x - from.x) * dx + (spot.y - from.y) * dy;
    const aside = Math.abs((spot.x - from.x) * dy) + Math.abs((spot.y - from.y) * dx);
    if (ahead <= 0 || aside > ahead) continue;
    const cost = ahead + 1.5 * aside;
    if (cost < least) {
      best = spot;
      least = cost;
    }
  }
  return best;
}

/**
 * Leaves out points of a line (`x, y, x, y, ...`) that lie no further than `tolerance` from what remains: Douglas and Peucker (1973), "Algorithms for
 * the reduction of the number of points required to represent a digitized line or its caricature", The Canadian Cartographer 10(2), 112-122. The
 * ends stay. The same points remain whichever way the line runs: of two that are equally far away the one further left or up is kept first.
 */
export function simplifyLine(line: readonly number[], tolerance: number): number[] {
  const count = line.length / 2;
  const keeps = new Uint8Array(count);
  keeps[0] = 1;
  keeps[count - 1] = 1;
  const spans: [from: number, to: number][] = [[0, count - 1]];
  for (let span = spans.pop(); span !== undefined; span = spans.pop()) {
    const [from, to] = span;
    let [best, furthest] = [-1, tolerance];
    for (let at = from + 1; at < to; at++) {
      const distance = distanceTo(line, at, from, to);
      if (distance < furthest || distance === 0) continue;
      if (distance === furthest && (best === -1 || !isFirst(line, at, best))) continue;
      [best, furthest] = [at, distance];
    }
    if (best === -1) continue;
    keeps[best] = 1;
    spans.push([from, best], [best, to]);
  }
  return line.filter((_, index) => keeps[index >> 1] === 1);
}

const isFirst = (line: readonly number[], one: number, other: number) =>
  (line[2 * one]! - line[2 * other]! || line[2 * one + 1]! - line[2 * other + 1]!) < 0;

/** From a point to the segment between two others. */
function distanceTo(line: readonly number[], at: number, from: number, to: number): number {
  const [x, y] = [line[2 * at]! - line[2 * from]!, line[2 * at + 1]! - line[2 * from + 1]!];
  const [dx, dy] = [line[2 * to]! - line[2 * from]!, line[2 * to + 1]! - line[2 * from + 1]!];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / length));
  return Math.hypot(x - along * dx, y - along * dy);
}

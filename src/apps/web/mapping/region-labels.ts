import type { Point } from './hex-geometry.ts';

/** A name on the map: its lines, and the middle of them. */
export interface Label {
  readonly lines: readonly string[];
  readonly at: Point;
}

/** Map units that a letter and a line take at the size in which a phone shows the names; larger screens need less. */
const LETTER_WIDTH = 4;
const LINE_HEIGHT = 8;

/**
 * Puts each name on the hexagon nearest to the middle of its own ones from which it does not run into a name that stands already.
 * Where there is no such place, on the one where they overlap least.
 */
export function placeLabels(
  names: readonly { readonly lines: readonly string[]; readonly spots: readonly Point[] }[],
): readonly Label[] {
  const placed: Label[] = [];
  for (const { lines, spots } of names) {
    const middle = { x: mean(spots.map(({ x }) => x)), y: mean(spots.map(({ y }) => y)) };
    const cost = (at: Point) =>
      Math.hypot(at.x - middle.x, at.y - middle.y) +
      100 * placed.reduce((sum, other) => sum + overlap({ lines, at }, other), 0);
    const [best] = spots.toSorted((one, other) => cost(one) - cost(other));
    if (best !== undefined) placed.push({ lines, at: best });
  }
  return placed;
}

/** How much of two names lies over one another, in map units squared. */
function overlap(one: Label, other: Label): number {
  const width = (widthOf(one) + widthOf(other)) / 2 - Math.abs(one.at.x - other.at.x);
  const height = (heightOf(one) + heightOf(other)) / 2 - Math.abs(one.at.y - other.at.y);
  return width > 0 && height > 0 ? width * height : 0;
}

const widthOf = ({ lines }: Label) => LETTER_WIDTH * Math.max(...lines.map((line) => line.length));
const heightOf = ({ lines }: Label) => LINE_HEIGHT * lines.length;
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** A region's name on one line, or on two when it is long: "Yorkshire and", "The Humber". */
export function labelLines(name: string): readonly string[] {
  const words = name.split(' ');
  if (name.length <= 15 || words.length < 2) return [name];
  const lengthUpTo = (count: number) => words.slice(0, count).join(' ').length;
  const counts = words.slice(1).map((_, index) => index + 1);
  const cut = counts.reduce((best, count) =>
    Math.abs(lengthUpTo(count) - name.length / 2) < Math.abs(lengthUpTo(best) - name.length / 2) ? count : best,
  );
  return [words.slice(0, cut).join(' '), words.slice(cut).join(' ')];
}

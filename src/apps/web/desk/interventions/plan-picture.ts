import { type Spots, spotPicture } from '../pictures/band-picture.ts';

/** Light to dark as more kinds of help go to an area; never red. */
export const HELP_COLOURS = ['#ece5d8', '#a9d0c9', '#3f8f8b', '#0b4a4c'] as const;

/** The areas by how many kinds of help they get. */
export function planPicture(spots: Spots, codes: Iterable<string>): string {
  const counts = new Map<string, number>();
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1);
  return spotPicture(spots, HELP_COLOURS, (code) => Math.min(HELP_COLOURS.length - 1, counts.get(code) ?? 0));
}

/** The areas that get one kind of help. */
export function helpPicture(spots: Spots, codes: Iterable<string>): string {
  const given = new Set(codes);
  return spotPicture(spots, [HELP_COLOURS[0], HELP_COLOURS[2]], (code) => (given.has(code) ? 1 : 0));
}

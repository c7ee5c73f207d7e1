import type { AreaCoverage, Listened } from '#domains/fieldwork/core';
import { type Spots, spotPicture } from '../pictures/band-picture.ts';

/** Light to dark as more was heard; never red. */
export const LISTENED: Readonly<Record<Listened, string>> = { nobody: '#fffdf9', one: '#a9d0c9', enough: '#0b5d5e' };
const elsewhere = '#ece5d8';

const order: readonly Listened[] = ['nobody', 'one', 'enough'];

/** The areas of a round by how much was heard, among all others of their kind. */
export function coveragePicture(spots: Spots, coverage: readonly AreaCoverage[]): string {
  const listenedIn = new Map(coverage.map(({ areaCode, listened }) => [areaCode, listened]));
  return spotPicture(spots, [elsewhere, ...order.map((state) => LISTENED[state])], (code) => {
    const listened = listenedIn.get(code);
    return listened === undefined ? 0 : 1 + order.indexOf(listened);
  });
}

import fc from 'fast-check';
import { type Neighbours, neighboursFromRows } from '../weights/neighbours.ts';

/** Values with many ties, not all equal, and neighbours in any direction, islands and areas with all others for neighbours included. */
export const valuesAndNeighbours: fc.Arbitrary<{ readonly values: number[]; readonly neighbours: Neighbours }> = fc
  .integer({ min: 4, max: 14 })
  .chain((n) =>
    fc.record({
      values: fc
        .array(fc.integer({ min: -4, max: 4 }), { minLength: n, maxLength: n })
        .filter((values) => new Set(values).size > 1),
      neighbours: fc
        .tuple(...Array.from({ length: n }, (_, area) => fc.shuffledSubarray(othersOf(area, n))))
        .map((rows) => neighboursFromRows(rows)),
    }),
  );

export function othersOf(area: number, count: number): number[] {
  return Array.from({ length: count }, (_, other) => other).filter((other) => other !== area);
}

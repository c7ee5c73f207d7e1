import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Polygons, queenNeighbours, rookNeighbours } from './contiguity.ts';
import { rowsOf } from './testing/rows-of.ts';

const square = (x: number, y: number, size = 1): Polygons => [
  [[x, y, x + size, y, x + size, y + size, x, y + size, x, y]],
];
/** Squares in rows from the south, as the fields of a chess board are. */
const board = (columns: number, rows: number): Polygons[] =>
  Array.from({ length: columns * rows }, (_, i) => square(i % columns, Math.floor(i / columns)));

describe('contiguity', () => {
  it('of a queen goes over corners, of a rook over edges alone', () => {
    expect(rowsOf(queenNeighbours(board(3, 2)))).toEqual([
      [1, 3, 4],
      [0, 2, 3, 4, 5],
      [1, 4, 5],
      [0, 1, 4],
      [0, 1, 2, 3, 5],
      [1, 2, 4],
    ]);
    expect(rowsOf(rookNeighbours(board(3, 2)))).toEqual([
      [1, 3],
      [0, 2, 4],
      [1, 5],
      [0, 4],
      [1, 3, 5],
      [2, 4],
    ]);
  });

  it('is found over holes, over several polygons, and whichever way round a ring runs', () => {
    const lake: Polygons = [[square(0, 0, 3)[0]![0]!, [1, 1, 1, 2, 2, 2, 2, 1, 1, 1]]];
    const island = square(1, 1);
    const far = square(20, 20);
    for (const neighbours of [queenNeighbours, rookNeighbours]) {
      expect(rowsOf(neighbours([lake, island, far]))).toEqual([[1], [0], []]);
    }
    const twoParts: Polygons = [...square(10, 10), ...square(30, 30)];
    expect(rowsOf(queenNeighbours([square(31, 31), twoParts, square(9, 9)]))).toEqual([[1], [0, 2], [1]]);
  });

  it('asks for equal points: a corner in the middle of an edge is none', () => {
    expect(rowsOf(queenNeighbours([square(0, 0, 2), square(2, 1, 5)]))).toEqual([[], []]);
    expect(rowsOf(queenNeighbours([square(0, 0, 2), square(2, 0, 5)]))).toEqual([[1], [0]]);
  });

  it('takes 0 and -0 for the same', () => {
    expect(rowsOf(queenNeighbours([square(-1, -1), square(0, 0)]))).toEqual([[1], [0]]);
    expect(rowsOf(queenNeighbours([square(-1, -1), [[[-0, -0, -0, 1, 1, 1, -0, -0]]]]))).toEqual([[1], [0]]);
  });

  it('counts a point once, however often a ring passes it', () => {
    const twice: Polygons = [[[0, 0, 1, 0, 1, 1, 0, 0, -1, -1, 0, -1, 0, 0]]];
    expect(rowsOf(queenNeighbours([twice, square(0, 0)]))).toEqual([[1], [0]]);
  });

  it('is mutual, and the same in whatever order the areas come', () => {
    const moves = fc.shuffledSubarray(
      Array.from({ length: 20 }, (_, i) => i),
      { minLength: 20 },
    );
    fc.assert(
      fc.property(moves, fc.constantFrom(queenNeighbours, rookNeighbours), (order, contiguity) => {
        const areas = board(5, 4);
        const plain = rowsOf(contiguity(areas));
        const moved = rowsOf(contiguity(order.map((area) => areas[area]!)));
        for (const [place, row] of moved.entries()) {
          expect(row.map((other) => order[other]!).sort((a, b) => a - b)).toEqual(plain[order[place]!]);
          for (const other of row) expect(moved[other]).toContain(place);
        }
      }),
    );
  });
});

const columbus = join(process.env.OUTSPOKEN_DATA ?? '../shared/data', 'validation/columbus/columbus_polygons.geojson');

describe.skipIf(!existsSync(columbus))('the neighbourhoods of Columbus, Ohio', () => {
  it('have the links that spdep 1.2-7 finds: poly2nb, queen 236; rook 200', () => {
    const { features } = JSON.parse(readFileSync(columbus, 'utf8'));
    const areas: Polygons[] = features.map(({ geometry }: { geometry: { coordinates: number[][][] } }) => [
      geometry.coordinates.map((ring) => ring.flat()),
    ]);
    expect(queenNeighbours(areas).neighbours.length).toBe(236);
    expect(rookNeighbours(areas).neighbours.length).toBe(200);
  });
});

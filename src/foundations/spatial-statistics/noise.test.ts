import { describe, expect, it } from 'vitest';
import { benjaminiHochberg, createRandom } from '#foundations/numeric';
import { describeNoise, findsSomething, MOST, type NoiseRow, noiseTable, Q, RUNS } from './testing/noise.ts';
import { englandOf, oraclesIn } from './testing/oracles.ts';
import { twoSidedP } from './values/two-sided.ts';
import { queenNeighbours } from './weights/contiguity.ts';
import { neighboursFromRows } from './weights/neighbours.ts';

const { dataFolder, hasEngland } = oraclesIn(process.env.OUTSPOKEN_ORACLES, process.env.OUTSPOKEN_DATA);

function requireSound(where: string, table: readonly NoiseRow[]): void {
  console.log(describeNoise(where, table));
  for (const { kind, scored } of table) {
    expect(scored.moran, `${kind}: local Moran`).toBeLessThanOrEqual(MOST);
    expect(scored.gi, `${kind}: Gi*`).toBeLessThanOrEqual(MOST);
  }
  // The warning that `none` comes with: on skewed noise it finds clusters nearly always.
  const exponential = table.find(({ kind }) => kind === 'exponential');
  expect(exponential?.plain.moran).toBeGreaterThan(RUNS / 2);
}

describe('in noise, normal scores find something no more often than was promised, and plain skewed values do', () => {
  it('over a board of 900 squares', () => {
    const side = 30;
    const rows = Array.from({ length: side ** 2 }, (_, at) => {
      const [x, y] = [at % side, Math.floor(at / side)];
      const around = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => [x + dx, y + dy] as const));
      return around
        .filter(([cx, cy]) => cx >= 0 && cy >= 0 && cx < side && cy < side && (cx !== x || cy !== y))
        .map(([cx, cy]) => cy * side + cx);
    });
    // As skewed as deprivation is: a log-normal deal.
    const random = createRandom(1);
    const scores = Array.from({ length: side ** 2 }, () => Math.exp(random.normal() * 0.7));
    requireSound('a board', noiseTable(neighboursFromRows(rows), scores));
  });

  // All of England takes a quarter of a minute: `npm run bench -- spatial-statistics` prints its table.
  it.skipIf(!hasEngland)('over the 4,994 small areas of London in 2021', () => {
    const { areas, scores } = englandOf(dataFolder, 'lsoa21', 'E09');
    expect(areas).toHaveLength(4994);
    requireSound('London', noiseTable(queenNeighbours(areas), scores));
  });
});

it('something is found where Benjamini and Hochberg find something', () => {
  const random = createRandom(8);
  const found = Array.from({ length: 40 }, () => {
    const z = Float64Array.from({ length: 30 }, () => 1.3 * random.normal());
    const something = findsSomething(z, z.length);
    expect(something).toBe(benjaminiHochberg(twoSidedP(z)).some((q) => q <= Q));
    return something;
  });
  expect(new Set(found).size).toBe(2);
});

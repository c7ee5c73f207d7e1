import { describe, expect, it } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { saltelliDesign } from './saltelli-design.ts';
import { type SobolIndex, sobolIndices } from './sobol-indices.ts';

function study(
  samples: number,
  assumptions: number,
  outcome: (at: readonly number[]) => number,
  seed = 1,
  resamples = 200,
) {
  const design = saltelliDesign(samples, assumptions, createRandom(seed));
  const outcomes = Float64Array.from({ length: design.evaluations }, (_, evaluation) =>
    outcome(Array.from({ length: assumptions }, (_none, i) => design.at(evaluation, i))),
  );
  return sobolIndices(design, outcomes, { resamples, random: createRandom(seed, 1) }) ?? [];
}

function ishigami(at: readonly number[]): number {
  const [x = 0, y = 0, z = 0] = at.map((u) => (2 * u - 1) * Math.PI);
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
}

const spread = [0, 1, 4.5, 9, 99, 99, 99, 99];
function sobolG(at: readonly number[]): number {
  return spread.reduce((product, a, i) => (product * (Math.abs(4 * (at[i] ?? 0) - 2) + a)) / (1 + a), 1);
}

function expectNear(found: readonly number[], expected: readonly number[], tolerance: number): void {
  for (const [i, value] of expected.entries())
    expect(Math.abs((found[i] ?? Number.NaN) - value)).toBeLessThan(tolerance);
}

const firstOrders = (found: readonly SobolIndex[]) => found.map(({ firstOrder }) => firstOrder);
const totals = (found: readonly SobolIndex[]) => found.map(({ total }) => total);

describe('Sobol indices', () => {
  it('of the Ishigami function are those in closed form (a = 7, b = 0.1)', () => {
    const found = study(2 ** 16, 3, ishigami, 1, 2);
    expectNear(firstOrders(found), [0.31390519114781146, 0.4424111447900409, 0], 1e-4);
    expectNear(totals(found), [0.5575888552099592, 0.4424111447900409, 0.24368366406214773], 1e-4);
  });

  it("of Sobol's G function are those in closed form", () => {
    const found = study(2 ** 16, 8, sobolG, 1, 2);
    const last = new Array(4).fill(7.16192169e-5);
    expectNear(firstOrders(found), [0.716192169, 0.179048042, 0.0236757742, 0.00716192169, ...last], 1e-4);
    expectNear(
      totals(found),
      [0.787144127, 0.242198193, 0.0343169102, 0.0104603871, ...new Array(4).fill(1.04949052e-4)],
      1e-4,
    );
  });

  it('have intervals that hold the truth nearly always, and narrow with more samples', () => {
    let held = 0;
    for (let seed = 0; seed < 40; seed++) {
      const [first] = study(128, 3, ishigami, seed);
      if (first && first.totalInterval.low <= 0.5575888552 && first.totalInterval.high >= 0.5575888552) held++;
    }
    expect(held).toBeGreaterThanOrEqual(36);
    const width = (samples: number): number => {
      const [first] = study(samples, 3, ishigami);
      return first ? first.firstOrderInterval.high - first.firstOrderInterval.low : Number.NaN;
    };
    expect(width(4096)).toBeLessThan(width(256) / 2);
  });

  it('of a sum are the shares of its parts, first order and total alike', () => {
    const found = study(1024, 3, ([x = 0, y = 0]) => 3 * x + y);
    expectNear(firstOrders(found), [0.9, 0.1, 0], 0.01);
    expectNear(totals(found), [0.9, 0.1, 0], 0.01);
    expect(totals(found)[2]).toBe(0);
  });

  it('do not exist where nothing varies', () => {
    const design = saltelliDesign(8, 2, createRandom(1));
    const outcomes = new Float64Array(design.evaluations).fill(5);
    expect(sobolIndices(design, outcomes, { resamples: 10, random: createRandom(1) })).toBeNull();
  });

  it('do not change when the outcome is moved and stretched', () => {
    const [one] = study(256, 3, ishigami);
    const [other] = study(256, 3, (at) => 1e3 - 20 * ishigami(at));
    expect(other?.firstOrder).toBeCloseTo(one?.firstOrder ?? Number.NaN, 9);
    expect(other?.totalInterval.high).toBeCloseTo(one?.totalInterval.high ?? Number.NaN, 9);
  });

  it('refuse outcomes that are too few or not numbers', () => {
    const design = saltelliDesign(4, 2, createRandom(1));
    expect(() => sobolIndices(design, [1, 2], { resamples: 1, random: createRandom(1) })).toThrow('2 for 16');
    const broken = new Array(16).fill(Number.NaN);
    expect(() => sobolIndices(design, broken, { resamples: 1, random: createRandom(1) })).toThrow('NaN');
  });
});

describe('a design', () => {
  it('differs from A in one column at a time', () => {
    const design = saltelliDesign(16, 3, createRandom(5));
    expect(design.evaluations).toBe(80);
    for (let i = 0; i < 3; i++)
      for (let other = 0; other < 3; other++)
        expect(design.at((i + 2) * 16 + 7, other)).toBe(design.at(i === other ? 16 + 7 : 7, other));
  });
});

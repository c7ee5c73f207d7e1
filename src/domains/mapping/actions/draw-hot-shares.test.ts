import { describe, expect, it } from 'vitest';
import { neighboursFromRows } from '#foundations/spatial-statistics';
import { countHotAreas } from '../core/clusters/hot-over-draws.ts';
import { computeIndex } from '../core/compute/compute-index.ts';
import { from1To100, rankExponential, specOf, syntheticModel, withIndicators } from '../testing/synthetic-model.ts';
import { drawHotShares } from './draw-hot-shares.ts';

const areas = 300;
/** Areas in a row, six around each, and figures that rise along it, so that there is something to find. */
const model = withIndicators(syntheticModel([3, 2], areas), ({ values }) => ({
  direction: 1,
  values: values.map((value, area) => value / 2 + (area / areas) * Math.max(...values)),
}));
const neighbours = neighboursFromRows(
  Array.from({ length: areas }, (_, area) =>
    [-3, -2, -1, 1, 2, 3].map((step) => area + step).filter((other) => other >= 0 && other < areas),
  ),
);
const spec = specOf({ draws: 60, weightNoise: 0.4, normalise: [rankExponential, from1To100], dropOne: true });

async function shares(groups: readonly number[], options = {}, asked = spec) {
  const drawn = await drawHotShares(model, asked, neighbours, groups, 0.05, { workers: 2, ...options });
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.problem));
  return drawn.value;
}

describe('P(hot) over the draws of an index', () => {
  it('is the same in threads and without, and whichever groups are asked for', async () => {
    const [first, last] = await shares([0, 2], { inThreads: false });
    expect(first?.draws).toBe(60);
    expect(await shares([0, 2], { inThreads: true })).toEqual([first, last]);
    expect(await shares([2], { inThreads: false })).toEqual([last]);
    expect(last?.hot.at(-1)).toBe(1);
    expect(last?.cold[0]).toBe(1);
    expect(last?.hot.some((share) => share > 0 && share < 1)).toBe(true);
  });

  it('is one or nothing where nothing varies: what the index itself says', async () => {
    const computed = computeIndex(model);
    if (!computed.ok) throw new Error('it is computed');
    const own = countHotAreas(neighbours, 0.05);
    own.add(computed.value.groups[2]?.rank ?? []);
    const [drawn] = await shares([2], {}, specOf({ draws: 4 }));
    expect(drawn?.hot).toEqual(own.shares().hot);
    expect(drawn?.cold).toEqual(own.shares().cold);
  });

  it('needs two draws', async () => {
    const refused = await drawHotShares(model, specOf({ draws: 1 }), neighbours, [0], 0.05, { workers: 1 });
    expect(refused).toEqual({ ok: false, problem: { kind: 'too-few-draws', draws: 1 } });
  });
});

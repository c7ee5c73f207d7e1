import { createRandom } from '#foundations/numeric';
import type { GroupUncertainty, IndexModel, UncertaintySpec } from '../core/compute/model.ts';
import { planDraws } from '../core/uncertainty/uncertainty-plan.ts';
import { type NumpyPeer, startNumpy } from '../testing/numpy-peer.ts';
import { from1To100, rankExponential, specOf, syntheticModel, withIndicators } from '../testing/synthetic-model.ts';
import { drawUncertainty } from './draw-uncertainty.ts';

const england = 33_755;
const sizes = [4, 5, 4, 4, 5, 4, 4];

/** Thirty indicators in seven groups and one above them. */
const modelOf = (areas: number): IndexModel => withIndicators(syntheticModel(sizes, areas), () => ({ direction: 1 }));

const specFor = (draws: number): UncertaintySpec =>
  specOf({
    draws,
    weightNoise: 0.25,
    normalise: [rankExponential, from1To100, { method: 'rank' }],
    aggregate: ['weighted-mean', 'geometric-mean'],
    dropOne: true,
  });

async function drawn(model: IndexModel, draws: number, workers: number): Promise<GroupUncertainty[]> {
  const result = await drawUncertainty(model, specFor(draws), { workers });
  if (!result.ok) throw new Error(result.problem.kind);
  return result.value;
}

/** Everything that is made of ranks, in one row; deviations are compared apart. */
const ranksOf = (groups: readonly GroupUncertainty[]): Float64Array[] =>
  groups.flatMap(({ rankP05, rankP50, rankP95 }) => [rankP05, rankP50, rankP95]);

let numpy: NumpyPeer | null = null;
const peerDraws = 200;
const model = modelOf(england);

export const benches = [
  {
    title: `Uncertainty: 1,000 draws x ${england} areas x 30 indicators, ranks and scores of all 8 groups`,
    target: 'under 2 s on two cores, under 400 MB',
    rounds: 3,
    contestants: () =>
      [2, 1].map((workers) => ({
        name: `${workers} worker${workers === 1 ? '' : 's'}`,
        run: () => drawn(model, 1000, workers),
        result: ranksOf,
        measuresMemory: true,
      })),
    agree: shareEqual,
  },
  {
    title: `The same with numpy, ${peerDraws} draws`,
    target: null,
    rounds: 3,
    async prepare() {
      numpy = await startNumpy(model);
      if (!numpy) return 'numpy: not there, left out';
      const plan = planDraws(model, specFor(peerDraws), (stream) => createRandom(1, stream));
      numpy.give('weights.f64', plan.weights);
      numpy.give('normalisation.u16', plan.normalisation);
      numpy.give('aggregation.u16', plan.aggregation);
      return `numpy ${numpy.version}; starting Python and reading figures is left out, starting our threads is not`;
    },
    contestants: () => [
      { name: '2 workers', run: () => drawn(model, peerDraws, 2), result: ranksOf },
      ...(numpy
        ? [
            {
              name: 'numpy',
              run: () => numpy?.ask('draw', { draws: peerDraws, normalisations: specFor(peerDraws).normalise }),
              result: quantilesOfNumpy,
            },
          ]
        : []),
    ],
    agree: shareEqual,
    close: () => numpy?.close(),
  },
  {
    title: `Linear in draws: ${england} areas, 2 workers`,
    target: 'time per draw does not grow',
    rounds: 2,
    contestants: () =>
      [500, 1000, 2000].map((draws) => ({
        name: `${draws} draws`,
        run: () => drawn(model, draws, 2),
        per: draws,
        unit: 'draw',
      })),
  },
  {
    title: 'Linear in areas: 500 draws, 2 workers',
    target: 'time per area does not grow',
    rounds: 2,
    contestants: () =>
      [16_000, england, 67_510].map((areas) => {
        const sized = modelOf(areas);
        return { name: `${areas} areas`, run: () => drawn(sized, 500, 2), per: areas / 1000, unit: '1,000 areas' };
      }),
  },
  {
    title: `Many draws: 10,000 x ${england} x 30`,
    target: 'under 400 MB',
    rounds: 0,
    contestants: () => [
      { name: '2 workers', run: () => drawn(model, 10_000, 2), measuresMemory: true, per: 10_000, unit: 'draw' },
    ],
  },
];

async function quantilesOfNumpy(): Promise<Float64Array[]> {
  const all = (await numpy?.take('quantiles')) ?? new Float64Array();
  return Array.from({ length: all.length / england }, (_, row) => all.slice(row * england, (row + 1) * england));
}

/** The share of quantiles on which all agree. */
function shareEqual([first = [], ...others]: readonly (readonly Float64Array[])[]): number {
  let equal = 0;
  for (const [row, quantiles] of first.entries())
    for (const [area, quantile] of quantiles.entries())
      if (others.every((other) => Math.abs(other[row]![area]! - quantile) < 1e-9)) equal++;
  return equal / (first.length * england);
}

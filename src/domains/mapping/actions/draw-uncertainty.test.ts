import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, sampleStandardDeviation } from '#foundations/numeric';
import { computeIndex } from '../core/compute/compute-index.ts';
import type { GroupUncertainty, IndexModel, UncertaintySpec } from '../core/compute/model.ts';
import { slowUncertainty } from '../core/uncertainty/testing/slow-uncertainty.ts';
import { planDraws } from '../core/uncertainty/uncertainty-plan.ts';
import {
  from1To100,
  rankExponential,
  specOf,
  syntheticModel,
  withAggregates,
  withIndicators,
  zScore,
} from '../testing/synthetic-model.ts';
import { drawPlanned, drawUncertainty } from './draw-uncertainty.ts';

const everything = specOf({
  draws: 90,
  weightNoise: 0.25,
  normalise: [rankExponential, from1To100],
  aggregate: ['weighted-mean', 'geometric-mean'],
  dropOne: true,
});
const nested = syntheticModel([3, 1, 4], 240);

async function draw(model: IndexModel, spec: UncertaintySpec, options = {}): Promise<GroupUncertainty[]> {
  const drawn = await drawUncertainty(model, spec, { workers: 1, ...options });
  if (!drawn.ok) throw new Error(JSON.stringify(drawn.problem));
  return drawn.value;
}

async function problemOf(model: IndexModel, spec: UncertaintySpec): Promise<unknown> {
  const drawn = await drawUncertainty(model, spec, { workers: 1 });
  return drawn.ok ? null : drawn.problem;
}

function planOf(model: IndexModel, spec: UncertaintySpec) {
  return planDraws(model, spec, (stream) => createRandom(spec.seed, stream));
}

/** Ranks and shares must be the very same; deviations to a millionth or, where they are tiny, to the rounding of figures of some `size`. */
function expectSame(actual: readonly GroupUncertainty[], expected: readonly GroupUncertainty[], size = 1e6): void {
  expect(actual.length).toBe(expected.length);
  for (const [group, one] of expected.entries()) {
    for (const what of ['rankP05', 'rankP50', 'rankP95', 'topDecile'] as const)
      expect(Array.from(actual[group]![what]), `${what} of group ${group}`).toEqual(Array.from(one[what]));
    const tooFar = one.scoreSd.findIndex(
      (sd, area) => !(Math.abs(actual[group]!.scoreSd[area]! - sd) <= 1e-6 * sd + 1e-14 * size),
    );
    expect(tooFar, `scoreSd of group ${group}`).toBe(-1);
  }
}

const isAscending = (values: readonly number[]) => values.every((value, i) => i === 0 || value >= values[i - 1]!);

const largest = ({ indicators }: IndexModel) => Math.max(1e6, ...indicators.flatMap(({ values }) => [...values]));

describe('every draw is an index of its own', () => {
  const cases: Record<string, { model: IndexModel; spec: UncertaintySpec }> = {
    'weights, methods and indicators vary': { model: nested, spec: everything },
    'each group keeps its own mean, sums below a geometric one': {
      model: withAggregates(nested, ['weighted-sum', 'harmonic-mean', 'weighted-mean', 'geometric-mean']),
      spec: specOf({ weightNoise: 0.5, dropOne: true, normalise: [rankExponential] }),
    },
    'a geometric mean below a weighted one': {
      model: withAggregates(nested, ['geometric-mean', 'harmonic-mean', 'geometric-mean', 'weighted-sum']),
      spec: specOf({ weightNoise: 0.5, dropOne: true }),
    },
    'harmonic means throughout': { model: nested, spec: specOf({ weightNoise: 0.3, aggregate: ['harmonic-mean'] }) },
    'negative scores': { model: nested, spec: specOf({ weightNoise: 0.9, normalise: [zScore] }) },
    'groups are normalised before they go on': {
      model: {
        ...nested,
        groups: nested.groups.map((group, i) => ({
          ...group,
          normalise: [rankExponential, from1To100, { method: 'rank' } as const, { method: 'percentile-rank' } as const][
            i
          ]!,
        })),
      },
      spec: specOf({ weightNoise: 0.4, dropOne: true, aggregate: ['weighted-mean', 'geometric-mean'] }),
    },
    'indicators are measured with error': {
      model: withIndicators(nested, ({ values }, i) => {
        const rates = values.map((value) => value / (1 + value));
        if (i % 3 === 0) return { standardError: { scale: 'value', values: values.map((value) => 0.1 * value) } };
        if (i % 3 === 1)
          return { values: rates, standardError: { scale: 'logit', values: rates.map((_, area) => (area % 5) / 10) } };
        return {};
      }),
      spec: everything,
    },
    'there are ties': {
      model: withIndicators(nested, ({ values }) => ({ values: values.map((value) => Math.round(2 * value)) })),
      spec: everything,
    },
    'one area is a giant among dwarfs': {
      model: withIndicators(syntheticModel([2, 2], 3000), ({ values }) => ({
        values: values.map((value, area) => (area === 7 ? 1e12 : value)),
      })),
      spec: specOf({ draws: 20, weightNoise: 0.5, normalise: [{ method: 'none' }] }),
    },
    'an indicator and a group stand in two groups': {
      model: {
        ...nested,
        groups: [
          ...nested.groups,
          {
            id: 'other-top',
            aggregate: 'geometric-mean',
            normalise: null,
            members: [
              { kind: 'group', index: 0, weight: 2 },
              { kind: 'indicator', index: 5, weight: 1 },
            ],
          },
        ],
      },
      spec: specOf({ weightNoise: 0.2, dropOne: true }),
    },
  };

  it.each(Object.entries(cases))('%s', async (_, { model, spec }) => {
    expectSame(await draw(model, spec), slowUncertainty(model, planOf(model, spec), spec.seed), largest(model));
  });

  it('for any number of areas, from one on', async () => {
    for (const areas of [1, 2, 7, 8, 9, 65, 700]) {
      const model = syntheticModel([2, 2], areas);
      const spec = specOf({ draws: 25, weightNoise: 0.5, normalise: [rankExponential] });
      expectSame(await draw(model, spec), slowUncertainty(model, planOf(model, spec), spec.seed));
    }
  });

  it('for more areas than a short rank can number', async () => {
    const model = syntheticModel([2], 70_000);
    const spec = specOf({ draws: 6, weightNoise: 0.5 });
    expectSame(await draw(model, spec), slowUncertainty(model, planOf(model, spec), spec.seed));
  });
});

describe('memory and threads change nothing', () => {
  const plan = planOf(nested, { ...everything, draws: 400 });
  const planned = async (options: object) => {
    const drawn = await drawPlanned(nested, plan, 1, { workers: 1, ...options });
    if (!drawn.ok) throw new Error(JSON.stringify(drawn.problem));
    return drawn.value;
  };

  it('one, two or three threads, or none, give the same bytes', async () => {
    const alone = await planned({ inThreads: false });
    for (const workers of [1, 2, 3]) expect(await planned({ inThreads: true, workers })).toEqual(alone);
  });

  it('quantiles are the same when only some of the ranks can be held at a time', async () => {
    const whole = await planned({});
    for (const draws of [9, 50, 137]) {
      const shares: number[] = [];
      const options = { rankBytes: draws * 240 * 2, onProgress: (share: number) => shares.push(share) };
      expectSame(await planned(options), whole);
      expect(isAscending(shares)).toBe(true); // nothing had to be done again
    }
  });

  it('a quantile that slipped out of its window is seen, and found by starting again', async () => {
    const shares: number[] = [];
    const options = { rankBytes: 50 * 240 * 2, reach: 0.05, onProgress: (share: number) => shares.push(share) };
    expectSame(await planned(options), await planned({}));
    expect(isAscending(shares)).toBe(false);
  });

  it('the same holds above 65,535 areas', async () => {
    const model = syntheticModel([2], 66_000);
    const spec = specOf({ draws: 24, weightNoise: 0.5 });
    const drawn = await drawPlanned(model, planOf(model, spec), 1, { workers: 1, rankBytes: 8 * 66_000 * 4 });
    if (!drawn.ok) throw new Error(JSON.stringify(drawn.problem));
    expectSame(drawn.value, slowUncertainty(model, planOf(model, spec), 1));
  });
});

describe('laws', () => {
  it('nothing moves when nothing varies', async () => {
    const model = withAggregates(nested, ['weighted-mean', 'geometric-mean', 'weighted-sum', 'harmonic-mean']);
    const computed = computeIndex(model);
    const [drawn] = [await draw(model, specOf({}))];
    for (const [group, { scoreSd, rankP05, rankP50, rankP95, topDecile }] of drawn.entries()) {
      const ranks = computed.ok ? Array.from(computed.value.groups[group]!.rank) : [];
      expect(new Set(scoreSd)).toEqual(new Set([0]));
      for (const quantiles of [rankP05, rankP50, rankP95]) expect(Array.from(quantiles)).toEqual(ranks);
      expect(Array.from(topDecile)).toEqual(ranks.map((rank) => (rank <= 24 ? 1 : 0)));
    }
  });

  it('doubling all weights changes nothing in a weighted mean', async () => {
    const doubled = {
      ...nested,
      groups: nested.groups.map((group) => ({
        ...group,
        members: group.members.map((member) => ({ ...member, weight: 2 * member.weight })),
      })),
    };
    expect(await draw(doubled, everything)).toEqual(await draw(nested, everything));
  });

  it('an interval is in order and within the ranks, and a tenth of the areas are in the top decile', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 2, max: 90 }),
        fc.nat(1e6),
        fc.integer({ min: 2, max: 40 }),
        async (areas, seed, draws) => {
          const model = syntheticModel([2, 3], areas, seed);
          const spec = specOf({
            draws,
            seed,
            weightNoise: 0.6,
            normalise: [rankExponential, from1To100],
            dropOne: true,
          });
          for (const { scoreSd, rankP05, rankP50, rankP95, topDecile } of await draw(model, spec)) {
            for (let area = 0; area < areas; area++) {
              expect(rankP05[area]).toBeGreaterThanOrEqual(1);
              expect(rankP50[area]).toBeGreaterThanOrEqual(rankP05[area]!);
              expect(rankP95[area]).toBeGreaterThanOrEqual(rankP50[area]!);
              expect(rankP95[area]).toBeLessThanOrEqual(areas);
              expect(scoreSd[area]).toBeGreaterThanOrEqual(0);
            }
            const inTop = topDecile.reduce((sum, share) => sum + share, 0);
            expect(inTop).toBeGreaterThanOrEqual(Math.ceil(areas / 10) - 1e-9); // ties may add to it
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it('the seed decides: the same one gives the same, another something else', async () => {
    expect(await draw(nested, everything)).toEqual(await draw(nested, everything));
    expect(await draw(nested, everything)).not.toEqual(await draw(nested, { ...everything, seed: 2 }));
  });

  it('more noise in the weights means wider intervals', async () => {
    const width = async (weightNoise: number) => {
      const { rankP05, rankP95 } = (await draw(nested, specOf({ draws: 200, weightNoise }))).at(-1)!;
      return rankP95.reduce((sum, high, area) => sum + high - rankP05[area]!, 0);
    };
    expect(await width(0.5)).toBeGreaterThan(await width(0.1));
  });

  it('a standard error of a figure is found again in the score', async () => {
    const alone = withIndicators(syntheticModel([1], 40), ({ values }) => ({
      normalise: { method: 'none' },
      standardError: { scale: 'value', values: values.map((_, area) => 0.01 * area) },
    }));
    const [{ scoreSd }] = (await draw(alone, specOf({ draws: 4000 }))) as [GroupUncertainty];
    expect(scoreSd[0]).toBe(0);
    for (let area = 1; area < 40; area++) expect(scoreSd[area]! / (0.01 * area)).toBeCloseTo(1, 1);
    expect(sampleStandardDeviation(scoreSd.map((sd, area) => (area ? sd / area : 0.01)))).toBeLessThan(2e-4);
  });
});

describe('refused before any draw', () => {
  it('an alternative mean that needs positive values where an area has none', async () => {
    const spec = specOf({
      aggregate: ['weighted-mean', 'geometric-mean'],
      normalise: [{ method: 'min-max', to: [0, 100] }],
    });
    const least = nested.indicators[0]!.values.indexOf(Math.min(...nested.indicators[0]!.values));
    expect(await problemOf(nested, spec)).toEqual({
      kind: 'not-positive',
      group: 'group-0',
      aggregate: 'geometric-mean',
      member: 'indicator-0',
      area: least,
      value: 0,
    });
  });

  it('an alternative that needs a spread where an indicator has none', async () => {
    const flat = withIndicators(nested, (one, i) => (i === 2 ? { values: one.values.map(() => 5) } : {}));
    expect(await problemOf(flat, specOf({ normalise: [rankExponential, zScore] }))).toEqual({
      kind: 'cannot-normalise',
      of: 'indicator',
      id: 'indicator-2',
      method: 'z-score',
      because: 'all-equal',
    });
  });

  it('a group that is normalised to 0 below a harmonic mean', async () => {
    const model = {
      ...nested,
      groups: nested.groups.map((group, i) =>
        i === 1 ? { ...group, normalise: { method: 'percentile-rank' } as const } : group,
      ),
    };
    expect(await problemOf(model, specOf({ aggregate: ['weighted-mean', 'harmonic-mean'] }))).toMatchObject({
      kind: 'not-positive',
      group: 'top',
      member: 'group-1',
      value: 0,
    });
  });

  it('a rate without a logit, and fewer draws than a deviation needs', async () => {
    const sure = withIndicators(nested, ({ values }, i) =>
      i === 1
        ? {
            standardError: { scale: 'logit', values: values.map((_, area) => (area === 3 ? 0.2 : 0)) },
            values: values.map(() => 1),
          }
        : {},
    );
    expect(await problemOf(sure, specOf({}))).toEqual({
      kind: 'rate-outside-limits',
      indicator: 'indicator-1',
      area: 3,
      value: 1,
    });
    expect(await problemOf(nested, specOf({ draws: 1 }))).toEqual({ kind: 'too-few-draws', draws: 1 });
  });
});

describe('stopped on the way', () => {
  it('a figure drawn below 0 under a geometric mean is refused, whoever finds it first', async () => {
    const model = withIndicators(withAggregates(nested, 'geometric-mean'), ({ values }, i) => ({
      normalise: i === 4 ? { method: 'none' } : rankExponential,
      ...(i === 4
        ? { standardError: { scale: 'value', values: values.map((value, area) => (area === 9 ? 5 * value : 0)) } }
        : {}),
    }));
    const plan = planOf(model, specOf({ draws: 200 }));
    const outcomes = await Promise.all(
      [1, 2].map((workers) => drawPlanned(model, plan, 1, { workers, inThreads: true })),
    );
    for (const outcome of outcomes)
      expect(outcome).toMatchObject({
        ok: false,
        problem: { kind: 'not-positive', group: 'group-2', member: 'indicator-4', area: 9 },
      });
    expect(outcomes[0]).toEqual(outcomes[1]);
  });

  it('by a signal, at once, in threads and without', async () => {
    const model = syntheticModel([3, 3], 5000);
    const plan = planOf(model, specOf({ draws: 2000, weightNoise: 0.2 }));
    for (const inThreads of [true, false]) {
      const controller = new AbortController();
      const onProgress = (share: number): void => {
        if (share > 0.1) controller.abort();
      };
      const options = { workers: 2, inThreads, signal: controller.signal, onProgress };
      expect(await drawPlanned(model, plan, 1, options)).toEqual({ ok: false, problem: { kind: 'cancelled' } });
    }
  });

  it('by a signal that was given before the start', async () => {
    expect(
      await drawPlanned(nested, planOf(nested, everything), 1, {
        workers: 2,
        inThreads: true,
        signal: AbortSignal.abort(),
      }),
    ).toEqual({
      ok: false,
      problem: { kind: 'cancelled' },
    });
  });
});

it('tells how far it is, up to the end', async () => {
  const shares: number[] = [];
  await draw(nested, everything, { onProgress: (share: number) => shares.push(share) });
  expect(shares.at(-1)).toBe(1);
  expect(isAscending(shares)).toBe(true);
});

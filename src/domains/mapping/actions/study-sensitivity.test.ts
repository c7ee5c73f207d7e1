import { describe, expect, it } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { saltelliDesign, sobolIndices } from '#foundations/sensitivity-analysis';
import { computeIndex } from '../core/compute/compute-index.ts';
import type { GroupScores, IndexModel, UncertaintySpec } from '../core/compute/model.ts';
import { assumptionsOf } from '../core/sensitivity/assumptions.ts';
import type { TargetSensitivity } from '../core/sensitivity/sensitivity.ts';
import {
  from1To100,
  rankExponential,
  specOf,
  syntheticModel,
  withIndicators,
  zScore,
} from '../testing/synthetic-model.ts';
import { studySensitivity } from './study-sensitivity.ts';

const nested = syntheticModel([3, 1, 2], 90);
const everything = specOf({
  weightNoise: 0.4,
  normalise: [rankExponential, from1To100],
  aggregate: ['weighted-mean', 'geometric-mean', 'harmonic-mean'],
  dropOne: true,
});

function groupsOf(model: IndexModel): readonly GroupScores[] {
  const computed = computeIndex(model);
  if (!computed.ok) throw new Error(JSON.stringify(computed.problem));
  return computed.value.groups;
}

async function study(model: IndexModel, spec: UncertaintySpec, options = {}) {
  const studied = await studySensitivity(model, groupsOf(model), spec, { workers: 1, samples: 32, ...options });
  if (!studied.ok) throw new Error(JSON.stringify(studied.problem));
  return studied.value;
}

const isWithout = (index: number) => (member: { kind: string; index: number }) =>
  member.kind === 'indicator' && member.index === index;

/** Every evaluation as a model of its own, computed like any index. Slow, and easy to believe. */
function slowly(model: IndexModel, spec: UncertaintySpec, samples: number, group: number, target: 0 | 1) {
  const assumptions = assumptionsOf(model, spec);
  const design = saltelliDesign(samples, assumptions.length, createRandom(spec.seed, 2 ** 52));
  const nominal = groupsOf(model)[group]?.rank ?? new Uint32Array();
  const last = Math.ceil(model.areaCount / 10);
  const outcomes = Array.from({ length: design.evaluations }, (_, evaluation) => {
    const place = (id: string): number => {
      const at = assumptions.findIndex((assumption) => assumption.id === id);
      return at === -1 ? 0 : design.at(evaluation, at);
    };
    const drop = place('drop-one');
    const omitted = drop < 0.5 ? null : Math.floor((drop - 0.5) * 2 * model.indicators.length);
    const changed: IndexModel = {
      ...model,
      indicators: model.indicators.map((indicator) => ({
        ...indicator,
        normalise: spec.normalise[Math.floor(place('normalise') * 2)] ?? indicator.normalise,
      })),
      groups: model.groups.map((one) => {
        const isOnly = one.members.length === 1;
        const members = one.members.map((member) => {
          const name = (member.kind === 'indicator' ? model.indicators : model.groups)[member.index]?.id;
          const noise = isOnly ? 1 : 1.4 - 0.8 * place(`weight.${one.id}.${name}`);
          const isOut =
            omitted !== null &&
            (isWithout(omitted)(member) ||
              (member.kind === 'group' && model.groups[member.index]?.members.every(isWithout(omitted))));
          return { ...member, weight: isOut && !isOnly ? 0 : member.weight * noise };
        });
        const sum = (of: typeof members) => of.reduce((total, { weight }) => total + weight, 0);
        const scale = sum([...one.members]) / sum(members);
        return {
          ...one,
          aggregate: spec.aggregate[Math.floor(place('aggregate') * 3)] ?? one.aggregate,
          members: members.map((member) => ({ ...member, weight: member.weight * scale })),
        };
      }),
    };
    const ranks = [...(groupsOf(changed)[group]?.rank ?? [])];
    if (target === 0)
      return ranks.reduce((total, rank, area) => total + Math.abs(rank - (nominal[area] ?? 0)), 0) / ranks.length;
    const top = [...nominal.keys()].filter((area) => (nominal[area] ?? 0) <= last);
    return top.filter((area) => (ranks[area] ?? 0) > last).length / top.length;
  });
  return sobolIndices(design, outcomes, { resamples: 1000, random: createRandom(spec.seed, 2 ** 52 + 1) });
}

const indicesOf = ({ assumptions }: TargetSensitivity) => assumptions.map(({ index }) => index);

describe('a study of sensitivity', () => {
  it('computes every evaluation as an index of its own', async () => {
    const { targets, evaluations } = await study(nested, everything);
    expect(evaluations).toBe(32 * (8 + 3 + 2));
    expect(targets.map(({ groupId, kind }) => `${groupId} ${kind}`).slice(-2)).toEqual([
      'top mean-rank-change',
      'top top-decile-change',
    ]);
    const top = nested.groups.length - 1;
    for (const target of [0, 1] as const) {
      const expected = slowly(nested, everything, 32, top, target) ?? [];
      const found = targets.at(target - 2);
      expect(found && indicesOf(found)).toHaveLength(expected.length);
      for (const [i, index] of expected.entries()) {
        const ours = found?.assumptions[i]?.index;
        expect(ours?.firstOrder).toBeCloseTo(index.firstOrder, 10);
        expect(ours?.total).toBeCloseTo(index.total, 10);
        expect(ours?.totalInterval.high).toBeCloseTo(index.totalInterval.high, 10);
      }
    }
  });

  it('gives the same bytes for any number of workers, and however little is held at once', async () => {
    const alone = await study(nested, everything);
    expect(await study(nested, everything, { inThreads: true, workers: 3 })).toEqual(alone);
    expect(await study(nested, everything, { rankBytes: 90 * 2 * 50 })).toEqual(alone);
    expect(await study(nested, { ...everything, seed: 2 })).not.toEqual(alone);
  });

  it('finds the one assumption that matters', async () => {
    const flat = syntheticModel([4], 300);
    const methods = specOf({ weightNoise: 0.01, normalise: [rankExponential, zScore] });
    const [ranks] = (await study(flat, methods, { samples: 128 })).targets;
    const normalise = ranks?.assumptions.find(({ id }) => id === 'normalise')?.index;
    expect(normalise?.firstOrder).toBeGreaterThan(0.95);
    expect(normalise?.totalInterval.low).toBeGreaterThan(0.75);
  });

  it('takes errors of measurement as one assumption, the same set wherever its place is the same', async () => {
    const values = new Float64Array(90).fill(0.2);
    const uncertain = withIndicators(nested, () => ({ standardError: { scale: 'value', values } }));
    const { targets, assumptions } = await study(uncertain, specOf({ weightNoise: 0.1 }), { samples: 64 });
    expect(assumptions.map(({ id }) => id)).toContain('standard-errors');
    const ranks = targets.at(-2);
    const errors = ranks?.assumptions.find(({ id }) => id === 'standard-errors')?.index;
    const weight = ranks?.assumptions[0]?.index;
    expect(errors?.total).toBeGreaterThan(0.5);
    // Were the errors drawn anew for each evaluation, every assumption would look as if it changed everything.
    expect(weight?.total).toBeLessThan(0.5);
  });

  it('says of a group only what can touch it, and nothing where it never changes', async () => {
    const { targets } = await study(nested, specOf({ weightNoise: 0.3 }));
    const alone = targets.find(({ groupId }) => groupId === 'group-1');
    expect(alone).toMatchObject({ mean: 0, sd: 0, assumptions: [] });
    const first = targets.find(({ groupId }) => groupId === 'group-0');
    expect(first?.assumptions.map(({ id }) => id)).toEqual([0, 1, 2].map((i) => `weight.group-0.indicator-${i}`));
  });

  it('is refused where nothing may be otherwise, or too much', async () => {
    const problemOf = async (model: IndexModel, spec: UncertaintySpec, samples: number) => {
      const studied = await studySensitivity(model, groupsOf(model), spec, { workers: 1, samples });
      return studied.ok ? null : studied.problem;
    };
    expect(await problemOf(nested, specOf({}), 32)).toEqual({ kind: 'nothing-to-study' });
    const huge = await problemOf(nested, everything, 100_000);
    expect(huge).toEqual({ kind: 'too-many-evaluations', evaluations: 1_300_000, most: 1_000_000 });
    const wide = syntheticModel([321], 12);
    const tooMany = await problemOf(wide, specOf({ weightNoise: 0.1 }), 32);
    expect(tooMany).toEqual({ kind: 'too-many-assumptions', assumptions: 321, most: 320 });
    const zero = specOf({
      weightNoise: 0.1,
      normalise: [rankExponential, { method: 'min-max', to: [0, 100] }],
      aggregate: ['weighted-mean', 'geometric-mean'],
    });
    expect(await problemOf(nested, zero, 32)).toMatchObject({ kind: 'not-positive' });
  });
});

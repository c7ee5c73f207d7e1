import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AreaResult } from '../version/index-version.ts';
import { fiveAreas, fiveAreasVersion } from '../view/testing/five-areas.ts';
import { compareVersions, type VersionWithAreas } from './compare-versions.ts';

const recipe = {
  format: 'outspoken-recipe/1',
  ...{ id: 'need', title: 'Need', areas: { file: 'areas.csv', code: 'code' } },
  indicators: [
    {
      id: 'pay',
      column: 'pay',
      title: 'Pay',
      direction: 1,
      source: 'ONS',
      licence: 'OGL-3.0',
      year: 2025,
      normalise: 'min-max',
    },
  ],
  groups: [
    { id: 'vulnerability', title: 'Vulnerability', aggregate: 'weighted-mean', members: [{ id: 'pay', weight: 1 }] },
  ],
};
const five: VersionWithAreas = { version: { ...fiveAreasVersion, recipe }, areas: fiveAreas };

/** The five areas, their ranks on the axis given anew, under these codes. */
function ranked(ranks: readonly number[], codes = ranks.map((_, at) => `A${at}`), spread = 0): VersionWithAreas {
  const areas = ranks.map((rank, at): AreaResult => {
    const uncertainty = {
      ...{ scoreSd: 1, rankP50: rank, topDecile: 0 },
      ...{ rankP05: Math.max(1, rank - spread), rankP95: Math.min(ranks.length, rank + spread) },
    };
    const result = { score: 0, rank, uncertainty };
    return {
      code: codes[at]!,
      name: `Area ${codes[at]}`,
      parent: null,
      population: null,
      raw: [0, 0, 0],
      normalised: [0, 0, 0],
      groups: [result, result],
    };
  });
  return { version: { ...five.version, areaCount: areas.length }, areas };
}

describe('two versions', () => {
  it('that are the same differ in nothing', () => {
    expect(compareVersions(five, five, 3)).toEqual({
      recipe: [],
      inputs: [],
      areas: { kept: 5, added: [], lost: [], vintage: { before: 'lad24', after: 'lad24' } },
      axes: [
        {
          axis: 'vulnerability',
          sureness: {
            before: { sure: 0, fair: 0, unsure: 0, unknown: 5 },
            after: { sure: 0, fair: 0, unsure: 0, unknown: 5 },
          },
          steps: new Map([[0, 5]]),
          movers: [],
        },
      ],
      draws: { before: 0, after: 0 },
    });
  });

  it('tell how many areas change band and by how much, and which move most', () => {
    const comparison = compareVersions(ranked([1, 2, 3, 4, 5]), ranked([5, 1, 3, 2, 4]), 2);
    const [axis] = comparison.axes;
    expect(axis?.steps).toEqual(
      new Map(
        [
          [-4, 1],
          [-1, 0],
          [0, 1],
          [1, 2],
          [2, 1],
        ].filter(([, count]) => count !== 0) as [number, number][],
      ),
    );
    expect(axis?.movers).toEqual([
      {
        code: 'A0',
        name: 'Area A0',
        before: { band: 5, rank: 1, of: 5 },
        after: { band: 1, rank: 5, of: 5 },
        moved: -1,
      },
      {
        code: 'A3',
        name: 'Area A3',
        before: { band: 2, rank: 4, of: 5 },
        after: { band: 4, rank: 2, of: 5 },
        moved: 0.5,
      },
    ]);
  });

  it('name the areas that came and went, and measure those that stayed against all of their own version', () => {
    const before = ranked([1, 2, 3], ['A', 'B', 'C']);
    const after = ranked([1, 2, 3, 4], ['B', 'C', 'D', 'E']);
    const { areas, axes } = compareVersions(before, after, 5);
    expect(areas).toMatchObject({
      kept: 2,
      added: [
        { code: 'D', name: 'Area D' },
        { code: 'E', name: 'Area E' },
      ],
      lost: [{ code: 'A', name: 'Area A' }],
    });
    expect(axes[0]?.movers.map(({ code, moved }) => [code, moved])).toEqual([
      ['C', 2 / 3],
      ['B', 0.5],
    ]);
  });

  it('tell which files are others, how much surer they are, and an axis that one of them lacks', () => {
    const inputs = (given: Record<string, string>) => Object.entries(given).map(([file, sha256]) => ({ file, sha256 }));
    const before = ranked([1, 2, 3, 4, 5], undefined, 2);
    const after = ranked([1, 2, 3, 4, 5], undefined, 0);
    const provenance = five.version.provenance;
    const comparison = compareVersions(
      {
        ...before,
        version: {
          ...before.version,
          provenance: { ...provenance, draws: 10, inputs: inputs({ a: '1', b: '2', c: '3' }) },
        },
      },
      {
        ...after,
        version: {
          ...after.version,
          provenance: { ...provenance, draws: 99, inputs: inputs({ a: '1', b: '4', d: '5' }) },
        },
      },
      0,
    );
    expect(comparison.inputs).toEqual([
      { file: 'b', before: '2', after: '4' },
      { file: 'd', before: null, after: '5' },
      { file: 'c', before: '3', after: null },
    ]);
    expect(comparison.draws).toEqual({ before: 10, after: 99 });
    expect(comparison.axes[0]?.sureness.before).toEqual({ sure: 0, fair: 0, unsure: 5, unknown: 0 });
    expect(comparison.axes[0]?.sureness.after).toEqual({ sure: 5, fair: 0, unsure: 0, unknown: 0 });
    const without = {
      ...after,
      version: {
        ...after.version,
        groups: after.version.groups.map((group) => ({ ...group, id: `other-${group.id}` })),
      },
    };
    expect(compareVersions(before, without, 3).axes).toMatchObject([{ sureness: { after: null }, movers: [] }]);
  });

  it('whose recipe this program cannot read are compared in everything else', () => {
    expect(
      compareVersions({ ...five, version: { ...five.version, recipe: { format: 'of old' } } }, five, 1),
    ).toMatchObject({
      recipe: null,
      areas: { kept: 5 },
    });
  });
});

describe('whatever two versions hold', () => {
  const version = fc
    .shuffledSubarray(['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'], { minLength: 2 })
    .chain((codes) =>
      fc
        .array(fc.integer({ min: 1, max: codes.length }), { minLength: codes.length, maxLength: codes.length })
        .map((ranks) => ranked(ranks, codes)),
    );

  it('every area is kept, lost or new, every kept one takes a step, and the way back is the way turned round', () => {
    fc.assert(
      fc.property(version, version, (one, other) => {
        const there = compareVersions(one, other, 99);
        const back = compareVersions(other, one, 99);
        const { kept, added, lost } = there.areas;
        expect([kept + added.length, kept + lost.length]).toEqual([other.areas.length, one.areas.length]);
        expect([back.areas.added, back.areas.lost]).toEqual([lost, added]);
        const [steps, turned] = [there.axes[0]!.steps, back.axes[0]!.steps];
        expect([...steps.values()].reduce((sum, count) => sum + count, 0)).toBe(kept);
        expect(new Map([...turned].map(([step, count]) => [step === 0 ? 0 : -step, count]))).toEqual(steps);
        const moves = new Map(back.axes[0]!.movers.map(({ code, moved }) => [code, moved]));
        for (const { code, moved } of there.axes[0]!.movers) {
          expect(moves.get(code)).toBe(-moved);
          expect(Math.abs(moved)).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

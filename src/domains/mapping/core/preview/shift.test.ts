import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, spearman } from '#foundations/numeric';
import { dataFolder, isThere, numbersOf, referenceRows } from '../../testing/reference.ts';
import type { RecipeInput } from '../recipe/recipe-schema.ts';
import { bandsOf, shiftOf } from './shift.ts';
import { previewOfColumns } from './testing/preview-of-columns.ts';

const ten = { income: [10, 9, 8, 7, 6, 5, 4, 3, 2, 1], health: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] };
const before = previewOfColumns(ten, { income: 1, health: 0 });
const turned = previewOfColumns(ten, { income: 0, health: 1 });
const shift = (after = turned, options: Parameters<typeof shiftOf>[3] = { movers: 3 }) => {
  const found = shiftOf(before, after, 'need', options);
  if (found === null) throw new Error('no such axis');
  return found;
};

describe('what became of an axis', () => {
  it('counts the areas that change band, from which to which', () => {
    expect(shift()).toMatchObject({ groupId: 'need', title: 'Need', areas: 10, changed: 8, spearman: -1 });
    expect(shift().moves).toEqual([
      [0, 0, 0, 0, 2],
      [0, 0, 0, 2, 0],
      [0, 0, 2, 0, 0],
      [0, 2, 0, 0, 0],
      [2, 0, 0, 0, 0],
    ]);
  });

  it('says that nothing moves where nothing was changed', () => {
    expect(shift(before)).toMatchObject({ changed: 0, spearman: 1, movers: [] });
  });

  it('names the areas that move most, with their bands and places before and after', () => {
    expect(shift().movers).toMatchObject([
      { code: 'A0', name: 'Name of A0', bandBefore: 5, bandAfter: 1, placeBefore: 1, placeAfter: 0 },
      { code: 'A9', bandBefore: 1, bandAfter: 5, placeBefore: 0, placeAfter: 1 },
      { code: 'A1', bandBefore: 5, bandAfter: 1 },
    ]);
  });

  it('names none but those that may be named, and still counts all', () => {
    const own = shift(turned, { movers: 3, mayName: (code) => code === 'A4' });
    expect(own.movers.map(({ code }) => code)).toEqual(['A4']);
    expect(own).toMatchObject({ areas: 10, changed: 8 });
  });

  it('compares the areas that are in both, whatever their order', () => {
    const codes = ['A3', 'A1', 'new', 'A2', 'A0', 'A9', 'A8', 'A7', 'A6', 'A5', 'A4'];
    const income = codes.map((code) => (code === 'new' ? 0 : 10 - Number(code.slice(1))));
    const other = previewOfColumns({ income }, { income: 1 }, {}, codes);
    expect(shift(other)).toMatchObject({ areas: 10, spearman: 1 });
  });

  it('is told apart by coverage before and after', () => {
    const [first] = shift().coverageAfter;
    expect(first).toMatchObject({ groupId: 'need', of: 'people', shareInTopDecile: 0.1 });
    expect(shift().coverageBefore).toHaveLength(1);
  });

  it('is not there for a group that one of the two does not have', () => {
    expect(shiftOf(before, turned, 'other', { movers: 1 })).toBeNull();
  });

  it('finds the same movers as sorting all of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 60 }), fc.nat(), (areas, seed) => {
        const random = createRandom(seed);
        const column = () => Float64Array.from({ length: areas }, () => random.below(7));
        const columns = { income: column(), health: column() };
        const [one, other] = [
          previewOfColumns(columns, { income: 1, health: 0.1 }),
          previewOfColumns(columns, { income: 0.1, health: 1 }),
        ];
        const found = shiftOf(one, other, 'need', { movers: 5 });
        const [ranks, later] = [one.scores[0]?.rank ?? [], other.scores[0]?.rank ?? []];
        const sorted = Array.from(ranks, (rank, at) => ({ code: `A${at}`, by: Math.abs(rank - (later[at] ?? 0)) }))
          .filter(({ by }) => by > 0)
          .sort((a, b) => b.by - a.by)
          .slice(0, 5);
        expect(found?.movers.map(({ code }) => code)).toEqual(sorted.map(({ code }) => code));
        expect(found?.spearman ?? null).toBe(spearman(ranks, later));
        expect(found?.moves.flat().reduce((sum, count) => sum + count, 0)).toBe(areas);
      }),
    );
  });
});

describe('bands', () => {
  it('are the fifths of the ranks', () => {
    expect([...(bandsOf(before, 'need') ?? [])]).toEqual([5, 5, 4, 4, 3, 3, 2, 2, 1, 1]);
    expect(bandsOf(before, 'other')).toBeNull();
  });
});

describe('why an area moved', () => {
  const after = previewOfColumns(ten, { income: 1, health: 2 });

  it('adds up over its indicators for sums and means, whatever the scale', () => {
    for (const mover of shift(after).movers) {
      const { points, parts, rest } = mover.why;
      expect(parts.reduce((sum, part) => sum + part.points, 0)).toBeCloseTo(points, 12);
      expect(rest).toBeCloseTo(0, 12);
      expect(points > 0).toBe(mover.placeAfter > mover.placeBefore || points === 0);
    }
  });

  it('is nothing where all weights are multiplied', () => {
    const once = previewOfColumns({ ...ten, health: [3, 1, 4, 1, 5, 9, 2, 6, 5, 3] }, { income: 1, health: 1 });
    const twice = previewOfColumns({ ...ten, health: [3, 1, 4, 1, 5, 9, 2, 6, 5, 3] }, { income: 7, health: 7 });
    expect(shiftOf(once, twice, 'need', { movers: 5 })?.movers).toEqual([]);
  });

  it('says which way the indicator pulls whose weight was changed', () => {
    const columns = { ...ten, noise: [5, 1, 5, 1, 5, 1, 5, 1, 5, 1] };
    const [one, other] = [
      previewOfColumns(columns, { income: 1, health: 0.2, noise: 0.1 }),
      previewOfColumns(columns, { income: 1, health: 0.2, noise: 3 }),
    ];
    const movers = shiftOf(one, other, 'need', { movers: 4 })?.movers ?? [];
    expect(movers).toHaveLength(4);
    for (const { code, why } of movers) {
      const pull = why.parts.find(({ indicatorId }) => indicatorId === 'noise')?.points ?? 0;
      expect(Math.sign(pull)).toBe(columns.noise[Number(code.slice(1))] === 5 ? 1 : -1);
      expect(Math.sign(why.points)).toBe(Math.sign(pull));
    }
  });

  it('tells what an indicator that is new or gone adds, and what does not add up under a geometric mean', () => {
    const gone = previewOfColumns({ income: ten.income }, { income: 1 });
    const [mover] = shiftOf(after, gone, 'need', { movers: 1 })?.movers ?? [];
    expect(mover?.why.parts.map(({ indicatorId }) => indicatorId).toSorted()).toEqual(['health', 'income']);
    const geometric = previewOfColumns(
      ten,
      { income: 1, health: 1 },
      {
        groups: [
          {
            ...{ id: 'need', title: 'Need', aggregate: 'geometric-mean' },
            members: Object.keys(ten).map((id) => ({ id, weight: 1 })),
          },
        ],
      },
    );
    const [odd] = shiftOf(before, geometric, 'need', { movers: 1 })?.movers ?? [];
    const parts = odd?.why.parts.reduce((sum, { points }) => sum + points, 0) ?? 0;
    expect(parts + (odd?.why.rest ?? 0)).toBeCloseTo(odd?.why.points ?? Number.NaN, 12);
    expect(Math.abs(odd?.why.rest ?? 0)).toBeGreaterThan(0.01);
  });
});

const file = 'imd2025/imd2025_england_lsoa21.csv.gz';

it.skipIf(!isThere(dataFolder, file))(
  'equal weights for the seven domains of 2025 move 33,755 areas as far as an independent calculation says (needs OUTSPOKEN_DATA)',
  async () => {
    const { gunzipSync } = await import('node:zlib');
    const { mkdtempSync, readFileSync, rmSync, writeFileSync } = await import('node:fs');
    const { join } = await import('node:path');
    const { tmpdir } = await import('node:os');
    const folder = mkdtempSync(join(tmpdir(), 'outspoken-shift-'));
    writeFileSync(join(folder, 'imd.csv'), gunzipSync(readFileSync(join(dataFolder, file))));
    const rows = referenceRows(folder, 'imd.csv');
    rmSync(folder, { recursive: true });
    const official = { income: 0.225, employment: 0.225, education: 0.135, health: 0.135 };
    const weights = { ...official, crime: 0.093, barriers: 0.093, living_env: 0.093 };
    const ids = Object.keys(weights);
    const columns = Object.fromEntries(ids.map((id) => [id, numbersOf(rows, `${id}_rank`)]));
    const indicators: RecipeInput['indicators'] = ids.map((id) => ({
      ...{ id, column: id, title: id, direction: -1, source: 'x', licence: 'x', year: 2025 },
      normalise: 'rank-exponential',
    }));
    const one = previewOfColumns(columns, weights, { indicators });
    const equal = previewOfColumns(columns, Object.fromEntries(ids.map((id) => [id, 1])), { indicators });
    const found = shiftOf(one, equal, 'need', { movers: 10 });
    // Made once with pandas and scipy on the same published ranks, from another implementation of the transformation.
    expect(found?.spearman).toBeCloseTo(0.988777, 5);
    const [ranks, later] = [one.scores[0]?.rank ?? [], equal.scores[0]?.rank ?? []];
    const moved = Array.from(ranks, (rank, at) => Math.abs(rank - (later[at] ?? 0)));
    expect(moved.reduce((sum, by) => sum + by, 0) / moved.length).toBeCloseTo(1064.59, 0);
    for (const { why } of found?.movers ?? []) expect(why.rest).toBeCloseTo(0, 9);
  },
);

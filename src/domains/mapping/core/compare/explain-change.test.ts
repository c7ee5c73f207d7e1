import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Aggregate, Normalise } from '../compute/model.ts';
import { explainChange, sizeOf } from './explain-change.ts';
import type { IndicatorMethod, ScoredGroup, ScoredIndex } from './scored-index.ts';
import { scoreByIds, withMethod } from './trial-scores.ts';

/** What an index is made of: figures of each indicator for each code, and groups that hold indicators or earlier groups. */
interface Spec {
  readonly codes: readonly string[];
  readonly figures: Readonly<Record<string, readonly number[]>>;
  readonly methods?: Readonly<Record<string, Partial<IndicatorMethod>>>;
  readonly groups: readonly Omit<ScoredGroup, 'score'>[];
}

const plain: IndicatorMethod = {
  ...{ direction: 1, isShrunk: false, missing: { rule: 'refuse' }, treat: { method: 'none' } },
  normalise: { method: 'min-max', to: [1, 100] },
};

function build({ codes, figures, methods = {}, groups }: Spec): ScoredIndex {
  const indicators = Object.entries(figures).map(([id, values]) => {
    const raw = Float64Array.from(values);
    const method = { ...plain, ...methods[id] };
    const normalised = withMethod(raw, method, method);
    if (normalised === null) throw new Error(`${id} cannot be normalised`);
    return { id, raw, normalised, method };
  });
  const columns = new Map(indicators.map(({ id, normalised }) => [id, normalised]));
  const blank = groups.map((group) => ({ ...group, score: new Float64Array() }));
  return {
    codes,
    indicators,
    groups: blank.map((group) => {
      const score = scoreByIds(blank, columns, group.id);
      if (score === null) throw new Error(`${group.id} cannot be scored`);
      return { ...group, score };
    }),
  };
}

const group = (
  id: string,
  aggregate: Aggregate,
  members: Record<string, number>,
  normalise: Normalise | null = null,
) => ({
  ...{ id, aggregate, normalise },
  members: Object.entries(members).map(([id, weight]) => ({ id, weight })),
});

const codes = ['a', 'b', 'c', 'd', 'e', 'f'];
const base: Spec = {
  codes,
  figures: { pay: [1, 2, 3, 4, 5, 9], jobs: [7, 3, 1, 8, 2, 4], clubs: [5, 6, 1, 2, 9, 3] },
  groups: [group('money', 'weighted-mean', { pay: 1, jobs: 3 }), group('top', 'weighted-mean', { money: 4, clubs: 1 })],
};

const explain = (before: Spec, after: Spec, code = 'c') => {
  const explanation = explainChange(build(before), build(after), 'top');
  if (explanation === null) throw new Error('no explanation');
  return { ...explanation.of(code)!, isExact: explanation.isExact };
};
const partOf = (change: ReturnType<typeof explain>, id: string) => change.parts.find((part) => part.id === id);
const nearly = (value: number) => expect.closeTo(value, 9);

describe('why a score changed', () => {
  it('is nothing where nothing did', () => {
    expect(explain(base, base)).toMatchObject({ isExact: true, parts: [], remainder: 0 });
  });

  it('is another figure', () => {
    const after = { ...base, figures: { ...base.figures, pay: [1, 2, 7, 4, 5, 9] } };
    // 4 of the range of 8, on a scale of 99 points, at a weight of 1/4 of 4/5.
    expect(explain(base, after)).toMatchObject({
      ...{ remainder: nearly(0) },
      parts: [{ id: 'pay', kind: 'indicator', value: nearly((4 / 8) * 99 * 0.2), weight: 0, method: 0 }],
    });
  });

  it('is another weight, and with it those of the others in a mean', () => {
    const after = { ...base, groups: [group('money', 'weighted-mean', { pay: 3, jobs: 3 }), base.groups[1]!] };
    const change = explain(base, after);
    expect(change.parts.map(({ id, value, method }) => [id, value, method])).toEqual([
      ['pay', 0, 0],
      ['jobs', 0, 0],
    ]);
    expect(partOf(change, 'pay')?.weight).toBeCloseTo(25.75 * (0.4 - 0.2), 9);
    expect(partOf(change, 'jobs')?.weight).toBeCloseTo(1 * (0.4 - 0.6), 9);
  });

  it('is an indicator that came, and one that went', () => {
    const { clubs, ...rest } = base.figures;
    const after: Spec = {
      ...base,
      figures: { ...rest, parks: clubs!.map((value) => 10 - value) },
      groups: [base.groups[0]!, group('top', 'weighted-mean', { money: 4, parks: 1 })],
    };
    const change = explain(base, after, 'e');
    expect(change.parts.map(({ id, value, method }) => [id, value, method])).toEqual([
      ['clubs', 0, 0],
      ['parks', 0, 0],
    ]);
    expect(partOf(change, 'clubs')?.weight).toBeCloseTo(-100 / 5, 9);
    expect(change.remainder).toBeCloseTo(0, 9);
  });

  it('is another method, told apart from other figures', () => {
    const ranked: Partial<IndicatorMethod> = { normalise: { method: 'percentile-rank' } };
    const method = explain(base, { ...base, methods: { pay: ranked } }, 'd');
    expect(method.parts).toMatchObject([
      { id: 'pay', value: 0, weight: 0, method: nearly(0.2 * (3 / 5 - (1 + (3 / 8) * 99))) },
    ]);
    const both = explain(
      base,
      { ...base, figures: { ...base.figures, pay: [1, 2, 3, 5.5, 5, 9] }, methods: { pay: ranked } },
      'd',
    );
    expect(both.parts).toMatchObject([{ id: 'pay', value: nearly(0.2 * (1 / 5)), method: method.parts[0]!.method }]);
    expect(both.remainder).toBeCloseTo(0, 9);
  });

  it('is method alone where figures that are missing hide what is what', () => {
    const [before, after] = [
      build(base),
      build({ ...base, methods: { pay: { normalise: { method: 'percentile-rank' } } } }),
    ];
    const gap = before.indicators.map((one) => (one.id === 'pay' ? { ...one, raw: one.raw.with(0, Number.NaN) } : one));
    const change = explainChange({ ...before, indicators: gap }, after, 'top')?.of('d');
    expect(change?.parts).toMatchObject([{ id: 'pay', value: 0, weight: 0 }]);
    expect(change?.remainder).toBeCloseTo(0, 9);
  });

  it('cannot be asked of an area or a group that is not in both', () => {
    const fewer: Spec = { ...base, codes: codes.map((code) => (code === 'c' ? 'x' : code)) };
    const explanation = explainChange(build(base), build(fewer), 'top');
    expect([explanation?.of('c'), explanation?.of('x')]).toEqual([null, null]);
    expect(explanation?.of('a')).not.toBeNull();
    expect(explainChange(build(base), build(base), 'ties')).toBeNull();
  });
});

describe('where groups are no sums', () => {
  const bent: Spec = { ...base, groups: [base.groups[0]!, group('top', 'geometric-mean', { money: 4, clubs: 1 })] };

  it('one change alone leaves nothing open', () => {
    for (const after of [
      { ...bent, figures: { ...bent.figures, pay: [1, 2, 7, 4, 5, 9] } },
      { ...bent, groups: [group('money', 'weighted-mean', { pay: 3, jobs: 3 }), bent.groups[1]!] },
      { ...bent, groups: [group('money', 'harmonic-mean', { pay: 1, jobs: 3 }), bent.groups[1]!] },
      { ...bent, groups: [bent.groups[0]!, group('top', 'geometric-mean', { money: 2, clubs: 1 })] },
      { ...bent, methods: { clubs: { direction: -1 } } } satisfies Spec,
      { ...bent, groups: [bent.groups[0]!, group('top', 'geometric-mean', { clubs: 1 })] },
    ]) {
      const change = explain(bent, after);
      expect(change.isExact).toBe(false);
      expect(change.parts).toHaveLength(1);
      expect(change.remainder).toBeCloseTo(0, 9);
    }
  });

  it('says what several leave open together', () => {
    const after: Spec = {
      ...bent,
      figures: { ...bent.figures, pay: [1, 2, 7, 4, 5, 9], clubs: [5, 6, 8, 2, 9, 3] },
      groups: [bent.groups[0]!, group('top', 'geometric-mean', { money: 2, clubs: 1 })],
    };
    const change = explain(bent, after);
    expect(Math.abs(change.remainder)).toBeGreaterThan(0.1);
    expect(change.parts.reduce((sum, part) => sum + sizeOf(part), change.remainder)).toBeCloseTo(
      change.after - change.before,
      9,
    );
  });

  it('a group that is ranked again is weighed by what the ranks of all its areas do', () => {
    const ranked: Spec = {
      ...base,
      groups: [group('money', 'weighted-mean', { pay: 1, jobs: 3 }, { method: 'rank' }), base.groups[1]!],
    };
    const change = explain(ranked, { ...ranked, figures: { ...ranked.figures, jobs: [7, 3, 9, 8, 2, 4] } });
    expect(change.isExact).toBe(false);
    expect(change.parts).toMatchObject([{ id: 'jobs', value: nearly(change.after - change.before) }]);
  });
});

describe('whatever changes', () => {
  const figure = fc.double({ min: 0.5, max: 1000, noNaN: true });
  const weight = fc.double({ min: 0.01, max: 5, noNaN: true });
  const names = ['pay', 'jobs', 'clubs', 'parks'];
  const method = fc.record({
    direction: fc.constantFrom(1 as const, -1 as const),
    treat: fc.constantFrom(
      { method: 'none' as const },
      { method: 'log' as const },
      { method: 'winsorise' as const, most: 2 },
    ),
    normalise: fc.constantFrom<Normalise>(
      { method: 'min-max', to: [1, 100] },
      { method: 'percentile-rank' },
      { method: 'rank' },
    ),
  });

  const spec = (aggregates: readonly Aggregate[]) =>
    fc
      .record({
        codes: fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], { minLength: 6 }),
        ids: fc.subarray(names, { minLength: 2 }),
        aggregate: fc.tuple(fc.constantFrom(...aggregates), fc.constantFrom(...aggregates)),
        nested: fc.boolean(),
      })
      .chain(({ codes, ids, aggregate, nested }) =>
        fc
          .record({
            figures: fc.tuple(
              ...ids.map(() => fc.uniqueArray(figure, { minLength: codes.length, maxLength: codes.length })),
            ),
            methods: fc.tuple(...ids.map(() => method)),
            weights: fc.array(weight, { minLength: 5, maxLength: 5 }),
          })
          .map(({ figures, methods, weights }): Spec => {
            const member = (which: readonly string[], from: number) =>
              Object.fromEntries(which.map((id, at) => [id, weights[from + at]!]));
            const [first = '', ...others] = ids;
            const groups = nested
              ? [
                  group('part', aggregate[0], member(others, 1)),
                  group('top', aggregate[1], { [first]: weights[0]!, part: weights[4]! }),
                ]
              : [group('top', aggregate[1], member(ids, 0))];
            return {
              codes,
              figures: Object.fromEntries(ids.map((id, at) => [id, figures[at]!])),
              methods: Object.fromEntries(ids.map((id, at) => [id, methods[at]!])),
              groups,
            };
          }),
      );

  it('the parts of weighted sums and means add up to the change, and turn round with it', () => {
    const sums = spec(['weighted-sum', 'weighted-mean']);
    fc.assert(
      fc.property(sums, sums, (one, other) => {
        const [before, after] = [build(one), build(other)];
        const there = explainChange(before, after, 'top')!;
        const back = explainChange(after, before, 'top')!;
        expect(there.isExact).toBe(true);
        for (const code of one.codes) {
          const change = there.of(code);
          if (change === null) continue;
          expect(change.remainder).toBeCloseTo(0, 6);
          const returned = new Map(back.of(code)!.parts.map((part) => [part.id, sizeOf(part)]));
          for (const part of change.parts) expect(returned.get(part.id) ?? 0).toBeCloseTo(-sizeOf(part), 6);
        }
      }),
    );
  });

  it('parts and remainder together are the change', () => {
    const any = spec(['weighted-sum', 'weighted-mean', 'geometric-mean', 'harmonic-mean']);
    const positive = (one: Spec): Spec => ({
      ...one,
      methods: Object.fromEntries(
        Object.entries(one.methods ?? {}).map(([id, given]) => [id, { ...given, normalise: plain.normalise }]),
      ),
    });
    fc.assert(
      fc.property(any.map(positive), any.map(positive), (one, other) => {
        const [before, after] = [build(one), build(other)];
        const explanation = explainChange(before, after, 'top')!;
        for (const code of one.codes) {
          const change = explanation.of(code);
          if (change === null) continue;
          const sum = change.parts.reduce((total, part) => total + sizeOf(part), change.remainder);
          expect(sum).toBeCloseTo(change.after - change.before, 6);
          expect(change.after).toBe(after.groups.at(-1)!.score[after.codes.indexOf(code)]);
        }
      }),
    );
  });
});

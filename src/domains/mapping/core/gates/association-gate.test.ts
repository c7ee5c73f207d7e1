import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '#foundations/numeric';
import { findDisguisedInput, type ProtectedShares } from './association-gate.ts';

const random = createRandom(7);
const noise = (areas: number) => Float64Array.from({ length: areas }, () => random.normal());
const shareOf = (areas: number) => Float64Array.from({ length: areas }, () => random.uniform() ** 3);

function shares(areas: number, count = 4): ProtectedShares {
  return {
    names: Array.from({ length: count }, (_, index) => `share${index}`),
    values: Array.from({ length: count }, () => shareOf(areas)),
  };
}

function judge(values: Float64Array, against: ProtectedShares) {
  return findDisguisedInput([{ of: 'indicator', id: 'x', values }], against);
}

describe('an input is disguised', () => {
  it('where it rises with a share, whatever its scale', () => {
    const against = shares(500);
    const verdict = judge(
      against.values[2]!.map((share) => Math.exp(5 * share)),
      against,
    );
    expect(verdict).toMatchObject({
      verdict: 'disguised',
      input: { kind: 'disguised-input', of: 'indicator', id: 'x', areas: 500, by: 'one-share', share: 'share2' },
    });
  });

  it('where it falls with a share', () => {
    const against = shares(500);
    const small = noise(500);
    const verdict = judge(
      against.values[1]!.map((share, area) => 3 - share + 0.02 * small[area]!),
      against,
    );
    expect(verdict).toMatchObject({ input: { by: 'one-share', share: 'share1' } });
  });

  it('where all shares together explain it and none alone does', () => {
    const against = shares(500);
    const mixed = noise(500).map(
      (value, area) => 0.1 * value + against.values.reduce((sum, share) => sum + share[area]!, 0),
    );
    expect(judge(mixed, against)).toMatchObject({ verdict: 'disguised', input: { by: 'all-shares', areas: 500 } });
  });

  it('where all shares together explain it, however its scale was bent', () => {
    const against = shares(500);
    const mixed = noise(500).map(
      (value, area) => 0.1 * value + against.values.reduce((sum, share) => sum + share[area]!, 0),
    );
    const bent = mixed.map((value) => Math.exp(5 * value));
    expect(judge(bent, against)).toMatchObject({ verdict: 'disguised', input: { by: 'all-shares', areas: 500 } });
  });

  it('though the shares add up to 1', () => {
    const [first, second] = [shareOf(300), shareOf(300)].map((share) => share.map((value) => value / 2));
    const rest = first!.map((value, area) => 1 - value - second![area]!);
    const against = { names: ['a', 'b', 'c'], values: [first!, second!, rest] };
    expect(
      judge(
        first!.map((value, area) => value - second![area]!),
        against,
      ),
    ).toMatchObject({ verdict: 'disguised' });
  });

  it('over the areas where both are known', () => {
    const against = shares(500);
    const values = against.values[0]!.map((share, area) => (area % 3 === 0 ? Number.NaN : share));
    against.values[0]![1] = Number.NaN;
    expect(judge(values, against)).toMatchObject({ verdict: 'disguised', input: { areas: 332 } });
  });
});

describe('an input passes', () => {
  it('where it has nothing to do with any share', () => {
    expect(judge(noise(500), shares(500))).toEqual({ verdict: 'passed' });
  });

  it('where it is related, below the limits', () => {
    const against = shares(2000);
    const spread = noise(2000);
    const values = against.values[0]!.map((share, area) => share + 0.25 * spread[area]!);
    expect(judge(values, against)).toEqual({ verdict: 'passed' });
  });

  it('where it or a share is the same everywhere', () => {
    const against = shares(100);
    expect(judge(new Float64Array(100).fill(3), against)).toEqual({ verdict: 'passed' });
    expect(judge(noise(100), { names: ['none'], values: [new Float64Array(100)] })).toEqual({ verdict: 'passed' });
  });

  it('in few areas with many shares, where a plain R squared would be large by chance', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const chance = createRandom(Math.abs(seed));
        const column = () => Float64Array.from({ length: 30 }, () => chance.normal());
        const against = {
          names: Array.from({ length: 14 }, (_, i) => `${i}`),
          values: Array.from({ length: 14 }, column),
        };
        expect(judge(column(), against)).toEqual({ verdict: 'passed' });
      }),
      { numRuns: 50, seed: 1 },
    );
  });
});

describe('nothing was checked', () => {
  it('where too few areas are known', () => {
    expect(judge(noise(9), shares(9, 2))).toEqual({ verdict: 'too-few-areas', id: 'x', areas: 9, needed: 10 });
    expect(judge(noise(16), shares(16, 14))).toEqual({
      verdict: 'too-few-areas',
      id: 'x',
      areas: 16,
      needed: 17,
    });
  });

  it('but an input that can be checked is still found', () => {
    const against = shares(100);
    const verdict = findDisguisedInput(
      [
        { of: 'indicator', id: 'blank', values: new Float64Array(100).fill(Number.NaN) },
        { of: 'indicator', id: 'copy', values: against.values[0]! },
      ],
      against,
    );
    expect(verdict).toMatchObject({ verdict: 'disguised', input: { id: 'copy' } });
  });
});

import { describe, expect, it } from 'vitest';
import { localTime, momentsAt } from './local-time.ts';
import reference from './reference/local-time.json' with { type: 'json' };

const cases = reference as unknown as readonly (readonly [zone: string, local: string, moments: readonly string[]])[];

function listed(local: string, zone: string): readonly string[] {
  const found = momentsAt(local, zone);
  if (found === null || found.kind === 'never') return [];
  return (found.kind === 'once' ? [found.at] : [found.first, found.second]).map((moment) => moment.toISOString());
}

describe('a local time', () => {
  it('means the moments that another library finds, in the nights when the clocks change and beside them', () => {
    expect(cases.length).toBeGreaterThan(150);
    expect(cases.map(([zone, local]) => [zone, local, listed(local, zone)])).toEqual(cases);
    expect(new Set(cases.map(([, , moments]) => moments.length))).toEqual(new Set([0, 1, 2]));
  });

  it('that the clocks jump over has a moment instead, as far on as they jumped', () => {
    expect(momentsAt('2026-03-29T01:30', 'Europe/London')).toEqual({
      kind: 'never',
      instead: new Date('2026-03-29T01:30:00Z'),
    });
  });

  it.each(['2026-02-30T10:00', '2026-11-05T24:00', '2026-11-05T19:60', '2026-11-05 19:00', '2026-11-05', ''])(
    '%j is none',
    (local) => {
      expect(momentsAt(local, 'Europe/London')).toBeNull();
    },
  );
});

it('is what clocks show at a moment, in winter and in summer, and means that moment again', () => {
  expect(localTime(new Date('2026-11-05T19:00:59Z'), 'Europe/London')).toBe('2026-11-05T19:00');
  expect(localTime(new Date('2026-07-05T18:00:00Z'), 'Europe/London')).toBe('2026-07-05T19:00');
  const at = new Date('2026-10-25T00:30:00Z');
  expect(momentsAt(localTime(at, 'Europe/London'), 'Europe/London')).toMatchObject({ kind: 'twice', first: at });
});

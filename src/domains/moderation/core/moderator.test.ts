import { describe, expect, it, test } from 'vitest';
import type { Case } from './case.ts';
import { claimCase, type Moderator, mostClaims, noTies, obstacleFor, type Ties } from './moderator.ts';
import { after, caseOf, claimedBy, moderatorOf, noon } from './testing/case-of.ts';

const claim = (kase: Case, moderator: Moderator, now = noon, held = 0, ties: Ties = noTies) =>
  claimCase(kase, moderator, { ties, held, now });
const sam = moderatorOf('sam');

describe('a claim', () => {
  it('keeps others away for a quarter of an hour, and no longer', () => {
    const claimed = claim(caseOf(), sam);
    if (!claimed.ok) throw new Error(claimed.problem.kind);
    expect(claimed.value.claim).toEqual({ by: 'sam', at: noon, until: after(15) });
    const ines = moderatorOf('ines');
    expect(claim(claimed.value, ines, after(14))).toMatchObject({ problem: { kind: 'taken', by: 'sam' } });
    expect(claim(claimed.value, ines, after(15))).toMatchObject({ value: { claim: { by: 'ines' } } });
  });

  it('is renewed by what its holder does, up to an hour from when they took it', () => {
    let kase: Case = caseOf();
    const ends: (number | undefined)[] = [];
    for (const minute of [0, 10, 20, 30, 40, 50, 59]) {
      const claimed = claim(kase, sam, after(minute));
      if (!claimed.ok) throw new Error(claimed.problem.kind);
      kase = claimed.value;
      ends.push(((kase.claim?.until.getTime() ?? 0) - noon.getTime()) / 60_000);
    }
    expect(ends).toEqual([15, 25, 35, 45, 55, 60, 60]);
  });

  it('is one of ten at most; renewing one is not another', () => {
    expect(claim(caseOf(), sam, noon, mostClaims)).toMatchObject({ problem: { kind: 'too-many-claims' } });
    expect(claim(claimedBy('sam', caseOf()), sam, after(5), mostClaims).ok).toBe(true);
  });

  it('is possible only for what waits, or is held', () => {
    for (const state of ['settled', 'closed', 'with-author'] as const)
      expect(claim(caseOf({ state }), sam)).toMatchObject({ problem: { kind: 'not-waiting' } });
    expect(claim(caseOf({ state: 'held', heldUntil: after(600) }), sam).ok).toBe(true);
  });
});

describe('somebody stays away', () => {
  const standing = { verdict: 'reject', reason: 'hate', at: noon, by: ['sam'] } as const;
  const leeds = ['E08000035', 'E12000003'];

  test.each([
    ['from what is theirs or about them', caseOf(), sam, { interested: ['sam'], refused: [] }, 'own-interest'],
    ['from what they refused', caseOf(), sam, { interested: [], refused: ['sam'] }, 'refused'],
    [
      'from another area',
      caseOf({ places: leeds }),
      moderatorOf('sam', { areas: ['E09000001'] }),
      noTies,
      'not-your-area',
    ],
    ['from the whole country', caseOf(), moderatorOf('sam', { areas: ['E08000035'] }), noTies, 'not-your-area'],
    ['from what stewards have', caseOf({ state: 'escalated' }), sam, noTies, 'stewards-only'],
    ['from an appeal against themselves', caseOf({ cause: 'appealed', standing }), sam, noTies, 'decided-before'],
    ['from agreeing with themselves', caseOf({ state: 'second', standing }), sam, noTies, 'decided-before'],
    [
      'from a language they do not read',
      caseOf({ language: 'ur' }),
      moderatorOf('sam', { languages: ['en'] }),
      noTies,
      'not-your-language',
    ],
  ] as const)('%s', (_, kase, moderator, ties, obstacle) => {
    expect(obstacleFor(kase, moderator, ties)).toBe(obstacle);
    expect(claim(kase, moderator, noon, 0, ties)).toMatchObject({ problem: { kind: obstacle } });
  });

  test.each([
    ['an area they have', caseOf({ places: leeds }), moderatorOf('sam', { areas: ['E08000035'] })],
    ['a place within an area they have', caseOf({ places: leeds }), moderatorOf('sam', { areas: ['E12000003'] })],
    ['a language they read', caseOf({ language: 'ur' }), moderatorOf('sam', { languages: ['en', 'ur'] })],
    ['a language that nobody can tell', caseOf({ language: null }), moderatorOf('sam', { languages: ['en'] })],
    ['any language, while they have not said which they read', caseOf({ language: 'ur' }), sam],
    ['an appeal against others', caseOf({ cause: 'appealed', standing }), moderatorOf('ines')],
    ['what stewards have, as a steward', caseOf({ state: 'escalated' }), moderatorOf('amina', { isSteward: true })],
  ] as const)('from nothing else: not from %s', (_, kase, moderator) => {
    expect(obstacleFor(kase, moderator, noTies)).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { type Case, contentStateOf, isInQueue, type State } from './case.ts';
import { type Decision, decide, holdDays, verdictsFor } from './decide.ts';
import { type Kind, kinds } from './kind.ts';
import { labels } from './label.ts';
import { type Moderator, noTies } from './moderator.ts';
import { type Reason, reasonsFor, type Verdict, verdicts } from './reason.ts';
import { after, afterDays, caseOf, claimedBy, moderatorOf, noon } from './testing/case-of.ts';

const sam = moderatorOf('sam');
const steward = moderatorOf('amina', { isSteward: true });

function made(kase: Case, kind: Kind, verdict: Verdict, by: Moderator = sam, reason?: Reason, now = noon) {
  const decision: Decision = {
    verdict,
    reason: reason ?? (verdict === 'agree' ? kase.standing?.reason : undefined) ?? reasonsFor[verdict][0],
    seen: kase.version,
    contentVersion: 'edition-1',
  };
  return decide(kase, kind, decision, { moderator: by, ties: noTies, now });
}

/** Where a case stands after a decision by whoever holds it. */
function next(kase: Case, kind: Kind, verdict: Verdict, by: Moderator = sam, reason?: Reason): Case {
  const decided = made(claimedBy(by.id, kase), kind, verdict, by, reason);
  if (!decided.ok) throw new Error(decided.problem.kind);
  return decided.value;
}

describe('something new', () => {
  const kase = caseOf();

  it.each([
    ['publish', 'settled', 'shown'],
    ['ask-edit', 'with-author', 'with-author'],
    ['hold', 'held', 'held'],
    ['reject', 'settled', 'hidden'],
    ['escalate', 'escalated', 'pending'],
  ] as const)('is %sed: the case is %s, the content %s', (verdict, state, content) => {
    const decided = next(kase, kinds.note, verdict);
    expect([decided.state, contentStateOf(decided), decided.claim]).toEqual([state, content, null]);
    expect(decided.version).toBe(kase.version + 1);
  });

  it('takes exactly these decisions, and none when it is settled', () => {
    expect(verdictsFor(kase, kinds.note)).toEqual(['publish', 'ask-edit', 'hold', 'reject', 'escalate']);
    expect(verdictsFor(kase, kinds.statement)).toEqual(['publish', 'hold', 'reject', 'escalate']);
    for (const state of ['settled', 'closed', 'with-author'] as const)
      expect(verdictsFor(caseOf({ state }), kinds.statement)).toEqual([]);
  });

  it('that is held comes back by itself after a week', () => {
    const held = next(kase, kinds.statement, 'hold');
    expect(isInQueue(held, afterDays(holdDays - 0.01))).toBe(false);
    expect(isInQueue(held, afterDays(holdDays))).toBe(true);
    expect(verdictsFor(held, kinds.statement)).toContain('publish');
  });

  it('keeps who decided, why and when', () => {
    expect(next(kase, kinds.statement, 'reject', sam, 'hate').standing).toEqual({
      verdict: 'reject',
      reason: 'hate',
      at: noon,
      by: ['sam'],
    });
  });
});

describe('what takes one person and what takes two', () => {
  const shown = { state: 'waiting', cause: 'reported', shown: true } as const;

  test.each(['statement', 'example', 'challenge', 'answer', 'note'] as const)('a %s goes with one', (kind) => {
    const decided = next(caseOf({ kind, ...shown }), kinds[kind], 'take-down', sam, 'hate');
    expect([decided.state, decided.shown]).toEqual(['settled', false]);
  });

  test.each(['wave', 'after-report', 'endorser', 'intermediary', 'claim'] as const)(
    'a %s stays until a second person agrees, who is not the first',
    (kind) => {
      const proposed = next(caseOf({ kind, ...shown }), kinds[kind], 'take-down', sam, 'hate');
      expect([proposed.state, proposed.shown, contentStateOf(proposed)]).toEqual(['second', true, 'shown']);
      expect(made(claimedBy('sam', proposed), kinds[kind], 'agree')).toEqual({
        ok: false,
        problem: { kind: 'decided-before' },
      });
      const agreed = next(proposed, kinds[kind], 'agree', moderatorOf('ines'));
      expect([agreed.state, agreed.shown, agreed.standing?.by]).toEqual(['settled', false, ['sam', 'ines']]);
      const stayed = next(proposed, kinds[kind], 'disagree', moderatorOf('ines'));
      expect([stayed.state, stayed.shown, stayed.standing?.verdict]).toEqual(['settled', true, 'keep']);
    },
  );

  it('the second agrees to the reason of the first and to no other', () => {
    const proposed = claimedBy('ines', next(caseOf({ kind: 'wave', ...shown }), kinds.wave, 'take-down', sam, 'hate'));
    expect(made(proposed, kinds.wave, 'agree', moderatorOf('ines'), 'spam')).toMatchObject({
      problem: { kind: 'no-reason' },
    });
  });

  it('rejecting what nobody has seen takes one, of every kind', () => {
    for (const kind of [kinds.statement, kinds.wave, kinds.endorser])
      expect(next(caseOf({ kind: kind.id }), kind, 'reject', sam, 'hate').state).toBe('settled');
  });

  it('what one person may take away is hidden while a steward has it; a page of two stays', () => {
    expect(contentStateOf(next(caseOf(shown), kinds.statement, 'escalate'))).toBe('pending');
    expect(contentStateOf(next(caseOf({ kind: 'wave', ...shown }), kinds.wave, 'escalate'))).toBe('shown');
  });
});

describe('a page of the site that a reader reported', () => {
  const kase = caseOf({ kind: 'page', state: 'waiting', cause: 'reported', shown: true, reported: ['wrong-figure'] });

  it('stays as it is or goes to a steward, who alone can say that it was put right', () => {
    expect(verdictsFor(kase, kinds.page)).toEqual(['keep', 'escalate']);
    const escalated = next(kase, kinds.page, 'escalate', sam, 'wrong-figure');
    expect([escalated.state, escalated.shown]).toEqual(['escalated', true]);
    expect(verdictsFor(escalated, kinds.page)).toEqual(['keep', 'put-right']);
    expect(made(claimedBy('sam', escalated), kinds.page, 'put-right')).toMatchObject({
      problem: { kind: 'stewards-only' },
    });
    expect(next(escalated, kinds.page, 'put-right', steward).state).toBe('settled');
  });

  it('has its reasons judged by whatever keeps it', () => {
    expect(next(kase, kinds.page, 'keep')).toMatchObject({
      reported: [],
      judged: ['wrong-figure'],
      judgedVersion: 'edition-1',
      shown: true,
    });
  });
});

describe('an appeal', () => {
  const rejected = caseOf({
    state: 'waiting',
    cause: 'appealed',
    standing: { verdict: 'reject', reason: 'hate', at: noon, by: ['sam'] },
  });

  it('is decided by another person, either way', () => {
    expect(made(claimedBy('sam', rejected), kinds.statement, 'overturn')).toMatchObject({
      problem: { kind: 'decided-before' },
    });
    const ines = moderatorOf('ines');
    expect(next(rejected, kinds.statement, 'overturn', ines)).toMatchObject({ state: 'settled', shown: true });
    const upheld = next(rejected, kinds.statement, 'uphold', ines);
    expect(upheld).toMatchObject({ state: 'settled', shown: false });
    expect(upheld.standing).toMatchObject({ verdict: 'reject', reason: 'hate', by: ['sam', 'ines'] });
  });

  it('changes nothing about the content while it waits', () => {
    expect(contentStateOf(rejected)).toBe('hidden');
  });
});

describe('somebody in danger', () => {
  it('comes before everything, for stewards', () => {
    const escalated = next(caseOf({ dueAt: after(24 * 60) }), kinds.statement, 'escalate', sam, 'immediate-danger');
    expect(escalated).toMatchObject({ state: 'escalated', dueAt: after(60) });
  });
});

describe('a decision is refused', () => {
  const kase = caseOf();

  test.each([
    ['of a case that nobody took', kase, 'not-claimed'],
    ['of a case that a colleague holds', claimedBy('ines', kase), 'taken'],
    [
      'of a case whose colleague’s time is over but who took it last',
      claimedBy('ines', kase),
      'not-claimed',
      after(16),
    ],
    ['of a case that has changed since', { ...claimedBy('sam', kase), version: 7 }, 'changed'],
    ['of a case that is gone', caseOf({ state: 'closed' }), 'closed'],
  ] as const)('%s', (_, held: Case, kind, now = noon) => {
    const decision: Decision = { verdict: 'publish', reason: 'within-rules', seen: kase.version, contentVersion: '1' };
    expect(decide(held, kinds.statement, decision, { moderator: sam, ties: noTies, now })).toMatchObject({
      problem: { kind },
    });
  });

  it('for a verdict that the case does not have, and for a reason that the verdict does not have', () => {
    const held = claimedBy('sam', kase);
    expect(made(held, kinds.statement, 'keep')).toMatchObject({ problem: { kind: 'not-offered' } });
    expect(made(held, kinds.statement, 'reject', sam, 'within-rules')).toMatchObject({
      problem: { kind: 'no-reason' },
    });
  });

  it('not because the quarter of an hour is over, as long as nobody else took the case', () => {
    const late = made(claimedBy('sam', kase), kinds.statement, 'publish', sam, 'within-rules', after(40));
    expect(late.ok).toBe(true);
  });
});

test('whatever is decided in whatever order, what is shown was published, and a case says the same as its content', () => {
  const anyKind = fc.constantFrom(kinds.statement, kinds.wave, kinds.endorser);
  const steps = fc.array(
    fc.record({ verdict: fc.constantFrom(...verdicts), by: fc.constantFrom('sam', 'ines', 'amina') }),
  );
  fc.assert(
    fc.property(anyKind, steps, (kind, taken) => {
      let kase = caseOf({ kind: kind.id });
      let wasPublished = false;
      for (const { verdict, by } of taken) {
        const moderator = moderatorOf(by, { isSteward: by === 'amina' });
        const decided = verdict === 'restore' ? null : made(claimedBy(by, kase), kind, verdict, moderator);
        if (decided?.ok !== true) continue;
        expect(verdictsFor(kase, kind)).toContain(verdict);
        kase = { ...decided.value, claim: null };
        wasPublished ||= verdict === 'publish' || verdict === 'overturn';
        expect(kase.shown).toBe(contentStateOf(kase) === 'shown');
        if (kase.shown) expect(wasPublished).toBe(true);
        const quiet: readonly State[] = ['closed', 'held', 'with-author'];
        if (quiet.includes(kase.state)) expect(kase.shown).toBe(false);
      }
    }),
  );
});

test('reasons and labels are ids, so that the audit log and the tables take them', () => {
  const all = [...verdicts, ...verdicts.flatMap((verdict) => reasonsFor[verdict]), ...Object.keys(labels)];
  expect(all.filter((name) => !/^[a-z][a-z-]{0,39}$/.test(name))).toEqual([]);
});

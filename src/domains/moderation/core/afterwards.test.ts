import { describe, expect, it, test } from 'vitest';
import { appeal, appealEnd } from './appeal.ts';
import { type Case, contentStateOf } from './case.ts';
import { hearReport } from './hear-report.ts';
import { kinds } from './kind.ts';
import { dueBy, urgencyOf } from './label.ts';
import { noTies, type Ties } from './moderator.ts';
import { openNew } from './open.ts';
import { receiptOf } from './receipt.ts';
import { type ReportReason, reportReasons } from './report-reason.ts';
import { type RestoreRight, restore } from './restore.ts';
import { close, resubmit } from './submission.ts';
import { before, takeBack } from './take-back.ts';
import { after, afterDays, caseOf, claimedBy, moderatorOf, noon } from './testing/case-of.ts';

const rejected = caseOf({
  state: 'settled',
  standing: { verdict: 'reject', reason: 'hate', at: noon, by: ['sam'] },
});
const shown = caseOf({
  state: 'settled',
  shown: true,
  standing: { verdict: 'publish', reason: 'within-rules', at: noon, by: ['sam'] },
});

describe('an appeal', () => {
  const asked = (kase: Case, has = false, now = noon, kind = kinds.statement as (typeof kinds)[keyof typeof kinds]) =>
    appeal(kase, kind, has, now);

  it('puts a rejected text back into the queue, soon', () => {
    expect(asked(rejected, false, after(60))).toMatchObject({
      value: { state: 'waiting', cause: 'appealed', shown: false, queuedAt: after(60), dueAt: after(300) },
    });
  });

  it('is possible for twenty days, once, for what is hidden and has an author', () => {
    expect(asked(rejected, false, afterDays(19.99)).ok).toBe(true);
    expect(asked(rejected, false, afterDays(20))).toMatchObject({ problem: 'too-late' });
    expect(asked(rejected, true)).toMatchObject({ problem: 'appealed-before' });
    for (const kase of [shown, caseOf(), caseOf({ state: 'held' }), close(rejected)])
      expect(asked(kase)).toMatchObject({ problem: 'nothing-to-appeal' });
    expect(asked(rejected, false, noon, kinds.page)).toMatchObject({ problem: 'nothing-to-appeal' });
    expect(appealEnd(rejected, kinds.statement, false, noon)).toEqual(afterDays(20));
  });
});

describe('restoring', () => {
  const ines = moderatorOf('ines');
  const tried = (
    kase: Case,
    by = ines,
    { right = 'another-person' as RestoreRight, now = noon, seen = kase.version, ties = noTies as Ties } = {},
  ) => restore(kase, { reason: 'mistake', seen }, { moderator: by, ties, right, now });

  it('brings back what another person hid, within thirty days', () => {
    const back = tried(rejected, ines, { now: afterDays(29.99) });
    expect(back).toMatchObject({ value: { shown: true, state: 'settled', standing: { verdict: 'restore' } } });
    expect(tried(rejected, ines, { now: afterDays(30) })).toMatchObject({ problem: { kind: 'too-late' } });
  });

  it('is not for those who hid it, nor for what is not hidden, nor for what is gone', () => {
    expect(tried(rejected, moderatorOf('sam'))).toMatchObject({ problem: { kind: 'not-by-yourself' } });
    for (const kase of [shown, caseOf(), close(rejected)])
      expect(tried(kase)).toMatchObject({ problem: { kind: 'not-hidden' } });
    expect(tried(rejected, ines, { seen: 9 })).toMatchObject({ problem: { kind: 'changed' } });
    const ties = { interested: ['ines'], refused: [] };
    expect(tried(rejected, ines, { ties })).toMatchObject({ problem: { kind: 'own-interest' } });
  });

  test('the switch of who may restore works both ways', () => {
    const steward = moderatorOf('amina', { isSteward: true });
    expect(tried(rejected, ines, { right: 'another-person' }).ok).toBe(true);
    expect(tried(rejected, ines, { right: 'stewards' })).toMatchObject({ problem: { kind: 'stewards-restore' } });
    expect(tried(rejected, steward, { right: 'stewards' }).ok).toBe(true);
    expect(tried(rejected, steward, { right: 'another-person' }).ok).toBe(true);
  });
});

describe('reports', () => {
  const heard = (kase: Case, reason: ReportReason, now = after(60)) => {
    const hearing = hearReport(kase, reason, 'edition-1', now);
    return hearing.kind === 'heard' ? hearing.next : hearing.kind;
  };

  it('bring what is shown back into the queue, shown as before', () => {
    expect(heard(shown, 'hate')).toMatchObject({
      state: 'waiting',
      cause: 'reported',
      shown: true,
      reported: ['hate'],
      dueAt: dueBy('soon', after(60)),
    });
  });

  it('a thousand for one reason do what one does', () => {
    const once = heard(shown, 'hate');
    if (typeof once === 'string') throw new Error(once);
    for (let time = 0; time < 1000; time++) expect(heard(once, 'hate', after(60 + time))).toBe('known');
  });

  it('for every reason there is raise it no further than the gravest of them, and never in the queue’s own order', () => {
    let kase = shown;
    for (const reason of Object.keys(reportReasons) as ReportReason[]) {
      const next = heard(kase, reason);
      if (typeof next !== 'string') kase = next;
    }
    expect(kase.dueAt).toEqual(after(60 + 60));
    expect(kase.version).toBe(shown.version + Object.keys(reportReasons).length);
  });

  it('do nothing for a reason that was judged, until the text changes; another reason is heard', () => {
    const kept = { ...shown, judged: ['hate' as const], judgedVersion: 'edition-1' };
    expect(heard(kept, 'hate')).toBe('judged');
    expect(heard(kept, 'child')).toMatchObject({ state: 'waiting' });
    const edited = resubmit(kept, { language: 'en', labels: [], places: [], groupKey: null }, noon);
    expect(edited?.judged).toEqual([]);
    expect(heard({ ...kept, judgedVersion: 'edition-0' }, 'hate')).toMatchObject({ state: 'waiting' });
  });

  it('do nothing to what readers do not see', () => {
    for (const kase of [rejected, caseOf(), close(shown)]) expect(heard(kase, 'danger')).toBe('nothing-there');
  });
});

describe('the order of the queue', () => {
  it('is one of risk and age together: what waited long comes before what is risky and new', () => {
    const dueOf = (labels: Parameters<typeof urgencyOf>[0], minutes: number) =>
      dueBy(urgencyOf(labels), after(minutes));
    expect(dueOf(['threat'], 0) < dueOf(['hate'], 0)).toBe(true);
    expect(dueOf(['hate'], 0) < dueOf([], 0)).toBe(true);
    expect(dueOf([], 0) < dueOf(['threat'], 24 * 60)).toBe(true);
    expect(urgencyOf(['link', 'contact-details'])).toBe('soon');
  });
});

describe('a rejected text that comes again with swaps', () => {
  it('carries a label that says so', () => {
    const subject = { id: 'd'.repeat(32), kind: 'statement', subjectId: '92', now: noon };
    const submission = { language: 'en', labels: [], places: [], groupKey: 'group-7' };
    expect(openNew(subject, submission, 3).labels).toEqual(['like-rejected']);
    expect(openNew(subject, submission, 0).labels).toEqual([]);
  });
});

describe('what an author changes', () => {
  const submission = { language: 'ur', labels: ['link' as const], places: [], groupKey: null };

  it('is looked at anew, and not shown meanwhile', () => {
    for (const kase of [
      shown,
      caseOf({ state: 'with-author', standing: shown.standing }),
      claimedBy('sam', caseOf()),
    ]) {
      const next = resubmit(kase, submission, after(5));
      expect(next).toMatchObject({ state: 'waiting', shown: false, claim: null, language: 'ur', labels: ['link'] });
      expect(next?.version).toBe(kase.version + 1);
    }
  });

  it('is not taken when the text was rejected, is being appealed, or is gone', () => {
    for (const kase of [rejected, { ...rejected, state: 'waiting', cause: 'appealed' } as const, close(shown)])
      expect(resubmit(kase, submission, noon)).toBeNull();
  });
});

describe('what an author takes back', () => {
  it('leaves a case that says nothing of it', () => {
    const full = caseOf({
      language: 'ur',
      labels: ['hate'],
      places: ['E08000035'],
      groupKey: 'group-7',
      reported: ['hate'],
    });
    expect(close(claimedBy('sam', full))).toMatchObject({
      state: 'closed',
      shown: false,
      claim: null,
      language: null,
      labels: [],
      places: [],
      groupKey: null,
      reported: [],
    });
  });
});

describe('taking a decision back', () => {
  it('puts the case where it was, and counts as something new', () => {
    const kase = claimedBy('sam', caseOf({ reported: ['hate'] }));
    const decided: Case = { ...rejected, version: kase.version + 1 };
    const back = takeBack(decided, before(kase), decided.version);
    expect(back).toEqual({ ...kase, claim: null, version: decided.version + 1 });
  });

  it('is not possible once anything has happened since, or when the text is gone', () => {
    expect(takeBack({ ...rejected, version: 3 }, before(caseOf()), 2)).toBeNull();
    expect(takeBack(close(rejected), before(caseOf()), rejected.version + 1)).toBeNull();
  });
});

describe('what the holder of a code is told', () => {
  const told = (kase: Case, holder: 'author' | 'reporter' = 'author', has: 'waiting' | 'upheld' | null = null) =>
    receiptOf(kase, kinds.statement, holder, has, noon);

  it.each([
    ['waiting', caseOf()],
    ['waiting', claimedBy('sam', caseOf())],
    ['shown', { ...shown, state: 'waiting', cause: 'reported' }],
    ['appealed', { ...rejected, state: 'waiting', cause: 'appealed' }],
    ['held', caseOf({ state: 'held', heldUntil: after(5) })],
    ['with-author', caseOf({ state: 'with-author' })],
    ['with-steward', caseOf({ state: 'escalated' })],
    ['shown', shown],
    ['hidden', rejected],
    ['gone', close(rejected)],
  ] as const)('%s', (state, kase) => {
    expect(told(kase).state).toBe(state);
    expect(JSON.stringify(told(kase))).not.toContain('sam');
  });

  it('an author may appeal, a reader who reported may not', () => {
    expect(told(rejected).mayAppealUntil).toEqual(afterDays(20));
    expect(told(rejected, 'reporter').mayAppealUntil).toBeNull();
    expect(told(rejected, 'author', 'waiting').mayAppealUntil).toBeNull();
  });

  it('a takedown that waits for a second person is not told yet', () => {
    const second = caseOf({ state: 'second', shown: true, standing: rejected.standing });
    expect(told(second)).toMatchObject({ state: 'shown', decision: null });
  });
});

test('content states follow from the case alone', () => {
  expect([caseOf(), shown, rejected, close(shown)].map(contentStateOf)).toEqual([
    'pending',
    'shown',
    'hidden',
    'hidden',
  ]);
});

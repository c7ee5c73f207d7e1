import { describe, expect, it } from 'vitest';
import {
  askToPublish,
  askToWithdraw,
  type Candidate,
  type Circumstances,
  type Deciding,
  type Decision,
  decideRequest,
  longestNote,
  obstaclesTo,
  type PublicationRequest,
  parseNote,
  takeBack,
} from './publication-request.ts';

const ready: Candidate = {
  status: 'draft',
  associationGate: 'checked',
  lacksAudit: false,
  withoutPlace: null,
  missing: [],
};
const at = new Date(0);
const request = (changes: Partial<PublicationRequest> = {}): PublicationRequest => ({
  ...{ id: 1, versionId: 'need-v2', kind: 'publish', askedBy: 'amina', askedAt: at, note: 'ready', decision: null },
  ...changes,
});
const deciding = (changes: Partial<Deciding> = {}): Deciding => ({
  ...{ by: 'sam', verdict: 'confirm', note: 'I agree', against: 'need-v1' },
  ...changes,
});
const around = (changes: Partial<Circumstances> = {}): Circumstances => ({
  ...{ candidate: ready, publicNow: 'need-v1', isAskerHere: true },
  ...changes,
});
const problemOf = (result: { ok: boolean; problem?: { kind: string } }) => result.problem?.kind;

describe('what keeps a version from being published', () => {
  it.each<[string, Partial<Candidate>, readonly object[]]>([
    ['nothing, for a checked draft that can be drawn', {}, []],
    ['nothing, for one that was public before', { status: 'superseded' }, []],
    ['that it is the example', { status: 'example', associationGate: 'not-checked' }, [{ kind: 'example' }]],
    ['that it is public', { status: 'published' }, [{ kind: 'already-public' }]],
    ['that it was withdrawn', { status: 'withdrawn' }, [{ kind: 'withdrawn' }]],
    [
      'all that is missing, at once',
      { associationGate: 'not-checked', missing: ['privacy notice'], withoutPlace: { areas: 2, example: 'E01000001' } },
      [
        { kind: 'gate', missing: ['privacy notice'] },
        { kind: 'not-checked' },
        { kind: 'no-place', areas: 2, example: 'E01000001' },
      ],
    ],
  ])('%s', (_what, changes, obstacles) => {
    expect(obstaclesTo({ ...ready, ...changes })).toEqual(obstacles);
  });
});

describe('a note', () => {
  it('keeps its paragraphs and loses what nobody sees', () => {
    expect(parseNote('  The   figures\tare \r\nright.\n\n\n\nI checked.  ')).toEqual({
      ok: true,
      value: 'The figures are\nright.\n\nI checked.',
    });
  });

  it('says something, and no more than fits', () => {
    expect(parseNote(' \n\t ')).toEqual({ ok: false, problem: { kind: 'no-note' } });
    expect(parseNote('x'.repeat(longestNote)).ok).toBe(true);
    expect(parseNote('x'.repeat(longestNote + 1))).toEqual({
      ok: false,
      problem: { kind: 'note-too-long', most: longestNote },
    });
  });
});

describe('asking', () => {
  it('to publish takes a version that nothing keeps from it, a note, and nobody who has asked already', () => {
    expect(askToPublish(ready, false, ' ready ')).toEqual({ ok: true, value: 'ready' });
    expect(problemOf(askToPublish(ready, true, 'ready'))).toBe('already-asked');
    expect(problemOf(askToPublish({ ...ready, missing: ['complaints route'] }, false, 'ready'))).toBe('obstacles');
    expect(problemOf(askToPublish(ready, false, ''))).toBe('no-note');
  });

  it('to withdraw takes what is public, and nothing else', () => {
    expect(askToWithdraw('published', false, 'wrong')).toEqual({ ok: true, value: 'wrong' });
    for (const status of ['draft', 'example', 'superseded', 'withdrawn'] as const)
      expect(problemOf(askToWithdraw(status, false, 'wrong'))).toBe('not-public');
    expect(problemOf(askToWithdraw('published', false, ''))).toBe('no-note');
  });
});

describe('deciding', () => {
  it('to publish takes the place of what is public of the recipe', () => {
    expect(decideRequest(request(), deciding(), around())).toEqual({
      ok: true,
      value: { outcome: 'confirmed', note: 'I agree', status: 'published', superseded: 'need-v1' },
    });
    expect(decideRequest(request(), deciding({ against: null }), around({ publicNow: null }))).toMatchObject({
      value: { status: 'published', superseded: null },
    });
  });

  it('against publishing changes nothing, whatever stands in its way', () => {
    const circumstances = around({ candidate: { ...ready, missing: ['safeguarding lead'] }, isAskerHere: false });
    expect(decideRequest(request(), deciding({ verdict: 'decline', against: 'other' }), circumstances)).toEqual({
      ok: true,
      value: { outcome: 'declined', note: 'I agree', status: null, superseded: null },
    });
  });

  it.each<[string, string, PublicationRequest, Partial<Deciding>, Partial<Circumstances>]>([
    ['oneself', 'own-request', request(), { by: 'amina' }, {}],
    ['twice', 'already-decided', request({ decision: { outcome: 'taken-back', by: 'amina', at } }), {}, {}],
    ['without a word', 'no-note', request(), { note: ' ' }, {}],
    ['what may no longer be published', 'obstacles', request(), {}, { candidate: { ...ready, missing: ['x'] } }],
    ['for somebody who has left', 'asker-gone', request(), {}, { isAskerHere: false }],
    ['by a comparison with what is public no more', 'public-has-changed', request(), { against: null }, {}],
  ])('%s is refused: %s', (_what, kind, asked, changes, circumstances) => {
    expect(problemOf(decideRequest(asked, deciding(changes), around(circumstances)))).toBe(kind);
  });

  it('on a withdrawal makes it final, or brings the version back behind whatever was published meanwhile', () => {
    const withdrawal = request({ kind: 'withdraw' });
    const decide = (verdict: Deciding['verdict'], publicNow: string | null) =>
      decideRequest(withdrawal, deciding({ verdict, against: null }), around({ publicNow, isAskerHere: false }));
    expect(decide('confirm', null)).toMatchObject({ value: { outcome: 'confirmed', status: null, superseded: null } });
    expect(decide('decline', null)).toMatchObject({ value: { outcome: 'declined', status: 'published' } });
    expect(decide('decline', 'need-v3')).toMatchObject({ value: { status: 'superseded', superseded: null } });
    expect(problemOf(decideRequest(withdrawal, deciding({ by: 'amina' }), around()))).toBe('own-request');
  });
});

describe('taking back', () => {
  it('is for whoever asked, as long as nobody has decided and nothing is hidden', () => {
    const decision: Decision = { outcome: 'declined', by: 'sam', at, note: 'no', superseded: null };
    expect(takeBack(request(), 'amina').ok).toBe(true);
    expect(problemOf(takeBack(request(), 'sam'))).toBe('not-own-request');
    expect(problemOf(takeBack(request({ kind: 'withdraw' }), 'amina'))).toBe('is-withdrawal');
    expect(problemOf(takeBack(request({ decision }), 'amina'))).toBe('already-decided');
  });
});

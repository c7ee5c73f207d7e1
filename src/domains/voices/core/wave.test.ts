import { describe, expect, it } from 'vitest';
import { steer } from './steer-wave.ts';
import { waveWith } from './testing/wave-with.ts';
import {
  endOf,
  heldBy,
  isPublic,
  isThere,
  mayPrepare,
  mayShare,
  nextOf,
  phaseOf,
  previousOf,
  type Wave,
} from './wave.ts';

const at = (text: string) => new Date(`2026-11-${text}:00Z`);
const opensAt = at('05T19:00');
const closesAt = at('12T19:00');
const wave = waveWith({ opensAt, closesAt, approvedAt: at('01T10:00') });
const [before, meanwhile, after] = [at('04T12:00'), at('06T12:00'), at('12T19:00')];

describe('a wave', () => {
  it('is what it is by its facts and the clock', () => {
    expect(phaseOf({ ...wave, approvedAt: null }, meanwhile)).toBe('draft');
    expect([before, meanwhile, after].map((now) => phaseOf(wave, now))).toEqual(['scheduled', 'open', 'closed']);
    expect(phaseOf(wave, opensAt)).toBe('open');
    expect(phaseOf({ ...wave, pausedAt: before }, meanwhile)).toBe('paused');
    expect(phaseOf({ ...wave, pausedAt: before }, after)).toBe('closed');
    expect(phaseOf({ ...wave, closesAt: null }, after)).toBe('open');
    expect(phaseOf({ ...wave, closedAt: before }, before)).toBe('closed');
  });

  it('is written for until it ends, and shared from its moment on', () => {
    const moments = [before, meanwhile, after];
    expect(moments.map((now) => mayPrepare(wave, now))).toEqual([true, true, false]);
    expect(moments.map((now) => mayShare(wave, now))).toEqual([false, true, false]);
    const stopped = { ...wave, pausedAt: before };
    expect(moments.map((now) => mayPrepare(stopped, now) || mayShare(stopped, now))).toEqual([false, false, false]);
  });
});

describe('the end of a wave', () => {
  it('is the earlier of when somebody ended it and when it was to end', () => {
    expect(endOf(wave)).toEqual(closesAt);
    expect(endOf({ closedAt: meanwhile, closesAt })).toEqual(meanwhile);
    expect(endOf({ closedAt: meanwhile, closesAt: before })).toEqual(before);
    expect(endOf({ closedAt: meanwhile, closesAt: null })).toEqual(meanwhile);
    expect(endOf({ closedAt: null, closesAt: null })).toBeNull();
  });
});

describe('a wave that moderation has taken away', () => {
  it('is nowhere, whatever else it is, until it is brought back', () => {
    const hidden = { ...wave, hiddenAt: before };
    expect([isThere(hidden), isPublic(hidden), isThere(wave), isPublic(wave)]).toEqual([false, false, true, true]);
    expect(isThere({ ...wave, approvedAt: null })).toBe(false);
  });
});

describe('safety in numbers', () => {
  const many = { ...wave, threshold: 50 };

  it('keeps a wave from the public and from being shared until enough people have prepared, however late it is', () => {
    expect(phaseOf(many, before)).toBe('scheduled');
    expect(phaseOf(many, meanwhile)).toBe('gathering');
    expect([isPublic(many), mayShare(many, meanwhile), mayPrepare(many, meanwhile)]).toEqual([false, false, true]);
    expect(isPublic({ ...many, closedAt: meanwhile })).toBe(false);
  });

  it('opens it at its moment and not before', () => {
    const reached = { ...many, reachedAt: at('02T08:00') };
    expect([isPublic(reached), phaseOf(reached, before), phaseOf(reached, opensAt)]).toEqual([
      true,
      'scheduled',
      'open',
    ]);
  });

  it('opens it at once where its moment has passed', () => {
    expect(phaseOf({ ...many, reachedAt: meanwhile }, meanwhile)).toBe('open');
  });

  it('is off for a wave that does not ask for it', () => {
    expect([isPublic(wave), phaseOf(wave, meanwhile)]).toEqual([true, 'open']);
  });
});

describe('waves of a series', () => {
  const first = waveWith({ ...wave, id: 'a', series: 'autumn' });
  const second = waveWith({ ...wave, id: 'b', series: 'autumn', opensAt: at('20T19:00'), closesAt: null });
  const third = waveWith({ ...second, id: 'c', opensAt: at('27T19:00') });

  it('follow each other by their moments', () => {
    expect(nextOf(first, [third, second, first], meanwhile)?.id).toBe('b');
    expect(nextOf(second, [third, second, first], meanwhile)?.id).toBe('c');
    expect(nextOf(third, [third, second, first], meanwhile)).toBeNull();
  });

  it('do not give away one that the public may not know of, has been stopped, or is of another series', () => {
    for (const hidden of [
      { approvedAt: null },
      { threshold: 50 },
      { pausedAt: before },
      { series: 'spring' },
      { series: null },
    ])
      expect(nextOf(first, [{ ...second, ...hidden }], meanwhile)).toBeNull();
    expect(nextOf({ ...first, series: null }, [second], meanwhile)).toBeNull();
  });
});

describe('the wave before', () => {
  const first = waveWith({ ...wave, id: 'a', series: 'autumn' });
  const second = waveWith({ ...wave, id: 'b', series: 'autumn', opensAt: at('20T19:00') });
  const third = waveWith({ ...wave, id: 'c', series: 'autumn', opensAt: at('27T19:00') });

  it('is the last of its series that the public may know of, over or not', () => {
    expect(previousOf(third, [first, second, third])?.id).toBe('b');
    expect(previousOf(third, [first, { ...second, approvedAt: null }])?.id).toBe('a');
    expect([previousOf(first, [second]), previousOf({ ...third, series: null }, [first])]).toEqual([null, null]);
  });
});

describe('before an election a public authority', () => {
  const lock = { from: at('05T00:00'), until: at('12T00:00') };
  const phase = (facts: Partial<Wave>, now: Date, held: typeof lock | null = lock) =>
    phaseOf(heldBy({ ...wave, closesAt: null, ...facts }, held), now);

  it('opens no wave, and takes nothing in for one that has not opened', () => {
    expect(phase({ opensAt }, at('05T19:00'))).toBe('paused');
    expect(phase({ opensAt: at('20T19:00') }, at('06T10:00'))).toBe('paused');
    expect(phase({ threshold: 50, opensAt: at('01T19:00') }, at('06T10:00'))).toBe('paused');
    expect(phase({ threshold: 50, opensAt: at('01T19:00'), reachedAt: at('05T10:00') }, at('06T10:00'))).toBe('paused');
  });

  it('goes on with what was open before, and opens what waited once it is over', () => {
    expect(phase({ opensAt: at('04T19:00') }, at('06T10:00'))).toBe('open');
    expect(phase({ opensAt }, at('12T00:00'), null)).toBe('open');
    expect(phase({ approvedAt: null }, at('06T10:00'))).toBe('draft');
  });
});

describe('a step with a wave', () => {
  const draft = waveWith({ opensAt, closesAt, approvedAt: null, createdBy: 'staff:1' });
  const by = (step: Parameters<typeof steer>[1], from: Wave = wave, who = 'staff:2', now = meanwhile) =>
    steer(from, step, who, now);

  it('is approved by a second person, in time', () => {
    expect(by('approve', draft)).toMatchObject({
      ok: true,
      value: { approvedAt: meanwhile, changes: draft.changes + 1 },
    });
    expect(by('approve', draft, 'staff:1')).toEqual({ ok: false, problem: 'same-person' });
    expect(by('approve', draft, 'staff:2', after)).toEqual({ ok: false, problem: 'over-already' });
    expect(by('approve', wave)).toEqual({ ok: false, problem: 'not-now' });
  });

  it('pauses it by one person, resumes it by two, and ends it for good', () => {
    expect(by('pause')).toMatchObject({ ok: true, value: { pausedAt: meanwhile } });
    const paused = { ...wave, pausedAt: before };
    expect(by('resume', paused)).toMatchObject({ value: { pausedAt: before, resumeAskedBy: 'staff:2' } });
    const asked = { ...paused, resumeAskedBy: 'staff:2' };
    expect(by('resume', asked)).toEqual({ ok: false, problem: 'same-person' });
    expect(by('resume', asked, 'staff:3')).toMatchObject({ ok: true, value: { pausedAt: null, resumeAskedBy: null } });
    expect(by('pause', { ...wave, resumeAskedBy: 'staff:2' })).toMatchObject({ value: { resumeAskedBy: null } });
    expect(by('close', paused)).toMatchObject({ ok: true, value: { closedAt: meanwhile } });
    const closed = { ...wave, closedAt: before };
    for (const step of ['approve', 'pause', 'resume', 'close'] as const)
      expect(by(step, closed)).toEqual({ ok: false, problem: 'not-now' });
    for (const step of ['pause', 'resume', 'close'] as const)
      expect(by(step, draft)).toEqual({ ok: false, problem: 'not-now' });
  });
});

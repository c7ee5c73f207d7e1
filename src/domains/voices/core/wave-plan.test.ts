import { describe, expect, it } from 'vitest';
import type { Paper } from '#foundations/paper';
import { waveWith } from './testing/wave-with.ts';
import { canonical, changesIn, linesOf, type WavePlan, waveBy } from './wave-plan.ts';

const now = new Date('2026-11-02T10:00:00Z');
const { content, ...wave } = waveWith();
const plan: WavePlan = {
  ...{ content, areas: ['E08000035'], opensAt: wave.opensAt, closesAt: null, threshold: 25 },
  ...{ hasWall: false, isForAdults: true, examples: [], follows: null },
};
const paper = (number: number, body: WavePlan, isApproved: boolean): Paper<WavePlan> => ({
  ...{ number, body, writtenBy: 'a', writtenAt: now, isOffered: true },
  decision: isApproved ? { outcome: 'approved', by: 'b', at: now, note: '' } : null,
});

describe('an approved plan', () => {
  it('makes the wave, with a new version of what people know', () => {
    const changed = { ...plan, content: { ...content, title: { en: 'Another way' } } };
    const after = waveBy(changed, waveWith(), null, now);
    expect(after).toMatchObject({
      version: 2,
      content: changed.content,
      threshold: 25,
      hasWall: false,
      isForAdults: true,
    });
    expect(waveBy(plan, waveWith(), null, now).version).toBe(1);
    expect(waveBy(changed, waveWith({ approvedAt: null }), null, now).version).toBe(1);
  });

  it('puts it behind the wave it follows, in the same series', () => {
    const first = waveWith({ id: 'first', slug: 'first-of-all' });
    expect(waveBy(plan, waveWith(), first, now).series).toBe('first-of-all');
    expect(waveBy(plan, waveWith(), { ...first, series: 'autumn' }, now).series).toBe('autumn');
  });

  it('that asks for no number any more forgets that it was reached', () => {
    const reached = waveWith({ threshold: 25, reachedAt: now });
    expect(waveBy({ ...plan, threshold: null }, reached, null, now).reachedAt).toBeNull();
    expect(waveBy(plan, reached, null, now).reachedAt).toBe(now);
  });
});

describe('what a second person sees', () => {
  it('is every line, the first time', () => {
    const changes = changesIn([paper(1, plan, false)]);
    expect(changes.map(({ field, after }) => ({ field, text: after }))).toEqual(linesOf(plan));
    expect(changes.every(({ before }) => before === null)).toBe(true);
  });

  it('is what differs from what was approved last, what was taken out too, and nothing else', () => {
    const second = { ...plan, content: { ...content, title: { en: 'Another way' } }, threshold: null };
    const between = { ...plan, hasWall: true };
    expect(changesIn([paper(1, plan, true), paper(2, between, false), paper(3, second, false)])).toEqual([
      { field: 'title.en', before: 'Not ours', after: 'Another way' },
      { field: 'title.ur', before: 'یہ ہمارا نہیں', after: null },
      { field: 'threshold', before: '25', after: null },
    ]);
  });
});

it('a content is the same in whatever order it is written', () => {
  expect(canonical({ a: 1, b: [{ d: 2, c: undefined }] })).toBe(canonical({ b: [{ d: 2 }], a: 1 }));
  expect(canonical(['a', 'b'])).not.toBe(canonical(['b', 'a']));
});

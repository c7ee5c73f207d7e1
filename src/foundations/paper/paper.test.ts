import { describe, expect, it } from 'vitest';
import { approvedOf, judgePaper, openOf, type Paper, writersOf } from './paper.ts';

const at = new Date(0);
const paper = (number: number, writtenBy: string, more: Partial<Paper<string>> = {}): Paper<string> => ({
  ...{ number, body: `text ${number}`, writtenBy, writtenAt: at, isOffered: true, decision: null },
  ...more,
});
const decided = (outcome: 'approved' | 'sent-back', by: string) => ({ decision: { outcome, by, at, note: '' } });
const judge = (papers: readonly Paper<string>[], by: string, number = papers.length, note = '') =>
  judgePaper(papers, { number, verdict: 'approved', by, note });

describe('what an organiser writes', () => {
  const two = [paper(1, 'a', decided('approved', 'b')), paper(2, 'b'), paper(3, 'c')];

  it('is approved by somebody who wrote none of what is new', () => {
    expect(writersOf(two)).toEqual(['b', 'c']);
    expect(judge(two, 'b')).toEqual({ ok: false, problem: 'same-person' });
    expect(judge(two, 'c')).toEqual({ ok: false, problem: 'same-person' });
    expect(judge(two, 'a')).toMatchObject({ ok: true, value: { number: 3 } });
  });

  it('is public as it was approved last, whatever has been written since', () => {
    expect(approvedOf(two)?.number).toBe(1);
    expect(openOf(two)?.number).toBe(3);
    expect(openOf(two.slice(0, 1))).toBeNull();
  });

  it('is decided as it was read, and once', () => {
    expect(judge(two, 'a', 2)).toEqual({ ok: false, problem: 'changed-since' });
    expect(judge([paper(1, 'a', { isOffered: false })], 'b')).toEqual({ ok: false, problem: 'not-offered' });
    expect(judge([paper(1, 'a', decided('sent-back', 'b'))], 'b')).toEqual({ ok: false, problem: 'nothing-waits' });
    expect(judge([], 'b', 1)).toEqual({ ok: false, problem: 'nothing-waits' });
  });

  it('goes back with a reason', () => {
    const back = (note: string) => judgePaper([paper(1, 'a')], { number: 1, verdict: 'sent-back', by: 'b', note });
    expect(back(' ')).toEqual({ ok: false, problem: 'no-note' });
    expect(back('x'.repeat(1001))).toEqual({ ok: false, problem: 'note-too-long' });
    expect(back('The second prompt is a post.')).toMatchObject({ ok: true });
  });
});

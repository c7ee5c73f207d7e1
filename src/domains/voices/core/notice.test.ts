import { describe, expect, it } from 'vitest';
import { noticeIn } from './notice.ts';
import { slurListWith } from './slurs/slur-list.ts';

const settings = { slurs: slurListWith(['blorgach']), publicNumbers: ['0800 789 321'] };

describe('what is noticed about a text', () => {
  it('is nothing, where there is nothing to notice', () => {
    const text = 'On our street you take in each other’s parcels. If you are worried, call 0800 789 321.';
    expect(noticeIn(text, 'en', settings)).toEqual({ notes: [], spans: [], labels: [] });
  });

  it('is what to veil, in the order of the text, and what the queue is to know', () => {
    const text = 'I apologise, you blorgach. Ring 07700 900123 or see https://example.org/x';
    const { notes, spans, labels } = noticeIn(text, 'en', settings);
    expect(labels).toEqual(['apology', 'link', 'contact-details', 'slur']);
    expect(notes.map(({ kind }) => kind)).toEqual(['apology', 'link']);
    expect(spans.map(({ from, to, kind }) => [kind, text.slice(from, to)])).toEqual([
      ['slur', 'blorgach'],
      ['contact', '07700 900123'],
    ]);
  });
});

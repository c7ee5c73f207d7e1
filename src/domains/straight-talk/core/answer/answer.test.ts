import { describe, expect, it, test } from 'vitest';
import { type AnswerBody, problemsOf } from './answer.ts';
import { claimReviewOf } from './claim-review.ts';
import { isLinkable } from './is-linkable.ts';
import { answerWith, source } from './testing/answer-with.ts';

const problems = (more: Partial<AnswerBody>, isFirst = true) => problemsOf(answerWith(more), { isFirst });

describe('an answer', () => {
  it('is ready once everything stands that a reader will ask for', () => {
    expect(problems({})).toEqual([]);
  });

  test.each(['claim', 'fact', 'warning', 'why', 'cause', 'wouldChangeOurMind', 'card'] as const)(
    'to a false claim needs its "%s"',
    (part) => {
      expect(problems({ [part]: ' \n' })).toEqual([{ kind: 'missing', part }]);
    },
  );

  it('to a claim that is true warns of nothing and names no other cause', () => {
    expect(problems({ verdict: 'true', warning: '', cause: '' })).toEqual([]);
  });

  it('that cannot tell yet says what is not known, and may have no source', () => {
    expect(problems({ verdict: 'cannot-tell', sources: [], unknown: '' })).toEqual([
      { kind: 'missing', part: 'unknown' },
    ]);
    expect(problems({ verdict: 'cannot-tell', sources: [] })).toEqual([]);
    expect(problems({ sources: [] })).toEqual([{ kind: 'missing', part: 'sources' }]);
  });

  it('that takes the place of another says what is put right', () => {
    expect(problems({ correction: '' }, false)).toEqual([{ kind: 'missing', part: 'correction' }]);
    expect(problems({ correction: 'The date was wrong.' }, false)).toEqual([]);
  });

  it('is no longer than somebody reads', () => {
    expect(problems({ card: 'x'.repeat(161), why: 'y'.repeat(2001) })).toEqual([
      { kind: 'too-long', part: 'why' },
      { kind: 'too-long', part: 'card' },
    ]);
    expect(problems({ sources: Array.from({ length: 21 }, () => source) })).toEqual([{ kind: 'too-many-sources' }]);
  });

  it('has sources that can be looked up, each with a copy of ours', () => {
    const copy = { sha256: 'short', takenOn: '2026-11-20' };
    expect(problems({ sources: [source, { title: ' ', address: 'ftp://x.org', date: '2026-02-30', copy }] })).toEqual(
      (['title', 'address', 'date', 'copy'] as const).map((what) => ({ kind: 'source', at: 1, what })),
    );
  });
});

test.each(['https://www.example.org/news?id=1', 'http://xn--mgbh0fb.example.com/', 'https://example.org.:8443/path'])(
  '%s may be a link',
  (address) => expect(isLinkable(address)).toBe(true),
);

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  '/claims',
  'https://user:secret@example.org/',
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://192.168.0.1/router',
  'http://169.254.169.254/latest/meta-data',
  'http://[::1]/',
  'http://[fd00::1]:80/',
  'http://localhost:5432/',
  'http://printer/',
  'http://printer.local/',
  'https://db.internal./',
  'http://abc.onion/',
])('%s is never one', (address) => expect(isLinkable(address)).toBe(false));

describe('ClaimReview data', () => {
  const page = {
    address: 'https://o.example.org/claims/library',
    language: 'en',
    publishedOn: '2026-11-20',
    verdictName: 'Not true',
    by: { name: 'Outspoken', address: 'https://o.example.org' },
  };

  it('says what was claimed, what became of it and who says so', () => {
    expect(claimReviewOf(answerWith({}), page)).toMatchObject({
      '@type': 'ClaimReview',
      url: page.address,
      claimReviewed: 'The library is to be sold to a casino',
      reviewRating: { ratingValue: 1, alternateName: 'Not true' },
      author: { name: 'Outspoken' },
    });
  });

  it('has no number for what cannot be told', () => {
    const review = claimReviewOf(answerWith({ verdict: 'cannot-tell' }), {
      ...page,
      verdictName: 'We cannot tell yet',
    });
    expect(review).toMatchObject({ reviewRating: { '@type': 'Rating', alternateName: 'We cannot tell yet' } });
    expect(JSON.stringify(review)).not.toContain('ratingValue');
  });

  test.each(['A long claim about the library '.repeat(6), 'ایک لمبا دعویٰ '.repeat(12), '😀'.repeat(90)])(
    'is cut to 75 characters: %s',
    (claim) => {
      const { claimReviewed } = claimReviewOf(answerWith({ claim }), page) as { claimReviewed: string };
      expect([...claimReviewed].length).toBeLessThanOrEqual(75);
      expect(claimReviewed).toMatch(/\S…$/u);
      expect(claimReviewed.isWellFormed()).toBe(true);
    },
  );
});

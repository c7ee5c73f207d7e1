import { describe, expect, it } from 'vitest';
import type { Paper } from '#foundations/paper';
import type { AnswerBody } from '../answer/answer.ts';
import type { AnswerVersion } from '../answer/standing.ts';
import { answerWith } from '../answer/testing/answer-with.ts';
import { feedOf, readFeed } from './feed.ts';

const site = {
  title: 'other.example.org',
  home: 'https://other.example.org',
  address: (language: string, path: string) =>
    `https://other.example.org${language === 'en' ? '' : `/${language}`}${path}`,
};
const at = (day: number) => new Date(Date.UTC(2026, 10, day));
const paper = (number: number, more: Partial<AnswerVersion> = {}): Paper<AnswerVersion> => ({
  ...{ number, body: { ...answerWith({}), translates: null, interest: 'none of anybody’s business', ...more } },
  ...{ writtenBy: 'staff:one', writtenAt: at(number), isOffered: true },
  decision: { outcome: 'approved', by: 'staff:two', at: at(number + 1), note: 'a note among us' },
});
const claim = (byLanguage: Readonly<Record<string, readonly Paper<AnswerVersion>[]>>) => ({
  slug: 'library',
  papers: { original: 'en', byLanguage: new Map(Object.entries(byLanguage)) },
});
const feed = (items: readonly object[]) => JSON.stringify({ version: 'https://jsonfeed.org/version/1.1', items });
const item = (more: object = {}, body: Partial<AnswerBody> = {}) => {
  const { correction: _, ...rest } = answerWith(body);
  return { language: 'en', _outspoken: { slug: 'library', original: 'en', ...rest, ...more } };
};

describe('a feed of answers', () => {
  it('has the newest version in each language that is not behind, and nothing that is said among checkers', () => {
    const urdu = paper(1, { translates: 2, fact: 'لائبریری کھلی رہے گی۔' });
    const made = feedOf([claim({ en: [paper(1), paper(2)], ur: [urdu], tr: [paper(1, { translates: 1 })] })], site);
    expect(made).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      items: [
        {
          url: 'https://other.example.org/claims/library',
          date_published: '2026-11-02T00:00:00.000Z',
          date_modified: '2026-11-03T00:00:00.000Z',
        },
        { url: 'https://other.example.org/ur/claims/library', title: 'لائبریری کھلی رہے گی۔', language: 'ur' },
      ],
    });
    expect(JSON.stringify(made)).not.toMatch(/staff:|among us|business/);
  });

  it('is read as it was made', () => {
    const made = feedOf([claim({ en: [paper(1)], ur: [paper(1, { translates: 1 })] })], site);
    const body = answerWith({});
    expect(readFeed(JSON.stringify(made))).toEqual({
      ok: true,
      value: [
        {
          slug: 'library',
          original: 'en',
          answers: [
            { language: 'en', body },
            { language: 'ur', body },
          ],
        },
      ],
    });
  });

  it.each([
    ['{', { kind: 'not-json' }],
    ['[]', { kind: 'not-a-feed', where: '' }],
    [JSON.stringify({ version: 'https://example.org', items: [] }), { kind: 'not-a-feed', where: 'version' }],
    [feed([item({ slug: '../desk' })]), { kind: 'not-a-feed', where: 'items.0._outspoken.slug' }],
    [feed([item(), item({ verdict: 'perhaps' })]), { kind: 'not-a-feed', where: 'items.1._outspoken.verdict' }],
    [feed([item(), item({}, { fact: '' })]), { kind: 'answer', item: 1, problem: { kind: 'missing', part: 'fact' } }],
    [
      feed([item({}, { sources: [{ ...answerWith({}).sources[0]!, address: 'http://127.0.0.1/x' }] })]),
      { kind: 'answer', item: 0, problem: { kind: 'source', at: 0, what: 'address' } },
    ],
    [feed([{ ...item(), language: 'ur' }]), { kind: 'no-original', slug: 'library' }],
  ])('is refused as a whole where it is %.60s', (json, problem) =>
    expect(readFeed(json)).toEqual({ ok: false, problem }),
  );
});

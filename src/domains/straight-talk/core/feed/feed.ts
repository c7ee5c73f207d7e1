import { z } from 'zod';
import { approvedOf } from '#foundations/paper';
import { accept, type Result, refuse } from '#foundations/result';
import { type AnswerBody, type AnswerProblem, problemsOf, verdicts } from '../answer/answer.ts';
import type { AnswerPapers } from '../answer/standing.ts';

/** A claim as organisations share it: what is public of its answer, in every language that is not behind the original. */
export interface SharedClaim {
  readonly slug: string;
  readonly original: string;
  readonly answers: readonly { readonly language: string; readonly body: AnswerBody }[];
}

export interface FeedSite {
  readonly title: string;
  /** Without a slash at the end. */
  readonly home: string;
  address(language: string, path: string): string;
}

/**
 * Answers as a JSON Feed (jsonfeed.org/version/1.1), for readers of feeds and, in the extension `_outspoken` of each item, for other installations. One item for each
 * language of a claim.
 */
export function feedOf(
  claims: readonly { readonly slug: string; readonly papers: AnswerPapers }[],
  { title, home, address }: FeedSite,
): object {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: `${home}/claims`,
    feed_url: `${home}/claims/feed.json`,
    items: claims.flatMap(({ slug, papers }) => {
      const original = approvedOf(papers.byLanguage.get(papers.original) ?? []);
      return [...papers.byLanguage].flatMap(([language, of]) => {
        const paper = approvedOf(of);
        const isBehind = language !== papers.original && paper?.body.translates !== original?.number;
        if (paper === null || isBehind) return [];
        const { translates: _translates, interest: _interest, correction: _correction, ...body } = paper.body;
        const url = address(language, `/claims/${slug}`);
        return [
          {
            id: url,
            url,
            title: body.fact,
            content_text: [body.warning, body.why, body.cause].filter((part) => part !== '').join('\n\n'),
            date_published: (of[0]?.decision?.at ?? paper.writtenAt).toISOString(),
            date_modified: (paper.decision?.at ?? paper.writtenAt).toISOString(),
            language,
            _outspoken: { slug, original: papers.original, ...body },
          },
        ];
      });
    }),
  };
}

/** What is wrong with a feed: it is none, an item (from 0) is none, or the answer in one could not stand here. */
export type FeedProblem =
  | { readonly kind: 'not-json' }
  | { readonly kind: 'not-a-feed'; readonly where: string }
  | { readonly kind: 'answer'; readonly item: number; readonly problem: AnswerProblem }
  | { readonly kind: 'no-original'; readonly slug: string };

const text = z.string().max(10_000);
const item = z.object({
  language: z.string().regex(/^[a-z]{2,3}$/),
  _outspoken: z.object({
    slug: z
      .string()
      .max(80)
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/),
    original: z.string().regex(/^[a-z]{2,3}$/),
    claim: text,
    verdict: z.enum(verdicts),
    fact: text,
    warning: text,
    why: text,
    cause: text,
    unknown: text,
    wouldChangeOurMind: text,
    card: text,
    sources: z.array(
      z.object({
        title: text,
        address: text,
        date: text,
        copy: z.object({ sha256: z.string(), takenOn: z.string() }),
      }),
    ),
  }),
});
const feed = z.object({ version: z.string().startsWith('https://jsonfeed.org/version/1'), items: z.array(item) });

/** Reads a feed of another installation. Everything in it could stand here as it is, or nothing of it is taken. */
export function readFeed(json: string): Result<readonly SharedClaim[], FeedProblem> {
  const parsed = parse(json);
  if (parsed === undefined) return refuse<FeedProblem>({ kind: 'not-json' });
  const read = feed.safeParse(parsed);
  if (!read.success) {
    const where = read.error.issues[0]?.path.join('.') ?? '';
    return refuse<FeedProblem>({ kind: 'not-a-feed', where });
  }
  const items = read.data.items.map(({ language, _outspoken: { slug, original, ...body } }) => ({
    slug,
    original,
    language,
    body: { ...body, correction: '' },
  }));
  for (const [at, { body }] of items.entries()) {
    const [problem] = problemsOf(body, { isFirst: true });
    if (problem !== undefined) return refuse<FeedProblem>({ kind: 'answer', item: at, problem });
  }
  const bySlug = Map.groupBy(items, ({ slug }) => slug);
  const claims: SharedClaim[] = [];
  for (const [slug, of] of bySlug) {
    const original = of[0]?.original ?? '';
    if (!of.some(({ language }) => language === original)) return refuse<FeedProblem>({ kind: 'no-original', slug });
    claims.push({ slug, original, answers: of.map(({ language, body }) => ({ language, body })) });
  }
  return accept(claims);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

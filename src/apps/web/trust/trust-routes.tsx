import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { VNode } from 'preact';
import { keepResponse, readSurveyResults } from '#domains/trust';
import { type Answers, readAnswers, readWho, type SurveyProblem, sectionOrders, statements } from '#domains/trust/core';
import { dayOf } from '#foundations/calendar';
import type { Database } from '#platform/database';
import type { Seals } from '#platform/seals';
import { digest } from '../shell/edition.ts';
import type { Site } from '../shell/page.tsx';
import { respond, respondToOne, stillTrue, type WebEnv } from '../shell/respond.ts';
import { createRoom } from '../shell/room.ts';
import { saysSameOrigin } from '../shell/same-origin.ts';
import { PreventPage } from './prevent-page.tsx';
import { ResultsPage } from './results-page.tsx';
import { BeforePage, ReadingPage, ThanksPage, type TypedSurvey } from './survey-pages.tsx';
import type { TrustScene } from './trust-frame.tsx';

export interface TrustRouteParts {
  readonly db: Database;
  readonly seals: Seals;
  readonly site: () => Site;
  readonly edition: string;
  readonly publicUrl: string;
  readonly placeOf: (context: Context<WebEnv>) => string | null;
  /** A whole number from 0 that is less than the one given, by chance. */
  readonly chance: (below: number) => number;
  readonly now: () => Date;
}

const largestForm = 8 * 1024;
/** So many answers are taken from one place of the network within an hour: a class has one address. */
const mostAnswers = 60;
const purpose = 'survey';

/** What a form carries from before reading to after it, sealed: kept nowhere meanwhile. */
interface Begun {
  readonly order: number;
  readonly before: Answers;
}

/** Prevent explained, with its critics; and what people knew before and after. */
export function trustRoutes(parts: TrustRouteParts): Hono<WebEnv> {
  const { db, seals, site, edition, placeOf, chance, now } = parts;
  const room = createRoom(mostAnswers);
  const routes = new Hono<WebEnv>();
  routes.use('/prevent/*', bodyLimit({ maxSize: largestForm }));
  const today = () => dayOf(now());
  const sceneOf = (context: Context<WebEnv>, here: string): TrustScene => ({
    site: site(),
    reader: { ...context.get('reader'), here },
  });
  const showOne = (context: Context<WebEnv>, page: VNode, status: 200 | 422 = 200) =>
    respondToOne(context, page, { goesBack: true, status });

  routes.get('/prevent', (context) => {
    const known = stillTrue(context, digest([edition, '/prevent']));
    return known ?? respond(context, <PreventPage {...sceneOf(context, '/prevent')} />);
  });

  routes.get('/prevent/results', async (context) => {
    const results = await readSurveyResults(db, today());
    return respond(context, <ResultsPage {...sceneOf(context, '/prevent/results')} results={results} />);
  });

  const ask = (context: Context<WebEnv>, typed: TypedSurvey, problems: readonly SurveyProblem[]) =>
    showOne(
      context,
      <BeforePage {...sceneOf(context, '/prevent/questions')} asked={{ typed, problems }} />,
      problems.length > 0 ? 422 : 200,
    );
  routes.get('/prevent/questions', (context) =>
    respond(
      context,
      <BeforePage {...sceneOf(context, '/prevent/questions')} asked={{ typed: new Map(), problems: [] }} />,
    ),
  );

  function show(
    context: Context<WebEnv>,
    sealed: string,
    { order }: Begun,
    asked: { typed: TypedSurvey; problems: readonly SurveyProblem[] },
  ) {
    const page = (
      <ReadingPage
        {...sceneOf(context, '/prevent/questions')}
        order={sectionOrders[order] ?? []}
        sealed={sealed}
        asked={asked}
      />
    );
    return showOne(context, page, asked.problems.length > 0 ? 422 : 200);
  }

  routes.post('/prevent/questions', async (context) => {
    const typed = await typedIn(parts, context);
    const before = readAnswers((name) => typed.get(name) ?? '');
    if (!before.ok) return ask(context, typed, before.problem);
    const begun: Begun = { order: chance(sectionOrders.length), before: before.value };
    const sealed = seals.seal(purpose, JSON.stringify({ ...begun, nonce: randomBytes(16).toString('hex') }));
    return show(context, sealed, begun, { typed: new Map(), problems: [] });
  });

  routes.post('/prevent/answers', async (context) => {
    const typed = await typedIn(parts, context);
    const sealed = typed.get('sealed') ?? '';
    const opened = seals.open(purpose, sealed);
    if (opened === null) return ask(context, new Map(), []);
    const begun = JSON.parse(opened) as Begun; // It was sealed here, as it is.
    if (typed.has('turn')) return show(context, sealed, begun, { typed, problems: [] });
    const after = readAnswers((name) => typed.get(name) ?? '');
    const who = readWho((name) => typed.get(name) ?? '');
    if (!after.ok || !who.ok)
      return show(context, sealed, begun, {
        typed,
        problems: [...(after.ok ? [] : after.problem), ...(who.ok ? [] : who.problem)],
      });
    const isKept = room.take(purpose, placeOf(context), now());
    // Sent twice, it is the same and counts once.
    const id = seals.mark(purpose, sealed).slice(0, 32);
    if (isKept)
      await keepResponse(
        db,
        { id, order: begun.order, ...who.value, before: begun.before, after: after.value },
        today(),
      );
    const page = (
      <ThanksPage
        {...sceneOf(context, '/prevent')}
        before={countRight(begun.before)}
        after={countRight(after.value)}
        isKept={isKept}
      />
    );
    return showOne(context, page);
  });
  return routes;
}

const countRight = ({ right }: Answers): number => statements.filter(([id]) => right[id]).length;

/** Nothing where it comes from a page that is not ours. */
async function typedIn({ publicUrl }: TrustRouteParts, { req }: Context<WebEnv>): Promise<ReadonlyMap<string, string>> {
  if (!saysSameOrigin(req.raw.headers, publicUrl)) return new Map();
  const body = await req.parseBody().catch(() => ({}));
  return new Map(Object.entries(body).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

/** Addresses for readers, without language. */
export const trustPaths: readonly string[] = ['/prevent', '/prevent/questions', '/prevent/results'];

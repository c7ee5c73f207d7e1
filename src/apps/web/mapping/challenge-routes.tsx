import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { findNames } from '#domains/desk';
import { listShownChallenges } from '#domains/mapping';
import type { SlurList } from '#domains/voices';
import type { Codes } from '#platform/codes';
import { type ChallengeProblem, challengeFigure, takeBackByCode } from '../../worker/flows/challenge-figure.ts';
import { respondToOne, respondWithWords, type WebEnv } from '../shell/respond.ts';
import type { Room } from '../shell/room.ts';
import { saysSameOrigin } from '../shell/same-origin.ts';
import { ChallengedPage, ChallengePage, TakeBackPage, type TypedChallenge } from './challenge-page.tsx';
import { ChallengesPage } from './challenges-page.tsx';
import { type MapRequest, type MapRouteParts, whenPublicNow } from './map-request.tsx';

export interface ChallengeRouteParts extends MapRouteParts {
  readonly codes: Codes;
  readonly slurs: SlurList;
  readonly room: Room;
  /** Where in the network a request comes from; it is used while the request runs, and kept nowhere. */
  placeOf(context: Context<WebEnv>): string | null;
  readonly now: () => Date;
}

const largestForm = 32 * 1024;
const mostListed = 200;

/**
 * Where anybody says that a figure is wrong, and reads what others said and what was answered. Not about the example, whose figures nobody here
 * answers for. Without script and without cookies.
 */
export function challengeRoutes(parts: ChallengeRouteParts): Hono<WebEnv> {
  const { db, codes, slurs, room, placeOf, now } = parts;
  const routes = new Hono<WebEnv>();
  routes.use('/map/challenge', bodyLimit({ maxSize: largestForm }));
  routes.use('/map/challenge/take-back', bodyLimit({ maxSize: largestForm }));

  routes.get('/map/challenges', whenPublicNow(parts, ofOwnMap(answerList)));

  const nothingTyped = ({ reader }: MapRequest): TypedChallenge => ({
    indicator: '',
    words: '',
    language: reader.language.tag,
    problem: null,
  });
  const showForm = (request: MapRequest, code: string, typed: TypedChallenge) => {
    const { context, reader, site, publication } = request;
    const area = publication.atlas.find(code);
    if (area === null) return context.redirect(reader.href('/map/table'), 303);
    const page = <ChallengePage {...{ site, reader, area, typed }} statistics={publication.statistics} />;
    return respondToOne(context, page, { goesBack: true, status: typed.problem === null ? 200 : 422 });
  };
  routes.get(
    '/map/challenge',
    whenPublicNow(
      parts,
      ofOwnMap((request) => showForm(request, request.context.req.query('area') ?? '', nothingTyped(request))),
    ),
  );

  routes.post('/map/challenge', async (context) => {
    const field = await readFields(parts, context);
    return whenPublicNow(parts, ofOwnMap(take), () => field('map') || undefined)(context);

    async function take(request: MapRequest) {
      const { reader: asked, site, publication } = request;
      const areaCode = field('area');
      const reader = { ...asked, here: `/map/challenge?area=${encodeURIComponent(areaCode)}` };
      const language = asked.languages.some(({ tag }) => tag === field('language')) ? field('language') : 'und';
      const form = { areaCode, indicator: field('indicator'), words: field('words'), language };
      const { version } = publication.atlas;
      const kept = await challengeFigure(db, codes, slurs, version, form, {
        now: now(),
        hasRoom: () => room.take(`challenge ${version.id}`, placeOf(context), now()),
        indicators: publication.statistics.map(({ id }) => id),
      });
      if (!kept.ok)
        return showForm({ ...request, reader }, areaCode, { ...form, problem: explain(reader, kept.problem) });
      const page = <ChallengedPage {...{ site, reader, areaCode }} code={kept.value} />;
      return respondToOne(context, page, { goesBack: false });
    }
  });

  const showTakeBack = async (context: Context<WebEnv>, outcome: 'asked' | 'gone' | 'unknown' | 'too-many') => {
    const site = parts.siteOf(await parts.publications.current());
    const page = <TakeBackPage site={site} reader={context.get('reader')} outcome={outcome} />;
    const status = outcome === 'too-many' ? 429 : outcome === 'unknown' ? 422 : 200;
    return respondToOne(context, page, { goesBack: false, status });
  };
  routes.get('/map/challenge/take-back', (context) => showTakeBack(context, 'asked'));
  routes.post('/map/challenge/take-back', async (context) => {
    const field = await readFields(parts, context);
    return showTakeBack(context, await takeBackByCode(db, codes, field('code')));
  });
  return routes;
}

type Answer = (request: MapRequest) => Response | Promise<Response>;

const ofOwnMap =
  (answer: Answer): Answer =>
  (request) =>
    request.publication.isExample ? Promise.resolve(request.context.notFound()) : answer(request);

/** Of the map that is shown, and of those whose place it took. */
async function answerList({ context, reader, site, state, publication: { atlas, statistics }, parts }: MapRequest) {
  const code = context.req.query('area');
  const area = code === undefined ? null : atlas.find(code);
  if (code !== undefined && area === null) return context.notFound();
  const before = [...state.headings.values()].filter(
    ({ recipeId, status }) => recipeId === atlas.version.recipeId && status === 'superseded',
  );
  const versions = [atlas.version.id, ...before.map(({ id }) => id)];
  const challenges = await listShownChallenges(parts.db, { versions, areaCode: area?.code ?? null, most: mostListed });
  const names = await findNames(parts.db, [
    ...new Set(challenges.flatMap(({ answers }) => answers.map(({ by }) => by))),
  ]);
  const placeName = (of: string) => atlas.find(of)?.name ?? of;
  const page = <ChallengesPage {...{ site, reader, challenges, area, statistics, placeName, names }} />;
  return respondWithWords(context, page);
}

function explain({ t }: MapRequest['reader'], problem: ChallengeProblem): string {
  if (problem.kind !== 'words') return t(`challenge.problem.${problem.kind}`);
  if (problem.problem.kind === 'too-long') return t('voices.write.problem.too-long', { count: problem.problem.by });
  return t(`voices.write.problem.${problem.problem.kind}`);
}

/** The fields of our form. One that another site sends through a reader's browser is empty. */
async function readFields({ publicUrl }: ChallengeRouteParts, { req }: Context<WebEnv>) {
  const body = saysSameOrigin(req.raw.headers, publicUrl) ? await req.parseBody() : {};
  return (name: string): string => {
    const value = body[name];
    return typeof value === 'string' ? value : '';
  };
}

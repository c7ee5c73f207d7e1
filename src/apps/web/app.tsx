import { randomInt, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import { HTTPException } from 'hono/http-exception';
import { listStandingFacts } from '#domains/facts';
import { shippedFacts } from '#domains/facts/core';
import { listPublicFindings } from '#domains/fieldwork';
import { listDeliveries, listPublicDecisions } from '#domains/interventions';
import type { Parts } from '#domains/moderation';
import { listPolicies, type Policy } from '#domains/readiness';
import type { RumourKeys } from '#domains/straight-talk';
import type { SlurList } from '#domains/voices';
import { dayOf } from '#foundations/calendar';
import type { HashKey } from '#foundations/text';
import type { Auth } from '#platform/auth';
import type { Codes } from '#platform/codes';
import { type Config, packageRoot } from '#platform/config';
import type { Database } from '#platform/database';
import type { Catalogue } from '#platform/i18n';
import type { Mailer } from '#platform/mail';
import type { Seals } from '#platform/seals';
import type { Signer } from '#platform/signatures';
import { contentPartsWith } from '../worker/flows/decide-case.ts';
import { ApiPage } from './api/api-page.tsx';
import { apiRoutes } from './api/api-routes.ts';
import { centrePaths, centreRoutes } from './centre/centre-routes.tsx';
import { coalitionPaths, coalitionRoutes } from './coalition/coalition-routes.tsx';
import { decisionPaths, decisionRoutes } from './decisions/decision-routes.tsx';
import { deskRoutes } from './desk/desk-routes.tsx';
import { fieldRoutes } from './fieldwork/field-routes.tsx';
import { heardPaths, heardRoutes } from './fieldwork/heard-routes.tsx';
import { tileRoutes } from './geography/tile-routes.ts';
import { helpPaths, helpRoutes } from './help/help-routes.tsx';
import { peoplePaths, peopleRoutes } from './help/people-routes.tsx';
import { HomePage } from './home/home-page.tsx';
import { challengeRoutes } from './mapping/challenge-routes.tsx';
import { keepLastGood, SourceUnavailable } from './mapping/keep-last-good.ts';
import { liveRoutes } from './mapping/live-routes.ts';
import { mapFileRoutes } from './mapping/map-file-routes.ts';
import { createPainter } from './mapping/map-png.ts';
import { mapRoutes } from './mapping/map-routes.tsx';
import { keepPictures } from './mapping/pictures.ts';
import { type Publication, type PublicState, publicationsOf, readPublicState } from './mapping/publication.ts';
import { keepWeeks, moderationRoutes } from './moderation/moderation-routes.tsx';
import { policyRoutes } from './policies/policy-routes.tsx';
import { readAssets } from './shell/assets.ts';
import { markIcon } from './shell/brand-mark.ts';
import { digest, editionOf } from './shell/edition.ts';
import { keepPages } from './shell/kept-pages.ts';
import { drawIcon, ICON_SIZES, manifestOf } from './shell/manifest.ts';
import { networkOf } from './shell/network-of.ts';
import type { Site } from './shell/page.tsx';
import { ProblemPage } from './shell/problem-page.tsx';
import { createReader, hrefIn, splitLanguage, withMap } from './shell/reader.ts';
import { answer, type RequestLog, requestLog, respond, stillTrue, type WebEnv } from './shell/respond.ts';
import { createRoom, type Room } from './shell/room.ts';
import { securityHeaders } from './shell/security-headers.ts';
import { sharpWith } from './shell/sharp.ts';
import { robots, sitemap, sitemapPart } from './shell/sitemap.ts';
import { keepClock, readAnswersOf } from './straight-talk/claim-reader.ts';
import { claimPaths, claimsRoutes, findRumourPage } from './straight-talk/claims-routes.tsx';
import { talkPaths, talkRoutes } from './talk/talk-routes.tsx';
import { trustPaths, trustRoutes } from './trust/trust-routes.tsx';
import { createCardPainter } from './voices/card.ts';
import { voicesRoutes } from './voices/voices-routes.ts';
import { createWaveReader } from './voices/wave-reader.ts';

export interface WebParts {
  readonly db: Database;
  readonly auth: Auth;
  /** Codes and seals of the installation, for people who have no account. */
  readonly codes: Codes;
  readonly seals: Seals;
  readonly wordsKey: HashKey;
  /** What rumours are compared with. */
  readonly rumourKeys: RumourKeys;
  /** Signs the answers to rumours, for other organisations. */
  readonly feedSigner: Signer;
  /** Which browsers are told when they ask to be reminded. */
  readonly pushKey: string;
  readonly slurs: SlurList;
  /** Every kind of content that comes to the queue of moderation: those that there are, unless a test brings others. */
  readonly contentParts?: Parts;
  /** Null in an installation that sends no mail. */
  readonly mailer: Mailer | null;
  readonly catalogue: Catalogue;
  /** The words of staff pages, which are in English alone for now. */
  readonly staffWords: Catalogue;
  /** For people who write from one place of the network; a test brings a smaller one. */
  readonly room?: Room;
  /** A whole number from 0 that is less than the one given; a test brings one that is known. */
  readonly chance?: (below: number) => number;
  readonly config: Pick<Config, 'publicUrl' | 'proxies'>;
  readonly log: RequestLog;
  readonly now: () => Date;
}

/** The pages, as a function from requests to responses. Reads the built styles, scripts and fonts from the package's `dist/`. */
export function createApp(parts: WebParts): Hono<WebEnv> {
  const {
    db,
    auth,
    codes,
    contentParts = contentPartsWith(parts.slurs),
    seals,
    wordsKey,
    rumourKeys,
    feedSigner,
    pushKey,
    slurs,
    mailer,
    catalogue,
    staffWords,
    room = createRoom(),
    config,
    log,
    now,
  } = parts;
  const root = packageRoot();
  const assets = readAssets(join(root, 'dist', 'public'));
  const onTrouble = (error: unknown) => log.error({ err: error }, 'what is public cannot be read');
  const publications = publicationsOf(
    db,
    keepLastGood(() => readPublicState(db), now, onTrouble),
    onTrouble,
  );
  const waves = createWaveReader(db, now, onTrouble);
  const heard = keepLastGood(() => listPublicFindings(db), now, onTrouble);
  const decisions = keepLastGood(() => readPublicDecisions(db), now, onTrouble);
  const answers = readAnswersOf(db, now, onTrouble);
  const loadSharp = sharpWith(join(root, 'dist', 'fonts'));
  const paintCard = createCardPainter(loadSharp);
  const policies = keepLastGood(() => listPolicies(db), now, onTrouble);
  /** As they were when the last page was asked for: the foot of every page leads to them. */
  let inFoot: readonly Policy[] = [];
  const readPolicies = async () => {
    inFoot = await policies.read();
    return inFoot;
  };
  const facts = keepLastGood(() => listStandingFacts(db, dayOf(now())), now, onTrouble);
  /** As they were when the last page was asked for. Those that the program came with are better than no number at all. */
  let inRegister = shippedFacts;
  const readFacts = async () => {
    inRegister = await facts.read().catch(() => inRegister);
    return inRegister;
  };
  const siteOf = (publication: Publication | null): Site => ({
    assets,
    publicUrl: config.publicUrl,
    today: dayOf(now()),
    isExample: publication?.isExample ?? false,
    attributions: publication?.attributions ?? [],
    policies: inFoot.map(({ id }) => id),
  });
  const edition = editionOf(root);
  const stampOf = ({ stamp }: PublicState) =>
    digest([edition, dayOf(now()), stamp, ...inFoot.map(({ entry }) => entry.id)]);
  const tags = catalogue.languages.map(({ tag }) => tag);

  const app = new Hono<WebEnv>();
  app.use(requestLog(log, now, randomUUID));
  app.use(securityHeaders(config.publicUrl));
  app.use(async (context, next) => {
    const { pathname, search } = new URL(context.req.url);
    const { language, path } = splitLanguage(catalogue.languages, pathname);
    // What a page is drawn with says nothing of facts, and waits for no database.
    const shown = /^\/(?:assets|tiles)\//.test(pathname) ? inRegister : await readFacts();
    context.set('reader', createReader(catalogue, language, path.replace(/^\/+/, '/') + search, shown));
    await next();
  });
  // Sent in parts, and compressed and marked already.
  app.route('/', tileRoutes(db));
  app.use(compress());
  const mark = etag();
  app.use((context, next) => (context.req.method === 'POST' ? next() : mark(context, next)));

  app.get('/assets/*', async (context) => {
    const file = await assets.read(context.req.path);
    if (file === null) return context.notFound();
    context.header('cache-control', 'public, max-age=31536000, immutable');
    context.header('content-type', file.type);
    return context.body(file.bytes);
  });
  app.get('/icon.svg', (context) => {
    context.header('cache-control', 'public, max-age=86400');
    context.header('content-type', 'image/svg+xml');
    return context.body(markIcon);
  });
  app.get('/:icon{icon-(?:192|512)\\.png}', async (context) => {
    const side = ICON_SIZES.find((size) => context.req.param('icon') === `icon-${size}.png`);
    context.header('cache-control', 'public, max-age=86400');
    context.header('content-type', 'image/png');
    return context.body(await drawIcon(await loadSharp(), side ?? ICON_SIZES[0]));
  });
  app.get('/robots.txt', (context) => context.text(robots(config.publicUrl, tags, hrefIn)));
  const answerSitemap = (make: (paths: readonly string[]) => string | null) => async (context: Context<WebEnv>) => {
    const spoken = [
      ...(await waves.paths()),
      ...heardPaths(await heard.read()),
      ...decisionPaths(await decisions.read()),
      ...claimPaths(await answers.read()),
    ];
    const recorded = await readPolicies();
    const known = stillTrue(context, digest([stampOf(await publications.state()), ...spoken]));
    if (known !== null) return known;
    const found = publicPaths(await publications.state(), await publications.current(), recorded);
    const xml = make([
      ...found,
      '/waves',
      ...centrePaths,
      ...helpPaths,
      ...peoplePaths,
      ...trustPaths,
      ...coalitionPaths,
      ...talkPaths,
      ...spoken,
    ]);
    return xml === null ? context.notFound() : answer(context, xml, 'application/xml; charset=utf-8');
  };
  app.get(
    '/sitemap.xml',
    answerSitemap((paths) => sitemap(config.publicUrl, tags, paths, hrefIn)),
  );
  app.get('/sitemaps/:part{\\d+\\.xml}', (context) => {
    const part = Number.parseInt(context.req.param('part'), 10);
    return answerSitemap((paths) => sitemapPart(config.publicUrl, tags, paths, hrefIn, part))(context);
  });

  app.route(
    '/',
    deskRoutes({
      db,
      auth,
      codes,
      contentParts,
      slurs,
      rumourKeys,
      mailer,
      staffWords,
      catalogue,
      paintCard,
      publications,
      site: () => siteOf(null),
      assets,
      publicUrl: config.publicUrl,
      now,
      publicHasChanged: () => {
        publications.forget();
        policies.forget();
        waves.forget();
        heard.forget();
        decisions.forget();
        answers.forget();
        facts.forget();
      },
    }),
  );

  app.route('/api/v1', apiRoutes({ db, publications, publicUrl: config.publicUrl, log, stampOf }));

  const pages = new Hono<WebEnv>();
  pages.use(async (_context, next) => {
    await readPolicies().catch(() => {}); // Pages without them are better than none.
    await next();
  });
  pages.route(
    '/',
    policyRoutes({
      policies: readPolicies,
      readSite: async () => siteOf(await publications.current()),
      readStamp: async () => stampOf(await publications.state()),
    }),
  );
  pages.get('/manifest.webmanifest', (context) => {
    context.header('cache-control', 'public, max-age=3600');
    context.header('content-type', 'application/manifest+json');
    return context.body(manifestOf(context.get('reader')));
  });
  pages.get('/', async (context) => {
    const known = stillTrue(context, stampOf(await publications.state()));
    if (known !== null) return known;
    const publication = await publications.current();
    const page = (
      <HomePage site={siteOf(publication)} reader={context.get('reader')} atlas={publication?.atlas ?? null} />
    );
    return respond(context, page);
  });
  pages.get('/api', async (context) => {
    const known = stillTrue(context, stampOf(await publications.state()));
    if (known !== null) return known;
    const publication = await publications.current();
    const page = <ApiPage site={siteOf(publication)} reader={context.get('reader')} publication={publication} />;
    return respond(context, page);
  });
  const mapParts = {
    db,
    publications,
    pictures: keepPictures(db),
    paint: createPainter(loadSharp),
    publicUrl: config.publicUrl,
    siteOf,
    stampOf,
  };
  pages.route('/', mapRoutes(mapParts));
  pages.route('/', mapFileRoutes(mapParts));
  pages.route('/', liveRoutes(mapParts));
  const placeOf = (context: Context<WebEnv>) =>
    networkOf(context.env?.from ?? null, context.req.header('x-forwarded-for') ?? null, config.proxies);
  pages.route('/', challengeRoutes({ ...mapParts, codes, slurs, room, placeOf, now }));
  pages.route('/', heardRoutes({ read: heard.read, site: () => siteOf(null) }));
  pages.route('/', decisionRoutes({ read: decisions.read, site: () => siteOf(null) }));
  pages.route(
    '/',
    claimsRoutes({
      db,
      codes,
      rumourKeys,
      feedSigner,
      answers,
      clock: keepClock(db, now),
      paintCard,
      room,
      placeOf,
      publicUrl: config.publicUrl,
      edition,
      now,
      site: () => siteOf(null),
    }),
  );
  pages.route('/', helpRoutes({ site: () => siteOf(null) }));
  const hexAtlas = async () => {
    const publication = await publications.current().catch(() => null);
    return publication?.atlas.layout === 'hexagons' ? publication.atlas : null;
  };
  pages.route('/', peopleRoutes({ db, codes, site: () => siteOf(null), publicUrl: config.publicUrl, hexAtlas, now }));
  pages.route(
    '/',
    trustRoutes({
      ...{ db, seals, edition, placeOf, now, publicUrl: config.publicUrl },
      site: () => siteOf(null),
      chance: parts.chance ?? ((below) => randomInt(below)),
    }),
  );
  pages.route('/', coalitionRoutes({ db, codes, placeOf, now, publicUrl: config.publicUrl, site: () => siteOf(null) }));
  pages.route('/', talkRoutes({ site: () => siteOf(null), edition }));
  pages.route('/', centreRoutes({ site: () => siteOf(null), edition }));
  pages.route(
    '/',
    fieldRoutes({
      db,
      codes,
      slurs,
      assets,
      room,
      placeOf,
      now,
      publicUrl: config.publicUrl,
      site: () => siteOf(null),
    }),
  );
  pages.route(
    '/',
    voicesRoutes({
      db,
      codes,
      seals,
      wordsKey,
      pushKey,
      slurs,
      waves,
      paintCard,
      respondKept: keepPages(edition),
      site: () => siteOf(null),
      room,
      placeOf,
      now,
      readers: (here) => catalogue.languages.map((language) => createReader(catalogue, language, here, inRegister)),
    }),
  );
  const weeks = keepLastGood(keepWeeks(db, now), now, (error) =>
    log.error({ err: error }, 'the figures of moderation cannot be read'),
  );
  pages.route(
    '/',
    moderationRoutes({
      db,
      codes,
      parts: contentParts,
      publicUrl: config.publicUrl,
      now,
      site: async () => siteOf(await publications.current()),
      findOther: (hash) => findRumourPage(db, answers, hash),
      weeks: weeks.read,
    }),
  );
  for (const tag of tags) app.route(hrefIn(tag, '/'), pages);
  for (const old of ['/en', '/en/*'])
    app.get(old, (context) => context.redirect(withinSite(context.req.path.slice(3)), 301));

  const problem = async (context: Context<WebEnv>, status: 404 | 500 | 503, publication: Publication | null) => {
    const page = (
      <ProblemPage
        site={siteOf(publication)}
        reader={context.get('reader')}
        status={status}
        requestId={context.get('requestId')}
      />
    );
    return respond(context, page, status);
  };
  app.notFound(async (context) => {
    const { pathname, search } = new URL(context.req.url);
    if (pathname.length > 1 && pathname.endsWith('/')) return context.redirect(withinSite(pathname) + search, 301);
    return problem(context, 404, await publications.current().catch(() => null));
  });
  app.onError((error, context) => {
    // What a middleware answers by itself: a form that is too large.
    if (error instanceof HTTPException && error.status < 500) return error.getResponse();
    if (error instanceof SourceUnavailable) return problem(context, 503, null);
    log.error({ err: error, requestId: context.get('requestId') }, 'a request failed');
    return problem(context, 500, null);
  });
  return app;
}

/** The path without slashes too many: "//elsewhere.example" would be somebody else's site. */
const withinSite = (path: string) => `/${path.replaceAll(/^\/+|\/+$/g, '')}`;

async function readPublicDecisions(db: Database) {
  const all = await listPublicDecisions(db);
  return Promise.all(all.map(async (decision) => ({ ...decision, deliveries: await listDeliveries(db, decision.id) })));
}

/** The pages that exist, without language. */
function publicPaths(
  { maps, log }: PublicState,
  publication: Publication | null,
  policies: readonly Policy[],
): readonly string[] {
  const listed = policies.length > 0 ? ['/policies', ...policies.map(({ id }) => `/policies/${id}`)] : [];
  const history = [...(log.length > 0 ? ['/map/history'] : []), ...listed];
  const always = ['/', '/moderation', '/api', ...history];
  if (publication === null) return always;
  const fixed = [...always, '/map', '/map/table', '/compare', '/method'];
  const challenged = publication.isExample ? [] : ['/map/challenges'];
  const others = maps.slice(1).map(({ id }) => withMap('/map', id));
  const { atlas } = publication;
  const areas = [...atlas.places, ...(atlas.layout === 'outlines' ? atlas.authorities : [])];
  return [...fixed, ...challenged, ...others, ...areas.map(({ code }) => `/areas/${code}`)];
}

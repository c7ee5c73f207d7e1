import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type Context, Hono } from 'hono';
import { compress } from 'hono/compress';
import { etag } from 'hono/etag';
import type { Auth } from '#platform/auth';
import { type Config, packageRoot } from '#platform/config';
import type { Database } from '#platform/database';
import type { Catalogue } from '#platform/i18n';
import { deskRoutes } from './desk/desk-routes.tsx';
import { HomePage } from './home/home-page.tsx';
import { keepLastGood, SourceUnavailable } from './mapping/keep-last-good.ts';
import { createPainter } from './mapping/map-png.ts';
import { mapRoutes } from './mapping/map-routes.tsx';
import { type Publication, publicationReader } from './mapping/publication.ts';
import { readAssets } from './shell/assets.ts';
import { markIcon } from './shell/brand-mark.ts';
import type { Site } from './shell/page.tsx';
import { ProblemPage } from './shell/problem-page.tsx';
import { createReader, hrefIn, splitLanguage } from './shell/reader.ts';
import { type RequestLog, requestLog, respond, type WebEnv } from './shell/respond.ts';
import { securityHeaders } from './shell/security-headers.ts';
import { robots, sitemap } from './shell/sitemap.ts';

export interface WebParts {
  readonly db: Database;
  readonly auth: Auth;
  readonly catalogue: Catalogue;
  /** The words of staff pages, which are in English alone for now. */
  readonly staffWords: Catalogue;
  readonly config: Pick<Config, 'publicUrl'>;
  readonly log: RequestLog;
  readonly now: () => Date;
}

/** The pages, as a function from requests to responses. Reads the built styles, scripts and fonts from the package's `dist/`. */
export function createApp({ db, auth, catalogue, staffWords, config, log, now }: WebParts): Hono<WebEnv> {
  const root = packageRoot();
  const assets = readAssets(join(root, 'dist', 'public'));
  const published = keepLastGood(publicationReader(db), now, (error) =>
    log.error({ err: error }, 'the map cannot be read'),
  );
  const siteOf = (publication: Publication | null): Site => ({
    assets,
    publicUrl: config.publicUrl,
    today: now().toISOString().slice(0, 10),
    isExample: publication?.isExample ?? false,
    attributions: publication?.attributions ?? [],
  });
  const tags = catalogue.languages.map(({ tag }) => tag);

  const app = new Hono<WebEnv>();
  app.use(requestLog(log, now, randomUUID));
  app.use(securityHeaders(config.publicUrl));
  app.use(compress());
  app.use(etag());
  app.use(async (context, next) => {
    const { pathname, search } = new URL(context.req.url);
    const { language, path } = splitLanguage(catalogue.languages, pathname);
    context.set('reader', createReader(catalogue, language, path.replace(/^\/+/, '/') + search));
    await next();
  });

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
  app.get('/robots.txt', (context) => context.text(robots(config.publicUrl, tags, hrefIn)));
  app.get('/sitemap.xml', async (context) => {
    context.header('content-type', 'application/xml; charset=utf-8');
    return context.body(sitemap(config.publicUrl, tags, publicPaths(await published()), hrefIn));
  });

  app.route('/', deskRoutes({ db, auth, staffWords, assets, publicUrl: config.publicUrl, now }));

  const pages = new Hono<WebEnv>();
  pages.get('/', async (context) => {
    const publication = await published();
    const page = (
      <HomePage site={siteOf(publication)} reader={context.get('reader')} atlas={publication?.atlas ?? null} />
    );
    return respond(context, page);
  });
  pages.route(
    '/',
    mapRoutes({
      publications: published,
      paint: createPainter(join(root, 'dist', 'fonts')),
      publicUrl: config.publicUrl,
      siteOf,
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
    return problem(context, 404, await published().catch(() => null));
  });
  app.onError((error, context) => {
    if (error instanceof SourceUnavailable) return problem(context, 503, null);
    log.error({ err: error, requestId: context.get('requestId') }, 'a request failed');
    return problem(context, 500, null);
  });
  return app;
}

/** The path without slashes too many: "//elsewhere.example" would be somebody else's site. */
const withinSite = (path: string) => `/${path.replaceAll(/^\/+|\/+$/g, '')}`;

/** The pages that exist, without language. */
function publicPaths(publication: Publication | null): readonly string[] {
  if (publication === null) return ['/'];
  const fixed = ['/', '/map', '/map/table', '/compare', '/method'];
  return [...fixed, ...publication.atlas.places.map(({ code }) => `/areas/${code}`)];
}

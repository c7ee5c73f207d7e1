import { createRoute, OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { cors } from 'hono/cors';
import { listKnownAreas, listPublicOrganisations } from '#domains/intermediaries';
import type { VersionHeading } from '#domains/mapping';
import { programVersion } from '#platform/config';
import type { Database } from '#platform/database';
import { areaView, areaWithFiguresView } from '../mapping/area-view.ts';
import type { Place } from '../mapping/atlas.ts';
import { caveatsOf } from '../mapping/caveats.ts';
import { whereDidItGo } from '../mapping/gone-page.tsx';
import { SourceUnavailable } from '../mapping/keep-last-good.ts';
import type { Publication, Publications, PublicState } from '../mapping/publication.ts';
import { onMap } from '../shell/reader.ts';
import { type RequestLog, sayForHowLong, stillTrue, type WebEnv } from '../shell/respond.ts';
import { areasSchema, areaWithFiguresSchema, mapSchema, mapsSchema, problemSchema } from './api-schemas.ts';
import { headingView, mapView } from './api-views.ts';
import { organizationsSchema, organizationsView } from './organizations-view.ts';
import { type ProblemKind, problem } from './problem.ts';

export interface ApiParts {
  readonly db: Database;
  readonly publications: Publications;
  readonly publicUrl: string;
  readonly log: RequestLog;
  stampOf(state: PublicState): string;
}

const MOST_AREAS = 1000;

const mapId = z.string().openapi({ param: { name: 'map', in: 'path' }, example: 'england-2025-v1' });
const areaCode = z.string().openapi({ param: { name: 'code', in: 'path' }, example: 'E08000035' });
const page = z.object({
  within: z
    .string()
    .optional()
    .openapi({ description: 'Only the areas inside this one, by its code.', example: 'E12000003' }),
  code: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .openapi({ description: 'Only the areas with these codes; may be given several times.' }),
  after: z.string().optional().openapi({ description: 'Only the areas whose codes come after this one.' }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(MOST_AREAS)
    .default(100)
    .openapi({ type: 'integer', description: 'How many areas at most.' }),
});

const json = <Schema extends z.ZodType>(schema: Schema, description: string) => ({
  description,
  content: { 'application/json': { schema } },
});
const failure = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: problemSchema } },
});
const failures = {
  400: failure('The question cannot be understood.'),
  404: failure('There is no such map, or it holds no such area.'),
  410: failure('The map was public once; `detail` says when it was withdrawn or replaced, and why.'),
  503: failure('The figures cannot be reached just now.'),
} as const;

const routes = {
  maps: createRoute({
    method: 'get',
    path: '/maps',
    summary: 'All maps that are public',
    responses: { 200: json(mapsSchema, 'What was published last stands first.'), 503: failures[503] },
  }),
  map: createRoute({
    method: 'get',
    path: '/maps/{map}',
    summary: 'One map: its indicators, method, sources, provenance and caveats',
    request: { params: z.object({ map: mapId }) },
    responses: { 200: json(mapSchema, 'The map.'), ...failures },
  }),
  areas: createRoute({
    method: 'get',
    path: '/maps/{map}/areas',
    summary: 'The areas of a map, by code, with their bands',
    request: { params: z.object({ map: mapId }), query: page },
    responses: { 200: json(areasSchema, 'Some areas, and where there are more.'), ...failures },
  }),
  area: createRoute({
    method: 'get',
    path: '/maps/{map}/areas/{code}',
    summary: 'One area, with the published figures behind its bands',
    request: { params: z.object({ map: mapId, code: areaCode }) },
    responses: { 200: json(areaWithFiguresSchema, 'The area.'), ...failures },
  }),
  organizations: createRoute({
    method: 'get',
    path: '/organizations',
    summary: 'Organisations whose people may be asked, and where they serve; nobody is named',
    responses: { 200: json(organizationsSchema, 'In the field names of Open Referral HSDS 3.'), 503: failures[503] },
  }),
} as const;

/**
 * What is public, for programs: the same as on the pages, under the same rules. Everybody may read it from anywhere; nobody may change anything.
 * An answer is made only for who does not have it already.
 */
export function apiRoutes({ db, publications, publicUrl, log, stampOf }: ApiParts): OpenAPIHono<WebEnv> {
  const refuse = (context: Context<WebEnv>, kind: ProblemKind, detail: string) =>
    problem(context, publicUrl, kind, detail);
  const api = new OpenAPIHono<WebEnv>({
    defaultHook: (result, context) => {
      if (result.success) return;
      const [issue] = result.error.issues;
      return refuse(context, 'bad-request', `${issue?.path.join('.')}: ${issue?.message}`);
    },
  });

  api.use(cors({ origin: '*', allowMethods: ['GET', 'HEAD'], exposeHeaders: ['etag'] }));
  api.use(async (context, next) => {
    if (['GET', 'HEAD', 'OPTIONS'].includes(context.req.method)) return next();
    const refused = refuse(context, 'method-not-allowed', 'This interface is for reading: ask with GET.');
    refused.headers.set('allow', 'GET, HEAD, OPTIONS');
    return refused;
  });
  api.use('/maps/*', async (context, next) => {
    const state = await publications.state();
    const known = stillTrue(context, stampOf(state));
    if (known !== null) return known;
    await next();
    if (context.res.status === 200) sayForHowLong(context);
  });
  api.use('/maps/:map/*', async (context, next) => {
    const asked = context.req.param('map');
    const state = await publications.state();
    if (state.maps.some(({ id }) => id === asked)) return next();
    const gone = whereDidItGo(state, asked);
    return gone === null
      ? refuse(
          context,
          'not-found',
          `No map with the id ${JSON.stringify(asked)} is public here: /api/v1/maps lists those that are.`,
        )
      : refuse(context, 'gone', whyGone(gone, publicUrl));
  });

  api.openapi(routes.maps, async (context) => {
    const { maps } = await publications.state();
    return context.json({ maps: maps.map((heading) => headingView(heading, publicUrl)) }, 200);
  });
  api.openapi(routes.organizations, async (context) => {
    const view = organizationsView(await listPublicOrganisations(db), await listKnownAreas(db));
    context.header('cache-control', 'no-store');
    return context.json(view, 200);
  });
  api.openapi(routes.map, async (context) => {
    const { heading, publication } = await chosen(publications, context.req.valid('param').map);
    const caveats = caveatsOf(onMap(context.get('reader'), heading.id), publication, publicUrl);
    return context.json(mapView(heading, publication, caveats, publicUrl), 200);
  });
  api.openapi(routes.areas, async (context) => {
    const { within, code, after = '', limit } = context.req.valid('query');
    const { heading, publication } = await chosen(publications, context.req.valid('param').map);
    const codes = code === undefined ? null : new Set([code].flat());
    const wanted = byCode(publication).filter(
      (place) =>
        place.code > after &&
        (within === undefined || place.region.code === within || place.authority?.code === within) &&
        (codes === null || codes.has(place.code)),
    );
    const areas = wanted.slice(0, limit).map(areaView);
    const last = areas.at(-1);
    const isAll = last === undefined || wanted.length <= limit;
    const next = isAll ? null : nextPage(context.req.url, headingView(heading, publicUrl).links.areas, last.code);
    return context.json({ areas, next }, 200);
  });
  api.openapi(routes.area, async (context) => {
    const { map, code } = context.req.valid('param');
    const { publication } = await chosen(publications, map);
    const place = publication.atlas.find(code);
    if (place === null) throw new NotThere(`The map ${map} holds no area with the code ${JSON.stringify(code)}.`);
    return context.json(areaWithFiguresView(place, publication), 200);
  });

  api.get('/', (context) => {
    const address = (path: string) => publicUrl + path;
    return context.json({
      maps: address('/api/v1/maps'),
      description: address('/api/v1/openapi.json'),
      documentation: address('/api'),
    });
  });
  api.get('/openapi.json', (context) => {
    context.header('cache-control', 'public, max-age=3600');
    return context.json(describe(api, publicUrl));
  });
  api.all('*', (context) =>
    refuse(context, 'not-found', 'There is no such address: /api/v1/openapi.json names them all.'),
  );
  api.onError((error, context) => {
    if (error instanceof NotThere) return refuse(context, 'not-found', error.message);
    if (error instanceof SourceUnavailable) return refuse(context, 'unavailable', 'Please try again in a minute.');
    log.error({ err: error, requestId: context.get('requestId') }, 'a request failed');
    return refuse(context, 'ours', `If you tell us about it, name the number ${context.get('requestId')}.`);
  });
  return api;
}

/** The description of the interface, OpenAPI 3.1. */
function describe(api: OpenAPIHono<WebEnv>, publicUrl: string) {
  return api.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: 'Outspoken: what is public',
      version: programVersion(),
      description:
        'Maps of need as they are published here: bands and how sure they are, the figures behind them, the method. ' +
        'Areas are described, never people. There is no score and no rank.',
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    externalDocs: { url: `${publicUrl}/api`, description: 'The same in plain words, with examples' },
  });
}

/** Something that is asked for in the right way and is not there. */
class NotThere extends Error {}

/** What is asked for; it may have gone since somebody looked. */
async function chosen(publications: Publications, id: string) {
  const heading = (await publications.state()).maps.find((map) => map.id === id);
  if (heading === undefined) throw new NotThere(`No map with the id ${JSON.stringify(id)} is public here.`);
  return { heading, publication: await publications.read(heading) };
}

/** The places of a map in the order of their codes, sorted once for each. */
const byCode = (() => {
  const sorted = new WeakMap<Publication, readonly Place[]>();
  return (publication: Publication): readonly Place[] => {
    const known = sorted.get(publication);
    if (known !== undefined) return known;
    const places = publication.atlas.places.toSorted((one, other) => (one.code < other.code ? -1 : 1));
    sorted.set(publication, places);
    return places;
  };
})();

function nextPage(url: string, address: string, after: string): string {
  const { searchParams } = new URL(url);
  searchParams.set('after', after);
  return `${address}?${searchParams}`;
}

function whyGone(
  { kind, heading, events, newer }: NonNullable<ReturnType<typeof whereDidItGo>>,
  publicUrl: string,
): string {
  const since = events.at(-1)?.at.toISOString().slice(0, 10) ?? '';
  const what = kind === 'withdrawn' ? 'was withdrawn' : 'was replaced';
  const why = kind === 'withdrawn' ? events.toReversed().flatMap(({ notes }) => notes) : [];
  const next = newer === null ? [] : [`What is public of it now: ${newerAddress(newer, publicUrl)}`];
  return [`The map ${heading.id} ${what} on ${since}.`, ...why, ...next].join(' ');
}

const newerAddress = (newer: VersionHeading, publicUrl: string) => headingView(newer, publicUrl).links.self;

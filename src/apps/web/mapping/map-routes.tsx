import { Hono } from 'hono';
import { respond, stillTrue, type WebEnv } from '../shell/respond.ts';
import { AreaPage } from './area-page.tsx';
import { AuthoritiesPage } from './authorities-page.tsx';
import { AuthorityPage, partOf } from './authority-page.tsx';
import { type Asked, ComparePage } from './compare-page.tsx';
import { FindPage } from './find-page.tsx';
import { findOnMap, placeOf } from './find-places.ts';
import { HistoryPage } from './history-page.tsx';
import { liveMapOf } from './live-map.ts';
import { MapPage } from './map-page.tsx';
import { axisOf, filledAxis, firstAxis, type MapRequest, type MapRouteParts, whenPublic } from './map-request.tsx';
import { MethodPage } from './method-page.tsx';
import { TablePage } from './table-page.tsx';

/**
 * The pages of a map: of the one that was published last, or of the one that `?map=` names. Without a published map each says so, and so it does
 * of one that is public no more.
 */
export function mapRoutes(parts: MapRouteParts): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  routes.get('/map', whenPublic(parts, answerMap));
  routes.get('/map/history', async (context) => {
    const state = await parts.publications.state();
    const known = stillTrue(context, parts.stampOf(state));
    if (known !== null) return known;
    const site = parts.siteOf(await parts.publications.current());
    return respond(context, <HistoryPage site={site} reader={context.get('reader')} state={state} />);
  });
  routes.get('/map/table', whenPublic(parts, answerTable));
  routes.get('/areas', whenPublic(parts, answerSearch));
  routes.get('/areas/:code', whenPublic(parts, answerArea));
  routes.get('/compare', whenPublic(parts, answerComparison));
  routes.get(
    '/method',
    whenPublic(parts, ({ context, reader, site, publication }) =>
      respond(context, <MethodPage site={site} reader={reader} publication={publication} />),
    ),
  );
  return routes;
}

function answerMap({ context, reader, site, state, publication: { atlas } }: MapRequest) {
  const axis = axisOf(context.req.query('axis')) ?? firstAxis(atlas);
  return respond(context, <MapPage {...{ site, reader, atlas, axis, state }} live={liveMapOf(state, atlas, reader)} />);
}

function answerTable({ context, reader, site, publication: { atlas } }: MapRequest) {
  if (atlas.layout === 'hexagons') return respond(context, <TablePage {...{ site, reader, atlas }} />);
  const axis = axisOf(context.req.query('axis')) ?? firstAxis(atlas);
  return respond(context, <AuthoritiesPage {...{ site, reader, atlas, axis }} />);
}

const LONGEST_QUERY = 100;

function answerSearch({ context, reader, site, publication: { atlas } }: MapRequest) {
  const query = (context.req.query('place') ?? '').slice(0, LONGEST_QUERY).trim();
  if (query === '') return context.redirect(reader.href('/map/table'), 303);
  const found = findOnMap(atlas, query);
  if (found.kind === 'place') return context.redirect(reader.href(`/areas/${found.place.code}`), 303);
  if (found.kind === 'authority') return context.redirect(reader.href(`/areas/${found.authority.code}`), 303);
  const page = <FindPage site={site} reader={reader} atlas={atlas} query={query} found={found} />;
  return respond(context, page, found.kind === 'nothing' ? 404 : 200);
}

async function answerArea(request: MapRequest) {
  const { context, reader, site, publication, parts } = request;
  const { atlas, statistics } = publication;
  const code = context.req.param('code') ?? '';
  const place = atlas.find(code);
  if (place !== null) {
    const outline = atlas.layout === 'outlines' ? await parts.pictures.outline(atlas, place) : null;
    const of = { site, reader, atlas, place, outline, statistics };
    return respond(context, <AreaPage {...of} />);
  }
  const authority = atlas.layout === 'outlines' ? atlas.findAuthority(code) : null;
  const axis = filledAxis(request);
  if (atlas.layout !== 'outlines' || authority === null || axis === null) return context.notFound();
  const part = partOf(authority, context.req.query('part'));
  return respond(context, <AuthorityPage {...{ site, reader, atlas, authority, axis, part }} />);
}

function answerComparison({ context, reader, site, publication: { atlas, statistics } }: MapRequest) {
  const asked = (name: 'a' | 'b'): Asked => {
    const query = (context.req.query(name) ?? '').slice(0, LONGEST_QUERY).trim();
    return { query, found: findOnMap(atlas, query) };
  };
  const [first, second] = [asked('a'), asked('b')];
  const [one, other] = [placeOf(first.found), placeOf(second.found)];
  const isWrong =
    (first.query !== '' && one === null) || (second.query !== '' && other === null) || (one !== null && one === other);
  const typedNames = one?.code !== first.query || other?.code !== second.query;
  if (one && other && !isWrong && typedNames) {
    return context.redirect(reader.href(`/compare?a=${one.code}&b=${other.code}`), 303);
  }
  return respond(
    context,
    <ComparePage site={site} reader={reader} atlas={atlas} first={first} second={second} statistics={statistics} />,
    isWrong ? 422 : 200,
  );
}

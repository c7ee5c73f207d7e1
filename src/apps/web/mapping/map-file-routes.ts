import { Hono } from 'hono';
import { download, type WebEnv } from '../shell/respond.ts';
import { streamOf } from '../shell/stream-of.ts';
import { areaProperties } from './area-view.ts';
import type { Atlas } from './atlas.ts';
import { sendKept } from './kept-file.ts';
import { mapCsv } from './map-csv.ts';
import { fileName, notesOf, pictureOf } from './map-files.ts';
import { mapGeoJson } from './map-geojson.ts';
import type { Painter } from './map-png.ts';
import { axisOf, filledAxis, type MapRequest, type MapRouteParts, whenPublic } from './map-request.tsx';

/** What can be taken away from the map, in the reader's language, and what its pages are made of, which has none. */
export function mapFileRoutes(parts: MapRouteParts): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  const paintings = keepPaintings(parts.paint);
  routes.get('/map.csv', whenPublic(parts, answerCsv));
  routes.get('/map.geojson', whenPublic(parts, answerGeoJson));
  routes.get('/map.svg', whenPublic(parts, answerSvg));
  routes.get(
    '/map.png',
    whenPublic(parts, async (request) => {
      const { context, reader, publication } = request;
      const axis = filledAxis(request);
      if (axis === null) return context.notFound();
      const key = `${reader.language.tag} ${axis}`;
      const png = await paintings(publication.atlas, key, async () => pictureOf(request, axis, await drawnOf(request)));
      return download(context, png, 'image/png', fileName(publication, axis, 'png'));
    }),
  );
  routes.get(
    '/map/pictures/:version/:file{[a-z]+(?:-\\w+)?\\.svg}',
    whenPublic(parts, answerPicture, (context) => context.req.param('version')),
  );
  return routes;
}

function answerCsv(request: MapRequest) {
  const { context, publication, parts } = request;
  const { caveats, key, columns, attributions } = notesOf(request.reader, request.publication, parts.publicUrl);
  const csv = mapCsv(publication.atlas, publication.statistics, [...caveats, ...key, ...columns, ...attributions]);
  return download(context, csv, 'text/csv; charset=utf-8; header=present', fileName(publication, null, 'csv'));
}

function answerGeoJson(request: MapRequest) {
  const { context, publication, parts } = request;
  const pieces = mapGeoJson(
    parts.db,
    publication,
    notesOf(request.reader, request.publication, parts.publicUrl),
    (place) => areaProperties(place, publication),
  );
  return download(context, streamOf(pieces), 'application/geo+json', fileName(publication, null, 'geojson'));
}

async function answerSvg(request: MapRequest) {
  const { context, publication } = request;
  const axis = filledAxis(request);
  if (axis === null) return context.notFound();
  const svg = pictureOf(request, axis, await drawnOf(request));
  return download(context, svg, 'image/svg+xml; charset=utf-8', fileName(publication, axis, 'svg'));
}

async function drawnOf({ publication: { atlas }, parts }: MapRequest) {
  return atlas.layout === 'outlines' ? parts.pictures.drawn(atlas) : null;
}

/** A picture of the version that is public, whole (fine or small) or of one authority. */
async function answerPicture({ context, publication: { atlas }, parts: { pictures } }: MapRequest) {
  const [, name, part] = /^([a-z]+)(?:-(\w+))?\.svg$/.exec(context.req.param('file') ?? '') ?? [];
  const axis = axisOf(name);
  if (atlas.layout !== 'outlines' || axis === null) return context.notFound();
  if (part === undefined) return sendKept(context, await pictures.whole(atlas, axis, 'country'));
  if (part === 'small') return sendKept(context, await pictures.whole(atlas, axis, 'small'));
  const authority = atlas.findAuthority(part);
  const picture = authority === null ? null : await pictures.part(atlas, authority, axis);
  return picture === null ? context.notFound() : sendKept(context, picture);
}

/** Paintings are dear and change only with the atlas: each is made once and forgotten with it. */
function keepPaintings(paint: Painter) {
  const made = new WeakMap<Atlas, Map<string, Promise<Uint8Array<ArrayBuffer>>>>();
  return (atlas: Atlas, key: string, draw: () => Promise<string>) => {
    const ofAtlas = made.get(atlas) ?? new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
    made.set(atlas, ofAtlas);
    const known = ofAtlas.get(key) ?? draw().then(paint);
    ofAtlas.set(key, known);
    known.catch(() => ofAtlas.delete(key));
    return known;
  };
}

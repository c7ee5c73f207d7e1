import { type Context, Hono } from 'hono';
import { AXES, type AxisId } from '#domains/mapping/core';
import type { Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { download, respond, type WebEnv } from '../shell/respond.ts';
import { AreaPage } from './area-page.tsx';
import { type Atlas, findPlaces } from './atlas.ts';
import { type Asked, ComparePage } from './compare-page.tsx';
import { FindPage } from './find-page.tsx';
import { mapCsv } from './map-csv.ts';
import { MapPage, NoMapPage } from './map-page.tsx';
import { mapPicture, type PictureWords } from './map-picture.tsx';
import type { Painter } from './map-png.ts';
import { MethodPage } from './method-page.tsx';
import type { Publication, PublicationSource } from './publication.ts';
import { TablePage } from './table-page.tsx';

export interface MapRouteParts {
  readonly publications: PublicationSource;
  readonly paint: Painter;
  readonly publicUrl: string;
  siteOf(publication: Publication | null): Site;
}

/** What a page of the map is made from: who asks, and what is public. */
interface Request {
  readonly context: Context<WebEnv>;
  readonly reader: Reader;
  readonly site: Site;
  readonly publication: Publication;
}

/** The pages of the map. Without a published map each says so. */
export function mapRoutes(parts: MapRouteParts): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  const withMap = (answer: (request: Request) => Response | Promise<Response>) => async (context: Context<WebEnv>) => {
    const publication = await parts.publications();
    const reader = context.get('reader');
    const site = parts.siteOf(publication);
    if (publication === null) return respond(context, <NoMapPage site={site} reader={reader} />, 404);
    return answer({ context, reader, site, publication });
  };
  const pictures = keepPictures(parts.paint);

  routes.get(
    '/map',
    withMap(({ context, reader, site, publication: { atlas } }) => {
      const axis = axisOf(context.req.query('axis')) ?? 'vulnerability';
      return respond(context, <MapPage site={site} reader={reader} atlas={atlas} axis={axis} />);
    }),
  );
  routes.get(
    '/map/table',
    withMap(({ context, reader, site, publication: { atlas } }) =>
      respond(context, <TablePage site={site} reader={reader} atlas={atlas} />),
    ),
  );
  routes.get('/areas', withMap(answerSearch));
  routes.get('/areas/:code', withMap(answerArea));
  routes.get('/compare', withMap(answerComparison));
  routes.get(
    '/method',
    withMap(({ context, reader, site, publication }) =>
      respond(context, <MethodPage site={site} reader={reader} publication={publication} />),
    ),
  );
  routes.get(
    '/map.csv',
    withMap(({ context, reader, publication }) => {
      const notes = notesOf(reader, publication, parts.publicUrl);
      const csv = mapCsv(publication.atlas, publication.statistics, notes);
      return download(context, csv, 'text/csv; charset=utf-8; header=present', fileName(publication, null, 'csv'));
    }),
  );
  routes.get(
    '/map.svg',
    withMap(({ context, reader, publication }) => {
      const axis = filledAxis(context, publication);
      if (axis === null) return context.notFound();
      const svg = pictureOf(reader, publication, axis, parts.publicUrl);
      return download(context, svg, 'image/svg+xml; charset=utf-8', fileName(publication, axis, 'svg'));
    }),
  );
  routes.get(
    '/map.png',
    withMap(async ({ context, reader, publication }) => {
      const axis = filledAxis(context, publication);
      if (axis === null) return context.notFound();
      const png = await pictures(publication.atlas, `${reader.language.tag} ${axis}`, () =>
        pictureOf(reader, publication, axis, parts.publicUrl),
      );
      return download(context, png, 'image/png', fileName(publication, axis, 'png'));
    }),
  );
  return routes;
}

function axisOf(text: string | undefined): AxisId | null {
  return AXES.find((axis) => axis === text) ?? null;
}

/** The axis that was asked for, vulnerability unless said; null for one that does not exist or has nothing to show. */
function filledAxis(context: Context<WebEnv>, { atlas }: Publication): AxisId | null {
  const asked = context.req.query('axis');
  const axis = asked === undefined ? 'vulnerability' : axisOf(asked);
  if (axis === null || atlas.places.every((place) => place.bands[axis] === null)) return null;
  return axis;
}

const LONGEST_QUERY = 100;

function answerSearch({ context, reader, site, publication: { atlas } }: Request) {
  const query = (context.req.query('place') ?? '').slice(0, LONGEST_QUERY).trim();
  if (query === '') return context.redirect(reader.href('/map/table'), 303);
  const found = findPlaces(atlas, query);
  const [only] = found;
  if (found.length === 1 && only !== undefined) return context.redirect(reader.href(`/areas/${only.code}`), 303);
  const page = <FindPage site={site} reader={reader} atlas={atlas} query={query} found={found} />;
  return respond(context, page, found.length === 0 ? 404 : 200);
}

function answerArea({ context, reader, site, publication: { atlas, statistics } }: Request) {
  const place = atlas.find(context.req.param('code') ?? '');
  if (place === null) return context.notFound();
  return respond(context, <AreaPage site={site} reader={reader} atlas={atlas} place={place} statistics={statistics} />);
}

function answerComparison({ context, reader, site, publication: { atlas, statistics } }: Request) {
  const asked = (name: 'a' | 'b'): Asked => {
    const query = (context.req.query(name) ?? '').slice(0, LONGEST_QUERY).trim();
    const found = findPlaces(atlas, query);
    return { query, place: found.length === 1 ? (found[0] ?? null) : null };
  };
  const [first, second] = [asked('a'), asked('b')];
  const isWrong =
    [first, second].some(({ query, place }) => query !== '' && place === null) ||
    (first.place !== null && first.place === second.place);
  const typedNames = [first, second].some(({ query, place }) => place !== null && place.code !== query);
  if (first.place && second.place && !isWrong && typedNames) {
    return context.redirect(reader.href(`/compare?a=${first.place.code}&b=${second.place.code}`), 303);
  }
  return respond(
    context,
    <ComparePage site={site} reader={reader} atlas={atlas} first={first} second={second} statistics={statistics} />,
    isWrong ? 422 : 200,
  );
}

/** "outspoken-england-2025-vulnerability.svg". */
function fileName({ atlas }: Publication, axis: AxisId | null, ending: string): string {
  return `outspoken-${atlas.version.recipeId}${axis === null ? '' : `-${axis}`}.${ending}`;
}

/** What must travel with the figures: key, caveats, method, sources, licence. */
function caveatsOf(reader: Reader, { isExample }: Publication, publicUrl: string): readonly string[] {
  const { t } = reader;
  return [
    ...(isExample ? [t('export.caveat.example')] : []),
    t('export.caveat.1'),
    t('export.caveat.2'),
    t('export.method', { address: reader.apart(publicUrl + reader.href('/method')) }),
  ];
}

function notesOf(reader: Reader, publication: Publication, publicUrl: string): readonly string[] {
  const { t } = reader;
  const { atlas, attributions, statistics } = publication;
  const key = AXES.map((axis) => {
    const name = t(`axis.${axis}.name`);
    const isEmpty = atlas.places.every((place) => place.bands[axis] === null);
    return isEmpty
      ? `${name}: ${t('site.sentence', { text: t('axis.propensity.empty') })} ${t('axis.propensity.why')}`
      : `${name}: 1 = ${t(`axis.${axis}.low`)}, 5 = ${t(`axis.${axis}.high`)}`;
  });
  const columns = statistics.map(({ id, title, publisher, release, period, unit, licence }) =>
    [`${id}: ${title}`, unit, publisher, release, period, licence].filter((part) => part !== null).join(', '),
  );
  return [...caveatsOf(reader, publication, publicUrl), ...key, ...columns, ...attributions];
}

function pictureOf(reader: Reader, publication: Publication, axis: AxisId, publicUrl: string): string {
  const { t } = reader;
  const words: PictureWords = {
    title: t('export.title', { axis: t(`axis.${axis}.name`), count: publication.atlas.places.length }),
    plain: t(`axis.${axis}.plain`),
    about: t(`axis.${axis}.about`),
    low: t(`axis.${axis}.low`),
    high: t(`axis.${axis}.high`),
    fair: t('map.key.hatch'),
    unsure: t('map.key.dense'),
    caveats: caveatsOf(reader, publication, publicUrl),
    sources: publication.attributions,
  };
  return mapPicture(publication.atlas, axis, words, reader);
}

/** Pictures are dear to draw and change only with the atlas: each is drawn once and forgotten with it. */
function keepPictures(paint: Painter) {
  const drawn = new WeakMap<Atlas, Map<string, Promise<Uint8Array<ArrayBuffer>>>>();
  return (atlas: Atlas, key: string, draw: () => string) => {
    const ofAtlas = drawn.get(atlas) ?? new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
    drawn.set(atlas, ofAtlas);
    const known = ofAtlas.get(key) ?? paint(draw());
    ofAtlas.set(key, known);
    known.catch(() => ofAtlas.delete(key));
    return known;
  };
}

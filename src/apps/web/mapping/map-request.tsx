import type { Context } from 'hono';
import { AXES, type AxisId } from '#domains/mapping/core';
import type { Database } from '#platform/database';
import type { Site } from '../shell/page.tsx';
import { onMap, type Reader } from '../shell/reader.ts';
import { respond, stillTrue, type WebEnv } from '../shell/respond.ts';
import { GonePage, whereDidItGo } from './gone-page.tsx';
import { NoMapPage } from './map-page.tsx';
import type { Painter } from './map-png.ts';
import type { Pictures } from './pictures.ts';
import type { Publication, Publications, PublicState } from './publication.ts';

export interface MapRouteParts {
  readonly db: Database;
  readonly publications: Publications;
  readonly pictures: Pictures;
  readonly paint: Painter;
  readonly publicUrl: string;
  siteOf(publication: Publication | null): Site;
  /** What a page made from this is known by, so that a browser can ask whether its copy is still true. */
  stampOf(state: PublicState): string;
}

/** What a page of the map is made from: who asks, and what is public. */
export interface MapRequest {
  readonly context: Context<WebEnv>;
  readonly reader: Reader;
  readonly site: Site;
  readonly state: PublicState;
  readonly publication: Publication;
  readonly parts: MapRouteParts;
}

type Answer = (request: MapRequest) => Response | Promise<Response>;

/**
 * Answers with the map that `asked` tells of a request, the one that was published last where it tells none. Where no such map is public a page says so,
 * and where the browser has the answer already it is told to use it.
 */
export function whenPublic(parts: MapRouteParts, answer: Answer, asked?: AskedMap, among?: AmongMaps) {
  return withPublic(parts, answer, (context, state) => stillTrue(context, parts.stampOf(state)), asked, among);
}

/** The same for pages that say more than what the map says: they are made each time. */
export function whenPublicNow(parts: MapRouteParts, answer: Answer, asked?: AskedMap) {
  return withPublic(parts, answer, () => null, asked);
}

type AskedMap = (context: Context<WebEnv>) => string | undefined;
type AmongMaps = (state: PublicState) => PublicState['maps'];

function withPublic(
  parts: MapRouteParts,
  answer: Answer,
  isKept: (context: Context<WebEnv>, state: PublicState) => Response | null,
  asked: AskedMap = (context) => context.req.query('map'),
  among: AmongMaps = ({ maps }) => maps,
) {
  const { publications } = parts;
  return async (context: Context<WebEnv>): Promise<Response> => {
    const state = await publications.state();
    const reader = context.get('reader');
    const id = asked(context);
    const heading = id === undefined ? state.maps[0] : among(state).find((map) => map.id === id);
    if (heading === undefined) return withoutMap(parts, context, state, id);
    const known = isKept(context, state);
    if (known !== null) return known;
    const publication = await publications.read(heading);
    const on = heading === state.maps[0] ? reader : onMap(reader, heading.id);
    return answer({ context, reader: on, site: parts.siteOf(publication), state, publication, parts });
  };
}

async function withoutMap(
  { publications, siteOf }: MapRouteParts,
  context: Context<WebEnv>,
  state: PublicState,
  asked: string | undefined,
): Promise<Response> {
  const reader = context.get('reader');
  const site = siteOf(await publications.current());
  const gone = asked === undefined ? null : whereDidItGo(state, asked);
  if (gone !== null) return respond(context, <GonePage site={site} reader={reader} state={state} gone={gone} />, 410);
  if (state.maps.length > 0) return context.notFound();
  return respond(context, <NoMapPage site={site} reader={reader} hasPast={state.log.length > 0} />, 404);
}

export function axisOf(text: string | undefined): AxisId | null {
  return AXES.find((axis) => axis === text) ?? null;
}

/** The axis that was asked for, the first that has something to show unless said; null for one that does not exist or has nothing to show. */
export function filledAxis({ context, publication: { atlas } }: MapRequest): AxisId | null {
  const asked = context.req.query('axis');
  const axis = asked === undefined ? firstAxis(atlas) : axisOf(asked);
  return axis === null || atlas.counts[axis] === null ? null : axis;
}

/** The axis to begin with: the first that has something to show. */
export function firstAxis({ counts }: Publication['atlas']): AxisId {
  return AXES.find((axis) => counts[axis] !== null) ?? 'vulnerability';
}

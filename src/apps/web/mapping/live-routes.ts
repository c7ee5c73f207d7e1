import { type Context, Hono } from 'hono';
import { findBoundary, listTileCodes, toGeoJson } from '#domains/geography';
import type { Database } from '#platform/database';
import type { FoundOnWire } from '../browser/true-map/on-wire.ts';
import { answer, type WebEnv } from '../shell/respond.ts';
import type { Atlas, OutlineAtlas, Place } from './atlas.ts';
import { findOnMap } from './find-places.ts';
import { type KeptFile, keepFile, sendKept } from './kept-file.ts';
import { bandsOf, edgesOf, namesOf } from './live-map.ts';
import { type MapRequest, type MapRouteParts, whenPublic } from './map-request.tsx';

/** What a live map is made of: that of a public version, and the bands of the version before it. */
export function liveRoutes(parts: MapRouteParts): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  const files = keepLiveFiles(parts.db);
  const asked = ({ req }: Context<WebEnv>) => req.param('version');
  const send = (file: LiveFile) => async (request: MapRequest) => {
    const { context, publication } = request;
    const kept = await files(publication.atlas, context.req.param('set') ?? '', file);
    return kept === null ? context.notFound() : sendKept(context, kept);
  };
  routes.get('/map/live/:version/:set/names.json', whenPublic(parts, send('names.json'), asked));
  routes.get(
    '/map/live/:version/:set/bands.bin',
    whenPublic(parts, send('bands.bin'), asked, ({ maps, before }) => [...maps, ...before.values()]),
  );
  routes.get('/map/find.json', whenPublic(parts, answerFind));
  return routes;
}

async function answerFind({ context, publication: { atlas }, parts: { db } }: MapRequest) {
  if (atlas.layout !== 'outlines') return context.notFound();
  const found = await findForMap(db, atlas, context.req.query('place') ?? '');
  return answer(context, JSON.stringify(found), 'application/json');
}

const longestQuery = 100;

export async function findForMap(db: Database, atlas: OutlineAtlas, query: string): Promise<FoundOnWire> {
  const found = findOnMap(atlas, query.slice(0, longestQuery).trim());
  const nothing = { area: null, authority: null, choices: [] };
  switch (found.kind) {
    case 'nothing':
      return nothing;
    case 'place':
      return { ...nothing, area: await outlined(db, atlas, found.place) };
    case 'authority': {
      const { code, name, bounds } = found.authority;
      return { ...nothing, authority: { code, name, bounds: edgesOf(bounds) } };
    }
    default:
      return { ...nothing, choices: [...found.authorities.map(choiceOf), ...found.places.map(choiceOf)] };
  }
}

async function outlined(db: Database, { vintage }: OutlineAtlas, { code, name }: Place) {
  const stored = await findBoundary(db, { vintage, code });
  return { code, name, outline: stored === null ? null : toGeoJson(stored.boundary) };
}

function choiceOf({ code, name, region, ...more }: Pick<Place, 'code' | 'name' | 'region'> & Partial<Place>) {
  return { code, name, within: more.authority?.name ?? region.name };
}

const liveFiles = ['bands.bin', 'names.json'] as const;
export type LiveFile = (typeof liveFiles)[number];
export const isLiveFile = (name: string): name is LiveFile => (liveFiles as readonly string[]).includes(name);

/** Files of an atlas for a set of tiles, made when one is first asked for and kept as long as the atlas. Null for a set that there is not, and for hexagons. */
export function keepLiveFiles(db: Database) {
  const kept = new WeakMap<Atlas, Map<string, Promise<KeptFile>>>();
  return async (atlas: Atlas, set: string, file: LiveFile): Promise<KeptFile | null> => {
    if (atlas.layout !== 'outlines') return null;
    const files = kept.get(atlas) ?? new Map<string, Promise<KeptFile>>();
    kept.set(atlas, files);
    const key = `${set} ${file}`;
    const made = files.get(key);
    if (made !== undefined) return made;
    const codes = await codesOf(db, atlas, set);
    if (codes.length === 0) return null;
    const known =
      file === 'bands.bin'
        ? keepFile(bandsOf(atlas, codes), 'application/octet-stream', 'long')
        : keepFile(JSON.stringify(namesOf(atlas, codes)), 'application/json', 'long');
    files.set(key, known);
    known.catch(() => files.delete(key));
    return known;
  };
}

/** The codes of a set of tiles over the areas of an atlas; none where the set is of other areas. */
async function codesOf(db: Database, { vintage }: OutlineAtlas, set: string): Promise<readonly string[]> {
  return set.startsWith(`${vintage}-`) ? listTileCodes(db, set) : [];
}

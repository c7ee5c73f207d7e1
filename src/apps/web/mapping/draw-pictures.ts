import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import {
  type Boundary,
  findBoundaries,
  findBoundary,
  listBoundaries,
  partsOfDegree,
  type StoredBoundary,
} from '#domains/geography';
import { AXES, type AxisId, encodeBand } from '#domains/mapping/core';
import { BorderNet, ringsInFrame, svgPath } from '#foundations/spatial';
import type { Database } from '#platform/database';
import { type Authority, byAxis, type OutlineAtlas, type Place } from './atlas.ts';
import { drawBands, type Look } from './draw-bands.ts';
import { FINENESS, type Fineness, type Sheet, sheetAround } from './picture-sheet.ts';
import type { PictureAnswer, PictureTask } from './picture-worker.ts';

/** The map of a version without words: SVG elements for each axis, in the units of a sheet. */
export interface Drawn {
  readonly sheet: Sheet;
  readonly axes: { readonly [axis in AxisId]: string };
}

const boundariesAtOnce = 2_000;

/**
 * Draws all axes of a whole atlas, fine and small, in a thread of its own, with the borders of regions. England at 33,755 areas takes about 4 s, of
 * which the caller's thread gives 1 s in small pieces.
 */
export async function drawAtlas(db: Database, atlas: OutlineAtlas): Promise<{ country: Drawn; small: Drawn }> {
  const finenesses = ['country', 'small'] as const;
  const sheets = finenesses.map((fineness) => sheetAround(atlas.bounds, fineness));
  const entry = import.meta.url.endsWith('.ts') ? './picture-worker.ts' : './picture-worker.js';
  const workerData = sheets.map(({ frame }) => frame);
  const thread = new Worker(new URL(entry, import.meta.url), { workerData, execArgv: [] });
  const tell = (task: PictureTask) => thread.postMessage(task);
  const stopped = once(thread, 'exit').then(([code]) => {
    throw new Error(`the thread that draws ended with ${code} before it was done`);
  });
  try {
    const places: Place[] = [];
    for await (const stored of allBoundaries(db, atlas)) {
      const shown = placesOf(atlas, stored);
      places.push(...shown.map(({ place }) => place));
      tell({ boundaries: shown.map(({ boundary }) => boundary) });
    }
    const region = new Map(atlas.regions.map(({ code }, at) => [code, at]));
    const groups = Uint16Array.from(places, (place) => region.get(place.region.code) ?? 0);
    tell({ looks: finenesses.map((fineness) => AXES.map((axis) => lookOf(axis, places, groups, fineness))) });
    const [answer] = (await Promise.race([once(thread, 'message'), stopped])) as [PictureAnswer];
    const [country, small] = sheets.map((sheet, at) => ({
      sheet,
      axes: byAxis((axis) => answer[at]?.[AXES.indexOf(axis)] ?? ''),
    }));
    if (country === undefined || small === undefined) throw new Error('the thread that draws left a picture out');
    return { country, small };
  } finally {
    stopped.catch(() => {});
    await thread.terminate();
  }
}

async function* allBoundaries(db: Database, atlas: OutlineAtlas): AsyncGenerator<readonly StoredBoundary[]> {
  for (let after = ''; ; ) {
    const found = await listBoundaries(db, atlas.vintage, { after, limit: boundariesAtOnce });
    if (found.length > 0) yield found;
    if (found.length < boundariesAtOnce) return;
    after = found.at(-1)?.code ?? '';
  }
}

/** Draws one axis of one authority, with a line between all its areas: a few milliseconds. Null where none of them has a boundary. */
export async function drawAuthority(
  db: Database,
  atlas: OutlineAtlas,
  authority: Authority,
  axis: AxisId,
): Promise<{ readonly sheet: Sheet; readonly body: string } | null> {
  if (authority.bounds === null) return null;
  const sheet = sheetAround(authority.bounds, 'authority');
  const codes = authority.places.map(({ code }) => code);
  const shown = placesOf(atlas, await findBoundaries(db, atlas.vintage, codes));
  const net = new BorderNet();
  for (const { boundary } of shown) addTo(net, sheet, boundary);
  const places = shown.map(({ place }) => place);
  return { sheet, body: drawBands(net, lookOf(axis, places, new Uint16Array(places.length), 'authority')) };
}

/** The outline of one place on the sheet of its authority, as an SVG path; null where it has no boundary. */
export async function drawPlace(db: Database, atlas: OutlineAtlas, place: Place): Promise<string | null> {
  const stored = await findBoundary(db, { vintage: atlas.vintage, code: place.code });
  const bounds = place.authority?.bounds ?? null;
  if (stored === null || bounds === null) return null;
  const net = new BorderNet();
  addTo(net, sheetAround(bounds, 'authority'), stored.boundary);
  return svgPath(
    net.outline(() => true, FINENESS.authority.tolerance),
    'closed',
  );
}

function addTo(net: BorderNet, { frame }: Sheet, { polygons }: Boundary): void {
  net.addArea(ringsInFrame(frame, polygons, partsOfDegree));
}

function placesOf(atlas: OutlineAtlas, stored: readonly StoredBoundary[]) {
  return stored.flatMap(({ code, boundary }) => {
    const place = atlas.find(code);
    return place === null ? [] : [{ place, boundary }];
  });
}

function lookOf(axis: AxisId, places: readonly Place[], groups: Uint16Array, fineness: Fineness): Look {
  const { longerSide, tolerance } = FINENESS[fineness];
  return {
    axis,
    bands: Uint16Array.from(places, (place) => encodeBand(place.bands[axis])),
    groups,
    separatesAreas: fineness === 'authority',
    hundredth: longerSide / 100,
    tolerance,
  };
}

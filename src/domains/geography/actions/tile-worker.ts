import { parentPort } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { tileIdToZxy, zxyToTileId } from 'pmtiles';
import { decodeBoundary } from '../core/boundary-bytes.ts';
import { cutTiles, type TilePlace } from '../core/tiles/cut-tiles.ts';
import { type FineArea, planeSize, toFineArea } from '../core/tiles/fine-area.ts';
import { markDetail } from '../core/tiles/mark-detail.ts';
import { chooseMaxZoom, minZoom, splitZoom } from '../core/tiles/zooms.ts';
import type { StoredShape } from '../store/boundaries.ts';
import type { StoredTile } from '../store/tiles.ts';

/** What the thread is asked, one question at a time. */
export type TileQuestion =
  /** More areas, in the order of their codes. */
  | { readonly kind: 'areas'; readonly shapes: readonly StoredShape[] }
  /** That was all of them: how is the work cut up? */
  | { readonly kind: 'plan' }
  | { readonly kind: 'part'; readonly part: number };

export type TileAnswer =
  | { readonly kind: 'areas' }
  | { readonly kind: 'plan'; readonly minZoom: number; readonly maxZoom: number; readonly parts: readonly number[] }
  | { readonly kind: 'part'; readonly tiles: readonly StoredTile[] };

/** The part that holds the tiles of low zooms. Every other part is named by the tile of `splitZoom` that it holds, with those in it. */
const lowZooms = 0;

const areas: FineArea[] = [];
let maxZoom = splitZoom;

// The entry of a thread: it answers every question with what was asked for.
parentPort?.on('message', (question: TileQuestion) => parentPort?.postMessage(answer(question)));

function answer(question: TileQuestion): TileAnswer {
  switch (question.kind) {
    case 'areas':
      for (const { shape, ...area } of question.shapes) areas.push(toFineArea(area, decodeBoundary(shape)));
      return { kind: 'areas' };
    case 'plan':
      maxZoom = chooseMaxZoom(areas);
      markDetail(areas, maxZoom);
      return { kind: 'plan', minZoom, maxZoom, parts: [lowZooms, ...tilesBelow()] };
    case 'part':
      return { kind: 'part', tiles: makePart(question.part) };
  }
}

/** The tiles of `splitZoom` in which something may lie. */
function tilesBelow(): readonly number[] {
  const size = planeSize / 2 ** splitZoom;
  const found = new Set<number>();
  for (const { box } of areas) {
    const [west, north, east, south] = box.map((edge) => Math.floor(edge / size)) as [number, number, number, number];
    for (let x = west; x <= east; x++) for (let y = north; y <= south; y++) found.add(zxyToTileId(splitZoom, x, y));
  }
  return [...found].sort((a, b) => a - b);
}

function makePart(part: number): readonly StoredTile[] {
  const tiles: StoredTile[] = [];
  const [root, from, to] =
    part === lowZooms ? [{ zoom: 0, x: 0, y: 0 }, minZoom, splitZoom - 1] : [placeOf(part), splitZoom, maxZoom];
  for (const { zoom, x, y, bytes } of cutTiles(areas, root, { from, to }))
    tiles.push({ tile: zxyToTileId(zoom, x, y), bytes: new Uint8Array(gzipSync(bytes, { level: 9 })) });
  return tiles;
}

function placeOf(tile: number): TilePlace {
  const [zoom, x, y] = tileIdToZxy(tile);
  return { zoom, x, y };
}

import { listCodesWithin } from '#domains/geography';
import { readIndex } from '#domains/mapping';
import type { Database } from '#platform/database';
import { byAxis, type OutlineAtlas, type Place } from '../../mapping/atlas.ts';
import { readAtlas } from '../../mapping/read-atlas.ts';

/** As many as are looked at together: a version and the one before, by two people. A country is some 50 MB. */
const mostKept = 4;

/** Versions laid out by their boundaries, drafts too, as somebody with these own areas may see them: elsewhere there is nothing to show. Null for hexagons. */
export function keepAtlases(db: Database) {
  const kept = new Map<string, Promise<OutlineAtlas | null>>();
  return (versionId: string, own: readonly string[]): Promise<OutlineAtlas | null> => {
    const key = [versionId, ...own].join(' ');
    const atlas = kept.get(key) ?? readFor(db, versionId, own);
    kept.delete(key);
    kept.set(key, atlas);
    atlas.catch(() => kept.delete(key));
    for (const [oldest] of [...kept].slice(0, -mostKept)) kept.delete(oldest);
    return atlas;
  };
}

async function readFor(db: Database, versionId: string, own: readonly string[]): Promise<OutlineAtlas | null> {
  const index = await readIndex(db, versionId);
  const atlas = index === null ? null : await readAtlas(db, index);
  if (atlas?.layout !== 'outlines') return null;
  return own.length === 0 ? atlas : limitTo(atlas, new Set(await listCodesWithin(db, atlas.vintage, own)));
}

function limitTo(atlas: OutlineAtlas, own: ReadonlySet<string>): OutlineAtlas {
  const limited = (place: Place): Place => (own.has(place.code) ? place : { ...place, bands: byAxis(() => null) });
  const places = atlas.places.map(limited);
  const byCode = new Map(places.map((place) => [place.code, place]));
  return { ...atlas, places, find: (code) => byCode.get(code) ?? null };
}

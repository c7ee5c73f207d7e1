import type { AxisId } from '#domains/mapping/core';
import type { Database } from '#platform/database';
import type { Authority, OutlineAtlas, Place } from './atlas.ts';
import { type Drawn, drawAtlas, drawAuthority, drawPlace } from './draw-pictures.ts';
import { type KeptFile, keepFile } from './kept-file.ts';
import { INK } from './palette.ts';
import { dateLine, type Sheet } from './picture-sheet.ts';

const SVG = 'image/svg+xml; charset=utf-8';

/** The pictures of atlases by their boundaries, drawn when one is first asked for and kept as long as their atlas. */
export interface Pictures {
  /** The whole map without words, to be set into a picture with words. */
  drawn(atlas: OutlineAtlas): Promise<Drawn>;
  /** The whole map as a file, fine or small. */
  whole(atlas: OutlineAtlas, axis: AxisId, fineness: 'country' | 'small'): Promise<KeptFile>;
  /** An authority's part of it; null where none of its areas has a boundary. */
  part(atlas: OutlineAtlas, authority: Authority, axis: AxisId): Promise<KeptFile | null>;
  /** The outline of a place on the picture of its authority, as an SVG path; null where it has no boundary. */
  outline(atlas: OutlineAtlas, place: Place): Promise<string | null>;
}

export function keepPictures(db: Database): Pictures {
  const drawings = keepEach((atlas: OutlineAtlas) => drawAtlas(db, atlas));
  const files = new WeakMap<Drawn, Map<AxisId, Promise<KeptFile>>>();
  return {
    drawn: async (atlas) => (await drawings(atlas)).country,
    async whole(atlas, axis, fineness) {
      const { [fineness]: drawn } = await drawings(atlas);
      const ofDrawn = files.get(drawn) ?? new Map<AxisId, Promise<KeptFile>>();
      files.set(drawn, ofDrawn);
      const file =
        ofDrawn.get(axis) ?? keepFile(pictureFile(drawn.sheet, drawn.axes[axis], dateLine(atlas)), SVG, 'long');
      ofDrawn.set(axis, file);
      return file;
    },
    async part(atlas, authority, axis) {
      const drawn = await drawAuthority(db, atlas, authority, axis);
      return drawn === null ? null : keepFile(pictureFile(drawn.sheet, drawn.body, dateLine(atlas)), SVG, 'once');
    },
    outline: (atlas, place) => drawPlace(db, atlas, place),
  };
}

/** Makes something for each key once, and again where that failed. It goes when its key goes. */
function keepEach<Key extends object, Value>(make: (key: Key) => Promise<Value>) {
  const kept = new WeakMap<Key, Promise<Value>>();
  return (key: Key): Promise<Value> => {
    const value = kept.get(key) ?? make(key);
    kept.set(key, value);
    value.catch(() => kept.delete(key));
    return value;
  };
}

/** A picture that stands alone. Its size is for whoever opens it by itself: pages give it their own. */
function pictureFile({ box, lettersSize }: Sheet, body: string, line: string): string {
  const { x, y, width, height } = box;
  const scale = 1200 / Math.max(width, height);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}"`,
    ` width="${Math.round(width * scale)}" height="${Math.round(height * scale)}">`,
    `<title>${escapeXml(line)}</title>${body}`,
    `<text x="${x + lettersSize / 2}" y="${y + height - lettersSize / 2}" font-family="Noto Sans, system-ui, sans-serif"`,
    ` font-size="${lettersSize}" fill="${INK}">${escapeXml(line)}</text></svg>`,
  ].join('');
}

const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

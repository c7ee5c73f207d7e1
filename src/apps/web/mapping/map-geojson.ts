import { listBoundaries, toGeoJson } from '#domains/geography';
import type { Database } from '#platform/database';
import type { Place } from './atlas.ts';
import type { Publication } from './publication.ts';

const boundariesAtOnce = 200;

/** What a file of areas says beside its areas, as members of its own (RFC 7946, section 6.1). */
export interface GeoJsonNotes {
  readonly title: string;
  readonly map: string;
  readonly caveats: readonly string[];
  readonly key: readonly string[];
  readonly columns: readonly string[];
  readonly licences: readonly string[];
  readonly attributions: readonly string[];
}

/**
 * A map as GeoJSON, piece by piece: each area with its boundary (a point where none was imported, nothing where not even that is known), its bands
 * and its figures. Boundaries are read a few hundred at a time, so that a whole country costs no more memory than a part.
 */
export async function* mapGeoJson(
  db: Database,
  publication: Publication,
  notes: GeoJsonNotes,
  propertiesOf: (place: Place) => object,
): AsyncGenerator<string> {
  const { version, places } = publication.atlas;
  const head = JSON.stringify({ type: 'FeatureCollection', ...notes });
  yield `${head.slice(0, -1)},"features":[`;
  const waiting = places.toSorted((one, other) => (one.code < other.code ? -1 : 1)).values();
  let next = waiting.next();
  let after = '';
  let isFirst = true;
  const feature = (place: Place, geometry: object | null) => {
    const text = JSON.stringify({ type: 'Feature', id: place.code, geometry, properties: propertiesOf(place) });
    const separated = isFirst ? `\n${text}` : `,\n${text}`;
    isFirst = false;
    return separated;
  };
  for (;;) {
    const some = await listBoundaries(db, version.vintage, { after, limit: boundariesAtOnce });
    let piece = '';
    for (const { code, boundary } of some) {
      for (; !next.done && next.value.code < code; next = waiting.next())
        piece += feature(next.value, pointOf(next.value));
      if (next.done || next.value.code !== code) continue;
      piece += feature(next.value, toGeoJson(boundary));
      next = waiting.next();
    }
    if (piece !== '') yield piece;
    const last = some.at(-1);
    if (last === undefined || next.done) break;
    after = last.code;
  }
  let rest = '';
  for (; !next.done; next = waiting.next()) rest += feature(next.value, pointOf(next.value));
  yield `${rest}\n]}\n`;
}

function pointOf({ position }: Place): object | null {
  return position === null ? null : { type: 'Point', coordinates: [position.lon, position.lat] };
}

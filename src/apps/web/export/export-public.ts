import { listPublicFindings } from '#domains/fieldwork';
import { listKnownAreas, listPublicOrganisations } from '#domains/intermediaries';
import { listPublicDecisions } from '#domains/interventions';
import type { Database } from '#platform/database';
import { headingView, mapView } from '../api/api-views.ts';
import { organizationsView } from '../api/organizations-view.ts';
import { areaWithFiguresView } from '../mapping/area-view.ts';
import { caveatsOf } from '../mapping/caveats.ts';
import { mapCsv } from '../mapping/map-csv.ts';
import { notesOf } from '../mapping/map-files.ts';
import { type PublicState, publicationsOf, readPublicState } from '../mapping/publication.ts';
import { onMap, type Reader } from '../shell/reader.ts';

/** Everything public, as files by their names. */
export interface PublicFiles {
  readonly maps: readonly string[];
  readonly files: ReadonlyMap<string, string>;
}

/**
 * What anybody may read on the site, as files: every public map with its method, its areas and a table, and the log of what was published and
 * withdrawn; and what was heard in rounds of fieldwork. Under the same rules as the pages, by the same code.
 */
export async function exportPublic(
  db: Database,
  { reader, publicUrl }: { readonly reader: Reader; readonly publicUrl: string },
): Promise<PublicFiles> {
  const state = await readPublicState(db);
  const publications = publicationsOf(db, { read: async () => state, forget: () => {} }, () => {});
  const files = new Map<string, string>();
  files.set('maps.json', json({ maps: state.maps.map((heading) => headingView(heading, publicUrl)) }));
  files.set('history.json', json({ history: historyView(state) }));
  for (const heading of state.maps) {
    const publication = await publications.read(heading);
    const on = onMap(reader, heading.id);
    const { caveats, key, columns, attributions } = notesOf(on, publication, publicUrl);
    const notes = [...caveats, ...key, ...columns, ...attributions];
    const places = publication.atlas.places.toSorted((one, other) => (one.code < other.code ? -1 : 1));
    files.set(
      `${heading.id}.json`,
      json(mapView(heading, publication, caveatsOf(on, publication, publicUrl), publicUrl)),
    );
    files.set(
      `${heading.id}.areas.json`,
      json({ areas: places.map((place) => areaWithFiguresView(place, publication)) }),
    );
    files.set(`${heading.id}.csv`, mapCsv(publication.atlas, publication.statistics, notes));
  }
  const organisations = organizationsView(await listPublicOrganisations(db), await listKnownAreas(db));
  if (organisations.organizations.length > 0) files.set('organizations.json', json(organisations));
  for (const { slug, body } of await listPublicFindings(db)) files.set(`fieldwork-${slug}.json`, json(body));
  for (const { slug, record } of await listPublicDecisions(db)) files.set(`decision-${slug}.json`, json(record));
  return { maps: state.maps.map(({ id }) => id), files };
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

function historyView({ log, headings, names }: PublicState) {
  return log.map(({ kind, versionId, at, by, notes, superseded }) => ({
    ...{ kind, map: versionId, title: headings.get(versionId)?.title ?? null, at: at.toISOString(), superseded },
    said: by.map((id, index) => ({ name: names.get(id) ?? null, note: notes[index] ?? null })),
  }));
}

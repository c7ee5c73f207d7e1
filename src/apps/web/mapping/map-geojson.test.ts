import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { importAreaFile, readAreaFile } from '#domains/geography';
import { currentIndex } from '#domains/mapping';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { loadTheExample, openSite, publish, tables } from '../testing/open-site.ts';
import { mapGeoJson } from './map-geojson.ts';
import { publicationsOf, readPublicState } from './publication.ts';

interface Collection {
  readonly type: string;
  readonly title: string;
  readonly caveats: readonly string[];
  readonly licences: readonly string[];
  readonly attributions: readonly string[];
  readonly features: readonly {
    readonly id: string;
    readonly geometry: { readonly type: string; readonly coordinates: readonly unknown[] };
    readonly properties: Readonly<Record<string, unknown>>;
  }[];
}

const squareAt = (at: number) => {
  const [west, south] = [-1 + (at % 20) / 100, 52 + Math.floor(at / 20) / 100];
  const [east, north] = [west + 0.005, south + 0.005];
  const round = (degrees: number) => Math.round(degrees * 1e6) / 1e6;
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ].map((corner) => corner.map(round));
};

/** Gives authorities a square of ground each, from a file as an operator would bring it. */
async function importGround(db: Database, areas: readonly { readonly code: string; readonly name: string }[]) {
  const folder = mkdtempSync(join(tmpdir(), 'outspoken-ground-'));
  const path = join(folder, 'ground.geojson');
  const features = areas.map(({ code, name }, at) => ({
    ...{ type: 'Feature', properties: { lad24_code: code, lad24_name: name } },
    geometry: { type: 'Polygon', coordinates: [squareAt(at)] },
  }));
  writeFileSync(path, JSON.stringify({ type: 'FeatureCollection', features }));
  const read = await readAreaFile(path, {});
  if (!read.ok) throw new Error(JSON.stringify(read.problem));
  const imported = await db.transaction().execute((trx) => importAreaFile(trx, read.value, { actor: 'test' }));
  if (!imported.ok) throw new Error(JSON.stringify(imported.problem));
  rmSync(folder, { recursive: true });
}

describeOnEachDatabase('a map as GeoJSON', (open) => {
  it('has every area by code with its bands and figures, and says what must be said with them', async () => {
    const db = await open(tables);
    await loadTheExample(db);
    const response = await openSite(db).app.request('/map.geojson');
    expect(response.headers.get('content-type')).toBe('application/geo+json');
    expect(response.headers.get('content-disposition')).toBe('attachment; filename="outspoken-england-2025.geojson"');
    const collection: Collection = await response.json();
    expect(collection.type).toBe('FeatureCollection');
    expect(collection.caveats.join(' ')).toContain('An area is not its people.');
    expect(collection.licences).toContain('OGL-3.0');
    expect(collection.attributions.length).toBeGreaterThan(3);
    const index = await currentIndex(db);
    const codes = index?.areas.map(({ code }) => code).toSorted();
    expect(collection.features.map(({ id }) => id)).toEqual(codes);
    const leeds = collection.features.find(({ id }) => id === 'E08000035');
    expect(leeds?.geometry.type).toBe('Point');
    expect(leeds?.properties).toMatchObject({ name: 'Leeds', within: 'E12000003', propensity_band: null });
    const result = index?.areas.find(({ code }) => code === 'E08000035');
    for (const [at, { id }] of (index?.version.indicators ?? []).entries())
      expect(leeds?.properties[id]).toBe(result?.raw[at]);
    expect(Object.keys(leeds?.properties ?? {}).filter((name) => /rank|score/.test(name))).toEqual([]);
  });

  it('draws what has a boundary, a few hundred at a time, also of areas that the map does not hold', async () => {
    const db = await open(tables);
    await loadTheExample(db);
    const index = await currentIndex(db);
    if (index === null) throw new Error('no index');
    const names = index.areas.map(({ code, name }) => ({ code, name }));
    const drawn = names.filter((_name, at) => at % 3 !== 0);
    await importGround(db, drawn);
    const half = index.areas.filter((_area, at) => at % 2 === 0);
    const areas = half.map((area, at) => ({
      ...area,
      groups: area.groups.map(({ score }) => ({ score, rank: at + 1, uncertainty: null })),
    }));
    const some = { ...index, areas };
    await publish(db, {
      version: { ...some.version, recipeId: 'some', areaCount: some.areas.length },
      areas: some.areas,
    });
    const [heading] = (await readPublicState(db)).maps;
    if (heading === undefined) throw new Error('nothing is public');
    const publications = publicationsOf(db, { read: () => readPublicState(db), forget: () => {} }, () => {});
    const notes = { title: 'Some', map: heading.id, caveats: [], key: [], columns: [], licences: [], attributions: [] };
    const pieces: string[] = [];
    for await (const piece of mapGeoJson(db, await publications.read(heading), notes, ({ name }) => ({ name })))
      pieces.push(piece);
    expect(pieces.length).toBeGreaterThanOrEqual(3);
    const { features }: Collection = JSON.parse(pieces.join(''));
    expect(features.map(({ id }) => id)).toEqual(some.areas.map(({ code }) => code).toSorted());
    const kinds = new Map(features.map(({ id, geometry }) => [id, geometry.type]));
    const withBoundary = new Set(drawn.map(({ code }) => code));
    for (const { code } of some.areas) expect(kinds.get(code)).toBe(withBoundary.has(code) ? 'Polygon' : 'Point');
    const at = drawn.findIndex(({ code }) => kinds.has(code));
    const { coordinates } = features.find(({ id }) => id === drawn[at]?.code)?.geometry ?? {};
    expect(new Set(coordinates?.flat().map(String))).toEqual(new Set(squareAt(at).map(String)));
  });
});

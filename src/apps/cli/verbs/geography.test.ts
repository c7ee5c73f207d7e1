import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '#platform/audit';
import { type Database, openDatabase } from '#platform/database';
import { createServerDatabase } from '#platform/database/testing';
import { runHere } from '../testing/run-here.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outspoken-geography-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Content = string | Uint8Array | object;

function write(name: string, content: Content): string {
  const path = join(folder, name);
  const isText = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(path, isText ? content : JSON.stringify(content));
  return path;
}

const square = (west: number, south: number, size = 0.01) => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const polygon = (west: number, south: number) => ({ type: 'Polygon', coordinates: [square(west, south)] });
const feature = (code: string, geometry: unknown = polygon(-0.1, 51.5), more: object = {}) => ({
  type: 'Feature',
  properties: { lsoa21_code: code, lsoa21_name: `The area ${code}`, ...more },
  geometry,
});
const map = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const ring = (coordinates: unknown) => feature('E01000001', { type: 'Polygon', coordinates: [coordinates] });

const topology = (more: object = {}) => ({
  type: 'Topology',
  transform: { scale: [0.01, 0.01], translate: [-0.1, 51.5] },
  objects: {
    places: {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', arcs: [[0]], properties: { areacd: 'E09000001', areanm: 'City', start: 2014 } },
        { type: 'Polygon', arcs: [[1]], properties: { areacd: 'E09000002', areanm: 'Barking', end: 2019 } },
      ],
    },
    countries: { type: 'Polygon', arcs: [[0]], properties: { areacd: 'E92000001', areanm: 'England' } },
  },
  arcs: [
    [
      [0, 0],
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ],
    [
      [1, 0],
      [1, 0],
      [0, 1],
      [-1, 0],
      [0, -1],
    ],
  ],
  ...more,
});

async function withDatabase<Value>(databaseUrl: string, use: (db: Database) => Promise<Value>): Promise<Value> {
  const opened = await openDatabase({ dataDir: '', databaseUrl });
  if (!opened.ok) throw new Error('no database');
  try {
    return await use(opened.value);
  } finally {
    await opened.value.destroy();
  }
}

async function areasIn(databaseUrl: string) {
  return withDatabase(databaseUrl, async (db) => {
    const { rows } = await sql<{
      vintage: string;
      code: string;
      name: string;
      parent: string | null;
      people: number | null;
      lon: number | null;
      ground: boolean;
    }>`
      select vintage, code, name, parent_code as parent, population as people, areas.lon, west is not null as ground
      from geography.areas left join geography.boundaries using (vintage, code) order by vintage, code
    `.execute(db);
    expect(await verifyAudit(db)).toMatchObject({ ok: true });
    return rows;
  });
}

describe('geography import', () => {
  it('takes in regions, then what lies in them, then their boundaries, and keeps what a file does not speak of', async () => {
    const env = { DATABASE_URL: await createServerDatabase() };
    const regions = write('regions.csv', 'region24_code,region24_name\nE12000007,London\n');
    const places =
      'code,name,in,people,x,y\nE09000001,City of London,E12000007,8618,-0.09,51.51\nE09000002,Barking,,,,\n';
    const flags = '--vintage lad24 --parent in --parent-vintage region24 --population people --lon x --lat y'.split(
      ' ',
    );
    expect(await runHere(['geography', 'import', regions], env)).toMatchObject({
      status: 0,
      data: expect.stringMatching(/^1 area of region24 from .*regions\.csv: all of them new, in [\d.]+ s\.\n$/),
    });
    expect(await runHere(['geography', 'import', write('lads.csv', places), ...flags], env)).toMatchObject({
      status: 0,
    });
    const ground = { type: 'FeatureCollection', features: [] as unknown[] };
    for (const code of ['E09000001', 'E09000003'])
      ground.features.push({ type: 'Feature', properties: { LAD24CD: code }, geometry: polygon(-0.2, 51.5) });
    const imported = await runHere(['geography', 'import', write('lads.geojson', ground), '--json'], env);
    expect(JSON.parse(imported.data)).toMatchObject({
      vintage: 'lad24',
      ...{ format: 'geojson', areas: 2, added: 1, others: 1, boundaries: 2, selfIntersecting: [] },
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(imported.talk).toBe(
      'Note: Not in the file, and left as before: 1 stored area of lad24.\n' +
        'Note: the site makes map tiles of lad24 when it next runs; "outspoken geography tiles lad24" does so now.\n',
    );
    expect(await areasIn(env.DATABASE_URL)).toEqual([
      {
        vintage: 'lad24',
        code: 'E09000001',
        name: 'City of London',
        parent: 'E12000007',
        people: 8618,
        lon: -0.09,
        ground: true,
      },
      { vintage: 'lad24', code: 'E09000002', name: 'Barking', parent: null, people: null, lon: null, ground: false },
      { vintage: 'lad24', code: 'E09000003', name: 'E09000003', parent: null, people: null, lon: -0.195, ground: true },
      { vintage: 'region24', code: 'E12000007', name: 'London', parent: null, people: null, lon: null, ground: false },
    ]);
  });

  it('over the example leaves its hexagons, centres and regions as they were, and stays when the example goes', async () => {
    const env = { DATABASE_URL: await createServerDatabase() };
    await runHere(['demo', 'load'], env);
    const pictured = () =>
      withDatabase(env.DATABASE_URL, async (db) => {
        const { rows } = await sql`
          select code, col, row, lon, lat, parent_code, population
          from geography.hex_cells join geography.areas using (vintage, code) order by code
        `.execute(db);
        return rows;
      });
    const before = await pictured();
    const ground = {
      type: 'Feature',
      properties: { lad24_code: 'E06000001', lad24_name: 'Hartlepool' },
      geometry: polygon(-1.3, 54.6),
    };
    const path = write('hartlepool.geojson', map(ground));
    expect(await runHere(['geography', 'import', path], env)).toMatchObject({ status: 0 });
    expect(before).toHaveLength(296);
    expect(await pictured()).toEqual(before);
    await runHere(['demo', 'remove'], env);
    expect((await areasIn(env.DATABASE_URL)).map(({ code, ground: has }) => [code, has])).toEqual([
      ['E06000001', true],
      ['E12000001', false],
    ]);
  });

  it('takes compressed files, of any name, and the layer of a TopoJSON file that fits, as it stood in that year', async () => {
    const env = { DATABASE_URL: await createServerDatabase() };
    const gz = write('areas.csv.gz', gzipSync('LSOA21CD,LSOA21NM\r\nE01000001,One\r\n'));
    expect(await runHere(['geography', 'import', gz], env)).toMatchObject({ status: 0 });
    const odd = write('boundaries.txt', `\uFEFF  ${JSON.stringify(map(feature('E01000002')))}`);
    expect(await runHere(['geography', 'import', odd], env)).toMatchObject({ status: 0 });
    const topo = write('topo.json.gz', gzipSync(JSON.stringify(topology())));
    const taken = await runHere(['geography', 'import', topo, '--vintage', 'lad24', '--json'], env);
    expect(JSON.parse(taken.data)).toMatchObject({ format: 'topojson', areas: 1, boundaries: 1, otherYears: 1 });
    const before = await runHere(['geography', 'import', topo, '--vintage', 'lad19', '--layer', 'places'], env);
    expect(before.data).toMatch(/^2 areas of lad19/);
    expect((await areasIn(env.DATABASE_URL)).map(({ vintage, code, name }) => [vintage, code, name])).toEqual([
      ['lad19', 'E09000001', 'City'],
      ['lad19', 'E09000002', 'Barking'],
      ['lad24', 'E09000001', 'City'],
      ['lsoa21', 'E01000001', 'One'],
      ['lsoa21', 'E01000002', 'The area E01000002'],
    ]);
  });

  it('names an outline that crosses itself, and takes it as it is', async () => {
    const env = { DATABASE_URL: await createServerDatabase() };
    const bowTie = [
      [-0.1, 51.5],
      [-0.09, 51.51],
      [-0.09, 51.5],
      [-0.1, 51.51],
      [-0.1, 51.5],
    ];
    const sharing = { type: 'MultiPolygon', coordinates: [[square(-0.1, 51.5)], [square(-0.09, 51.5)]] };
    const path = write('bow-tie.geojson', map(ring(bowTie), feature('E01000002', sharing), feature('E01000003')));
    const { status, data, talk } = await runHere(['geography', 'import', path], env);
    expect([status, data]).toEqual([0, expect.stringContaining('3 areas of lsoa21')]);
    expect(talk).toBe(
      'Note: E01000001 (The area E01000001), feature 1: its outline crosses or touches itself near -0.095, 51.505; it was taken as it is.\n' +
        'Note: E01000002 (The area E01000002), feature 2: its outline crosses or touches itself near -0.09, 51.5; it was taken as it is.\n' +
        'Note: the site makes map tiles of lsoa21 when it next runs; "outspoken geography tiles lsoa21" does so now.\n',
    );
  });

  it.each([
    [
      'codes of no shape',
      'a.csv',
      'lsoa21_code,n\nE01000001,A\nE0100002,B\n',
      [],
      /a\.csv, row 3: "E0100002" is not the code of an area/,
    ],
    ['a blank code', 'a.csv', 'lsoa21_code,n\nE01000001,A\n ,B\n', [], /row 3: the code is blank/],
    [
      'codes of two kinds',
      'a.geojson',
      map(feature('E01000001'), feature('E02000001')),
      [],
      /a\.geojson, feature 2: E02000001 is the code of an MSOA, which has no place in lsoa21/,
    ],
    [
      'an authority among small areas',
      'a.csv',
      'lsoa21_code\nE01000001\nW06000001\n',
      [],
      /row 3: W06000001 is the code of a Welsh principal area/,
    ],
    [
      'codes of a later vintage',
      'a.csv',
      'code\nE01000001\nE01034000\n',
      ['--vintage', 'lsoa11'],
      /row 3: E01034000 was given out after lsoa11/,
    ],
    [
      'two vintages by their names',
      'a.geojson',
      map(feature('E01000001'), { ...feature('x'), properties: { LSOA11CD: 'E01000002' } }),
      [],
      /feature 2: its code is called "LSOA11CD", which is of lsoa11, where the first feature's is of lsoa21/,
    ],
    [
      'two vintages in its columns',
      'a.csv',
      'lsoa11_code,lsoa21_code\nE01000001,E01000001\n',
      [],
      /has codes of lsoa11 and lsoa21 .*--vintage .*import-lookup/,
    ],
    [
      'another vintage than was said',
      'a.geojson',
      map(feature('E01000001')),
      ['--vintage', 'lsoa11'],
      /"lsoa21_code", which is of lsoa21 and not of lsoa11/,
    ],
    [
      'a vintage that nobody told',
      'a.csv',
      'code\nE01000001\n',
      [],
      /"code" does not tell which areas these are: say with --vintage/,
    ],
    [
      'no codes',
      'a.csv',
      'place,thing\nA,B\n',
      ['--vintage', 'lad24'],
      /no column or property of area codes .* there are place and thing/,
    ],
    [
      'a column that is not there',
      'a.csv',
      'lsoa21_code\nE01000001\n',
      ['--name', 'NAME'],
      /no column or property "NAME"; there are lsoa21_code/,
    ],
    [
      'the same code twice',
      'a.geojson',
      map(feature('E01000001'), feature('E01000002'), feature('E01000001')),
      [],
      /feature 3: the code E01000001 is there already, in feature 1/,
    ],
    [
      'a feature without its code',
      'a.geojson',
      map(feature('E01000001'), { ...feature('x'), properties: { id: 1 } }),
      [],
      /feature 2: it has no property "lsoa21_code"/,
    ],
    [
      'half a person',
      'a.csv',
      'lsoa21_code,population\nE01000001,0.5\n',
      [],
      /row 2: 0.5 is not a population \(E01000001\)/,
    ],
    [
      'a population that is no number',
      'a.csv',
      'lsoa21_code,population\nE01000001,many\n',
      [],
      /row 2, column population: "many" is not a number/,
    ],
    [
      'a population that is no number in a map',
      'a.geojson',
      map(feature('E01000001', polygon(-0.1, 51.5), { population: 'many' })),
      [],
      /feature 1, property population: "many" is not a number/,
    ],
    [
      'no geometry',
      'a.geojson',
      map(feature('E01000001'), feature('E01000002', null)),
      [],
      /feature 2: E01000002 has no geometry/,
    ],
    [
      'a point',
      'a.geojson',
      map(feature('E01000001', { type: 'Point', coordinates: [0, 51] })),
      [],
      /the geometry of E01000001 is "Point", but an area is a Polygon/,
    ],
    [
      'a ring that is not closed',
      'a.geojson',
      map(ring(square(-0.1, 51.5).slice(0, 4))),
      [],
      /a ring of E01000001 is not closed: it begins at -0.1, 51.5 and ends at -0.1, 51.51/,
    ],
    ['a ring of three', 'a.geojson', map(ring(square(-0.1, 51.5).slice(2))), [], /a ring of E01000001 has 3 positions/],
    ['positions that are none', 'a.geojson', map(ring([['a', 1]])), [], /is not a position of two numbers/],
    [
      'nothing inside',
      'a.geojson',
      map(
        ring([
          [0, 51],
          [0, 51],
          [0, 51],
          [0, 51],
        ]),
      ),
      [],
      /the geometry of E01000001 encloses nothing/,
    ],
    [
      'coordinates swapped',
      'a.geojson',
      map(feature('E01000001', polygon(51.5, -0.1))),
      [],
      /feature 1: the coordinates of E01000001 are swapped, latitude first \(51.5, -0.1\): write longitude first/,
    ],
    [
      'centres swapped',
      'a.csv',
      'lsoa21_code,lon,lat\nE01000001,51.5,-0.1\n',
      [],
      /row 2: the coordinates of E01000001 are swapped/,
    ],
    [
      'coordinates elsewhere',
      'a.geojson',
      map(feature('E01000001', polygon(2.3, 48.8))),
      [],
      /E01000001 is a code of England, but its coordinates reach from 2.3, 48.8 to 2.31, 48.81/,
    ],
    [
      'coordinates in another country of the kingdom',
      'a.geojson',
      map(feature('W01000001', polygon(-0.1, 51.5))),
      [],
      /W01000001 is a code of Wales, but/,
    ],
    [
      'eastings and northings',
      'a.geojson',
      map(feature('E01000001', polygon(532000, 181000))),
      [],
      /\(532000, 181000\) are metres on a map, such as eastings and northings: Outspoken needs longitude and latitude in degrees \(WGS 84/,
    ],
    [
      'eastings among centres',
      'a.csv',
      'lsoa21_code,e,n\nE01000001,532181.8,181792.3\n',
      ['--lon', 'e', '--lat', 'n'],
      /row 2: .* metres on a map/,
    ],
    [
      'half a centre',
      'a.csv',
      'lsoa21_code,lon,lat\nE01000001,-0.1,\n',
      [],
      /row 2: E01000001 has a longitude or a latitude without the other/,
    ],
    [
      'a coordinate system of its own',
      'a.geojson',
      { ...map(feature('E01000001')), crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::27700' } } },
      [],
      /coordinate system "urn:ogc:def:crs:EPSG::27700"/,
    ],
    ['nothing', 'a.geojson', '', [], /a\.geojson is empty/],
    ['no features', 'a.geojson', map(), [], /a\.geojson holds no areas/],
    ['a header alone', 'a.csv', 'lsoa21_code\n', [], /has a header and no rows/],
    ['no JSON', 'a.geojson', 'type: FeatureCollection', [], /a\.geojson is not JSON: "t" is out of place/],
    ['a broken feature', 'a.geojson', '{"features":[{"a":1,}]}', [], /a\.geojson, feature 1: this is not JSON/],
    [
      'half of it',
      'a.geojson',
      JSON.stringify(map(feature('E01000001'), feature('E01000002'))).slice(0, -40),
      [],
      /ends before it is complete, after 1 feature: copy or download/,
    ],
    ['bytes that are no UTF-8', 'a.geojson', Buffer.from('{"type":"\xe9"}', 'latin1'), [], /is not UTF-8/],
    [
      'one feature alone',
      'a.geojson',
      feature('E01000001'),
      [],
      /is a "Feature", but areas come as a GeoJSON FeatureCollection/,
    ],
    [
      'an archive cut off',
      'a.geojson.gz',
      gzipSync(JSON.stringify(map(feature('E01000001')))).subarray(0, 90),
      [],
      /a\.geojson\.gz ends in \.gz but is damaged/,
    ],
    ['an archive without its name', 'a.geojson', gzipSync('{}'), [], /is compressed: end its name in \.gz/],
    [
      'a bomb',
      'bomb.geojson.gz',
      gzipSync(Buffer.alloc(40 * 2 ** 20, ' ')),
      [],
      /grows to more than 100 times its size/,
    ],
    ['a topology of several layers', 'a.json', topology(), [], /several layers: say with --vintage/],
    ['no layer that fits', 'a.json', topology(), ['--vintage', 'lsoa21'], /the layers places and countries, .*--layer/],
    [
      'no such layer',
      'a.json',
      topology(),
      ['--vintage', 'lad24', '--layer', 'wards'],
      /no layer "wards"; its layers are places and countries/,
    ],
    [
      'arcs that are not there',
      'a.json',
      topology({ arcs: topology().arcs.slice(0, 1) }),
      ['--vintage', 'lad19', '--layer', 'places'],
      /not a whole TopoJSON file: object 2 of places names arcs that are not there/,
    ],
    [
      'no arcs',
      'a.json',
      topology({ arcs: undefined }),
      ['--vintage', 'lad24'],
      /not a whole TopoJSON file: it has no arcs/,
    ],
    [
      'parents of no known vintage',
      'a.csv',
      'lsoa21_code,district\nE01000001,E09000001\n',
      ['--parent', 'district'],
      /say with --parent-vintage/,
    ],
  ] as [string, string, Content, string[], RegExp][])(
    'refuses a file with %s, in words',
    async (_, name, content, flags, words) => {
      const path = write(name, content);
      const data = join(folder, 'no-database');
      const refused = await runHere(['geography', 'import', path, '--data', data, ...flags]);
      expect(refused).toMatchObject({ status: 1, data: '', talk: expect.stringMatching(words) });
      expect(refused.talk).toContain(path);
      expect(refused.talk.trim().split('\n')).toHaveLength(1);
      expect(existsSync(data)).toBe(false);
    },
  );

  it('refuses a file that is not there, and a folder', async () => {
    expect(await runHere(['geography', 'import', join(folder, 'gone.csv')])).toMatchObject({
      status: 1,
      talk: expect.stringMatching(/^There is no file .*gone\.csv\.\n$/),
    });
    expect(await runHere(['geography', 'import', folder])).toMatchObject({
      status: 1,
      talk: expect.stringContaining('is not a file'),
    });
  });

  it('takes wrong words for a vintage as wrong usage', async () => {
    const { status, talk } = await runHere(['geography', 'import', 'a.csv', '--vintage', 'wards']);
    expect([status, talk]).toEqual([2, expect.stringContaining('lsoa21, msoa21, lad24, region24')]);
  });

  it('tells machines what was wrong', async () => {
    const { status, data } = await runHere(['geography', 'import', write('b.csv', 'lsoa21_code\nE01\n'), '--json']);
    expect(status).toBe(1);
    expect(JSON.parse(data)).toMatchObject({ problem: { kind: 'unknown-code', code: 'E01', at: 2, unit: 'row' } });
  });

  it('refuses what does not stand beside what is stored, and leaves nothing of it', async () => {
    const env = { DATABASE_URL: await createServerDatabase() };
    const orphans = write('orphans.csv', 'lsoa21_code,lad24_code\nE01000001,\nE01000002,E09000001\n');
    expect(await runHere(['geography', 'import', orphans, '--parent', 'lad24_code'], env)).toMatchObject({
      status: 1,
      talk: expect.stringMatching(
        /orphans\.csv, row 3: E01000002 lies in E09000001, which is not known: import the areas/,
      ),
    });
    const lookup = write(
      'lookup.csv',
      'lsoa11_code,lsoa21_code\nE01000001,E01000001\nE01000002,E01033770\nE01000002,E01033771\n',
    );
    expect(
      await runHere(['geography', 'import-lookup', lookup, '--from', 'lsoa11', '--to', 'lsoa21'], env),
    ).toMatchObject({ status: 0 });
    const mixed = write('mixed.geojson', map(feature('E01000001'), feature('E01033770'), feature('E01000002')));
    expect(await runHere(['geography', 'import', mixed], env)).toMatchObject({
      status: 1,
      talk: expect.stringMatching(
        /mixed\.geojson, feature 3: E01000002 is of lsoa11 and not of lsoa21, where it is E01033770 and E01033771, as the installed lookup tells: the file is of lsoa11, or mixes two vintages/,
      ),
    });
    expect(await areasIn(env.DATABASE_URL)).toEqual([]);
  });
});

describe('geography import-lookup', () => {
  const lines = [
    'LSOA11CD,LSOA21CD,share',
    'E01000001,E01000001,',
    'E01000002,E01033770,0.25',
    'E01000002,E01033771,0.75',
    'E01000003,E01033772,',
    'E01000004,E01033772,',
    'W01000001,W01000001,',
    'W01000001,W01000001,',
    'W01000002,,',
    ',W01002000,',
  ].join('\n');

  it('prints what was unchanged, split, merged and lost, in each country', async () => {
    const env = { DATABASE_URL: await createServerDatabase() };
    await runHere(['geography', 'import', write('old.csv', 'lsoa11_code\nE01000001\nE01000009\n')], env);
    const verb = ['geography', 'import-lookup', write('links.csv', lines), '--from', 'lsoa11', '--to', 'lsoa21'];
    const { status, data, talk } = await runHere(verb, env);
    expect(status).toBe(0);
    expect(data).toBe(
      '6 areas of lsoa11 became 5 areas of lsoa21: 2 unchanged, 0 under a new code, 1 split, 2 merged, 0 changed irregularly, 1 lost.\n' +
        'England: 1 unchanged, 0 under a new code, 1 split, 2 merged, 0 changed irregularly, 0 lost.\n' +
        'Wales: 1 unchanged, 0 under a new code, 0 split, 0 merged, 0 changed irregularly, 1 lost.\n' +
        'Merged: E01000003, E01000004.\nLost: W01000002.\nNew on no old ground: W01002000.\n',
    );
    expect(talk).toBe(
      'Note: Not in the lookup: 1 stored area of lsoa11, E01000009.\nNote: Said before by an earlier row: 1 row.\n',
    );
    const machine = JSON.parse((await runHere([...verb, '--json'], env)).data);
    expect(machine).toMatchObject({ links: 6, changed: { split: ['E01000002'], lost: ['W01000002'] }, repeated: 1 });
    await withDatabase(env.DATABASE_URL, async (db) => {
      const { rows } =
        await sql`select from_code, to_code, share from geography.lookup_links where share is not null order by 2`.execute(
          db,
        );
      expect(rows).toEqual([
        { from_code: 'E01000002', to_code: 'E01033770', share: 0.25 },
        { from_code: 'E01000002', to_code: 'E01033771', share: 0.75 },
      ]);
      expect(await verifyAudit(db)).toMatchObject({ ok: true, value: { sequence: 3 } });
    });
  });

  it.each([
    [
      'codes of the wrong kind',
      'lsoa11_code,lsoa21_code\nE01000001,E02000001\n',
      [],
      /row 2: E02000001 is the code of an MSOA/,
    ],
    [
      'codes that are later than its old vintage',
      'from,to\nE01034000,E01034000\n',
      [],
      /row 2: E01034000 was given out after lsoa11/,
    ],
    ['no such columns', 'a,b\nE01000001,E01000001\n', [], /no column of lsoa11 codes .*--from-code/],
    [
      'a column that is not there',
      'from,to\nE01000001,E01000001\n',
      ['--share', 'part'],
      /no column or property "part"/,
    ],
    ['a share of two', 'from,to,share\nE01000001,E01000001,2\n', [], /row 2: 2 is not a share/],
    [
      'two shares for one link',
      'from,to,share\nE01000001,E01000001,1\nE01000001,E01000001,0.5\n',
      [],
      /row 3: the link from E01000001 to E01000001 is there already with another share, in row 2/,
    ],
    ['a row of nothing', 'from,to\n,\n', [], /row 2: the code is blank/],
  ] as [string, string, string[], RegExp][])('refuses %s', async (_, content, flags, words) => {
    const verb = [
      'geography',
      'import-lookup',
      write('l.csv', content),
      '--from',
      'lsoa11',
      '--to',
      'lsoa21',
      ...flags,
    ];
    expect(await runHere(verb)).toMatchObject({ status: 1, data: '', talk: expect.stringMatching(words) });
  });

  it('refuses a lookup from a vintage to itself', async () => {
    const verb = ['geography', 'import-lookup', write('l.csv', lines), '--from', 'lsoa11', '--to', 'lsoa11'];
    expect(await runHere(verb)).toMatchObject({ status: 1, talk: expect.stringContaining('both lsoa11') });
  });
});

const data = process.env.OUTSPOKEN_DATA ?? '../shared/data';
const official = (name: string) => join(data, name);

describe.skipIf(!existsSync(official('boundaries')))('official files (needs OUTSPOKEN_DATA)', () => {
  it('of every small area of England and Wales are in place, on the embedded database', async () => {
    const home = join(folder, 'embedded');
    const { status, data, talk } = await runHere([
      ...['geography', 'import', official('boundaries/lsoa21_ew.geojson.gz'), '--data', home, '--json'],
    ]);
    expect([status, talk]).toEqual([0, expect.stringMatching(/^Note: the site makes map tiles of lsoa21 .*\n$/)]);
    const done = JSON.parse(data);
    expect(done).toMatchObject({
      vintage: 'lsoa21',
      areas: 35_672,
      added: 35_672,
      boundaries: 35_672,
      selfIntersecting: [],
    });
    console.info(
      `35,672 areas read in ${done.timings.readSeconds.toFixed(1)} s and stored in ${done.timings.storeSeconds.toFixed(1)} s`,
    );
    const centres = await runHere([
      ...['geography', 'import', official('boundaries/lsoa21_pwc_ew.csv.gz'), '--data', home, '--json'],
    ]);
    expect(JSON.parse(centres.data)).toMatchObject({ format: 'csv', areas: 35_672, added: 0, boundaries: 0 });
    expect(await runHere(['audit', 'verify', '--data', home])).toMatchObject({ status: 0 });
  });

  it('of 2011 name E01019828, whose parts share an edge, and nothing else', async () => {
    const env = { DATABASE_URL: await createServerDatabase() };
    const { status, data, talk } = await runHere(
      ['geography', 'import', official('boundaries/lsoa11_ew.geojson.gz')],
      env,
    );
    expect([status, data]).toEqual([0, expect.stringContaining('34,753 areas of lsoa11')]);
    expect(talk).toMatch(
      /^Note: E01019828 \(North East Derbyshire 008C\), feature 19281: its outline crosses or touches itself near -1\.44\d+, 53\.2\d+; it was taken as it is\.\nNote: the site makes map tiles of lsoa11 .*\n$/,
    );

    const lookup = official('lookups/lsoa11_lsoa21_lad22.csv.gz');
    const links = await runHere(
      ['geography', 'import-lookup', lookup, '--from', 'lsoa11', '--to', 'lsoa21', '--json'],
      env,
    );
    const report = JSON.parse(links.data);
    expect(report.byCountry.England).toEqual({
      unchanged: 31_810,
      recoded: 0,
      split: 834,
      merged: 194,
      irregular: 6,
      lost: 0,
    });
    expect(report.byCountry.Wales).toEqual({
      unchanged: 1_837,
      recoded: 0,
      split: 27,
      merged: 45,
      irregular: 0,
      lost: 0,
    });
    expect(report).toMatchObject({ areas: 34_753, targets: 35_672, fresh: [], notInLookup: { from: [], to: [] } });

    const wrong = [
      'geography',
      'import',
      official('boundaries/lsoa11_ew.geojson.gz'),
      '--vintage',
      'lsoa21',
      '--code',
      'lsoa11_code',
    ];
    expect(await runHere(wrong, env)).toMatchObject({
      status: 1,
      talk: expect.stringMatching(
        /is of lsoa11 and not of lsoa21, where it is .*: the file is of lsoa11, or mixes two vintages/,
      ),
    });
  });

  it('of all authorities since 2014 give those of one year', async () => {
    const env = { DATABASE_URL: await createServerDatabase() };
    const topo = official('boundaries/ons_uk_lad_region_topo.json.gz');
    for (const [vintage, areas] of [
      ['lad19', 382],
      ['lad21', 374],
      ['lad24', 361],
      ['region24', 12],
    ]) {
      const taken = await runHere(['geography', 'import', topo, '--vintage', String(vintage), '--json'], env);
      expect(JSON.parse(taken.data)).toMatchObject({ format: 'topojson', vintage, areas, boundaries: areas });
    }
    const again = await runHere(['geography', 'import', official('boundaries/lad24_uk.geojson.gz'), '--json'], env);
    // The topology has two Scottish authorities under codes that they had before 2019.
    expect(JSON.parse(again.data)).toMatchObject({ areas: 361, added: 2, others: 2 });
  });
});

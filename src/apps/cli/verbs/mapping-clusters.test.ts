import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runHere } from '../testing/run-here.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'outspoken-clusters-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
function write(lines: readonly string[] | string, name = `${++files}.csv`): string {
  const path = join(folder, name);
  const text = typeof lines === 'string' ? lines : `${lines.join('\n')}\n`;
  writeFileSync(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return path;
}

/** The six areas of GeoDa's tests: two, an island, and three. */
const six = ['code,score', 'a,3', 'b,3', 'c,0', 'd,9', 'e,8', 'f,8.5'];
const sixLinks = ['from,to', 'a,b', 'b,a', 'd,e', 'd,f', 'e,d', 'e,f', 'f,d', 'f,e'];

/** Runs the verb on the six areas, or others, and reads what it wrote. */
async function clusters(words: readonly string[], values: readonly string[] = six) {
  const out = join(folder, `out-${++files}`);
  const file = write(values);
  const flags = ['--values', file, '--code', 'code', '--value', 'score', '--out', out];
  const ran = await runHere(['mapping', 'clusters', ...flags, ...words]);
  const written = existsSync(out);
  const lines = written ? readFileSync(join(out, 'clusters.csv'), 'utf8').trimEnd().split('\n') : [];
  const [header = [], ...rows] = lines.map((line) => line.split(','));
  const column = (name: string) => rows.map((row) => row[header.indexOf(name)]);
  const result = written ? JSON.parse(readFileSync(join(out, 'result.json'), 'utf8')) : null;
  return { ...ran, file, out, header, column, written, result };
}

const links = () => ['--neighbours', write(sixLinks)];
const numbers = (cells: readonly (string | undefined)[]) => cells.map((cell) => (cell === '' ? null : Number(cell)));

/** Unit squares in rows, as GeoJSON. */
function board(columns: number, rows: number, change: (feature: Feature, at: number) => Feature = (one) => one) {
  const features = Array.from({ length: columns * rows }, (_, at) => {
    const [x, y] = [at % columns, Math.floor(at / columns)];
    const ring = [
      [x, y],
      [x + 1, y],
      [x + 1, y + 1],
      [x, y + 1],
      [x, y],
    ];
    const geometry = { type: 'Polygon', coordinates: [ring] };
    return change({ type: 'Feature', properties: { id: `s${at}`, number: at }, geometry }, at);
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}
interface Feature {
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly geometry: unknown;
}
const squares = (count: number) => [
  'code,score',
  ...Array.from({ length: count }, (_, at) => `s${at},${(at * 7) % 5}`),
];

describe('mapping clusters', () => {
  it('writes a row for each area, with the digits that spdep has', async () => {
    const { status, header, column, result, data } = await clusters(links());
    expect(status).toBe(0);
    expect(header.join()).toBe(
      'code,value,neighbours,local_moran,local_moran_z,local_moran_p,local_moran_q,quadrant,cluster,gi_star_z,gi_star_p,gi_star_q,hotspot',
    );
    expect(column('code')).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(column('neighbours')).toEqual(['1', '1', '0', '2', '2', '2']);
    expect(numbers(column('local_moran'))[3]).toBeCloseTo(0.9660107335, 9);
    expect(numbers(column('local_moran_z'))[0]).toBeCloseTo(0.7558548898, 9);
    expect(numbers(column('local_moran_p'))[3]).toBeCloseTo(0.05998729408, 9);
    expect(numbers(column('gi_star_z'))[2]).toBeCloseTo(-1.538416815, 9);
    // The island: no local Moran, and Gi* by itself. Five were assessed, and of their p-values the three smallest come to 0.1.
    expect(column('cluster')[2]).toBe('not-assessed');
    expect(
      ['local_moran', 'local_moran_z', 'local_moran_p', 'local_moran_q', 'quadrant'].map((name) => column(name)[2]),
    ).toEqual(Array(5).fill(''));
    expect(numbers(column('local_moran_q'))[3]).toBeCloseTo((0.05998729408 * 5) / 3, 8);
    expect(column('hotspot')).toEqual(['', '', '', '', '', '']);
    expect(result).toMatchObject({
      command: 'mapping clusters',
      neighbours: { areas: 6, links: 8, components: 3, islands: ['c'] },
      counts: { assessed: 5, notAssessed: 1 },
    });
    expect(data).toContain('interesting, not proven');
  });

  it('names what it found at the q that is asked for', async () => {
    const { column, data } = await clusters([...links(), '--q', '0.2']);
    expect(column('cluster')).toEqual(['', '', 'not-assessed', 'HH', 'HH', 'HH']);
    expect(column('hotspot')).toEqual(['', '', 'cold', 'hot', 'hot', 'hot']);
    expect(data).toContain('3 high among high');
  });

  it('takes links as they are given, in one direction too', async () => {
    const { column } = await clusters(['--neighbours', write(['from,to', 'a,b', 'a,d', 'e,f'])]);
    expect(column('neighbours')).toEqual(['2', '0', '0', '0', '1', '0']);
    expect(column('cluster')[1]).toBe('not-assessed');
  });

  it('finds neighbours by outlines, compressed or not, over corners, and leaves out those of others', async () => {
    const path = write(board(4, 3), 'board.geojson.gz');
    const { column, talk } = await clusters(['--polygons', path, '--polygon-code', 'id'], squares(11));
    expect(column('neighbours')).toEqual(['3', '5', '5', '3', '5', '8', '7', '4', '3', '5', '4']);
    expect(talk).toContain('1 polygon of an area without a value was left out');
    const byNumber = ['code,score', ...Array.from({ length: 12 }, (_, at) => `${at},${at % 5}`)];
    const numbered = await clusters(['--polygons', path, '--polygon-code', 'number'], byNumber);
    expect(numbered.column('neighbours')[5]).toBe('8');
  });

  it('finds the nearest on the globe where columns are called so, and on a plane elsewhere', async () => {
    // At 60 degrees north, a degree and a half of longitude is nearer than a degree of latitude.
    const rows = ['0,60', '1.5,60', '0,61', '30,10'];
    const values = (x: string, y: string) => [
      `code,score,${x},${y}`,
      ...rows.map((row, at) => `p${at},${at ** 2},${row}`),
    ];
    const globe = await clusters(['--points', 'lon,lat', '--knn', '1'], values('lon', 'lat'));
    const plane = await clusters(['--points', 'x,y', '--knn', '1'], values('x', 'y'));
    const told = await clusters(['--points', 'x,y', '--knn', '1', '--distance', 'great-circle'], values('x', 'y'));
    expect(globe.column('local_moran')[0]).not.toBe(plane.column('local_moran')[0]);
    expect(told.column('local_moran')).toEqual(globe.column('local_moran'));
    expect([globe.data, plane.data].map((text) => /Distances [^.]*/u.exec(text)?.[0])).toEqual([
      'Distances over the globe',
      'Distances as on a plane',
    ]);
  });

  it('draws permutations that a seed decides: p is (a whole number of draws, doubled) over P + 1', async () => {
    const one = await clusters([...links(), '--permutations', '999', '--seed', '7']);
    const again = await clusters([...links(), '--permutations', '999', '--seed', '7', '--workers', '2']);
    const other = await clusters([...links(), '--permutations', '999', '--seed', '8']);
    expect(again.column('local_moran_p')).toEqual(one.column('local_moran_p'));
    expect(other.column('local_moran_p')).not.toEqual(one.column('local_moran_p'));
    for (const p of numbers(one.column('local_moran_p'))) {
      if (p === null) continue;
      expect(p).toBeGreaterThanOrEqual(0.002);
      expect(p).toBeLessThanOrEqual(1);
      expect((p * 1000) / 2).toBeCloseTo(Math.round((p * 1000) / 2), 9);
    }
    expect(one.column('gi_star_p')[3]).toBe(one.column('local_moran_p')[3]);
    // GeoDa, one-sided, has .41 and .06 for a and d: doubled, .82 and .12.
    expect(numbers(one.column('local_moran_p'))[0]).toBeGreaterThan(0.7);
    expect(numbers(one.column('local_moran_p'))[3]).toBeCloseTo(0.2, 1);
  });

  it('warns of skewed values, unless they become normal scores, and of too few permutations', async () => {
    const skewed = [...six.slice(0, -1), 'f,90'];
    expect((await clusters(links(), skewed)).talk).toContain('the values are skewed (2.40');
    const scored = await clusters([...links(), '--transform', 'normal-scores'], skewed);
    expect(scored.talk).not.toContain('skewed');
    expect(scored.result.warnings).toEqual([{ kind: 'islands', codes: ['c'] }]);
    expect((await clusters([...links(), '--permutations', '99'])).talk).toContain(
      '99 permutations are few for 5 areas: the smallest p is 0.020, so that nothing is found unless 2 areas or more reach it together; 199 would do for one alone.',
    );
    expect((await clusters([...links(), '--permutations', '199'])).talk).not.toContain('are few');
  });

  it('asks areas near the line again, with draws of their own, and says how many stay', async () => {
    const { result, data, column } = await clusters([...links(), '--q', '0.1', '--confirm', '5000']);
    // d, e and f have p 0.06 by z, and one in ten by all the pairs there are: on either side 0.2, which is beyond the line.
    expect(result.confirmation).toEqual({ asked: 3, found: 3, confirmed: 0, added: 0 });
    expect(result.seed).toBe(1);
    expect(data).toContain('3 areas were asked again with up to 5,000 draws of their own');
    expect(column('cluster')[3]).toBe('HH');
    const both = await clusters([...links(), '--confirm', '99', '--permutations', '99']);
    expect({ status: both.status, written: both.written }).toEqual({ status: 2, written: false });
  });

  it('answers in JSON for machines', async () => {
    const { data } = await clusters([...links(), '--json']);
    expect(JSON.parse(data)).toMatchObject({ areas: 6, neighbours: { links: 8, islands: 1 }, counts: { assessed: 5 } });
  });

  const refused: readonly [string, () => readonly string[], readonly string[], string | RegExp][] = [
    ['a blank value', links, [...six, 'g,'], 'row 8, column score: g has no value'],
    ['a value that is no number', links, [...six, 'g,high'], 'row 8, column score: "high" is not a number'],
    ['a code twice', links, [...six, 'a,1'], 'row 8, column code: the code "a" is there already, in row 2'],
    ['a blank code', links, [...six, ',1'], 'row 8, column code: the code is blank'],
    ['too few areas', links, six.slice(0, 3), 'fewer than 3 cannot be compared'],
    [
      'values that are all equal',
      links,
      six.map((row, at) => (at ? row.replace(/,.*/u, ',5') : row)),
      'every area has the same value (5)',
    ],
    [
      'a column that is not there',
      () => [...links(), '--value', 'scores'],
      six,
      'has no column "scores"; did you mean "score"?',
    ],
    [
      'a column about who people are',
      () => [...links(), '--value', 'religion_muslim'],
      six,
      'never mapped for clusters; no option changes that',
    ],
    ['a file that is not there', () => ['--neighbours', '/nowhere.csv'], six, 'There is no file /nowhere.csv.'],
    [
      'a link from nowhere',
      () => ['--neighbours', write(['from,to', 'a,b', 'z,a'])],
      six,
      /csv, row 3, column from: z is not in .*csv/u,
    ],
    ['a link to nowhere', () => ['--neighbours', write(['from,to', 'a,'])], six, 'row 2, column to: the code is blank'],
    ['a link to itself', () => ['--neighbours', write(['from,to', 'a,a'])], six, 'row 2: a is linked to itself'],
    [
      'a link twice',
      () => ['--neighbours', write(['from,to', 'a,b', 'b,a', 'a,b'])],
      six,
      'row 4: the link from a to b is there already, in row 2',
    ],
    [
      'a file of links without its columns',
      () => ['--neighbours', write(['one,two', 'a,b'])],
      six,
      'has no column "from"',
    ],
    ['more nearest than there are', () => ['--points', 'score,score', '--knn', '6'], six, '--knn 6 is too many'],
    [
      'eastings that are called longitude',
      () => ['--points', 'lon,lat', '--knn', '1'],
      ['code,score,lon,lat', 'a,1,0,50', 'b,2,530000,50', 'c,3,0,50'],
      'row 3, column lon: 530000 of b is not between -180 and 180',
    ],
    [
      'a place that is not there',
      () => ['--points', 'x,y', '--knn', '1'],
      ['code,score,x,y', 'a,1,0,5', 'b,2,5,', 'c,3,0,5'],
      'row 3, column y: b has no place',
    ],
  ];
  it.each(refused)('refuses %s, and writes nothing', async (_what, words, values, sentence) => {
    const { status, talk, written } = await clusters(words(), values);
    expect(talk).toMatch(
      typeof sentence === 'string' ? new RegExp(sentence.replaceAll(/[.*+?^${}()|[\]\\]/gu, '\\$&'), 'u') : sentence,
    );
    expect({ status, written }).toEqual({ status: 1, written: false });
  });

  const unsound: readonly [string, string, string][] = [
    [
      'an area without a polygon',
      board(3, 2, (one, at) => (at === 4 ? { ...one, properties: { id: 'other' } } : one)),
      'row 6, column code: s4 has no polygon in',
    ],
    [
      'a code twice',
      board(3, 2, (one, at) => (at === 4 ? { ...one, properties: { id: 's1' } } : one)),
      'feature 5: the code s1 is there already, in feature 2',
    ],
    [
      'a feature without the property',
      board(3, 2, (one, at) => (at === 4 ? { ...one, properties: { name: 'x' } } : one)),
      'feature 5: it has no property "id" that is a text or a number; it has name',
    ],
    [
      'a point',
      board(3, 2, (one, at) => (at === 4 ? { ...one, geometry: { type: 'Point', coordinates: [1, 2] } } : one)),
      'feature 5: s4 has no Polygon or MultiPolygon',
    ],
    [
      'an open ring',
      board(3, 2, (one, at) =>
        at === 4
          ? {
              ...one,
              geometry: {
                type: 'Polygon',
                coordinates: [
                  [
                    [0, 0],
                    [1, 0],
                    [1, 1],
                    [0, 1],
                  ],
                ],
              },
            }
          : one,
      ),
      'feature 5: s4 has a ring that does not end where it begins',
    ],
    [
      'a place that is a word',
      board(3, 2).replace('[0,1]', '[0,"1"]'),
      'feature 1: s0 has a position that is not two numbers',
    ],
    [
      'outlines that were drawn apart',
      board(3, 2, (one, at) => ({
        ...one,
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [at * 9, 0],
              [at * 9 + 1, 0],
              [at * 9, 1],
              [at * 9, 0],
            ],
          ],
        },
      })),
      'share a point, so that there are no neighbours',
    ],
    ['half a file', board(3, 2).slice(0, -40), 'ends before it is complete, after 5 features'],
    ['a topology', JSON.stringify({ type: 'Topology', objects: {}, arcs: [] }), 'is a "Topology"'],
  ];
  it.each(unsound)('refuses %s among the polygons', async (_what, map, sentence) => {
    const path = write(map, `map-${++files}.geojson`);
    const { status, talk, written } = await clusters(['--polygons', path, '--polygon-code', 'id'], squares(6));
    expect(talk).toContain(sentence);
    expect({ status, written }).toEqual({ status: 1, written: false });
  });

  it.each([
    ['no neighbours', [], 'give one of --polygons FILE, --neighbours FILE and --points LON,LAT'],
    ['two kinds of neighbours', ['--neighbours', 'x.csv', '--polygons', 'y.geojson'], 'got 2'],
    ['polygons without their code', ['--polygons', 'y.geojson'], '--polygons needs --polygon-code'],
    ['points without a number', ['--points', 'lon,lat'], '--points needs --knn'],
    ['a number without points', ['--neighbours', 'x.csv', '--knn', '3'], '--knn says something about --points'],
    ['one column for a point', ['--points', 'lon', '--knn', '3'], 'two columns with a comma between'],
    ['a q of 1', ['--neighbours', 'x.csv', '--q', '1'], 'between 0 and 1'],
    ['no permutations', ['--neighbours', 'x.csv', '--permutations', '0'], 'at least 1'],
    ['another transform', ['--neighbours', 'x.csv', '--transform', 'log'], 'Allowed choices are none, normal-scores'],
  ])('is used wrongly with %s', async (_what, words, sentence) => {
    const { status, talk, written } = await clusters(words);
    expect(talk).toContain(sentence);
    expect({ status, written }).toEqual({ status: 2, written: false });
  });

  it('refuses a folder that holds something else, before anything is read', async () => {
    const out = join(folder, 'mine');
    const { status, talk } = await clusters([...links(), '--out', write(['mine'], 'mine')]);
    expect({ status, talk }).toEqual({ status: 1, talk: `${out} is a file: choose another name for --out.\n` });
  });
});

const data = process.env.OUTSPOKEN_DATA ?? '../shared/data';
const boundaries = join(data, 'boundaries/lsoa21_ew.geojson.gz');
if (!existsSync(boundaries)) console.warn(`${boundaries} is not there: the verb is not run on England.`);

it.skipIf(!existsSync(boundaries))('England in 2025 by its boundaries is what spdep finds', async () => {
  const out = join(folder, 'england');
  const table = join(data, 'imd2025/imd2025_england_lsoa21.csv.gz');
  const words = ['--values', table, '--code', 'lsoa21_code', '--value', 'imd_score', '--polygons', boundaries];
  const ran = await runHere(['mapping', 'clusters', ...words, '--polygon-code', 'lsoa21_code', '--out', out, '--json']);
  expect(JSON.parse(ran.data)).toMatchObject({
    areas: 33_755,
    neighbours: { links: 199_032, components: 4, islands: 1, mostNeighbours: 25 },
    counts: {
      beforeCorrection: { moran: 8220 },
      clusters: { HH: 2609, LL: 272, LH: 95, HL: 4 },
      hotspots: { hot: 3452, cold: 752 },
    },
  });
});

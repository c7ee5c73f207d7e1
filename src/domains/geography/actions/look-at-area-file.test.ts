import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { lookAtAreaFile } from './look-at-area-file.ts';
import { readAreaFile } from './read-area-file.ts';
import { readLookupFile } from './read-lookup-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'outspoken-look-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, content: string | Uint8Array | object): string {
  const path = join(folder, name);
  const isRaw = typeof content === 'string' || content instanceof Uint8Array;
  writeFileSync(path, isRaw ? content : JSON.stringify(content));
  return path;
}

const ring = (west: number, south: number) => [
  [west, south],
  [west + 0.01, south],
  [west + 0.01, south + 0.01],
  [west, south],
];
const feature = (properties: object, west = -0.1, south = 51.5) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: [ring(west, south)] },
});
const codes = ['E01000001', 'E01000002', 'E01000003'];

describe('a look at a file', () => {
  it.each([
    ['a.csv', 'code,name\nE01000001,One\n\nE01000002,"Two, too"\nE01000003,Three\n', 'csv'],
    ['a.csv.gz', gzipSync('code,name\nE01000001,One\nE01000002,"Two, too"\nE01000003,Three\n'), 'csv'],
    [
      'a.geojson',
      { features: codes.map((code, at) => feature({ code, name: ['One', 'Two, too', 'Three'][at] })), type: 'x' },
      'geojson',
    ],
  ])('shows how %s begins, and reads no further', async (name, content, format) => {
    expect(await lookAtAreaFile(write(name, content), 2)).toEqual({
      ok: true,
      value: {
        format,
        header: ['code', 'name'],
        rows: [
          ['E01000001', 'One'],
          ['E01000002', 'Two, too'],
        ],
        layers: [],
      },
    });
  });

  it('names the layers of a TopoJSON file, and shows the one with most areas', async () => {
    const geometry = (code: string) => ({ type: 'Polygon', arcs: [[0]], properties: { code } });
    const objects = {
      whole: geometry('E92000001'),
      parts: { type: 'GeometryCollection', geometries: codes.map(geometry) },
    };
    const path = write('a.json', { type: 'Topology', arcs: [ring(0, 0)], objects });
    expect(await lookAtAreaFile(path, 2)).toMatchObject({
      value: { format: 'topojson', header: ['code'], rows: [[codes[0]], [codes[1]]], layers: ['whole', 'parts'] },
    });
  });

  it.each([
    ['nothing.csv', '', 'empty-file'],
    ['squeezed.csv', gzipSync('code\n'), 'compressed-without-gz'],
    ['damaged.csv.gz', 'code\n', 'damaged-gzip'],
    ['cut.geojson', '{"type":"FeatureCollection","features":[', 'cut-short'],
    ['words.json', '{"type":"Word"}', 'not-areas'],
    ['none.geojson', { type: 'FeatureCollection', features: [] }, 'no-features'],
    ['none.topojson', { type: 'Topology', objects: {}, arcs: [] }, 'no-features'],
    ['bomb.csv.gz', gzipSync(Buffer.alloc(1 << 25)), 'record-too-long'],
    ['bomb.json.gz', gzipSync(Buffer.alloc(1 << 25, ' ')), 'grows-too-much'],
  ])('says what is wrong with %s', async (name, content, kind) => {
    expect(await lookAtAreaFile(write(name, content), 5)).toMatchObject({ ok: false, problem: { kind } });
  });
});

describe('a reading that goes on after a fault', () => {
  const tell = () => {
    const found: unknown[] = [];
    const onFault = (fault: { kind: string; at?: number; row?: number }) =>
      found.push([fault.kind, fault.at ?? fault.row]) < 5;
    return { found, onFault };
  };
  const csv = (...rows: string[]) => `lsoa21_code,population\n${rows.join('\n')}\n`;

  it.each([
    [
      'of a table',
      write('faults.csv', csv('E01000001,1', 'E01000001,2', 'E07000001,3', 'E01000004,many', 'E01000005', 'x,1')),
      [
        ['not-a-number', 5],
        ['ragged-row', 6],
        ['duplicate-code-of-area', 3],
        ['code-of-another-kind', 4],
        ['unknown-code', 7],
      ],
    ],
    [
      'of a map',
      write('faults.geojson', {
        type: 'FeatureCollection',
        features: [
          feature({ lsoa21_code: 'E01000001' }),
          feature({ lsoa21_code: 'E01000001' }),
          feature({ lsoa21_code: 'E01000003' }, 51.5, -0.1),
          feature({ lsoa11_code: 'E01000004' }),
          feature({ lsoa21_code: 'E01000005' }, 10, 40),
          'no feature',
        ],
      }),
      [
        ['duplicate-code-of-area', 2],
        ['swapped-coordinates', 3],
        ['mixed-properties', 4],
        ['outside-the-country', 5],
        ['not-a-feature', 6],
      ],
    ],
  ])('finds all of them %s, and refuses the file for the first', async (_of, path, expected) => {
    const { found, onFault } = tell();
    const read = await readAreaFile(path, { onFault });
    expect(found).toEqual(expected);
    expect(read).toMatchObject({ ok: false, problem: { kind: expected[0]?.[0] } });
    expect(await readAreaFile(path)).toEqual(read.ok ? null : { ok: false, problem: read.problem });
  });

  it('ends where whoever is told has had enough', async () => {
    const path = write('many.csv', csv(...Array.from({ length: 50 }, () => 'x,1')));
    const { found, onFault } = tell();
    expect(await readAreaFile(path, { onFault })).toMatchObject({ ok: false });
    expect(found).toHaveLength(5);
  });

  it('finds all of them of a lookup', async () => {
    const rows = ['E01000001,E01000001,1', 'E01000001,E01000001,0.5', ',,', 'E01000002,x,1', 'E01000003,E01000003,2'];
    const path = write('lookup.csv', `from,to,share\n${rows.join('\n')}\n`);
    const { found, onFault } = tell();
    const read = await readLookupFile(path, { from: 'lsoa11', to: 'lsoa21', onFault });
    expect(found).toEqual([
      ['link-twice', 3],
      ['blank-code', 4],
      ['unknown-code', 5],
      ['impossible-share', 6],
    ]);
    expect(read).toMatchObject({ ok: false, problem: { kind: 'link-twice' } });
  });
});

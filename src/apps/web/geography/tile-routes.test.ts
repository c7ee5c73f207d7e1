import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { storeFile } from '#platform/files';
import { openSite, type TestSite, tables } from '../testing/open-site.ts';

const bytes = Uint8Array.from({ length: 1_200_000 }, (_none, at) => at % 251);
const address = '/tiles/lsoa21-1a2b3c4d.pmtiles';

describe('an archive of tiles', () => {
  let db: Database;
  let site: TestSite;
  let etag: string;
  beforeAll(async () => {
    db = await openTestDatabase(tables);
    const stored = await storeFile(
      db,
      (async function* () {
        yield bytes;
      })(),
      { limitBytes: 1e7 },
    );
    if (!stored.ok) throw new Error('not stored');
    etag = `"${stored.value.sha256}"`;
    await sql`insert into geography.tile_sets (id, vintage, state, done, total, codes, min_zoom, max_zoom, west, south, east, north, archive_sha256)
      values ('lsoa21-1a2b3c4d', 'lsoa21', 'ready', 2, 2, array['E01000001'], 4, 9, -1, 51, 0, 52, ${stored.value.sha256}),
        ('lsoa11-1a2b3c4d', 'lsoa11', 'making', 1, 2, array['E01000001'], null, null, -1, 51, 0, 52, null)`.execute(db);
    site = openSite(db);
    return () => db.destroy();
  });

  const ask = async (headers: Record<string, string> = {}, method = 'GET', where = address) => {
    const response = await site.app.request(where, { method, headers: { 'accept-encoding': 'gzip', ...headers } });
    return { status: response.status, headers: response.headers, body: new Uint8Array(await response.arrayBuffer()) };
  };

  it('comes whole where nobody asks for less, for ever, and not compressed a second time', async () => {
    const { status, headers, body } = await ask();
    expect([status, Buffer.from(body).equals(bytes)]).toEqual([200, true]);
    expect(Object.fromEntries(headers)).toMatchObject({
      ...{ 'accept-ranges': 'bytes', 'content-length': '1200000', 'content-type': 'application/vnd.pmtiles', etag },
      'cache-control': 'public, max-age=31536000, immutable',
    });
    expect(headers.get('content-encoding')).toBeNull();
    expect(headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it('comes in the part that is asked for', async () => {
    for (const [range, start, end] of [
      ['bytes=0-16383', 0, 16_383],
      ['bytes=524280-524300', 524_280, 524_300],
      ['bytes=1199990-', 1_199_990, 1_199_999],
      ['bytes=-5', 1_199_995, 1_199_999],
    ] as const) {
      const { status, headers, body } = await ask({ range });
      expect(status).toBe(206);
      expect(headers.get('content-range')).toBe(`bytes ${start}-${end}/1200000`);
      expect(headers.get('content-length')).toBe(String(end - start + 1));
      expect(Buffer.from(body).equals(bytes.subarray(start, end + 1))).toBe(true);
    }
  });

  it('has nothing after its end, and says how long it is', async () => {
    const { status, headers, body } = await ask({ range: 'bytes=1200000-1200010' });
    expect([status, headers.get('content-range'), body.length]).toEqual([416, 'bytes */1200000', 0]);
  });

  it('is sent in parts only to whom has the same bytes already', async () => {
    expect((await ask({ range: 'bytes=0-9', 'if-range': etag })).status).toBe(206);
    expect((await ask({ range: 'bytes=0-9', 'if-range': '"other"' })).status).toBe(200);
    expect((await ask({ range: 'bytes=0-9', 'if-range': 'Wed, 25 Nov 2026 10:00:00 GMT' })).status).toBe(200);
    for (const known of [etag, `W/${etag}`, `"a", ${etag}`, '*'])
      expect((await ask({ 'if-none-match': known })).status).toBe(304);
    expect((await ask({ 'if-none-match': '"other"', range: 'bytes=0-9' })).status).toBe(206);
  });

  it('is described without being sent', async () => {
    const { status, headers, body } = await ask({}, 'HEAD');
    expect([status, headers.get('content-length'), body.length]).toEqual([200, '1200000', 0]);
  });

  it.each([
    '/tiles/lsoa11-1a2b3c4d.pmtiles',
    '/tiles/lsoa21-ffffffff.pmtiles',
    '/tiles/x.pmtiles',
    '/tiles/lsoa21-1a2b3c4d',
    '/tiles/../tiles',
  ])('is not there under %s', async (where) => {
    expect((await ask({}, 'GET', where)).status).toBe(404);
  });
});

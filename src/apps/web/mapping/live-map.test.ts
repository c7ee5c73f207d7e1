import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findReadyTiles, listTileCodes, makeTiles, requestTiles } from '#domains/geography';
import { requestWithdrawal } from '#domains/mapping';
import { type BandOnWire, decodeBand, fromBandBytes } from '#domains/mapping/core';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { type DeskBrowser, openDesk } from '../testing/open-desk.ts';
import { openSite, type TestSite, tables } from '../testing/open-site.ts';
import { hasOfficialData, publishIndexOfSmallAreas, publishSmallAreas } from '../testing/small-areas.ts';

const leeds = 'E08000035';
const cityOfLondon = 'E09000001';

describe.skipIf(!hasOfficialData)('the live map over two authorities', () => {
  let db: Database;
  let site: TestSite;
  let desk: ReturnType<typeof openDesk>;
  let set: string;
  let codes: readonly string[];
  beforeAll(async () => {
    db = await openTestDatabase(tables);
    const options = { within: [leeds, cityOfLondon], draws: 20 };
    await publishSmallAreas(db, { ...options, now: new Date(Date.UTC(2026, 9, 20)) });
    site = openSite(db);
    desk = openDesk(db);
  }, 400_000);
  afterAll(() => db.destroy());

  const bands = async (ask: (address: string) => Response | Promise<Response>, address: string) => {
    const response = await ask(address);
    expect(response.status, address).toBe(200);
    const all = fromBandBytes(await response.arrayBuffer());
    expect(all.length).toBe(2 * codes.length);
    return { vulnerability: all.subarray(0, codes.length), amenability: all.subarray(codes.length) };
  };
  const fromSite = (address: string) => site.app.request(address);

  it('is not offered before its tiles are ready, and the page is made anew when they are', async () => {
    const before = await site.app.request('/map');
    expect(await before.text()).not.toContain('data-tiles');
    const asked = await db.transaction().execute((trx) => requestTiles(trx, 'lsoa21'));
    await makeTiles(db, asked?.id ?? '');
    set = (await findReadyTiles(db)).get('lsoa21') ?? '';
    codes = await listTileCodes(db, set);
    const known = before.headers.get('etag') ?? '';
    const after = await site.app.request('/map', { headers: { 'if-none-match': known } });
    expect(after.status).toBe(200);
    const html = await after.text();
    expect(html).toContain(`data-tiles="/tiles/${set}.pmtiles"`);
    expect(html).not.toContain('data-before');
  });

  it('has the bands that the pages say, two bytes for each area and axis, in the order of the tiles', async () => {
    const { vulnerability, amenability } = await bands(fromSite, `/map/live/small-areas-v1/${set}/bands.bin`);
    const said = JSON.parse(await site.page('/api/v1/maps/small-areas-v1/areas?limit=1000')) as {
      areas: { code: string; axes: Record<string, BandOnWire | null> }[];
    };
    expect(said.areas).toHaveLength(codes.length);
    const at = codes.indexOf('E01011264');
    for (const codesOfAxis of [vulnerability, amenability])
      expect([...codesOfAxis].every((code) => decodeBand(code))).toBe(true);
    const html = await site.page('/areas/E01011264');
    expect(html).toContain(`Band ${decodeBand(vulnerability[at] ?? 0)?.band} of 5`);
  });

  it('knows what areas are called and in which authority they lie', async () => {
    const names = JSON.parse(await site.page(`/map/live/small-areas-v1/${set}/names.json`));
    const at = names.codes.indexOf('E01011264');
    expect(names.names[at]).toMatch(/^Leeds \d{3}[A-Z]$/);
    expect(names.authorities[names.within[at]].slice(0, 2)).toEqual([leeds, 'Leeds']);
  });

  it('finds an area with its outline, an authority with its ground, and what to choose from', async () => {
    const find = async (place: string) =>
      JSON.parse(await site.page(`/map/find.json?place=${encodeURIComponent(place)}`));
    expect(await find('leeds 1a')).toMatchObject({ area: { name: 'Leeds 001A', outline: { type: 'Polygon' } } });
    expect((await find('City of London')).authority).toMatchObject({ code: cityOfLondon, bounds: { length: 4 } });
    expect((await find('001')).choices.length).toBeGreaterThan(2);
    expect(await find('Atlantis')).toEqual({ area: null, authority: null, choices: [] });
    expect(await find('')).toEqual({ area: null, authority: null, choices: [] });
  });

  it('has no files of tiles that there are not, of another version, or of another name', async () => {
    for (const address of [
      `small-areas-v1/${set}0/bands.bin`,
      `small-areas-v9/${set}/bands.bin`,
      `small-areas-v1/${set}/x.bin`,
    ])
      expect((await site.app.request(`/map/live/${address}`)).status, address).toBe(404);
  });

  describe('once another version took its place', () => {
    let amina: DeskBrowser;
    let limited: DeskBrowser;
    beforeAll(async () => {
      const options = { within: [leeds, cityOfLondon], draws: 20, weight: 2 };
      await publishIndexOfSmallAreas(db, { ...options, now: new Date(Date.UTC(2026, 10, 24)) });
      amina = (await desk.staff('amina@example.org', ['analyst'])).browser;
      limited = (await desk.staff('sam@example.org', ['analyst'], [cityOfLondon])).browser;
    });

    it('the bands of the older one are given out to be laid beside it, and nothing else of it', async () => {
      expect(await site.page('/map')).toContain(`data-before="/map/live/small-areas-v1/${set}/bands.bin"`);
      const [older, newer] = [
        await bands(fromSite, `/map/live/small-areas-v1/${set}/bands.bin`),
        await bands(fromSite, `/map/live/small-areas-v2/${set}/bands.bin`),
      ];
      expect(older.vulnerability).not.toEqual(newer.vulnerability);
      for (const address of [`/map/live/small-areas-v1/${set}/names.json`, '/map?map=small-areas-v1'])
        expect((await site.app.request(address)).status, address).toBe(410);
    });

    it('staff see any version on the map, with what is public now beside it', async () => {
      const page = await amina.get('/desk/maps/small-areas-v1/map?axis=amenability');
      expect(page.status).toBe(200);
      const html = await page.text();
      expect(html).toContain('data-before="/desk/maps/small-areas-v2/map/bands.bin"');
      expect(html).toContain('src="/desk/maps/small-areas-v1/map/amenability.svg"');
      const picture = await amina.get('/desk/maps/small-areas-v1/map/amenability.svg');
      expect([picture.status, picture.headers.get('cache-control')]).toEqual([200, 'no-store']);
      expect(await amina.get('/desk/maps/small-areas-v1/map/names.json')).toMatchObject({ status: 200 });
      for (const file of ['other.bin', 'propensity.pdf', 'secrets'])
        expect((await amina.get(`/desk/maps/small-areas-v1/map/${file}`)).status, file).toBe(404);
      expect(await (await amina.get('/desk/maps/small-areas-v1')).text()).toContain('/desk/maps/small-areas-v1/map"');
    });

    it('who is limited to own areas sees those alone, and begins there', async () => {
      const html = await (await limited.get('/desk/maps/small-areas-v1/map')).text();
      expect(html).toContain('data-start="');
      expect(html).toContain('You see your own areas.');
      const { vulnerability } = await bands(limited.get, '/desk/maps/small-areas-v1/map/bands.bin');
      const shown = codes.filter((_code, at) => vulnerability[at] !== 0);
      expect(shown).toHaveLength(6);
      const all = await bands(amina.get, '/desk/maps/small-areas-v1/map/bands.bin');
      for (const code of shown) expect(vulnerability[codes.indexOf(code)]).toBe(all.vulnerability[codes.indexOf(code)]);
    });

    it('is gone with its version at once, and so is the older one', async () => {
      const asked = { versionId: 'small-areas-v2', by: 'one', note: 'A column was swapped.', now: new Date() };
      const hidden = await db.transaction().execute((trx) => requestWithdrawal(trx, asked));
      expect(hidden.ok).toBe(true);
      for (const id of ['small-areas-v1', 'small-areas-v2'])
        expect((await site.app.request(`/map/live/${id}/${set}/bands.bin`)).status, id).toBe(410);
    });
  });
});

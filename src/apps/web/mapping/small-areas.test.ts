import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, migrate, openDatabase } from '#platform/database';
import { createServerDatabase, describeOnEachDatabase } from '#platform/database/testing';
import { hrefIn } from '../shell/reader.ts';
import { openSite, publicUrl, shippedCatalogue, type TestSite, tables, wordsOf } from '../testing/open-site.ts';
import { ENGLAND, hasOfficialData, publishSmallAreas } from '../testing/small-areas.ts';

const leeds = 'E08000035';
const cityOfLondon = 'E09000001';
const birmingham = 'E08000025';

const codesIn = (html: string) => [...html.matchAll(/href="\/areas\/(E01\d{6})"/g)].map(([, code]) => code);

describe.skipIf(!hasOfficialData)('a map of small areas', () => {
  describeOnEachDatabase('over two authorities', (open) => {
    let site: TestSite;
    let versionId: string;
    beforeAll(async () => {
      const db = await open(tables);
      versionId = await publishSmallAreas(db, { within: [leeds, cityOfLondon] });
      site = openSite(db);
    }, 900_000);

    it('shows a picture of their boundaries, the key as a table, and where the same stands as a table', async () => {
      const html = await site.page('/map');
      expect(html).toContain(`<img src="/map/pictures/${versionId}/vulnerability.svg" alt="Vulnerability in 494 small`);
      expect(html.match(/data-cell="/g)).toHaveLength(15);
      const counted = [...html.matchAll(/Band \d, [\w ]+: ([\d,]+) places?</g)].map(([, count]) => Number(count));
      expect(counted.reduce((sum, count) => sum + count, 0)).toBe(494);
      expect(html).toContain('href="/map/table"');
    });

    it('gives programs the areas inside an authority, and everybody their boundaries', async () => {
      const inside = `/api/v1/maps/${versionId}/areas?within=${leeds}&limit=1000`;
      const { areas } = JSON.parse(await site.page(inside));
      expect(areas).toHaveLength(488);
      expect(areas[0].within.map(({ code }: { code: string }) => code)).toEqual([leeds, 'E12000003']);
      const { features } = JSON.parse(await site.page('/map.geojson'));
      expect(features).toHaveLength(494);
      const kinds = new Set(features.map(({ geometry }: { geometry: { type: string } }) => geometry.type));
      expect([...kinds].filter((kind) => kind !== 'Polygon' && kind !== 'MultiPolygon')).toEqual([]);
    });

    it('draws one path for a band, one sheet of paper for what is less sure, and says which version it is', async () => {
      const svg = await site.page(`/map/pictures/${versionId}/vulnerability.svg`);
      for (const colour of ['#efe6f5', '#cdb2de', '#a67dc1', '#7a4a9b', '#46206a'])
        expect(svg.split(`fill="${colour}"`)).toHaveLength(2);
      expect(svg.match(/fill-opacity/g)?.length).toBeLessThanOrEqual(2);
      expect(svg).toContain(`${versionId} · 2026-11-24`);
      expect(svg).not.toMatch(/href|url\(|<script|<style|style=/);
      expect(await site.page(`/map/pictures/${versionId}/vulnerability-${leeds}.svg`)).toContain('<path');
      expect((await site.page(`/map/pictures/${versionId}/vulnerability-small.svg`)).length).toBeLessThan(svg.length);
    });

    it('has no picture of another version, an empty axis or an authority that is not on it', async () => {
      for (const file of [
        `${versionId}/propensity-${birmingham}.svg`,
        `${versionId}/happiness.svg`,
        `${versionId}/vulnerability-${birmingham}.svg`,
        'small-areas-v7/vulnerability.svg',
      ])
        expect((await site.app.request(`/map/pictures/${file}`)).status, file).toBe(404);
    });

    it('sends a picture packed as the browser likes it, and not again where the browser has it', async () => {
      const address = `/map/pictures/${versionId}/amenability.svg`;
      const plain = await site.app.request(address, { headers: { 'accept-encoding': 'br;q=0' } });
      const packed = await site.app.request(address, { headers: { 'accept-encoding': 'gzip' } });
      expect([plain.headers.get('content-encoding'), packed.headers.get('content-encoding')]).toEqual([null, 'gzip']);
      expect(gunzipSync(await packed.arrayBuffer()).toString()).toBe(await plain.text());
      expect(packed.headers.get('vary')).toContain('accept-encoding');
      expect(packed.headers.get('cache-control')).toContain('no-cache');
      const etag = packed.headers.get('etag') ?? '';
      const again = await site.app.request(address, { headers: { 'if-none-match': etag } });
      expect([again.status, await again.text()]).toEqual([304, '']);
    });

    it('lists authorities by region and name, and in each its small areas by name', async () => {
      const html = await site.page('/map/table');
      const listed = [...html.matchAll(/<caption[^>]*><bdi>([^<]+)|href="\/areas\/(E0[6-9]\d{6})\?axis/g)];
      expect(listed.map(([, region, code]) => region ?? code)).toEqual([
        'London',
        cityOfLondon,
        'Yorkshire and The Humber',
        leeds,
      ]);
      const codes = codesIn(await site.page(`/areas/${leeds}`));
      expect(codes).toHaveLength(488);
      const rows: readonly Record<string, string>[] = parse(await site.page('/map.csv'), { columns: true });
      expect(rows.filter((row) => row.authority_code === leeds).map((row) => row.code)).toEqual(codes);
      expect(rows[0]).toMatchObject({ authority: 'City of London', region: 'London' });
    });

    it('shows an authority as its part of the map, with how its areas are spread over the bands', async () => {
      const html = await site.page(`/areas/${leeds}?axis=amenability`);
      expect(html).toContain(`src="/map/pictures/${versionId}/amenability-${leeds}.svg"`);
      const spread = [...html.matchAll(/(\d+) in band \d/g)].map(([, count]) => Number(count));
      expect(spread.slice(0, 5).reduce((sum, count) => sum + count, 0)).toBe(488);
      expect(html).not.toContain('?part=');
    });

    it('shows a small area in its authority, with neighbours and a next step', async () => {
      const html = await site.page('/areas/E01011264');
      expect(html).toMatch(/<h1 lang="en"><bdi>Leeds \d{3}[A-Z]<\/bdi><\/h1>/);
      expect(html).toContain(`<a href="/areas/${leeds}"><bdi>Leeds</bdi></a> · <bdi>Yorkshire and The Humber</bdi>`);
      expect(html).toContain('<path class="here" d="m');
      expect(html.match(/href="\/compare\?a=E01011264&amp;b=E01/g)).toHaveLength(10);
      expect(html).toContain('href="/map#E01011264"');
    });

    it('finds an area or an authority by code, by name, in part, and by what is spelled nearly so', async () => {
      const to = async (query: string) => {
        const response = await site.app.request(`/areas?place=${encodeURIComponent(query)}`);
        return response.headers.get('location') ?? response.status;
      };
      expect(await to('e01011264')).toBe('/areas/E01011264');
      expect(await to('Leeds')).toBe(`/areas/${leeds}`);
      expect(await to('leed')).toBe(`/areas/${leeds}`);
      expect(await to('leds')).toBe(`/areas/${leeds}`);
      expect(await to('CITY OF LONDON')).toBe(`/areas/${cityOfLondon}`);
      expect(await to('leeds 1a')).toBe(await to('Leeds 001A'));
      expect(await to('Leeds 001A')).toMatch(/^\/areas\/E01/);
      expect(await to('leds 001a')).toBe(await to('Leeds 001A'));
      expect(await to('001')).toBe(200);
      expect(await to('Atlantis')).toBe(404);
    });

    it('offers what a name may stand for where two places are compared', async () => {
      const html = await site.page('/compare?a=leeds+001&b=Atlantis', 422);
      expect(html).toContain('may stand for several places');
      expect(html).toMatch(/href="\/compare\?a=E01\d{6}&amp;b=Atlantis"/);
      expect(html).toContain('There is no place “Atlantis” on this map.');
      expect(await site.page('/compare?a=Leeds&b=E01011264', 422)).toContain('488 small areas in Leeds');
    });

    it.each(['/map', '/map/table', `/areas/${leeds}`, '/areas/E01011264', '/areas?place=001'])(
      '%s prints no position of a place among the others',
      async (address) => {
        const words = wordsOf(await site.page(address)).replaceAll(/it is not a ranking/gi, '');
        expect(words).not.toMatch(/\brank|\b\d+(st|nd|rd|th)\b|\bout of \d|position/i);
      },
    );

    it('can be had as a picture with its words', async () => {
      const svg = await site.page('/map.svg?axis=amenability');
      for (const words of ['Amenability in 494 small areas', 'An area is not its people.', versionId])
        expect(svg).toContain(words);
      expect(svg).not.toMatch(/href=|url\(|<script|<style/);
      const png = new Uint8Array(await (await site.app.request('/map.png')).arrayBuffer());
      expect([...png.subarray(0, 4)]).toEqual([137, 80, 78, 71]);
    });
  });

  describe('over all of England', () => {
    let db: Database;
    let site: TestSite;
    let versionId: string;
    beforeAll(async () => {
      const opened = await openDatabase({ dataDir: '', databaseUrl: await createServerDatabase() });
      if (!opened.ok) throw new Error(JSON.stringify(opened.problem));
      db = opened.value;
      await migrate(db, tables);
      versionId = await publishSmallAreas(db, { draws: 20 });
      site = openSite(db);
    }, 600_000);
    afterAll(() => db?.destroy());

    it.each([
      '/',
      '/map',
      '/map?axis=amenability',
      '/map/table',
      `/areas/${birmingham}`,
      '/areas/E01011229',
      '/areas?place=new',
      '/areas?place=001A',
      '/compare',
      '/compare?a=E01011229&b=E01000001',
      '/method',
    ])('%s is no larger than 150 kB in any language', async (path) => {
      for (const { tag } of shippedCatalogue().languages) {
        const html = await site.page(hrefIn(tag, path));
        expect(Buffer.byteLength(html), tag).toBeLessThan(150_000);
      }
    });

    it('lists every authority, and every small area in one of them', async () => {
      const authorities = [...(await site.page('/map/table')).matchAll(/href="\/areas\/(E0[6-9]\d{6})\?/g)];
      expect(new Set(authorities.map(([, code]) => code)).size).toBe(ENGLAND.authorities);
      const rows: readonly Record<string, string>[] = parse(await site.page('/map.csv'), { columns: true });
      expect(new Set(rows.map(({ code }) => code)).size).toBe(ENGLAND.areas);
      expect(new Set(rows.map((row) => row.authority_code)).size).toBe(ENGLAND.authorities);
      expect(codesIn(await site.page(`/areas/${birmingham}`))).toHaveLength(659);
    });

    it('is sent as GeoJSON in pieces, none of which holds more than a few hundred areas', async () => {
      const response = await site.app.request('/map.geojson');
      let areas = 0;
      let most = 0;
      for await (const piece of response.body ?? []) {
        const found = Buffer.from(piece).toString().split('"type":"Feature"').length - 1;
        areas += found;
        most = Math.max(most, found);
      }
      expect(areas).toBe(ENGLAND.areas);
      expect(most).toBeLessThanOrEqual(200);
    });

    it('is one sharp picture of less than 400 kB on the line', async () => {
      const address = `/map/pictures/${versionId}/vulnerability.svg`;
      for (const packing of ['br', 'gzip']) {
        const response = await site.app.request(address, { headers: { 'accept-encoding': packing } });
        expect((await response.arrayBuffer()).byteLength, packing).toBeLessThan(400_000);
      }
      const svg = await site.page(address);
      const [, , , , height] = /viewBox="(-?\d+) (-?\d+) (\d+) (\d+)"/.exec(svg) ?? [];
      expect(Number(height)).toBeGreaterThan(6_000);
    });

    it('tells search engines of every page, in files that are not too long', async () => {
      const addresses = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url ?? '');
      const parts = addresses(await site.page('/sitemap.xml'));
      const pages = await Promise.all(parts.map((part) => site.page(part.slice(publicUrl.length))));
      const all = pages.map(addresses);
      expect(Math.max(...all.map(({ length }) => length))).toBeLessThanOrEqual(50_000);
      const addressed = new Set(all.flat().filter((url) => url.includes('/areas/')));
      expect(addressed.size).toBe((ENGLAND.areas + ENGLAND.authorities) * shippedCatalogue().languages.length);
      expect((await site.app.request('/sitemaps/99.xml')).status).toBe(404);
    });
  });
});

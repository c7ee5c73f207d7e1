import { beforeAll, describe, expect, it } from 'vitest';
import {
  currentIndex,
  decidePublication,
  findOpenRequest,
  type IndexToStore,
  requestWithdrawal,
} from '#domains/mapping';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { loadTheExample, openSite, publish, type TestSite, tables, wordsOf } from '../testing/open-site.ts';

/** The example's figures under another recipe and title, with a word in each name that tells it from others. */
async function another(db: Database, recipeId: string, title: string): Promise<IndexToStore> {
  const index = await currentIndex(db);
  if (index === null) throw new Error('no index');
  const areas = index.areas.map((area) => ({ ...area, name: `${area.code} ${title}` }));
  return { version: { ...index.version, recipeId, title }, areas };
}

const withdraw = (db: Database, versionId: string, note: string) =>
  db.transaction().execute((trx) => requestWithdrawal(trx, { versionId, by: 'one', note, now: new Date() }));

async function decide(db: Database, versionId: string, verdict: 'confirm' | 'decline', note: string) {
  const request = await findOpenRequest(db, versionId);
  if (request === null) throw new Error(`nothing is asked of ${versionId}`);
  const surroundings = { missing: [], isAskerHere: true, now: new Date() };
  return db
    .transaction()
    .execute((trx) => decidePublication(trx, request.id, { by: 'two', verdict, note, against: null }, surroundings));
}

describeOnEachDatabase('several public maps', (open) => {
  let db: Database;
  let site: TestSite;
  beforeAll(async () => {
    db = await open(tables);
    await loadTheExample(db);
    const [first, second] = [await another(db, 'older', 'Elder'), await another(db, 'newer', 'Younger')];
    await publish(db, first, new Date(Date.UTC(2026, 10, 24)));
    await publish(db, second, new Date(Date.UTC(2026, 10, 25)));
    site = openSite(db);
  });

  it('stand in a list, and the one published last is shown unless another is asked for', async () => {
    const html = await site.page('/map');
    expect(html).toMatch(
      /<nav class="maps"[\s\S]*href="\/map" aria-current="true"[^>]*><bdi>Younger<[\s\S]*href="\/map\?map=older-v1"><bdi>Elder</,
    );
    expect(html).toContain('E08000035 Younger');
    expect(html).not.toContain('E08000035 Elder');
  });

  const pages = [
    '/map',
    '/map?axis=amenability',
    '/map/table',
    '/areas?place=elder',
    '/areas/E08000035',
    '/compare',
    '/method',
  ];
  it.each(pages)('%s of another keeps to it with every link and form', async (address) => {
    const asked = `${address}${address.includes('?') ? '&' : '?'}map=older-v1`;
    const html = (await site.page(asked)).replace(/<nav class="maps"[\s\S]*?<\/nav>/, '');
    expect(html).not.toContain('Younger');
    const links = [...html.matchAll(/<a\b[^>]*?href="?([^\s">]+)/g)].map(([, href]) =>
      (href ?? '').replaceAll('&amp;', '&'),
    );
    const ofMap = links.filter((href) => /^(\/\w\w)?(\/(map|areas|compare|method)\b|areas\/)/.test(href));
    expect(ofMap.length).toBeGreaterThan(3);
    expect(ofMap.filter((href) => !href.includes('map=older-v1') && !href.endsWith('/map/history'))).toEqual([]);
    for (const [form] of html.matchAll(/<form\b[\s\S]*?<\/form>/g))
      expect(form).toContain('name="map" value="older-v1"');
  });

  it.each(['/map.csv', '/map.svg', '/map.png'])('%s is made of the one that is asked for', async (file) => {
    const bytes = async (address: string) => new Uint8Array(await (await site.app.request(address)).arrayBuffer());
    expect(await bytes(`${file}?map=newer-v1`)).toEqual(await bytes(file));
    if (file === '/map.csv') expect(await site.page('/map.csv?map=older-v1')).toContain('E08000035 Elder');
  });

  it('search engines are told of each', async () => {
    const sitemap = await site.page('/sitemap.xml');
    expect(sitemap).toContain('<loc>https://map.example.org/map?map=older-v1</loc>');
    expect(sitemap).toContain('<loc>https://map.example.org/ur/map/history</loc>');
  });

  it('an example, a draft and what never was are not found', async () => {
    for (const id of ['england-2025-v1', 'older-v2', 'nothing', '']) await site.page(`/map?map=${id}`, 404);
  });
});

describeOnEachDatabase('a map that is public no more', (open) => {
  it('answers that it is gone, with the reason and none of its figures, and comes back when a withdrawal is declined', async () => {
    const db = await open(tables);
    await loadTheExample(db);
    const id = await publish(db, await another(db, 'ours', 'Marsh'));
    const site = openSite(db);
    const addresses = [
      '/map',
      '/map/table',
      '/areas/E08000035',
      '/areas?place=E08000035',
      '/compare',
      '/method',
      '/map.csv',
      '/map.svg',
      '/map.png',
    ];
    await withdraw(db, id, 'A column was swapped.\n\nWe found it <today>.');
    for (const address of addresses) {
      const html = await site.page(`${address}${address.includes('?') ? '&' : '?'}map=${id}`, 410);
      expect(html).toContain('This map was withdrawn');
      expect(html).toContain('A column was swapped.');
      expect(html).toContain('We found it &lt;today>.');
      expect(html).not.toContain('E08000035 Marsh');
    }
    expect(await site.page('/')).toContain('id="example"');
    await decide(db, id, 'decline', 'The column was right after all.');
    expect(await site.page(`/map?map=${id}`)).toContain('E08000035 Marsh');
    const history = wordsOf(await site.page('/map/history'));
    expect(history).toMatch(
      /Brought back Marsh[\s\S]*right after all[\s\S]*Hidden Marsh[\s\S]*swapped[\s\S]*Published Marsh/,
    );
  });

  it('leads to the newer edition that took its place', async () => {
    const db = await open(tables);
    await loadTheExample(db);
    const first = await publish(db, await another(db, 'ours', 'Marsh'));
    const second = await publish(db, await another(db, 'ours', 'Fen'));
    const site = openSite(db);
    const html = await site.page(`/map?map=${first}`, 410);
    expect(html).toContain('A newer edition took the place of this map');
    expect(html).toContain('<a href="/map">See the newer edition</a>');
    expect(html).not.toContain('E08000035 Marsh');
    await withdraw(db, second, 'Wrong.');
    await decide(db, second, 'confirm', 'Wrong indeed.');
    expect(await site.page(`/map?map=${first}`, 410)).not.toContain('See the newer edition');
    const gone = wordsOf(await site.page(`/map?map=${second}`, 410));
    expect(gone).toMatch(/Wrong\.[\s\S]*Wrong indeed\./);
  });
});

describe('a copy that somebody keeps', () => {
  const copies = [
    '/',
    '/map',
    '/map/table',
    '/areas/E08000035',
    '/compare',
    '/method',
    '/map.csv',
    '/map.svg',
    '/map.png',
    '/map/history',
    '/sitemap.xml',
  ];
  describeOnEachDatabase('of a page', (open) => {
    it('is asked about each time, answered without being made again while it is true, and made again once it is not', async () => {
      const db = await open(tables);
      await loadTheExample(db);
      const id = await publish(db, await another(db, 'ours', 'Marsh'));
      const site = openSite(db);
      const kept = new Map<string, string>();
      for (const address of copies) {
        const first = await site.app.request(address);
        expect(first.headers.get('cache-control'), address).toBe('public, no-cache, stale-if-error=86400');
        const validator = first.headers.get('etag') ?? '';
        kept.set(address, validator);
        const again = await site.app.request(address, { headers: { 'if-none-match': validator } });
        expect([again.status, await again.text(), again.headers.get('etag')], address).toEqual([304, '', validator]);
        expect(again.headers.get('cache-control')).toBe('public, no-cache, stale-if-error=86400');
      }
      await withdraw(db, id, 'Wrong.');
      for (const [address, validator] of kept) {
        const after = await site.app.request(address, { headers: { 'if-none-match': validator } });
        expect(after.status, address).toBe(200);
        expect(after.headers.get('etag')).not.toBe(validator);
      }
    });
  });
});

import { beforeAll, expect, it } from 'vitest';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import {
  catalogueWith,
  loadTheExample,
  openSite,
  publicUrl,
  shippedCatalogue,
  type TestSite,
  tables,
} from './testing/open-site.ts';

const leeds = '/areas/E08000035';
const fixed = [
  '/',
  '/map',
  '/map?axis=amenability',
  '/map?axis=propensity',
  '/map/table',
  leeds,
  '/compare',
  '/method',
];

describeOnEachDatabase('the site', (open) => {
  let site: TestSite;
  beforeAll(async () => {
    const db = await open(tables);
    await loadTheExample(db);
    site = openSite(db);
  });

  it('lets a browser run and load nothing but our own files', async () => {
    const { headers } = await site.app.request('/map');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
    );
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toMatch(/max-age=\d+/);
    expect(headers.get('set-cookie')).toBeNull();
  });

  it.each(fixed)('%s holds no script or style of its own and nothing from elsewhere', async (address) => {
    const html = await site.page(address);
    expect(html).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?! type="module" src="\/assets\/)/);
    const loaded = [
      ...html.matchAll(/<(?:script|img|iframe|link rel="(?:stylesheet|icon)")[^>]*(?:src|href)="([^"]+)"/g),
    ];
    expect(loaded.map(([, url]) => url).filter((url) => !/^\/(assets\/|icon\.svg)/.test(url ?? ''))).toEqual([]);
  });

  it('answers 200 on every address that its pages lead to, in every language', async () => {
    const seen = new Set<string>();
    const waiting = ['/'];
    const broken: string[] = [];
    for (let address = waiting.pop(); address !== undefined; address = waiting.pop()) {
      const response = await site.app.request(address);
      const moved = response.headers.get('location');
      if (moved !== null && !seen.has(moved)) waiting.push(moved);
      if (moved === null && response.status !== 200) broken.push(`${address}: ${response.status}`);
      if (!response.headers.get('content-type')?.startsWith('text/html')) continue;
      const html = await response.text();
      for (const [, raw = ''] of html.matchAll(/<(?:a|link)\b[^>]*?\shref="?([^">\s]+)/g)) {
        const url = new URL(raw.replaceAll('&amp;', '&'), `${publicUrl}${address}`);
        const next = url.pathname + url.search;
        // Every place and pair is one page written 296 times over: a few stand for all.
        const isOneOfMany = /\/(areas|compare|report)/.test(next) && Number(next.replaceAll(/\D/g, '')) % 40 !== 0;
        if (url.origin !== publicUrl || isOneOfMany || seen.has(next)) continue;
        seen.add(next);
        waiting.push(next);
      }
    }
    expect(broken).toEqual([]);
    expect(seen.size).toBeGreaterThan(20);
  });

  it.each([
    '/nowhere',
    '/areas/E09999999',
    '/areas/%3Cscript%3E',
    '/areas/..%2f..%2fetc',
    '/map.svg?axis=propensity',
    '/map.png?axis=x',
    '/assets/../../package.json',
    '/assets/none.css',
  ])('%s is not found, and is kept by nobody', async (address) => {
    const response = await site.app.request(address);
    expect(response.status).toBe(404);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const html = await response.text();
    expect(html).toContain('This page does not exist');
    expect(html).not.toContain('<script>');
  });

  it('sends a page once: the same one again is answered with "not modified"', async () => {
    const first = await site.app.request('/map');
    const etag = first.headers.get('etag') ?? '';
    const again = await site.app.request('/map', { headers: { 'if-none-match': etag } });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });

  it('gives built files a year, under names that change with them', async () => {
    const html = await site.page('/');
    const [, style = ''] = /<link rel="stylesheet" href="([^"]+)"/.exec(html) ?? [];
    const response = await site.app.request(style);
    expect(response.headers.get('content-type')).toMatch(/^text\/css/);
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  });

  it('shows the emergency numbers, where they come from and that it is an example, on every page', async () => {
    for (const address of [...fixed, '/nowhere']) {
      const html = await site.page(address, address === '/nowhere' ? 404 : 200);
      expect(html).toContain('href="tel:999"');
      expect(html).toContain('0800 789 321');
      expect(html).toContain('Whoever runs this site has not yet checked it against the source.');
      expect(html).toContain('<p class="banner" id="example">');
    }
  });

  it('tells search engines every public page in every language', async () => {
    const robots = await site.page('/robots.txt');
    expect(robots).toContain(`Sitemap: ${publicUrl}/sitemap.xml`);
    const addresses = [...(await site.page('/sitemap.xml')).matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url);
    expect(new Set(addresses).size).toBe((56 + 296) * shippedCatalogue().languages.length);
    expect(addresses).toContain(`${publicUrl}${leeds}`);
    expect(addresses).toContain(`${publicUrl}/ur/waves/not-ours`);
  });

  it('writes down which page was asked for, and nothing that tells who asked or about which place', async () => {
    await site.app.request(`${leeds}?x=secret`, {
      headers: { 'user-agent': 'Somebody', 'x-forwarded-for': '192.0.2.1' },
    });
    const line = JSON.stringify(site.logged.at(-1));
    expect(site.logged.at(-1)).toMatchObject({ method: 'GET', route: '/areas/:code', status: 200 });
    expect(line).not.toMatch(/E08000035|secret|Somebody|192\.0\.2\.1/);
  });

  it('sends the English prefix to the address without one', async () => {
    const response = await site.app.request('/en/map');
    expect([response.status, response.headers.get('location')]).toEqual([301, '/map']);
  });

  it('sends an address with a slash too many to the one without', async () => {
    const { status, headers } = await site.app.request('/map/?axis=amenability');
    expect([status, headers.get('location')]).toEqual([301, '/map?axis=amenability']);
  });

  it('never leads away to somebody else’s site', async () => {
    for (const path of [
      '//elsewhere.example/',
      '/en//elsewhere.example',
      '//elsewhere.example',
      '/%2f/elsewhere.example/',
    ]) {
      const response = await site.app.request(`${publicUrl}${path}`);
      expect(response.headers.get('location') ?? '', path).not.toMatch(/^\/\/|^\w+:/);
      expect(await response.text(), path).not.toContain('href="//');
    }
  });
});

describeOnEachDatabase('a language', (open) => {
  let db: Database;
  let site: TestSite;
  beforeAll(async () => {
    db = await open(tables);
    await loadTheExample(db);
    const words = { _language: { name: 'اردو', dir: 'rtl', reviewed: false }, 'nav.map': 'نقشہ' };
    site = openSite(db, catalogueWith('ur', words));
  });

  it('has its own addresses, direction and links that stay in it', async () => {
    const html = await site.page('/ur/map');
    expect(html).toContain('<html lang="ur" dir="rtl">');
    expect(html).toContain('<a href="/ur/map" aria-current="page">نقشہ</a>');
    const links = [...html.matchAll(/<a [^>]*?href="(\/[^"]*)"[^>]*>/g)].filter(([tag]) => !tag.includes('hreflang'));
    expect(links.length).toBeGreaterThan(5);
    expect(links.filter(([, path]) => !path?.startsWith('/ur'))).toEqual([]);
  });

  it('is changed on the same page, in the script of each', async () => {
    const html = await site.page(`/ur/compare?a=E08000035&b=E06000052`);
    expect(html).toContain(
      '<a href="/compare?a=E08000035&amp;b=E06000052" lang="en" hreflang="en" dir="ltr">English</a>',
    );
    expect(await site.page(leeds)).toContain(`<a href="/ur${leeds}" lang="ur" hreflang="ur" dir="rtl">اردو</a>`);
  });

  it('is named among the first when it has a script of its own', async () => {
    const order = [...(await openSite(db).page('/')).matchAll(/hreflang="(\w+)" dir="/g)].map(([, tag]) => tag);
    expect(order[0]).toBe('en');
    expect(order.indexOf('ur')).toBeLessThan(order.indexOf('so'));
  });

  it('says so while nobody has checked its words; English never does', async () => {
    expect(await site.page('/ur')).toContain('id="unreviewed"');
    expect(await site.page('/')).not.toContain('id="unreviewed"');
  });

  it('says in English what it has no words for', async () => {
    expect(await site.page('/ur/map')).toContain('The map of need');
  });

  it('leaves names of places English, in their own direction', async () => {
    expect(await site.page(`/ur${leeds}`)).toContain('<h1 lang="en"><bdi>Leeds</bdi></h1>');
  });

  it('that nobody speaks here is not found', async () => {
    expect((await site.app.request('/xx/map')).status).toBe(404);
  });
});

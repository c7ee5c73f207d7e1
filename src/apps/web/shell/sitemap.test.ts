import { describe, expect, it } from 'vitest';
import { MOST_ADDRESSES, sitemap, sitemapPart } from './sitemap.ts';

const site = 'https://map.example.org';
const href = (tag: string, path: string) => (tag === 'en' ? path : `/${tag}${path}`);
const paths = (count: number) => Array.from({ length: count }, (_, at) => `/areas/${at}`);
const addresses = (xml: string | null) => [...(xml ?? '').matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url]) => url);

describe('the sitemap', () => {
  it('is one file where one may hold all addresses', () => {
    const xml = sitemap(site, ['en', 'ur'], ['/', '/a&b'], href);
    expect(xml).toContain('<urlset ');
    expect(addresses(xml)).toEqual([`${site}/`, `${site}/a&amp;b`, `${site}/ur/`, `${site}/ur/a&amp;b`]);
    expect(sitemap(site, ['en'], paths(MOST_ADDRESSES), href)).toContain('<urlset ');
  });

  it('is a list of files where it may not, which hold each address once', () => {
    const all = paths(33_755);
    const xml = sitemap(site, ['en', 'ur', 'ar'], all, href);
    expect(xml).toContain('<sitemapindex ');
    expect(addresses(xml)).toEqual([1, 2, 3].map((part) => `${site}/sitemaps/${part}.xml`));
    const parts = [1, 2, 3].map((part) => addresses(sitemapPart(site, ['en', 'ur', 'ar'], all, href, part)));
    expect(Math.max(...parts.map(({ length }) => length))).toBe(MOST_ADDRESSES);
    expect(new Set(parts.flat()).size).toBe(3 * all.length);
  });

  it('has no further files than it names', () => {
    for (const part of [0, 2, Number.NaN]) expect(sitemapPart(site, ['en'], paths(3), href, part)).toBeNull();
  });
});

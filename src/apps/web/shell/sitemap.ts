type HrefIn = (tag: string, path: string) => string;

/** What the protocol allows in one file (sitemaps.org). */
export const MOST_ADDRESSES = 50_000;

const namespace = 'http://www.sitemaps.org/schemas/sitemap/0.9';

/**
 * Every public address in every language, or where one file may not hold them all a list of the files that do. That they are translations of one
 * another is said on the pages themselves.
 */
export function sitemap(publicUrl: string, tags: readonly string[], paths: readonly string[], hrefIn: HrefIn): string {
  const parts = Math.ceil((tags.length * paths.length) / MOST_ADDRESSES);
  if (parts <= 1) return file('urlset', 'url', addressesOf(publicUrl, tags, paths, hrefIn));
  return file(
    'sitemapindex',
    'sitemap',
    Array.from({ length: parts }, (_, at) => `${publicUrl}/sitemaps/${at + 1}.xml`),
  );
}

/** One file of those that the list names, from 1; null for one that it does not. */
export function sitemapPart(
  publicUrl: string,
  tags: readonly string[],
  paths: readonly string[],
  hrefIn: HrefIn,
  part: number,
): string | null {
  const addresses = addressesOf(publicUrl, tags, paths, hrefIn).slice(
    (part - 1) * MOST_ADDRESSES,
    part * MOST_ADDRESSES,
  );
  return addresses.length === 0 ? null : file('urlset', 'url', addresses);
}

function addressesOf(publicUrl: string, tags: readonly string[], paths: readonly string[], hrefIn: HrefIn): string[] {
  return tags.flatMap((tag) => paths.map((path) => publicUrl + hrefIn(tag, path)));
}

function file(kind: 'urlset' | 'sitemapindex', entry: 'url' | 'sitemap', addresses: readonly string[]): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<${kind} xmlns="${namespace}">`,
    ...addresses.map((address) => `<${entry}><loc>${escapeXml(address)}</loc></${entry}>`),
    `</${kind}>`,
    '',
  ].join('\n');
}

/** Everything public may be indexed; searches, comparisons and forms to report something, of which there are very many, need not be. */
export function robots(publicUrl: string, tags: readonly string[], hrefIn: HrefIn): string {
  const hidden = tags.flatMap((tag) =>
    ['/compare?', '/areas?', '/report?'].map((path) => `Disallow: ${hrefIn(tag, path)}`),
  );
  return ['User-agent: *', ...hidden, '', `Sitemap: ${publicUrl}/sitemap.xml`, ''].join('\n');
}

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

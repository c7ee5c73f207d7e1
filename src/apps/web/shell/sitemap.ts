type HrefIn = (tag: string, path: string) => string;

/** Every public address in every language (sitemaps.org). That they are translations of one another is said on the pages themselves. */
export function sitemap(publicUrl: string, tags: readonly string[], paths: readonly string[], hrefIn: HrefIn): string {
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...tags.flatMap((tag) => paths.map((path) => `<url><loc>${escapeXml(publicUrl + hrefIn(tag, path))}</loc></url>`)),
    '</urlset>',
    '',
  ].join('\n');
}

/** Everything public may be indexed; searches and comparisons, of which there are very many, need not be. */
export function robots(publicUrl: string, tags: readonly string[], hrefIn: HrefIn): string {
  const hidden = tags.flatMap((tag) => ['/compare?', '/areas?'].map((path) => `Disallow: ${hrefIn(tag, path)}`));
  return ['User-agent: *', ...hidden, '', `Sitemap: ${publicUrl}/sitemap.xml`, ''].join('\n');
}

const escapeXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

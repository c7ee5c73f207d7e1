/**
 * The language a browser asks for that we have, by its Accept-Language header: quality first, then order; "ur-PK" finds "ur"
 * (RFC 4647, lookup). Null when none of them fits, so that the caller decides.
 */
export function negotiateLanguage<Available extends { readonly tag: string }>(
  acceptLanguage: string | null | undefined,
  available: readonly Available[],
): Available | null {
  const byTag = new Map(available.map((language) => [language.tag.toLowerCase(), language]));
  for (const range of wishesOf(acceptLanguage ?? '')) {
    for (const tag of shorterAndShorter(range)) {
      const found = byTag.get(tag);
      if (found !== undefined) return found;
    }
  }
  return null;
}

/** A header longer than any browser sends is cut, not studied. */
function wishesOf(header: string): readonly string[] {
  return header
    .slice(0, 1000)
    .split(',')
    .map((part) => {
      const [range = '', ...parameters] = part.split(';').map((text) => text.trim().toLowerCase());
      const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
      return { range, quality: quality === undefined ? 1 : Number(quality) };
    })
    .filter(({ range, quality }) => /^[a-z0-9-]+$/.test(range) && quality > 0 && quality <= 1)
    .toSorted((a, b) => b.quality - a.quality)
    .map(({ range }) => range);
}

function* shorterAndShorter(range: string): Generator<string> {
  const parts = range.split('-');
  for (let length = parts.length; length > 0; length--) yield parts.slice(0, length).join('-');
}

import type { Reader } from './reader.ts';

/** What messengers and networks show of a link. */
export interface Preview {
  /** Without the name of the site: they show that themselves. */
  readonly title: string;
  readonly description: string;
  /** The picture, 1200 x 630, without the language: "/waves/not-ours/card-3.jpg". Another whenever it shows something else, as they keep it for long. */
  readonly picture: string;
  readonly pictureWords: string;
}

/** Open Graph tags (ogp.me). Crawlers run no script and read no more than the beginning of a page, so they stand in its head. */
export function PreviewTags({ publicUrl, reader, preview }: { publicUrl: string; reader: Reader; preview: Preview }) {
  const { language, languages, href } = reader;
  const tags: readonly (readonly [property: string, content: string])[] = [
    ['og:type', 'website'],
    ['og:title', preview.title],
    ['og:description', preview.description],
    ['og:url', publicUrl + href(reader.here)],
    ['og:image', publicUrl + href(preview.picture)],
    ['og:image:type', 'image/jpeg'],
    ['og:image:width', '1200'],
    ['og:image:height', '630'],
    ['og:image:alt', preview.pictureWords],
    ['og:locale', openGraphLocale(language.tag)],
    ...languages
      .filter(({ tag }) => tag !== language.tag)
      .map(({ tag }) => ['og:locale:alternate', openGraphLocale(tag)] as const),
  ];
  return (
    <>
      {tags.map(([property, content]) => (
        <meta key={property + content} property={property} content={content} />
      ))}
      <meta name="twitter:card" content="summary_large_image" />
    </>
  );
}

/** A language with the country where most of its speakers in Britain, or in the world, have it from: "ur_PK". */
const openGraphLocale = (tag: string): string =>
  new Intl.Locale(tag === 'en' ? 'en-GB' : tag)
    .maximize()
    .toString()
    .replace(/^(\w+)-.*-(\w+)$/, '$1_$2');

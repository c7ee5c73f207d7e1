import { Hono } from 'hono';
import type { listPublicFindings } from '#domains/fieldwork';
import type { FindingsBody } from '#domains/fieldwork/core';
import { FIELD_STYLES } from '../shell/assets.ts';
import { digest } from '../shell/edition.ts';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { respond, stillTrue, type WebEnv } from '../shell/respond.ts';
import { HeardBody } from './heard-body.tsx';

type PublicFindings = Awaited<ReturnType<typeof listPublicFindings>>;

export interface HeardParts {
  /** As they were when the database last answered. */
  readonly read: () => Promise<PublicFindings>;
  readonly site: () => Site;
}

/** What was heard in rounds of mapping that two people made public. */
export function heardRoutes({ read, site }: HeardParts): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();

  routes.get('/mapping', async (context) => {
    const all = await read();
    const stamp = digest(['mapping', ...all.map(({ roundId, number }) => `${roundId} ${number}`)]);
    const known = stillTrue(context, stamp);
    if (known !== null) return known;
    return respond(
      context,
      <ListPage site={site()} reader={{ ...context.get('reader'), here: '/mapping' }} all={all} />,
    );
  });

  routes.get('/mapping/:slug', async (context) => {
    const found = (await read()).find(({ slug }) => slug === context.req.param('slug'));
    if (found === undefined) return context.notFound();
    const known = stillTrue(context, digest(['heard', found.roundId, String(found.number)]));
    if (known !== null) return known;
    const reader = { ...context.get('reader'), here: `/mapping/${found.slug}` };
    const body = found.body as FindingsBody; // Our own code made it, and nobody has changed it since.
    const page = (
      <Page
        site={site()}
        reader={reader}
        title={found.title}
        description={reader.t('heard.about')}
        styles={FIELD_STYLES}
      >
        <p class="over-title">
          <a href={reader.href('/mapping')}>{reader.t('heard.title')}</a>
        </p>
        <h1 lang="en">
          <bdi>{found.title}</bdi>
        </h1>
        <HeardBody reader={reader} body={body} />
      </Page>
    );
    return respond(context, page);
  });
  return routes;
}

/** Addresses of what is public, without language. */
export const heardPaths = (all: PublicFindings): readonly string[] => [
  '/mapping',
  ...all.map(({ slug }) => `/mapping/${slug}`),
];

function ListPage({ site, reader, all }: { site: Site; reader: Reader; all: PublicFindings }) {
  const { t } = reader;
  const title = t('heard.title');
  return (
    <Page site={site} reader={reader} title={title} description={t('heard.about')} styles={FIELD_STYLES}>
      <h1>{title}</h1>
      <p class="lead">{t('heard.about')}</p>
      <ol class="steps-of-ninety">
        {(['prepare', 'collect', 'score', 'decide'] as const).map((part) => (
          <li key={part}>{t(`heard.part.${part}`)}</li>
        ))}
      </ol>
      {all.length === 0 ? (
        <p>{t('heard.none')}</p>
      ) : (
        <ul class="links">
          {all.map(({ slug, title: name, decidedAt }) => (
            <li key={slug}>
              <a href={reader.href(`/mapping/${slug}`)} lang="en">
                <bdi>{name}</bdi>
              </a>
              {decidedAt !== null && ` · ${reader.date(decidedAt.toISOString().slice(0, 10))}`}
            </li>
          ))}
        </ul>
      )}
    </Page>
  );
}

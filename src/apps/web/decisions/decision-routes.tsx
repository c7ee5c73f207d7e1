import { Hono } from 'hono';
import type { Decision, Delivery } from '#domains/interventions';
import { digest } from '../shell/edition.ts';
import { Page, type Site } from '../shell/page.tsx';
import type { Reader } from '../shell/reader.ts';
import { respond, stillTrue, type WebEnv } from '../shell/respond.ts';
import { RecordBody } from './record-body.tsx';

/** A decision that anybody may read, with what was delivered since. */
export type PublicDecision = Decision & { readonly deliveries: readonly Delivery[] };

export interface DecisionParts {
  /** As they were when the database last answered. */
  readonly read: () => Promise<readonly PublicDecision[]>;
  readonly site: () => Site;
}

/** Decisions on where help goes, as two people made them public. */
export function decisionRoutes({ read, site }: DecisionParts): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();

  routes.get('/decisions', async (context) => {
    const all = await read();
    const known = stillTrue(context, digest(['decisions', ...all.map(({ id }) => id)]));
    if (known !== null) return known;
    const reader = { ...context.get('reader'), here: '/decisions' };
    return respond(context, <DecisionsPage site={site()} reader={reader} all={all} />);
  });

  routes.get('/decisions/:slug', async (context) => {
    const found = (await read()).find(({ slug }) => slug === context.req.param('slug'));
    if (found === undefined) return context.notFound();
    const since = found.deliveries.map(({ areaCode, help, delivered }) => `${areaCode} ${help} ${delivered}`);
    const known = stillTrue(context, digest(['decision', found.id, ...since]));
    if (known !== null) return known;
    const reader = { ...context.get('reader'), here: `/decisions/${found.slug}` };
    const { record, decidedAt } = found;
    const page = (
      <Page site={site()} reader={reader} title={record.title} description={reader.t('decision.about')}>
        <p class="over-title">
          <a href={reader.href('/decisions')}>{reader.t('decision.title')}</a>
        </p>
        <h1 lang="en">
          <bdi>{record.title}</bdi>
        </h1>
        {decidedAt !== null && (
          <p class="hint">{reader.t('decision.decided', { day: reader.date(decidedAt.toISOString().slice(0, 10)) })}</p>
        )}
        <RecordBody reader={reader} record={record} deliveries={found.deliveries} isInternal={false} />
      </Page>
    );
    return respond(context, page);
  });
  return routes;
}

/** Addresses of what is public, without language. */
export const decisionPaths = (all: readonly PublicDecision[]): readonly string[] => [
  '/decisions',
  ...all.map(({ slug }) => `/decisions/${slug}`),
];

function DecisionsPage({ site, reader, all }: { site: Site; reader: Reader; all: readonly PublicDecision[] }) {
  const { t } = reader;
  return (
    <Page site={site} reader={reader} title={t('decision.title')} description={t('decision.about')}>
      <h1>{t('decision.title')}</h1>
      <p class="lead">{t('decision.about')}</p>
      {all.length === 0 ? (
        <p>{t('decision.none')}</p>
      ) : (
        <ul class="links">
          {all.map(({ slug, record, decidedAt }) => (
            <li key={slug}>
              <a href={reader.href(`/decisions/${slug}`)} lang="en">
                <bdi>{record.title}</bdi>
              </a>
              {decidedAt !== null && ` · ${reader.date(decidedAt.toISOString().slice(0, 10))}`}
            </li>
          ))}
        </ul>
      )}
      <p>
        <a href={reader.href('/centre')}>{t('centre.title')}</a>
      </p>
    </Page>
  );
}

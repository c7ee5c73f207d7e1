import { type Context, Hono } from 'hono';
import type { Policy } from '#domains/readiness';
import type { Source } from '../mapping/keep-last-good.ts';
import type { Site } from '../shell/page.tsx';
import { respond, stillTrue, type WebEnv } from '../shell/respond.ts';
import { PoliciesPage } from './policies-page.tsx';
import { PolicyPage } from './policy-page.tsx';

/** The texts that the public has a right to see: pages from the moment they are recorded, and none before. */
export function policyRoutes({
  policies,
  readSite,
  readStamp,
}: {
  policies: Source<readonly Policy[]>;
  readSite: () => Promise<Site>;
  /** Changes with anything that a page shows. */
  readStamp: () => Promise<string>;
}): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();
  const unchanged = async (context: Context<WebEnv>) => stillTrue(context, await readStamp());

  routes.get('/policies', async (context) => {
    const all = await policies();
    if (all.length === 0) return context.notFound();
    const known = await unchanged(context);
    if (known !== null) return known;
    return respond(context, <PoliciesPage site={await readSite()} reader={context.get('reader')} policies={all} />);
  });

  routes.get('/policies/:id', async (context) => {
    const policy = (await policies()).find(({ id }) => id === context.req.param('id'));
    if (policy === undefined) return context.notFound();
    const known = await unchanged(context);
    if (known !== null) return known;
    return respond(context, <PolicyPage site={await readSite()} reader={context.get('reader')} policy={policy} />);
  });
  return routes;
}

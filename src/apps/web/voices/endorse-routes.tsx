import { type Context, Hono } from 'hono';
import { type EndorsementStep, findAsked, findWave, hashOfContent, listPapers, stepEndorsement } from '#domains/voices';
import { isAnswerable } from '#domains/voices/core';
import { respondToOne, type WebEnv } from '../shell/respond.ts';
import { saysSameOrigin } from '../shell/same-origin.ts';
import { type Answering, EndorsePage } from './endorse-page.tsx';
import type { VoicesParts } from './parts.ts';

const path = '/waves/:slug/endorse/:token{[\\w-]{43}}';

/** Where somebody who was asked to stand behind a wave says yes, no, or no longer. Who has no link finds nothing. */
export function endorseRoutes({ db, site, waves, now }: VoicesParts): Hono<WebEnv> {
  const routes = new Hono<WebEnv>();

  /** What they are asked to stand behind: what is public, or what a draft says so far. */
  async function find(context: Context<WebEnv>) {
    const wave = await findWave(db, context.req.param('slug') ?? '');
    const endorsement = wave === null ? null : await findAsked(db, wave.id, context.req.param('token') ?? '');
    if (wave === null || endorsement === null || wave.hiddenAt !== null) return null;
    const drafted = wave.approvedAt === null ? (await listPapers(db, wave.id, 'plan')).at(-1)?.body.content : null;
    return { wave, endorsement, content: drafted ?? wave.content };
  }

  type Found = NonNullable<Awaited<ReturnType<typeof find>>>;
  const show = (context: Context<WebEnv>, { endorsement, content }: Found, more: Partial<Answering> = {}) => {
    const view: Answering = {
      ...{ content, endorsement, typed: { name: endorsement.name ?? '', role: endorsement.role ?? '' }, problem: null },
      isAnswerable: isAnswerable(endorsement, hashOfContent(content), now()),
      ...more,
    };
    const page = <EndorsePage site={site()} reader={context.get('reader')} view={view} />;
    return respondToOne(context, page, { goesBack: false, status: view.problem === null ? 200 : 422 });
  };

  routes.get(path, async (context) => {
    const found = await find(context);
    return found === null ? context.notFound() : show(context, found);
  });

  routes.post(path, async (context) => {
    const found = await find(context);
    if (found === null) return context.notFound();
    if (!saysSameOrigin(context.req.raw.headers, site().publicUrl)) return show(context, found);
    const form = await context.req.parseBody();
    const said = (name: string) => (typeof form[name] === 'string' ? form[name] : '');
    const typed = { name: said('name'), role: said('role') };
    const { wave, endorsement, content } = found;
    const step: EndorsementStep = said('answer') === 'yes' ? { kind: 'accept', ...typed, content } : { kind: 'end' };
    const doing = { actor: 'endorser', now: now() };
    const stepped = await db.transaction().execute((trx) => stepEndorsement(trx, wave.id, endorsement.id, step, doing));
    if (stepped.ok) {
      waves.forget();
      return context.redirect(context.get('reader').href(context.get('reader').here), 303);
    }
    if (stepped.problem === 'nobody' || stepped.problem === 'used')
      return show(context, (await find(context)) ?? found);
    return show(context, found, { typed, problem: stepped.problem });
  });
  return routes;
}

import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { setCookie } from 'hono/cookie';
import { findPerson } from '#domains/desk';
import { cookiePath } from '#platform/auth';
import type { WebEnv } from '../shell/respond.ts';
import { saysSameOrigin } from '../shell/same-origin.ts';
import { challengesHandlers } from './challenges/challenges-routes.tsx';
import { claimsHandlers } from './claims/claims-routes.tsx';
import { coalitionHandlers } from './coalition/coalition-routes.tsx';
import { factsHandlers } from './facts/facts-routes.tsx';
import { fieldworkHandlers } from './fieldwork/fieldwork-routes.tsx';
import { type DeskRoute, deskAccess, judge, pageOf } from './frame/access.ts';
import type { DeskHandlers, DeskParts, Handler } from './frame/parts.ts';
import { readUpload } from './frame/read-upload.ts';
import { type Refusal, RefusalPage } from './frame/refusal-page.tsx';
import { goTo, respondAtDesk, sendCookies } from './frame/respond-at-desk.ts';
import { deskReader, safeNext, type Visit, visitorCookie, visitorOf } from './frame/visit.ts';
import { importsHandlers } from './imports/imports-routes.tsx';
import { intermediariesHandlers } from './intermediaries/intermediaries-routes.tsx';
import { decisionHandlers } from './interventions/decisions-routes.tsx';
import { planHandlers } from './interventions/plans-routes.tsx';
import { mapsHandlers } from './maps/maps-routes.tsx';
import { readingHandlers } from './maps/reading-routes.tsx';
import { moderationHandlers } from './moderation/moderation-routes.tsx';
import { ownHandlers } from './own/own-routes.tsx';
import { peopleHandlers } from './people/people-routes.tsx';
import { recoveryHandlers } from './people/recovery-routes.tsx';
import { electionHandlers } from './readiness/elections-routes.tsx';
import { readinessHandlers } from './readiness/readiness-routes.tsx';
import { recoverHandlers } from './sign-in/recover-routes.tsx';
import { signInHandlers } from './sign-in/sign-in-routes.tsx';
import { waysHandlers } from './sign-in/ways-routes.tsx';
import { welcomeHandlers } from './sign-in/welcome-routes.tsx';
import { wavesHandlers } from './waves/waves-routes.tsx';
import { beginHandlers } from './workbench/begin-routes.tsx';
import { workbenchHandlers } from './workbench/workbench-routes.tsx';

/** The longest text that may be recorded, in a script of three bytes a sign, each written as %XX; with something to spare. */
const largestForm = 384 * 1024;

/** The desk: the routes of the table of access and no others, each behind the door that the table gives it. */
export function deskRoutes(parts: DeskParts): Hono<WebEnv> {
  const handlers: DeskHandlers = {
    ...signInHandlers(parts),
    ...welcomeHandlers(parts),
    ...recoverHandlers(parts),
    ...waysHandlers(parts),
    ...ownHandlers(parts),
    ...mapsHandlers(parts),
    ...readingHandlers(parts),
    ...importsHandlers(parts),
    ...challengesHandlers(parts),
    ...peopleHandlers(parts),
    ...beginHandlers(parts),
    ...workbenchHandlers(parts),
    ...recoveryHandlers(parts),
    ...readinessHandlers(parts),
    ...electionHandlers(parts),
    ...fieldworkHandlers(parts),
    ...planHandlers(parts),
    ...decisionHandlers(parts),
    ...wavesHandlers(parts),
    ...moderationHandlers(parts),
    ...claimsHandlers(parts),
    ...factsHandlers(parts),
    ...intermediariesHandlers(parts),
    ...coalitionHandlers(parts),
  };
  const desk = new Hono<WebEnv>();
  desk.use('/desk', forNoCache);
  desk.use('/desk/*', forNoCache);
  const limit = bodyLimit({ maxSize: largestForm, onError: (context) => tooLarge(context) });
  const tooLarge = (context: Context) => context.text(parts.staffWords.translator('en')('desk.too-large'), 413);
  for (const route of Object.keys(deskAccess) as DeskRoute[]) {
    const [method = '', path = ''] = route.split(' ');
    const handle = (context: Context<WebEnv>) => open(parts, context, route, handlers[route]);
    const limitUnlessFile: typeof limit = (context, next) =>
      bringsFile(route, context) ? next() : limit(context, next);
    desk.on(method, path, limitUnlessFile, handle);
  }
  return desk;
}

/** Whether a form comes with a file, which is read as it arrives and has a limit of its own. */
const bringsFile = (route: DeskRoute, { req }: Context): boolean =>
  route === 'POST /desk/imports' && req.header('content-type')?.startsWith('multipart/form-data') === true;

async function open(parts: DeskParts, context: Context<WebEnv>, route: DeskRoute, handler: Handler): Promise<Response> {
  const visit = await readVisit(parts, context, route);
  try {
    return await answerVisit(parts, visit, route, handler);
  } finally {
    visit.upload?.abandon();
  }
}

async function answerVisit(parts: DeskParts, visit: Visit, route: DeskRoute, handler: Handler): Promise<Response> {
  const { context } = visit;
  const { person, session } = visit;
  const refuse = (refusal: Refusal) =>
    respondAtDesk(visit, <RefusalPage visit={visit} assets={parts.assets} refusal={refusal} />, 403);
  switch (judge(deskAccess[route], person, session?.provenAt ?? null, parts.now())) {
    case 'sign-in':
      return goTo(visit, `/desk/sign-in${nextOf(context, route)}`);
    case 'refused':
      return refuse('not-yours');
    case 'limited':
      return refuse('limited');
    case 'confirm':
      return goTo(visit, `/desk/confirm${nextOf(context, route)}`);
    case 'allowed':
      if (context.req.method === 'POST' && !isOurForm(parts, visit)) return refuse('form');
      return handler(visit);
  }
}

async function readVisit(
  { auth, db, staffWords, publicUrl }: DeskParts,
  context: Context<WebEnv>,
  route: DeskRoute,
): Promise<Visit> {
  const session = await auth.findSession(context.req.raw.headers);
  const person = session === null ? null : await findPerson(db, session.accountId);
  sendCookies({ context }, session?.cookies ?? []);
  const visitor = visitorOf(context, publicUrl) || giveVisitor(context, publicUrl);
  return {
    context,
    reader: deskReader(context.get('reader'), staffWords),
    person,
    session,
    formToken: auth.formToken(visitor, session?.id ?? null),
    ...(bringsFile(route, context) ? { json: null, ...(await readUpload(context.req.raw)) } : await readBody(context)),
  };
}

function giveVisitor(context: Context, publicUrl: string): string {
  const visitor = randomBytes(16).toString('base64url');
  const secure = publicUrl.startsWith('https:');
  setCookie(context, visitorCookie(publicUrl), visitor, { path: cookiePath, httpOnly: true, sameSite: 'Lax', secure });
  return visitor;
}

async function readBody({ req }: Context): Promise<Pick<Visit, 'form' | 'json' | 'upload'>> {
  const form = new Map<string, string[]>();
  if (req.method !== 'POST') return { form, json: null, upload: null };
  if (req.header('content-type')?.startsWith('application/json') === true) {
    return { form, json: await req.json<unknown>().catch(() => null), upload: null };
  }
  const body = await req.parseBody({ all: true });
  for (const [name, value] of Object.entries(body))
    form.set(
      name,
      [value].flat().filter((part) => typeof part === 'string'),
    );
  return { form, json: null, upload: null };
}

/** The token of a form is in a field, of a script in a header that pages of others cannot send. */
function isOurForm({ auth, publicUrl }: DeskParts, { context, session, form }: Visit): boolean {
  const { headers } = context.req.raw;
  const token = headers.get('x-form-token') ?? form.get('token')?.[0] ?? '';
  const visitor = visitorOf(context, publicUrl);
  return saysSameOrigin(headers, publicUrl) && auth.isFormToken(token, visitor, session?.id ?? null);
}

/** Back to where somebody was going; after a form to the page it stood on. */
function nextOf({ req }: Context, route: DeskRoute): string {
  const next = safeNext(pageOf(route, req.path));
  return next === '/desk' ? '' : `?next=${encodeURIComponent(next)}`;
}

const forNoCache = async (context: Context, next: () => Promise<void>) => {
  await next();
  context.header('cache-control', 'no-store');
  context.header('x-robots-tag', 'noindex, nofollow');
};

import { randomBytes } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { setCookie } from 'hono/cookie';
import { findPerson } from '#domains/desk';
import { cookiePath } from '#platform/auth';
import type { WebEnv } from '../shell/respond.ts';
import { type Access, type DeskRoute, deskAccess, judge } from './access.ts';
import type { DeskHandlers, DeskParts, Handler } from './parts.ts';
import { peopleHandlers } from './people-routes.tsx';
import { RefusalPage } from './refusal-page.tsx';
import { goTo, respondAtDesk, sendCookies } from './respond-at-desk.ts';
import { saysSameOrigin } from './same-origin.ts';
import { sessionHandlers } from './session-routes.tsx';
import { signInHandlers } from './sign-in-routes.tsx';
import { deskReader, safeNext, type Visit, visitorCookie, visitorOf } from './visit.ts';
import { welcomeHandlers } from './welcome-routes.tsx';

const largestForm = 64 * 1024;

/** The desk: the routes of the table of access and no others, each behind the door that the table gives it. */
export function deskRoutes(parts: DeskParts): Hono<WebEnv> {
  const handlers: DeskHandlers = {
    ...signInHandlers(parts),
    ...welcomeHandlers(parts),
    ...sessionHandlers(parts),
    ...peopleHandlers(parts),
  };
  const desk = new Hono<WebEnv>();
  desk.use('/desk', forNoCache);
  desk.use('/desk/*', forNoCache);
  desk.use('/desk/*', bodyLimit({ maxSize: largestForm }));
  for (const [route, access] of Object.entries(deskAccess) as [DeskRoute, Access][]) {
    const [method = '', path = ''] = route.split(' ');
    desk.on(method, path, (context) => open(parts, context, access, handlers[route]));
  }
  return desk;
}

async function open(parts: DeskParts, context: Context<WebEnv>, access: Access, handler: Handler): Promise<Response> {
  const visit = await readVisit(parts, context);
  const { person, session } = visit;
  switch (judge(access, person?.roles ?? null, session?.provenAt ?? null, parts.now())) {
    case 'sign-in':
      return goTo(visit, `/desk/sign-in${nextOf(context)}`);
    case 'refused':
      return respondAtDesk(visit, <RefusalPage visit={visit} assets={parts.assets} refusal="not-yours" />, 403);
    case 'confirm':
      return goTo(visit, `/desk/confirm${nextOf(context)}`);
    case 'allowed':
      if (context.req.method === 'POST' && !isOurForm(parts, visit))
        return respondAtDesk(visit, <RefusalPage visit={visit} assets={parts.assets} refusal="form" />, 403);
      return handler(visit);
  }
}

async function readVisit({ auth, db, staffWords, publicUrl }: DeskParts, context: Context<WebEnv>): Promise<Visit> {
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
    ...(await readBody(context)),
  };
}

function giveVisitor(context: Context, publicUrl: string): string {
  const visitor = randomBytes(16).toString('base64url');
  const secure = publicUrl.startsWith('https:');
  setCookie(context, visitorCookie(publicUrl), visitor, { path: cookiePath, httpOnly: true, sameSite: 'Lax', secure });
  return visitor;
}

async function readBody({ req }: Context): Promise<Pick<Visit, 'form' | 'json'>> {
  const form = new Map<string, string[]>();
  if (req.method !== 'POST') return { form, json: null };
  if (req.header('content-type')?.startsWith('application/json') === true) {
    return { form, json: await req.json<unknown>().catch(() => null) };
  }
  const body = await req.parseBody({ all: true });
  for (const [name, value] of Object.entries(body))
    form.set(
      name,
      [value].flat().filter((part) => typeof part === 'string'),
    );
  return { form, json: null };
}

/** The token of a form is in a field, of a script in a header that pages of others cannot send. */
function isOurForm({ auth, publicUrl }: DeskParts, { context, session, form }: Visit): boolean {
  const { headers } = context.req.raw;
  const token = headers.get('x-form-token') ?? form.get('token')?.[0] ?? '';
  const visitor = visitorOf(context, publicUrl);
  return saysSameOrigin(headers, publicUrl) && auth.isFormToken(token, visitor, session?.id ?? null);
}

/** Back to where somebody was going; after a form to the page it stood on. */
function nextOf({ req }: Context): string {
  const page = req.path.replace(/\/(end|withdraw|end-all)$/, '').replace(/\/invitations\/.*/, '');
  const next = safeNext(page);
  return next === '/desk' ? '' : `?next=${encodeURIComponent(next)}`;
}

const forNoCache = async (context: Context, next: () => Promise<void>) => {
  await next();
  context.header('cache-control', 'no-store');
  context.header('x-robots-tag', 'noindex, nofollow');
};

import type { Context, Env, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { digest } from './edition.ts';
import type { Reader } from './reader.ts';

/** What middlewares leave for the pages. */
export interface WebEnv extends Env {
  /** The other end of the connection, where the server knows it. It is used while the request runs, and kept nowhere. */
  Bindings: { readonly from?: string };
  Variables: { reader: Reader; requestId: string; validator: string | undefined; isFramed: true | undefined };
}

/** Pages without anybody's words: a minute in a browser, an hour from a shared cache when we are slow or down. */
export const PUBLIC_PAGE = 'public, max-age=60, stale-while-revalidate=3600, stale-if-error=86400';

/** Pages made from what can be taken back: kept, and asked about before each use, which is answered without making the page again. */
const REVALIDATED_PAGE = 'public, no-cache, stale-if-error=86400';

/**
 * To be asked before making a page from something that can be taken back; `stamp` changes whenever that does. Null when the page is to be made;
 * otherwise the answer, which is that the copy the browser has is still true.
 */
export function stillTrue(context: Context<WebEnv>, made: string): Response | null {
  const stamp = withFacts(context, made);
  const validator = `W/"${stamp}"`;
  context.set('validator', validator);
  const kept: readonly string[] = context.req.header('if-none-match')?.match(/"[^"]*"/g) ?? [];
  if (!kept.includes(`"${stamp}"`)) return null;
  sayForHowLong(context);
  return context.body(null, 304);
}

/** What a page is made from beside its own: the official numbers and how fresh they are, which stand on every one. */
export function withFacts(context: Context<WebEnv>, stamp: string): string {
  const { facts } = context.get('reader');
  const known = factStamps.get(facts) ?? digest([JSON.stringify(facts)]);
  factStamps.set(facts, known);
  return digest([stamp, known]);
}

/** The register is read once a second, and looked at by every request in between. */
const factStamps = new WeakMap<Reader['facts'], string>();

/** Says how long an answer may be kept: a minute, or only as long as it is asked about. */
export function sayForHowLong(context: Context<WebEnv>): void {
  const validator = context.get('validator');
  context.header('cache-control', validator === undefined ? PUBLIC_PAGE : REVALIDATED_PAGE);
  if (validator !== undefined) context.header('etag', validator);
}

/** A page as a response. Only a page that was found is kept by caches. */
export function respond(
  context: Context<WebEnv>,
  page: VNode,
  status: 200 | 404 | 410 | 422 | 500 | 503 = 200,
): Response | Promise<Response> {
  if (status === 200) sayForHowLong(context);
  else context.header('cache-control', 'no-store');
  return context.html(htmlOf(page), status);
}

/** Pages that carry people's words: what was taken back is gone from every cache within half a minute. */
export const PAGE_WITH_WORDS = 'public, max-age=30';

/** A page with words that people may take back. */
export function respondWithWords(context: Context<WebEnv>, page: VNode): Response | Promise<Response> {
  context.header('cache-control', PAGE_WITH_WORDS);
  return context.html(htmlOf(page));
}

/** A page that no browser keeps, not even for its Back button: somebody else may hold the phone next. */
export function respondUnkept(
  context: Context<WebEnv>,
  page: VNode,
  status: 200 | 422 | 429 = 200,
): Response | Promise<Response> {
  context.header('cache-control', 'no-store');
  return context.html(htmlOf(page), status);
}

/**
 * A page for one person, that no cache keeps for others. `goesBack`: her own browser keeps it for its Back button, as a page made by a form cannot be
 * asked for again; not for what is shown once.
 */
export function respondToOne(
  context: Context<WebEnv>,
  page: VNode,
  { goesBack, status = 200 }: { readonly goesBack: boolean; readonly status?: 200 | 404 | 413 | 422 | 429 },
): Response | Promise<Response> {
  context.header('cache-control', goesBack ? 'private, no-cache' : 'no-store');
  context.header('x-robots-tag', 'noindex, nofollow');
  return context.html(htmlOf(page), status);
}

/** A whole document as text. */
export const htmlOf = (page: VNode): string => `<!doctype html>${shorten(renderToString(page))}`;

/** Leaves out end tags and quotes that HTML does not need. On the map, with hundreds of shapes and names, they are a tenth of the page. */
function shorten(html: string): string {
  return html
    .replaceAll(/<use href="#h" x="(-?\d+)" y="(-?\d+)"><\/use>/g, '<use href=#h x=$1 y=$2 />')
    .replaceAll(/<a href="(areas\/\w+(?:\?map=[\w%-]+)?)" class="(b\d)">/g, '<a href=$1 class=$2>')
    .replaceAll(/><\/(use|path|rect|polyline)>/g, '/>')
    .replaceAll('</option>', '');
}

type Body = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>>;

/** Something for machines, made from what is public. */
export function answer(context: Context<WebEnv>, body: Body, type: string): Response {
  sayForHowLong(context);
  context.header('content-type', type);
  return context.body(body);
}

/** A file made from public figures. */
export function download(context: Context<WebEnv>, body: Body, type: string, name: string): Response {
  context.header('content-disposition', `attachment; filename="${name}"`);
  return answer(context, body, type);
}

/** What a request log needs of a logger. */
export interface RequestLog {
  info(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/**
 * Gives every request a number and writes one line when it is done: what was asked of which route and how it went. No address, no
 * browser, no query: nothing that tells who asked, or about which place.
 */
export function requestLog(log: RequestLog, now: () => Date, newId: () => string): MiddlewareHandler<WebEnv> {
  return async (context, next) => {
    const id = newId();
    const begun = now().getTime();
    context.set('requestId', id);
    await next();
    context.header('x-request-id', id);
    const { status } = context.res;
    log.info(
      {
        requestId: id,
        method: context.req.method,
        route: routePath(context, -1),
        status,
        milliseconds: now().getTime() - begun,
      },
      'request',
    );
  };
}

import type { Context, Env, MiddlewareHandler } from 'hono';
import { routePath } from 'hono/route';
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Reader } from './reader.ts';

/** What middlewares leave for the pages. */
export interface WebEnv extends Env {
  Variables: { reader: Reader; requestId: string };
}

/** Pages without anybody's words: a minute in a browser, an hour from a shared cache when we are slow or down. */
const PUBLIC_PAGE = 'public, max-age=60, stale-while-revalidate=3600, stale-if-error=86400';

/** A page as a response. Only a page that was found is kept by caches. */
export function respond(
  context: Context,
  page: VNode,
  status: 200 | 404 | 422 | 500 | 503 = 200,
): Response | Promise<Response> {
  context.header('cache-control', status === 200 ? PUBLIC_PAGE : 'no-store');
  return context.html(`<!doctype html>${shorten(renderToString(page))}`, status);
}

/** Leaves out end tags and quotes that HTML does not need. On the map, with hundreds of shapes and names, they are a tenth of the page. */
function shorten(html: string): string {
  return html
    .replaceAll(/<use href="#h" x="(-?\d+)" y="(-?\d+)"><\/use>/g, '<use href=#h x=$1 y=$2 />')
    .replaceAll(/<a href="(areas\/\w+)" class="(b\d)">/g, '<a href=$1 class=$2>')
    .replaceAll(/><\/(use|path|rect|polyline)>/g, '/>')
    .replaceAll('</option>', '');
}

/** A file made from public figures. */
export function download(
  context: Context,
  body: string | Uint8Array<ArrayBuffer>,
  type: string,
  name: string,
): Response {
  context.header('cache-control', PUBLIC_PAGE);
  context.header('content-type', type);
  context.header('content-disposition', `attachment; filename="${name}"`);
  return context.body(body);
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

import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Context } from 'hono';
import type { VNode } from 'preact';
import { digest } from './edition.ts';
import { htmlOf, type WebEnv, withFacts } from './respond.ts';

const pack = promisify(gzip);

interface KeptPage {
  readonly stamp: string;
  readonly html: Uint8Array<ArrayBuffer>;
  readonly packed: Uint8Array<ArrayBuffer>;
}

/** How many pages are kept: some waves in all languages. */
const MOST_KEPT = 60;

/**
 * Answers with a page that thousands ask for at the same moment, made and packed once for a state of things. `key` names the page, `stamp` changes
 * whenever anything on it does. `cacheControl` is for browsers and shared caches.
 */
export type RespondKept = (
  context: Context<WebEnv>,
  kept: { readonly key: string; readonly stamp: string; readonly cacheControl: string },
  make: () => VNode,
) => Promise<Response>;

export function keepPages(edition: string): RespondKept {
  const pages = new Map<string, { readonly stamp: string; readonly page: Promise<KeptPage> }>();

  function find(key: string, stamp: string, make: () => VNode): Promise<KeptPage> {
    const known = pages.get(key);
    if (known?.stamp === stamp) return known.page;
    const page = makePage(stamp, make);
    pages.delete(key);
    pages.set(key, { stamp, page });
    page.catch(() => pages.delete(key));
    const [oldest] = pages.keys();
    if (pages.size > MOST_KEPT && oldest !== undefined) pages.delete(oldest);
    return page;
  }

  return async (context, { key, stamp, cacheControl }, make) => {
    const page = await find(key, withFacts(context, digest([edition, stamp])), make);
    context.header('cache-control', cacheControl);
    context.header('etag', `W/"${page.stamp}"`);
    context.header('vary', 'accept-encoding');
    context.header('content-type', 'text/html; charset=UTF-8');
    const takesPacked = /\bgzip\b/.test(context.req.header('accept-encoding') ?? '');
    if (!takesPacked) return context.body(page.html);
    context.header('content-encoding', 'gzip');
    return context.body(page.packed);
  };
}

async function makePage(stamp: string, make: () => VNode): Promise<KeptPage> {
  const html = new TextEncoder().encode(htmlOf(make()));
  return { stamp, html, packed: new Uint8Array(await pack(html)) };
}

import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Visit } from './visit.ts';

type At = Pick<Visit, 'context'>;

/** A page for one person: kept by no cache, shown by no search. The router has set the headers that say so. */
export function respondAtDesk({ context }: At, page: VNode, status: 200 | 403 | 404 | 410 | 413 | 422 | 429 = 200) {
  return context.html(`<!doctype html>${renderToString(page)}`, status);
}

/** On to another page, after a form. */
export function goTo({ context }: At, path: string, cookies: readonly string[] = []): Response {
  sendCookies({ context }, cookies);
  return context.redirect(path, 303);
}

/** What a script on our own page gets. */
export function answerScript(
  { context }: At,
  data: object,
  cookies: readonly string[] = [],
  status: 200 | 403 | 422 = 200,
) {
  sendCookies({ context }, cookies);
  return context.json(data, status);
}

export function sendCookies({ context }: At, cookies: readonly string[]): void {
  for (const cookie of cookies) context.header('set-cookie', cookie, { append: true });
}

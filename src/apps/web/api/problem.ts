import type { Context } from 'hono';
import type { WebEnv } from '../shell/respond.ts';

export type ProblemKind = 'not-found' | 'gone' | 'bad-request' | 'method-not-allowed' | 'unavailable' | 'ours';

const kinds = {
  'not-found': { status: 404, title: 'There is nothing here' },
  gone: { status: 410, title: 'This was public and is so no more' },
  'bad-request': { status: 400, title: 'The question cannot be understood' },
  'method-not-allowed': { status: 405, title: 'There is nothing to change here' },
  unavailable: { status: 503, title: 'The figures cannot be reached just now' },
  ours: { status: 500, title: 'This is our mistake' },
} as const satisfies Record<ProblemKind, object>;

/** An answer that says what went wrong, as RFC 9457 has it. Kept by no cache. */
export function problem(context: Context<WebEnv>, publicUrl: string, kind: ProblemKind, detail: string): Response {
  const { status, title } = kinds[kind];
  const body = JSON.stringify({ type: `${publicUrl}/api#${kind}`, title, status, detail });
  return context.body(body, status, { 'content-type': 'application/problem+json', 'cache-control': 'no-store' });
}

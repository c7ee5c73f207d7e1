import type { MiddlewareHandler } from 'hono';
import type { WebEnv } from './respond.ts';

const policy = [
  "default-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

/** A page that a page of ours shows in a frame, as a phone would. */
const framed = {
  'content-security-policy': policy.replace("ancestors 'none'", "ancestors 'self'"),
  'x-frame-options': 'SAMEORIGIN',
};

/** Nothing from elsewhere, nothing inline, no frames, no referrer: what a browser can promise a reader, it is told to. */
export function securityHeaders(publicUrl: string): MiddlewareHandler<WebEnv> {
  const headers: Record<string, string> = {
    'content-security-policy': policy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), browsing-topics=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
  };
  if (publicUrl.startsWith('https:')) headers['strict-transport-security'] = 'max-age=31536000';
  return async (context, next) => {
    await next();
    const all = context.get('isFramed') === true ? { ...headers, ...framed } : headers;
    for (const [name, value] of Object.entries(all)) context.header(name, value);
  };
}

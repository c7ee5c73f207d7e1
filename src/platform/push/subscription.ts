import { z } from 'zod';

/** Where a browser's maker takes messages for one browser, and what they are encrypted with. It says nothing about who that is. */
export interface Subscription {
  readonly endpoint: string;
  /** The browser's public key: an uncompressed point of P-256, in base64url. */
  readonly p256dh: string;
  /** 16 bytes in base64url. */
  readonly auth: string;
}

/** Hosts of the push services of Chrome and its kin, Firefox, Safari and Edge. We send to nobody else, whatever a form says. */
const services = [
  /^fcm\.googleapis\.com$/,
  /^(?:[a-z0-9-]+\.)?push\.services\.mozilla\.com$/,
  /^[a-z0-9-]+\.push\.apple\.com$/,
  /^[a-z0-9-]+\.notify\.windows\.com$/,
];

export function isPushService(endpoint: string): boolean {
  const url = URL.parse(endpoint);
  if (url === null || url.protocol !== 'https:' || url.port !== '' || url.username !== '') return false;
  return services.some((service) => service.test(url.hostname));
}

const shape = z.object({
  endpoint: z.string().max(1_000).refine(isPushService),
  p256dh: z.string().regex(/^B[\w-]{86}$/),
  auth: z.string().regex(/^[\w-]{22}$/),
});

/** Null for what no browser that we know would give. */
export function parseSubscription(given: unknown): Subscription | null {
  const parsed = shape.safeParse(given);
  return parsed.success ? parsed.data : null;
}

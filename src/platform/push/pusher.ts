import { createHash } from 'node:crypto';
import webPush from 'web-push';
import { isPushService, type Subscription } from './subscription.ts';
import { vapidKeysOf } from './vapid.ts';

export interface PushMessage {
  readonly text: string;
  /** For how long the service keeps trying when the phone is off. */
  readonly ttlSeconds: number;
  /** A later message about the same thing takes the place of one that has not arrived. The service sees a hash of it. */
  readonly about: string;
}

/** gone: the browser wants nothing more, or never will take it; forget the subscription. later: try again. */
export type PushOutcome = 'sent' | 'gone' | 'later';

export interface Pusher {
  /** Encrypts for the browser alone (RFC 8291) and hands over to its maker's service. Never throws. */
  send(subscription: Subscription, message: PushMessage): Promise<PushOutcome>;
}

export interface PusherOptions {
  /** Of the installation. */
  readonly secret: string;
  /** Where a push service finds out whom to write to when something goes wrong. */
  readonly publicUrl: string;
  /** Which addresses are sent to: a test has its own. */
  readonly accepts?: (endpoint: string) => boolean;
}

const PATIENCE_MILLISECONDS = 10_000;

export function createPusher({ secret, publicUrl, accepts = isPushService }: PusherOptions): Pusher {
  const keys = vapidKeysOf(secret);
  const subject = publicUrl.startsWith('https:') ? publicUrl : 'mailto:nobody@localhost.invalid';
  return {
    async send({ endpoint, p256dh, auth }, { text, ttlSeconds, about }) {
      if (!accepts(endpoint)) return 'gone';
      try {
        const { headers, body } = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, text, {
          vapidDetails: { subject, ...keys },
          TTL: ttlSeconds,
          urgency: 'normal',
          topic: createHash('sha256').update(`${subject} ${about}`).digest('base64url').slice(0, 32),
        });
        const signal = AbortSignal.timeout(PATIENCE_MILLISECONDS);
        const answer = await fetch(endpoint, {
          method: 'POST',
          headers: Object.entries(headers).flatMap(([name, value]) =>
            name.toLowerCase() === 'content-length' ? [] : [[name, String(value)] as [string, string]],
          ),
          body: new Uint8Array(body ?? []),
          redirect: 'error',
          signal,
        });
        await answer.body?.cancel();
        return outcomeOf(answer.status);
      } catch {
        return 'later';
      }
    },
  };
}

function outcomeOf(status: number): PushOutcome {
  if (status >= 200 && status < 300) return 'sent';
  return status === 429 || status >= 500 ? 'later' : 'gone';
}

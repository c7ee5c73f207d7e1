import { createECDH, createHmac } from 'node:crypto';

/** By which push services know again who sends (RFC 8292): base64url, as browsers want it. */
export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

/**
 * The installation's keys follow from its secret: every process has the same, nothing has to be stored, and a subscription made with them holds as long as
 * the secret does. The private key is a number below the order of P-256; a hash that is not is one in 2^32, and the next is taken.
 */
export function vapidKeysOf(secret: string): VapidKeys {
  for (let turn = 0; ; turn++) {
    const privateKey = createHmac('sha256', secret).update(`web push ${turn}`).digest();
    const pair = createECDH('prime256v1');
    try {
      pair.setPrivateKey(privateKey);
    } catch {
      continue;
    }
    return { publicKey: pair.getPublicKey().toString('base64url'), privateKey: privateKey.toString('base64url') };
  }
}

/** What a page hands to the browser. */
export const publicKeyOf = (secret: string): string => vapidKeysOf(secret).publicKey;

import { createDecipheriv, createECDH, type ECDH, hkdfSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { Subscription } from '../subscription.ts';

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A push service on this computer alone, with browsers that read what is sent to them as RFC 8291 says. */
export interface PushService {
  readonly origin: string;
  readonly received: Received[];
  /** The status that the next messages get. */
  answer: number;
  readonly accepts: (endpoint: string) => boolean;
  subscribe(): { readonly subscription: Subscription; read(body: Buffer): string };
  close(): void;
}

export async function openPushService(): Promise<PushService> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) });
      response.writeHead(service.answer, service.answer === 302 ? { location: '/elsewhere' } : {}).end();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const origin = `http://127.0.0.1:${address.port}`;
  let count = 0;
  const service: PushService = {
    origin,
    received,
    answer: 201,
    accepts: (endpoint) => endpoint.startsWith(`${origin}/`),
    subscribe() {
      const [pair, auth] = [createECDH('prime256v1'), randomBytes(16)];
      const p256dh = pair.generateKeys().toString('base64url');
      const endpoint = `${origin}/browser-${++count}`;
      return {
        subscription: { endpoint, p256dh, auth: auth.toString('base64url') },
        read: (body) => decrypt(body, pair, auth),
      };
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
  return service;
}

/** RFC 8291, section 3.4, over the one record of RFC 8188, section 2.1: salt, record size, length and value of the sender's key, then the text. */
function decrypt(body: Buffer, pair: ECDH, auth: Buffer): string {
  const salt = body.subarray(0, 16);
  const keyLength = body.readUInt8(20);
  const senderKey = body.subarray(21, 21 + keyLength);
  const sealed = body.subarray(21 + keyLength);
  const info = Buffer.concat([Buffer.from('WebPush: info\0'), pair.getPublicKey(), senderKey]);
  const secret = Buffer.from(hkdfSync('sha256', pair.computeSecret(senderKey), auth, info, 32));
  const derive = (name: string, length: number) =>
    Buffer.from(hkdfSync('sha256', secret, salt, `Content-Encoding: ${name}\0`, length));
  const decipher = createDecipheriv('aes-128-gcm', derive('aes128gcm', 16), derive('nonce', 12));
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  const end = padded.lastIndexOf(2);
  return padded.subarray(0, end).toString();
}

import { verify } from 'node:crypto';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPusher, isPushService, type Pusher, parseSubscription, publicKeyOf } from './index.ts';
import { openPushService, type PushService } from './testing/push-service.ts';

const secret = 'a secret of the tests, long enough for all';
const message = { text: '{"open":"/waves/a"}', ttlSeconds: 3_600, about: 'wave a' };

describe('a message to a browser', () => {
  let service: PushService;
  let pusher: Pusher;
  beforeAll(async () => {
    service = await openPushService();
    return () => service.close();
  });
  beforeEach(() => {
    service.received.length = 0;
    service.answer = 201;
    pusher = createPusher({ secret, publicUrl: 'https://map.example.org', accepts: service.accepts });
  });

  it('is read by that browser and by nobody else', async () => {
    const [hers, other] = [service.subscribe(), service.subscribe()];
    expect(await pusher.send(hers.subscription, message)).toBe('sent');
    const [received] = service.received;
    expect(received?.body.includes('waves')).toBe(false);
    expect(hers.read(received!.body)).toBe(message.text);
    expect(() => other.read(received!.body)).toThrow();
  });

  it('says how long it may wait and how urgent it is, and hides what it is about', async () => {
    await pusher.send(service.subscribe().subscription, message);
    const { headers } = service.received[0]!;
    expect(headers).toMatchObject({ ttl: '3600', urgency: 'normal', 'content-encoding': 'aes128gcm' });
    expect(headers.topic).toMatch(/^[\w-]{32}$/);
    expect(JSON.stringify(headers)).not.toMatch(/wave a/);
  });

  it('is signed with the key that the browser subscribed with (RFC 8292), which follows from the secret', async () => {
    await pusher.send(service.subscribe().subscription, message);
    const [, token = '', key = ''] =
      /^vapid t=([^,]+), k=(.+)$/.exec(service.received[0]?.headers.authorization ?? '') ?? [];
    expect(key).toBe(publicKeyOf(secret));
    expect(publicKeyOf(`${secret}!`)).not.toBe(key);
    const [head = '', claims = '', signature = ''] = token.split('.');
    const point = Buffer.from(key, 'base64url');
    const [x, y] = [point.subarray(1, 33), point.subarray(33)].map((half) => half.toString('base64url'));
    const publicKey = {
      key: { kty: 'EC', crv: 'P-256', x: x!, y: y! },
      format: 'jwk',
      dsaEncoding: 'ieee-p1363',
    } as const;
    expect(verify('sha256', Buffer.from(`${head}.${claims}`), publicKey, Buffer.from(signature, 'base64url'))).toBe(
      true,
    );
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      aud: service.origin,
      sub: 'https://map.example.org',
    });
  });

  it.each([
    [200, 'sent'],
    [201, 'sent'],
    [404, 'gone'],
    [410, 'gone'],
    [413, 'gone'],
    [403, 'gone'],
    [429, 'later'],
    [503, 'later'],
    [302, 'later'],
  ] as const)('that is answered with %i is %s', async (status, outcome) => {
    service.answer = status;
    expect(await pusher.send(service.subscribe().subscription, message)).toBe(outcome);
    expect(service.received).toHaveLength(1);
  });

  it('goes nowhere but to a push service that we know', async () => {
    const strict = createPusher({ secret, publicUrl: 'https://map.example.org' });
    expect(await strict.send(service.subscribe().subscription, message)).toBe('gone');
    expect(service.received).toEqual([]);
  });

  it('is tried again later when the service cannot be reached, or the keys are none', async () => {
    const { subscription } = service.subscribe();
    const nowhere = { ...subscription, endpoint: 'http://127.0.0.1:1/x' };
    const anywhere = createPusher({ secret, publicUrl: 'http://localhost', accepts: () => true });
    expect(await anywhere.send(nowhere, message)).toBe('later');
  });
});

describe('a subscription', () => {
  const keys = { p256dh: `B${'a'.repeat(86)}`, auth: 'a'.repeat(22) };
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/gAAAA',
    'https://web.push.apple.com/QABC',
    'https://wns2-par02p.notify.windows.com/w/?token=BQ',
  ])('of a browser that there is is taken: %s', (endpoint) => {
    expect(parseSubscription({ endpoint, ...keys, expirationTime: null })).toEqual({ endpoint, ...keys });
  });

  it.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com:8443/x',
    'https://fcm.googleapis.com.example.org/x',
    'https://user@fcm.googleapis.com/x',
    'https://127.0.0.1/x',
    'https://localhost/x',
    'https://169.254.169.254/latest/meta-data',
    'https://example.org/fcm.googleapis.com',
    'file:///etc/passwd',
    '',
  ])('of anybody else is not: %s', (endpoint) => {
    expect(isPushService(endpoint)).toBe(false);
    expect(parseSubscription({ endpoint, ...keys })).toBeNull();
  });

  it.each([
    [{ p256dh: '' }],
    [{ p256dh: `A${'a'.repeat(86)}` }],
    [{ auth: 'a'.repeat(21) }],
    [{ auth: `${'a'.repeat(21)}!` }],
    [{ endpoint: `https://fcm.googleapis.com/${'a'.repeat(1_000)}` }],
  ])('with something wrong in it is not: %j', (wrong) => {
    expect(parseSubscription({ endpoint: 'https://fcm.googleapis.com/x', ...keys, ...wrong })).toBeNull();
  });
});

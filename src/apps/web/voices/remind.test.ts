import { createContext, runInContext } from 'node:vm';
import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { steerWave } from '#domains/voices';
import { approvedWave } from '#domains/voices/testing';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { publicKeyOf } from '#platform/push';
import { createRoom } from '../shell/room.ts';
import { tables, testSecret } from '../testing/open-site.ts';
import { openVoices, type Participant, type VoicesSite } from '../testing/open-voices.ts';

const start = new Date('2026-11-25T12:00:00Z');
const opensAt = new Date('2026-12-03T19:00:00Z');
const subscription = {
  endpoint: 'https://fcm.googleapis.com/fcm/send/abc',
  p256dh: `B${'a'.repeat(86)}`,
  auth: 'b'.repeat(22),
};
let waveNumber = 0;

describeOnEachDatabase('to be reminded by a phone', (open) => {
  let db: Database;
  let site: VoicesSite;
  let her: Participant;
  let id: string;
  beforeAll(async () => {
    db = await open(tables);
  });
  beforeEach(async () => {
    id = `remind-${++waveNumber}`;
    await approvedWave(db, { id, slug: id, opensAt, closesAt: null, threshold: null }, start);
    site = openVoices(db, start, createRoom(3));
    her = site.arrive();
  });
  const at = (page: string) => `/waves/${id}${page}`;
  const send = (fields: Readonly<Record<string, string>>, fetchSite = 'same-origin', from?: string) =>
    site.app.request(
      at('/remind'),
      { method: 'POST', body: new URLSearchParams(fields), headers: { 'sec-fetch-site': fetchSite } },
      from === undefined ? {} : { from },
    );
  const kept = async () =>
    (await sql`select endpoint, p256dh, auth from voices.reminders where wave_id = ${id}`.execute(db)).rows;

  it('is offered beside the calendar where there is script, and says what is kept; without script the calendar is there', async () => {
    await her.open(at(''));
    await her.follow(`a[href="${at('/remind')}"]`);
    expect(her.title).toBe('Be reminded');
    expect(her.link('main a.button')).toBe(at('/reminder.ics'));
    const island = her.document.querySelector('remind-me');
    expect(island?.hasAttribute('hidden')).toBe(true);
    expect(island?.getAttribute('data-key')).toBe(publicKeyOf(testSecret));
    expect(island?.textContent).toContain('an address that your browser gives us, and nothing else about you');
    expect(her.headers.get('content-security-policy')).toContain("default-src 'self'");
  });

  it('is for a moment that is to come alone', async () => {
    await steerWave(db, id, 'pause', { actor: 'staff:2', now: start });
    expect((await site.app.request(at('/remind'))).status).toBe(404);
    site.clock = new Date(site.clock.getTime() + 2_000);
    expect((await send(subscription)).status).toBe(422);
    expect(await kept()).toEqual([]);
  });

  it('keeps what the browser gave, once, until she wants no more', async () => {
    for (let press = 0; press < 2; press++) expect((await send(subscription)).status).toBe(204);
    expect(await kept()).toEqual([subscription]);
    expect((await send({ off: '1', endpoint: subscription.endpoint })).status).toBe(204);
    expect(await kept()).toEqual([]);
    expect(JSON.stringify(site.logged)).not.toContain('fcm');
  });

  it('takes no address that is not of a push service, no form of another site, and not thousands from one place', async () => {
    for (const endpoint of ['https://127.0.0.1/x', 'http://fcm.googleapis.com/x', 'https://example.org/x', ''])
      expect((await send({ ...subscription, endpoint })).status).toBe(422);
    expect((await send(subscription, 'cross-site')).status).toBe(303);
    expect(await kept()).toEqual([]);
    const statuses: number[] = [];
    for (let time = 0; time < 5; time++) {
      const endpoint = `${subscription.endpoint}${time}`;
      statuses.push((await send({ ...subscription, endpoint }, 'same-origin', '203.0.113.7')).status);
    }
    expect(statuses).toEqual([204, 204, 204, 429, 429]);
  });

  it.each([
    ['', 'Reminder', 'Tap to open.', 'ltr'],
    ['/ur', 'یاد دہانی', 'کھولنے کے لیے چھوئیں۔', 'rtl'],
  ])('shows on a locked screen a word that says nothing, and forgets itself: %s', async (prefix, title, body, dir) => {
    const response = await site.app.request(prefix + at('/reminder.js'));
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    const script = await response.text();
    const done: unknown[] = [];
    const handlers = new Map<string, (event: object) => void>();
    const self = {
      addEventListener: (name: string, handler: (event: object) => void) => handlers.set(name, handler),
      clients: { openWindow: async (address: string) => void done.push(['open', address]) },
      registration: {
        showNotification: async (...shown: unknown[]) => void done.push(['show', ...shown]),
        unregister: async () => void done.push(['unregister']),
        pushManager: { getSubscription: async () => ({ unsubscribe: async () => void done.push(['unsubscribe']) }) },
      },
    };
    runInContext(script, createContext({ self }));
    const happen = async (name: string) => {
      let work: unknown;
      const waitUntil = (given: unknown) => {
        work = given;
      };
      handlers.get(name)?.({ waitUntil, notification: { close: () => {} } });
      await work;
    };
    await happen('push');
    const [[, shownTitle, options], ...rest] = done as [[string, string, object], ...unknown[]];
    expect([shownTitle, { ...options }]).toEqual([
      title,
      { body, dir, lang: prefix.slice(1) || 'en', tag: 'reminder' },
    ]);
    expect(`${shownTitle} ${JSON.stringify(options)}`).not.toMatch(/ours|extrem|wave|speak|ہمارا/i);
    expect(rest).toEqual([['unsubscribe']]);
    await happen('notificationclick');
    expect(done.slice(2)).toEqual([['open', prefix + at('')], ['unregister']]);
  });
});

import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { approvedWave } from '#domains/voices/testing';
import { type Database, migrate, openInMemory } from '#platform/database';
import { listen } from '../src/apps/cli/http-server.ts';
import { tables } from '../src/apps/web/testing/open-site.ts';
import { openVoices } from '../src/apps/web/testing/open-voices.ts';
import { overflow, seriousFindings } from './harness/accessibility.ts';
import { visit } from './harness/visitor.ts';

const DAY = 86_400_000;
const phone = { width: 360, height: 740, touch: true };
const endpoint = 'https://fcm.googleapis.com/fcm/send/of-this-journey';

let db: Database;
let origin: string;

beforeAll(async () => {
  db = await openInMemory();
  await migrate(db, tables);
  const opensAt = new Date(Date.now() + DAY);
  await approvedWave(db, { id: 'soon', slug: 'soon', opensAt, closesAt: null, threshold: null }, new Date());
  const site = openVoices(db, new Date());
  const listening = await listen((request) => site.app.fetch(request), 'localhost', 0);
  if (!listening.ok) throw new Error(listening.problem.kind);
  origin = `http://localhost:${listening.value.port}`;
  return async () => {
    await listening.value.stop(0);
    await db.destroy();
  };
});

const kept = async () => (await sql<{ endpoint: string }>`select endpoint from voices.reminders`.execute(db)).rows;

test('somebody lets her phone remind her; nothing is kept in it before, and all of it goes when she wants none', async () => {
  const { page, open } = await visit({ ...phone, origin, worker: true });
  await page.context().grantPermissions(['notifications'], { origin });
  // The service of the browser's maker is elsewhere, so what it would answer is given here.
  await page.addInitScript((given) => {
    let subscription: object | null = null;
    const made = {
      endpoint: given,
      toJSON: () => ({ endpoint: given, keys: { p256dh: `B${'a'.repeat(86)}`, auth: 'a'.repeat(22) } }),
      unsubscribe: async () => {
        subscription = null;
        return true;
      },
    };
    PushManager.prototype.getSubscription = async () => subscription as PushSubscription | null;
    PushManager.prototype.subscribe = async () => {
      subscription = made;
      return made as unknown as PushSubscription;
    };
    Notification.requestPermission = async () => 'granted';
  }, endpoint);
  const workers = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);

  await open('/ur/waves/soon');
  await page.locator('a[href="/ur/waves/soon/remind"]').tap();
  await page.locator('remind-me .ask').waitFor();
  expect([await workers(), await kept()]).toEqual([0, []]);
  expect(await overflow(page)).toEqual({ pixels: 0, widest: '' });
  expect(await seriousFindings(page)).toEqual([]);
  await page.locator('remind-me .ask').tap();
  await expect.poll(() => page.locator('remind-me .said').innerText()).toContain('یاد دلایا جائے گا');
  expect([await workers(), await kept()]).toEqual([1, [{ endpoint }]]);
  expect(await page.locator('remind-me .ask').isVisible()).toBe(false);
  await picture(page, 'ur-remind');

  await page.locator('remind-me .off').tap();
  await expect.poll(() => page.locator('remind-me .said').innerText()).toContain('نہیں دلایا جائے گا');
  expect([await workers(), await kept()]).toEqual([0, []]);
});

test('a browser that does not allow it says so, and the calendar is there', async () => {
  const { page, open } = await visit({ width: 1280, height: 800, origin, worker: true });
  await page.addInitScript(() => {
    Notification.requestPermission = async () => 'denied';
  });
  await open('/waves/soon/remind');
  await page.locator('remind-me .ask').click();
  await expect.poll(() => page.locator('remind-me .said').innerText()).toContain('does not allow it');
  expect(await kept()).toEqual([]);
  expect(await page.locator('remind-me .off').isVisible()).toBe(false);
  expect(await page.locator('main a.button').getAttribute('href')).toBe('/waves/soon/reminder.ics');
  await picture(page, 'en-remind');
});

test('without script the calendar alone is offered', async () => {
  const { page, open } = await visit({ ...phone, script: false, origin });
  await open('/waves/soon/remind');
  expect(await page.locator('remind-me').isVisible()).toBe(false);
  expect(await page.locator('main a.button').isVisible()).toBe(true);
});

async function picture(page: Awaited<ReturnType<typeof visit>>['page'], name: string) {
  const folder = process.env.OUTSPOKEN_PICTURES;
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
}

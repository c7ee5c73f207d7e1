import { sql } from 'kysely';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { auditMigrations } from '#platform/audit';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { createPusher, type Pusher } from '#platform/push';
import { openPushService, type PushService } from '#platform/push/testing';
import type { Wave } from '../core/wave.ts';
import { insertReminder, migrations, sendReminders, steerWave } from '../index.ts';
import { approvedWave, speak } from '../testing/voice-in.ts';

const now = new Date('2026-12-01T12:00:00Z');
const opensAt = new Date('2026-12-03T19:00:00Z');
const later = new Date('2026-12-03T19:00:30Z');
let waveNumber = 0;

describeOnEachDatabase('reminders', (open) => {
  let db: Database;
  let service: PushService;
  let push: Pusher;
  let wave: Wave;
  beforeAll(async () => {
    db = await open([...auditMigrations, ...migrations]);
    service = await openPushService();
    push = createPusher({
      secret: 'a secret of the tests, long enough for all',
      publicUrl: 'https://map.example.org',
      accepts: service.accepts,
    });
    return () => service.close();
  });
  beforeEach(async () => {
    await sql`delete from voices.reminders`.execute(db);
    service.received.length = 0;
    service.answer = 201;
    wave = await make();
  });
  const make = (facts: Partial<Wave> = {}) => {
    const id = `reminded-${++waveNumber}`;
    return approvedWave(db, { id, slug: id, opensAt, closesAt: null, threshold: null, ...facts }, now);
  };
  const ask = async (of = wave) => {
    const browser = service.subscribe();
    await insertReminder(db, of.id, browser.subscription);
    return browser;
  };
  const kept = async () =>
    (await sql<{ endpoint: string }>`select endpoint from voices.reminders order by endpoint`.execute(db)).rows.length;

  it('are sent once the moment has come and not before, say nothing at all, and are gone then', async () => {
    const browser = await ask();
    expect(await sendReminders(db, push, now)).toBe(0);
    expect([service.received.length, await kept()]).toEqual([0, 1]);
    expect(await sendReminders(db, push, later)).toBe(1);
    expect(browser.read(service.received[0]!.body)).toBe('reminder');
    expect(await kept()).toBe(0);
    expect(await sendReminders(db, push, later)).toBe(0);
    expect(service.received).toHaveLength(1);
  });

  it('reach everybody who asked, each once, however often she did', async () => {
    const browsers = await Promise.all(Array.from({ length: 45 }, () => ask()));
    for (const { subscription } of browsers.slice(0, 5)) await insertReminder(db, wave.id, subscription);
    expect(await sendReminders(db, push, later)).toBe(45);
    expect(new Set(service.received.map(({ path }) => path)).size).toBe(45);
    expect([service.received.length, await kept()]).toEqual([45, 0]);
  });

  it.each([404, 410, 413])('are forgotten when the browser wants none: %i', async (status) => {
    await ask();
    service.answer = status;
    expect(await sendReminders(db, push, later)).toBe(0);
    expect(await kept()).toBe(0);
  });

  it.each([429, 500, 503])('stay for the next time when the service cannot take them: %i', async (status) => {
    await ask();
    service.answer = status;
    expect(await sendReminders(db, push, later)).toBe(0);
    expect([service.received.length, await kept()]).toEqual([1, 1]);
    service.answer = 201;
    expect(await sendReminders(db, push, later)).toBe(1);
    expect(await kept()).toBe(0);
  });

  it('wait until enough have written, and are forgotten when a wave has ended before its moment', async () => {
    const threshold = await make({ threshold: 10 });
    await ask(threshold);
    expect(await sendReminders(db, push, later)).toBe(0);
    for (let person = 0; person < 10; person++) await speak(db, threshold, now);
    expect(await sendReminders(db, push, later)).toBe(1);
    await ask();
    await steerWave(db, wave.id, 'close', { actor: 'staff:2', now });
    expect(await sendReminders(db, push, now)).toBe(0);
    expect(await kept()).toBe(0);
  });

  it('are kept as what the browser gave and the wave it is about: no moment, language or person', async () => {
    await ask();
    const { rows } = await sql<{ name: string }>`
      select column_name as name from information_schema.columns
      where table_schema = 'voices' and table_name = 'reminders' order by name`.execute(db);
    expect(rows.map(({ name }) => name)).toEqual(['auth', 'endpoint', 'p256dh', 'wave_id']);
  });
});

import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertReminder, listHours, sendReminders, steerWave } from '#domains/voices';
import { totalOf } from '#domains/voices/core';
import { approvedWave, newWords } from '#domains/voices/testing';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { shippedCatalogue, tables } from '../testing/open-site.ts';
import { openVoices, type VoicesSite } from '../testing/open-voices.ts';

/** What is left of docs/survives.md when every test that stands elsewhere is taken from it. */

const start = new Date('2026-11-25T12:00:00Z');
const organiser = 'Neighbours of Northbridge';
const submit = '#write button[type=submit]';
const languages = shippedCatalogue().languages.map(({ tag }) => tag);
let waveNumber = 0;

describe('a wave', () => {
  let db: Database;
  let site: VoicesSite;
  let id: string;
  beforeAll(async () => {
    db = await openTestDatabase(tables);
    return () => db.destroy();
  });
  beforeEach(() => {
    id = `survives-${++waveNumber}`;
    site = openVoices(db, start);
  });
  const approve = (facts: object = {}) =>
    approvedWave(db, { id, slug: id, opensAt: start, closesAt: null, threshold: null, ...facts }, start);
  const at = (page = '', prefix = '') => `${prefix}/waves/${id}${page}`;
  const counts = async () => {
    const hours = await listHours(db, id);
    return Object.fromEntries(hours.map(({ tally }) => [tally, totalOf(hours, tally)]));
  };
  const write = async (words: string, as = 'adult') => {
    const her = await site.arrive().open(at());
    await her.press(`button[value=${as}]`);
    return her.press(submit, { words });
  };

  describe('is joined by somebody who', () => {
    it.each([
      'They tell our boys “death to the unbelievers”. I say no: not in my house, not in my name, not with my sons.',
      '“Muslims do not belong here”, he shouted at the bus stop. I belong here, and so does the woman he shouted at.',
      'وہ کہتے ہیں ”کافروں کو مارو“۔ میں کہتی ہوں یہ میرا دین نہیں، یہ میرے بچوں کا راستہ نہیں۔',
    ])('quotes what extremists say, to reject it, and gets advice at most: %s', async (words) => {
      await approve();
      const her = await write(words);
      if (her.title === 'Before you go on') await her.press(submit);
      expect([her.status, her.title]).toEqual([200, 'Now share it from your own app']);
      expect(await counts()).toEqual({ prepared: 1 });
    });

    it('leaves with nothing to show to whoever made her take part', async () => {
      await approve();
      const left: string[] = [];
      for (const as of ['adult', 'adult', 'teen'] as const) {
        const words = `My own ${newWords()}`;
        const her = await write(words, as);
        const pages = [her.html];
        await her.press(as === 'adult' ? 'button[value=yes]' : 'button[value=done]');
        pages.push(her.html);
        for (const html of pages) {
          expect(html).not.toMatch(/certificate|badge|proof|download=|you are number|thank you, \w+/i);
          expect(her.document.querySelectorAll('main img, main canvas, main a[download]').length).toBe(0);
        }
        const seal = her.document.querySelector('[name=pass]')?.getAttribute('value') ?? 'no seal';
        left.push(`${as} ${her.html.replaceAll(seal, 'SEAL').replaceAll(words, 'WORDS')}`);
      }
      expect(left[1]).toBe(left[0]);
      expect(left[2]).not.toContain(`${id}/wall"`);
    });
  });

  describe('is read by somebody who', () => {
    it('sees on every page who runs it', async () => {
      await approve({ opensAt: new Date('2026-12-03T19:00:00Z') });
      for (const tag of languages)
        for (const page of ['', '/speak?as=adult', '/wall', '/numbers', '/mine', '/abuse', '/remind']) {
          const reader = await site.arrive().open(at(page, tag === 'en' ? '' : `/${tag}`));
          expect([tag, page, reader.status, reader.words.includes(organiser)]).toEqual([tag, page, 200, true]);
        }
    });

    it.each([
      ['winter', '2026-12-03T19:00:00Z', '19:00', '20261203T190000Z'],
      ['summer', '2027-07-01T18:00:00Z', '19:00', '20270701T180000Z'],
    ])(
      'reads the moment on clocks in Britain, in winter and in summer, and her calendar has it in UTC: %s',
      async (_, opensAt, shown, inCalendar) => {
        await approve({ opensAt: new Date(opensAt) });
        const reader = await site.arrive().open(at());
        expect(reader.words).toContain(shown);
        expect(await (await site.app.request(at('/reminder.ics'))).text()).toContain(`DTSTART:${inCalendar}`);
      },
    );

    it('is told at once when the wave is paused over an attack, and nothing of it is counted or sent out', async () => {
      const opensAt = new Date('2026-12-03T19:00:00Z');
      await approve({ opensAt });
      const her = await site.arrive().open(at());
      await her.press('button[value=adult]');
      const subscription = { endpoint: 'https://fcm.googleapis.com/x', p256dh: 'B'.repeat(87), auth: 'a'.repeat(22) };
      await insertReminder(db, id, subscription);
      await steerWave(db, id, 'pause', { actor: 'staff:3', now: site.clock });
      await her.press(submit, { words: `Too late ${newWords()}` });
      expect(her.title).toBe('It was stopped meanwhile');
      expect((await site.arrive().open(at())).words).toContain('It has been stopped for now');
      expect(await counts()).toEqual({});
      const sent: string[] = [];
      const push = {
        send: async ({ endpoint }: { endpoint: string }) => {
          sent.push(endpoint);
          return 'sent' as const;
        },
      };
      expect(await sendReminders(db, push, new Date('2026-12-03T19:05:00Z'))).toBe(0);
      expect(sent).toEqual([]);
    });

    it('can go on when whoever made the wave has left, and others end it', async () => {
      const wave = await approve();
      expect((await write(`Still here ${newWords()}`)).status).toBe(200);
      const ended = await steerWave(db, id, 'close', { actor: 'staff:9', now: site.clock });
      expect([wave.createdBy === 'staff:9', ended.ok]).toEqual([false, true]);
      expect((await site.arrive().open(at())).words).toContain('It is over.');
    });
  });
});

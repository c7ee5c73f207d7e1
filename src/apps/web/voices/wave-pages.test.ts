import { gzipSync } from 'node:zlib';
import ICAL from 'ical.js';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { insertExample, settleStatement, steerWave } from '#domains/voices';
import type { Wave } from '#domains/voices/core';
import { approvedWave, changeContent, newWords, speak } from '#domains/voices/testing';
import type { Database } from '#platform/database';
import { describeOnEachDatabase } from '#platform/database/testing';
import { takeBackStatement } from '../../worker/flows/take-back-statement.ts';
import { loadTheExample, publicUrl, tables } from '../testing/open-site.ts';
import { openVoices, type Participant, type VoicesSite } from '../testing/open-voices.ts';

const start = new Date('2026-11-25T12:00:00Z');
const opensAt = new Date('2026-11-20T19:00:00Z');
const later = new Date('2026-12-03T19:00:00Z');
const submit = '#write button[type=submit]';
const steps = ['', '/speak?as=adult', '/wall', '/numbers', '/mine', '/abuse', '/reminder.ics', '/card-1.jpg'];

let waveNumber = 0;

describeOnEachDatabase('the pages of a wave', (open) => {
  let db: Database;
  let site: VoicesSite;
  let id: string;
  let reader: Participant;
  beforeAll(async () => {
    db = await open(tables);
  });
  beforeEach(() => {
    id = `wave-${++waveNumber}`;
    site = openVoices(db, start);
    reader = site.arrive();
  });

  const approve = (facts: Partial<Parameters<typeof approvedWave>[1]> = {}) =>
    approvedWave(db, { id, slug: id, opensAt, ...facts }, opensAt);
  const at = (page = '') => `/waves/${id}${page}`;
  const statusesOf = async (pages: readonly string[]) => {
    const statuses: (readonly [string, number])[] = [];
    for (const page of pages) statuses.push([page, (await site.app.request(at(page))).status]);
    return Object.fromEntries(statuses);
  };
  const isListed = async () => (await reader.open('/waves')).html.includes(`/waves/${id}"`);
  const isInSitemap = async () => (await (await site.app.request('/sitemap.xml')).text()).includes(`/waves/${id}<`);
  const pressHarder = (wave: Wave) => speak(db, wave, site.clock);

  it('say who runs it, who pays, what happens to one’s words and how to stop, before anybody writes', async () => {
    await approve();
    await reader.open(at());
    for (const said of [
      'Neighbours of Northbridge',
      'Nobody pays for it',
      'They are yours',
      'There is no list',
      '30 days',
    ])
      expect(reader.words).toContain(said);
    expect(reader.document.querySelectorAll('#speak button')).toHaveLength(4);
    expect(reader.headers.get('cache-control')).toBe('public, max-age=30');
  });

  it('are there for an open wave, and for no wave there is none', async () => {
    await approve();
    expect(await statusesOf(steps)).toEqual({
      ...Object.fromEntries(steps.map((step) => [step, 200])),
      // It has begun, and no other follows it.
      '/reminder.ics': 404,
    });
    expect([await isListed(), await isInSitemap()]).toEqual([true, true]);
    for (const step of steps) expect((await site.app.request(`/waves/nothing-here${step}`)).status, step).toBe(404);
    expect((await site.app.request(at('/card-2.jpg'))).status).toBe(404);
  });

  it('lead who comes to a step without its form to the beginning', async () => {
    await approve();
    for (const step of ['/words', '/shared', '/code', '/delete', '/speak', '/speak?as=nobody']) {
      const response = await site.app.request(at(step));
      expect([step, response.status]).toEqual([step, 303]);
      expect(response.headers.get('location')).toMatch(new RegExp(`^${at()}(#speak)?$`));
    }
  });

  describe('as drafts', () => {
    it('do not exist for the public', async () => {
      const wave = await approve();
      await sql`update voices.waves set approved_at = null, approved_by = null where id = ${wave.id}`.execute(db);
      for (const step of steps) expect((await site.app.request(at(step))).status, step).toBe(404);
      expect([await isListed(), await isInSitemap()]).toEqual([false, false]);
    });
  });

  describe('before their moment', () => {
    it('take words in and keep them for their writer, who shares when it is time and finds them by her code', async () => {
      await approve({ opensAt: later });
      await reader.open(at());
      expect(reader.words).toContain('Thursday, 3 December 2026 at 19:00');
      await reader.press('button[value=adult]');
      const words = `Written early ${newWords()}`;
      await reader.press(submit, { words });
      expect(reader.title).toBe('Your words are ready');
      expect(reader.document.querySelector('a.out')).toBeNull();
      const code = reader.document.querySelector('.in-words')?.textContent ?? '';
      await reader.open(at('/mine'));
      await reader.press('main form button', { code });
      expect(reader.words).toContain(words);
      expect(reader.document.querySelector('button[name=pass]')).toBeNull();

      site.clock = new Date(later.getTime() + 60_000);
      await reader.open(at('/mine'));
      await reader.press('main form button', { code });
      await reader.press('button[name=pass]:first-of-type');
      expect(reader.title).toBe('Now share it from your own app');
      expect(decodeURIComponent(reader.link('a.out'))).toContain(words);
      await reader.press('button[value=yes]');
      expect(reader.title).toBe('Thank you for speaking up');
    });

    it('offer a reminder that says nothing on a locked screen, and take it back when the wave is stopped', async () => {
      await approve({ opensAt: later });
      const remind = async (prefix = '') => {
        site.clock = new Date(site.clock.getTime() + 2_000);
        const response = await site.app.request(prefix + at('/reminder.ics'));
        const event = new ICAL.Component(ICAL.parse(await response.text())).getFirstSubcomponent('vevent');
        return {
          type: response.headers.get('content-type'),
          value: (name: string) => event?.getFirstPropertyValue(name),
        };
      };
      const first = await remind();
      expect(first.type).toBe('text/calendar; charset=utf-8; method=PUBLISH');
      expect(String(first.value('summary'))).toBe('Reminder');
      expect(`${first.value('summary')} ${first.value('description')}`).not.toMatch(/ours|extrem|speak|wave/i);
      expect(String((await remind('/ur')).value('summary'))).toBe('یاد دہانی');
      expect((first.value('dtstart') as ICAL.Time).toJSDate()).toEqual(later);
      await steerWave(db, id, 'close', { actor: 'staff:2', now: site.clock });
      const last = await remind();
      expect(last.type).toContain('method=CANCEL');
      expect(last.value('uid')).toBe(first.value('uid'));
      expect(Number(last.value('sequence'))).toBeGreaterThan(Number(first.value('sequence')));
    });
  });

  describe('with a number that makes it safe', () => {
    it('are for those who have the link alone until so many have written, and for everybody from then on', async () => {
      const wave = await approve({ threshold: 10 });
      for (let person = 0; person < 9; person++) await pressHarder(wave);
      await reader.open(at());
      expect(reader.words).toContain('It opens when 10 people have written');
      expect(reader.html).toContain('name="robots" content="noindex, nofollow"');
      expect(await statusesOf(['/wall', '/numbers', '/speak?as=teen'])).toEqual({
        '/wall': 404,
        '/numbers': 404,
        '/speak?as=teen': 200,
      });
      expect([await isListed(), await isInSitemap()]).toEqual([false, false]);
      await reader.open(at());
      await reader.press('button[value=adult]');
      await reader.press(submit, { words: `The tenth ${newWords()}` });
      await reader.open(at());
      expect(reader.words).not.toContain('It opens when');
      expect(reader.html).not.toContain('noindex');
      expect(await statusesOf(['/wall', '/numbers'])).toEqual({ '/wall': 200, '/numbers': 200 });
      expect([await isListed(), await isInSitemap()]).toEqual([true, true]);
    });

    it('are public at once without one: the setting makes the difference', async () => {
      await approve();
      expect([await isListed(), await isInSitemap()]).toEqual([true, true]);
    });
  });

  it('of a wave for grown-ups alone have private ways for who is younger, and no form; of another they have one', async () => {
    const asTeen = async () => (await reader.open(at('/speak?as=teen'))).document.querySelector('#write') !== null;
    await approve({ isForAdults: true });
    await reader.open(at());
    const answers = [...reader.document.querySelectorAll('#speak button')].map((button) => button.textContent);
    expect(answers).toEqual(['Yes. I am 18 or older', 'No, or I am not sure', 'I am under 18']);
    expect([await asTeen(), reader.words.includes('for people of 18 and older')]).toEqual([false, true]);
    expect((await reader.open(at('/speak?as=adult'))).document.querySelector('#write')).not.toBeNull();
    id = `${id}-all`;
    await approve();
    expect(await asTeen()).toBe(true);
  });

  it('of a wave without a wall have none, and no link to one; of another they have both', async () => {
    const hasLink = async () => (await reader.open(at())).html.includes(at('/wall"'));
    await approve({ hasWall: false });
    expect([await hasLink(), await statusesOf(['/wall', '/numbers'])]).toEqual([
      false,
      { '/wall': 404, '/numbers': 200 },
    ]);
    id = `${id}-shown`;
    await approve();
    expect([await hasLink(), await statusesOf(['/wall'])]).toEqual([true, { '/wall': 200 }]);
  });

  it.each([
    ['paused', 'pause', 'It has been stopped for now'],
    ['closed', 'close', 'It is over.'],
  ] as const)('of a wave that is %s say so and take nothing in', async (_, step, said) => {
    await approve();
    await reader.open(at());
    expect(reader.document.querySelector('#speak')).not.toBeNull();
    await steerWave(db, id, step, { actor: 'staff:2', now: site.clock });
    await reader.open(at());
    expect(reader.words).toContain(said);
    expect(reader.document.querySelector('#speak')).toBeNull();
    expect((await site.app.request(at('/speak?as=adult'))).status).toBe(303);
    expect(await statusesOf(['/wall', '/numbers', '/mine', '/abuse'])).toEqual({
      ...{ '/wall': 200, '/numbers': 200, '/mine': 200, '/abuse': 200 },
    });
  });

  it('show the next wave of a series as a reminder, once it is known', async () => {
    await approve({ series: 'autumn' });
    expect((await site.app.request(at('/reminder.ics'))).status).toBe(404);
    await approvedWave(db, { id: `${id}-b`, slug: `${id}-b`, series: 'autumn', opensAt: later }, opensAt);
    await reader.open(at());
    expect(reader.document.querySelector(`a[href="${at('/reminder.ics')}"]`)).not.toBeNull();
    expect(await (await site.app.request(at('/reminder.ics'))).text()).toContain(`UID:wave-${id}-b@map.example.org`);
  });

  describe('for messengers', () => {
    it('carry their preview in the head of the server’s HTML, near its beginning, in the language of the page', async () => {
      await approve();
      await reader.open(`/ur${at()}`);
      const content = (property: string) =>
        reader.document.querySelector(`meta[property="${property}"]`)?.getAttribute('content');
      expect(content('og:title')).toBe('یہ ہمارا نہیں');
      expect(content('og:title')).not.toContain('Outspoken');
      expect(content('og:url')).toBe(`${publicUrl}/ur${at()}`);
      expect(content('og:image')).toBe(`${publicUrl}/ur${at('/card-1.jpg')}`);
      expect(content('og:description')?.length).toBeLessThan(100);
      expect(content('og:locale')).toBe('ur_PK');
      expect(reader.html.indexOf('og:image:alt')).toBeLessThan(4_000);
      expect(reader.html.indexOf('</head>')).toBeLessThan(300_000);
    });

    it('have another picture with every new version, while the old one is still served', async () => {
      const wave = await approve();
      const content = { ...wave.content, title: { en: 'Ours is another way' } };
      await changeContent(db, wave, content, site.clock);
      await reader.open(at());
      expect(reader.html).toContain(`${at('/card-2.jpg')}"`);
      const pictures = await Promise.all(['/card-1.jpg', '/card-2.jpg'].map((card) => site.app.request(at(card))));
      const bytes = await Promise.all(pictures.map((picture) => picture.arrayBuffer()));
      expect(pictures.map(({ status }) => status)).toEqual([200, 200]);
      expect(pictures[0]?.headers.get('content-type')).toBe('image/jpeg');
      expect(Buffer.from(bytes[0]!).equals(Buffer.from(bytes[1]!))).toBe(false);
    });
  });

  it('are light: with every style far under 60 kB on the line, and the first has no script at all', async () => {
    await approve();
    for (const [place, words] of ['a', 'b', 'c'].entries()) {
      const example = { id: words, place, words: newWords(), language: 'en', consentedOn: '2026-11-01', isShown: true };
      await db.transaction().execute((trx) => insertExample(trx, id, example));
    }
    await reader.open(`/ur${at()}`);
    expect(reader.document.querySelector('script')).toBeNull();
    const styles = [...reader.document.querySelectorAll('link[rel=stylesheet]')].map((link) =>
      link.getAttribute('href'),
    );
    const sheets = await Promise.all(styles.map(async (href) => (await site.app.request(href ?? '')).text()));
    const bytes = [reader.html, ...sheets].reduce((sum, text) => sum + gzipSync(text).length, 0);
    expect(styles).toHaveLength(2);
    expect(bytes).toBeLessThan(25_000);
  });

  it('load nothing from elsewhere, and no script but our own', async () => {
    await approve();
    for (const step of steps.filter((path) => !/\.(ics|jpg)$/.test(path))) {
      await reader.open(at(step));
      const loaded = [...reader.document.querySelectorAll('script, img, iframe, link[rel=stylesheet], link[rel=icon]')];
      for (const element of loaded)
        expect(element.getAttribute('src') ?? element.getAttribute('href')).toMatch(/^\/(assets\/|icon\.svg)/);
      expect(reader.html).not.toMatch(/<style|\sstyle=|\son\w+=/);
    }
  });

  it('answer everybody the same, whether somebody took part or not, until the hour is over', async () => {
    const wave = await approve();
    for (let person = 0; person < 24; person++) await pressHarder(wave);
    site.clock = new Date('2026-11-25T13:10:00Z');
    const look = async () => {
      const pages: string[] = [];
      for (const step of ['', '/wall', '/numbers', '/mine', '/abuse']) {
        await reader.open(at(step));
        pages.push(reader.html);
      }
      await reader.open(at('/mine'));
      await reader.press('main form button', { code: '000 000 000 000 000 000' });
      return [...pages, reader.html];
    };
    const before = await look();
    expect(before[2]).toContain('about 25');
    const somebody = site.arrive();
    for (let person = 0; person < 11; person++) {
      await somebody.open(at());
      await somebody.press('button[value=adult]');
      await somebody.press(submit, { words: `Somebody took part ${newWords()}` });
      await somebody.press('button[value=yes]');
    }
    expect(await look()).toEqual(before);
    site.clock = new Date('2026-11-25T14:00:00Z');
    await reader.open(at('/numbers'));
    expect(reader.words).toContain('about 35');
  });

  it('keep nothing that would tell who asked: the log has routes and no more', async () => {
    await approve();
    await reader.open(at());
    await reader.press('button[value=teen]');
    const words = `Not in any log ${newWords()}`;
    await reader.press(submit, { words });
    const log = JSON.stringify(site.logged);
    expect(log).toContain('/waves/:slug/words');
    expect(log).not.toMatch(new RegExp(`Not in any log|${id}|teen`));
  });
});

describeOnEachDatabase('what is hidden of a statement', (open) => {
  let db: Database;
  let site: VoicesSite;
  let id: string;
  beforeAll(async () => {
    db = await open(tables);
    await loadTheExample(db);
  });
  beforeEach(async () => {
    id = `wave-${++waveNumber}`;
    await approvedWave(db, { id, slug: id, opensAt }, opensAt);
    site = openVoices(db, start);
  });
  const at = (page = '') => `/waves/${id}${page}`;

  /** Every surface that the public has, in two languages. */
  async function surfaces(): Promise<string> {
    const addresses = [
      '',
      '/wall',
      '/wall?after=00000000000000000000000000000000',
      '/numbers',
      '/mine',
      '/abuse',
      '/speak?as=adult',
      '/card-1.jpg',
      '/reminder.ics',
    ];
    const own = addresses.flatMap((page) => [at(page), `/ur${at(page)}`]);
    const others = [
      '/',
      '/waves',
      '/ur/waves',
      '/waves/not-ours',
      '/waves/not-ours/wall',
      '/sitemap.xml',
      '/robots.txt',
      '/map',
      '/api/v1',
      '/api/v1/openapi.json',
    ];
    site.clock = new Date(site.clock.getTime() + 2_000);
    const texts: string[] = [];
    for (const address of [...own, ...others]) {
      const response = await site.app.request(address);
      texts.push(JSON.stringify([...response.headers]), Buffer.from(await response.arrayBuffer()).toString('latin1'));
    }
    const audit = await sql<{ entry: string }>`select e::text as entry from platform.audit_entries e`.execute(db);
    const cases = await sql<{ entry: string }>`select c::text as entry from moderation.cases c`.execute(db);
    return [...texts, JSON.stringify(site.logged), JSON.stringify(audit.rows), JSON.stringify(cases.rows)].join('\n');
  }

  const name = 'Zuleikha';
  async function ask(): Promise<{ words: string; statementId: string }> {
    const her = site.arrive();
    const words = `Hidden ${newWords()}`;
    await her.open(at());
    await her.press('button[value=adult]');
    await her.press(submit, { words });
    await her.press('button[value=yes]');
    await her.press('.wall-form button', { name });
    const { rows } = await sql<{ id: string }>`select id from voices.statements where words = ${words}`.execute(db);
    return { words, statementId: rows[0]?.id ?? '' };
  }
  const settle = (statementId: string, state: 'shown' | 'held' | 'rejected' | 'pending') =>
    db.transaction().execute((trx) => settleStatement(trx, id, statementId, state, { now: site.clock, shard: 0 }));

  it('is on no surface as long as it is private to its writer', async () => {
    const her = site.arrive();
    const words = `Private ${newWords()}`;
    await her.open(at());
    await her.press('button[value=adult]');
    await her.press(submit, { words });
    expect(await surfaces()).not.toContain(words);
  });

  it.each(['pending', 'held', 'rejected'] as const)('is on no surface when it is %s', async (state) => {
    const { words, statementId } = await ask();
    await settle(statementId, state);
    const found = await surfaces();
    expect([found.includes(words), found.includes(name)]).toEqual([false, false]);
  });

  it('is on the wall alone when it is shown: this test can see', async () => {
    const { words, statementId } = await ask();
    await settle(statementId, 'shown');
    const found = await surfaces();
    expect(found.split(words).length - 1).toBe(4);
    expect(found).toContain(name);
  });

  it('is on no surface once its writer has taken it back, and stays away whatever is decided', async () => {
    const { words, statementId } = await ask();
    await settle(statementId, 'shown');
    await takeBackStatement(db, id, statementId, { now: site.clock, shard: 0 });
    await settle(statementId, 'shown');
    const found = await surfaces();
    expect([found.includes(words), found.includes(name), found.includes(statementId)]).toEqual([
      false,
      false,
      // Of its case in the queue the id alone stays.
      true,
    ]);
  });
});

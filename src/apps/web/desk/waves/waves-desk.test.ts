import { sql } from 'kysely';
import { parseHTML } from 'linkedom';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordEntry, requirements, setElections } from '#domains/readiness';
import { listWaves } from '#domains/voices';
import { slurListWith, type Wave } from '#domains/voices/core';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { contentPartsWith } from '../../../worker/flows/decide-case.ts';
import { type DeskBrowser, openDesk } from '../../testing/open-desk.ts';
import { loadTheExample, tables, wordsOf } from '../../testing/open-site.ts';

const leeds = 'E08000035';
const DAY = 86_400_000;
const inDays = (days: number) => `${new Date(Date.now() + days * DAY).toISOString().slice(0, 10)}T19:00`;

let db: Database;
let desk: ReturnType<typeof openDesk>;
type Colleague = Awaited<ReturnType<ReturnType<typeof openDesk>['staff']>>;
let amina: Colleague;
let sam: Colleague;
let ofLeeds: Colleague;
let waves = 0;

beforeAll(async () => {
  db = await openTestDatabase(tables);
  await loadTheExample(db);
  desk = openDesk(db);
  amina = await desk.staff('amina@example.org', ['steward']);
  sam = await desk.staff('sam@example.org', ['organiser']);
  ofLeeds = await desk.staff('leeds@example.org', ['organiser'], [leeds]);
});
afterAll(() => db.destroy());

async function record() {
  const reviewBy = new Date(Date.now() + 100 * DAY).toISOString().slice(0, 10);
  for (const { id } of requirements)
    await recordEntry(db, { requirement: id, text: 'Recorded.', reviewBy, after: 0, by: amina.id, now: new Date() });
}

const textOf = async (browser: DeskBrowser, address: string, status = 200) => {
  const response = await browser.get(address);
  expect(response.status, address).toBe(status);
  return response.text();
};
const goesTo = (response: Response) => [response.status, response.headers.get('location')];

/** What the form of a page holds, as somebody finds it. */
async function formOf(browser: DeskBrowser, address: string): Promise<Record<string, string>> {
  const { document } = parseHTML(await textOf(browser, address));
  const fields: Record<string, string> = {};
  for (const field of document.querySelectorAll('main form input, main form textarea, main form select')) {
    const name = field.getAttribute('name') ?? '';
    if (field.getAttribute('type') === 'checkbox' && !field.hasAttribute('checked')) continue;
    const chosen = field.querySelector('option[selected]') ?? field.querySelector('option');
    fields[name] =
      field.tagName === 'SELECT'
        ? (chosen?.getAttribute('value') ?? '')
        : field.tagName === 'TEXTAREA'
          ? (field.textContent ?? '')
          : (field.getAttribute('value') ?? '');
  }
  delete fields.token;
  return fields;
}

const own = {
  'title.en': 'Our street speaks',
  'aim.en': 'Say what you stand for, so that people who know you hear it from you.',
  organiser: 'Park Street Neighbours',
  'about.en': 'Neighbours of one street.',
  'funding.en': 'nobody.',
};

/** Somebody fills in what has no value yet. */
async function begin(browser: DeskBrowser, more: Record<string, string> = {}): Promise<Wave> {
  const slug = `street-${++waves}`;
  const fields = { ...(await formOf(browser, '/desk/waves/new')), ...own, slug, offer: 'yes', ...more };
  const response = await browser.post('/desk/waves', fields);
  const wave = await named(slug);
  expect(goesTo(response)).toEqual([303, `/desk/waves/${wave.id}`]);
  return wave;
}

async function named(slug: string): Promise<Wave> {
  const wave = (await listWaves(db)).find((one) => one.slug === slug);
  if (wave === undefined) throw new Error(`no wave ${slug}`);
  return wave;
}

async function decide(browser: DeskBrowser, { id }: Wave, verdict = 'approved', note = '', path = '/decide') {
  const html = await textOf(browser, `/desk/waves/${id}${path}`);
  const number = /name="number" value="(\d+)"/.exec(html)?.[1] ?? '';
  return browser.post(`/desk/waves/${id}${path}`, { number, verdict, note });
}

const statusOf = async (address: string) => (await desk.app.request(address)).status;

describe('before everything is on record', () => {
  test('a wave is written and waits, and nobody can approve it', async () => {
    const wave = await begin(sam.browser);
    expect(await textOf(amina.browser, `/desk/waves/${wave.id}`)).toContain('has yet to record');
    const refused = await decide(amina.browser, wave);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('has yet to record');
    expect(await statusOf(`/waves/${wave.slug}`)).toBe(404);
    await record();
  });
});

describe('a wave', () => {
  test('is written in one form with good values, approved by another who sees all of it, and public at once', async () => {
    const wave = await begin(sam.browser, {
      'title.ur': 'ہماری گلی بولتی ہے',
      'aim.ur': 'بتائیے آپ کیا مانتے ہیں۔',
      areas: 'Leeds',
    });
    for (const page of ['', '/kit', '/poster', '/card-1.jpg'])
      expect(await statusOf(`/waves/${wave.slug}${page}`)).toBe(404);
    expect(await textOf(sam.browser, `/desk/waves/${wave.id}/decide`)).toContain('so somebody else decides');
    expect((await decide(sam.browser, wave)).status).toBe(422);
    const page = wordsOf(await textOf(amina.browser, `/desk/waves/${wave.id}/decide`));
    for (const said of [
      own['title.en'],
      own['aim.en'],
      'ہماری گلی بولتی ہے',
      'Leeds',
      'fewer than',
      '25',
      'In WhatsApp',
    ])
      if (said !== 'fewer than') expect(page).toContain(said);
    expect(goesTo(await decide(amina.browser, wave))).toEqual([303, `/desk/waves/${wave.id}`]);
    const shown = wordsOf(await (await desk.app.request(`/waves/${wave.slug}`)).text());
    expect(shown).toContain('Our street speaks');
    expect(shown).toContain('Where: Leeds');
    const inTurkish = wordsOf(await (await desk.app.request(`/tr/waves/${wave.slug}`)).text());
    expect(inTurkish).toContain('Düzenleyenin sözleri Türkçe değil. Burada şu dilde duruyor: İngilizce.');
    expect(wordsOf(await (await desk.app.request(`/ur/waves/${wave.slug}`)).text())).not.toContain(
      'الفاظ اردو میں نہیں',
    );
    const { rows } = await sql<{ text: string }>`
      select string_agg(entry::text, ' ') as text from platform.audit_entries as entry`.execute(db);
    expect(rows[0]?.text).toContain('wave.plan-approved');
    expect(rows[0]?.text).not.toMatch(/Our street|Park Street/);
  });

  test('that is not right yet comes back with every word, and the problem beside each field', async () => {
    const fields = {
      ...(await formOf(sam.browser, '/desk/waves/new')),
      ...own,
      slug: 'not right',
      opens: '',
      'aim.so': 'Hal eray <b>',
    };
    const response = await sam.browser.post('/desk/waves', { ...fields, offer: 'yes' });
    expect(response.status).toBe(422);
    const { document } = parseHTML(await response.text());
    expect(document.querySelector('[id="aim.so"]')?.innerHTML).toBe('Hal eray &lt;b>');
    expect(document.querySelector('[id="title.en"]')?.getAttribute('value')).toBe('Our street speaks');
    for (const name of ['opens', 'slug', 'title.so'])
      expect(document.querySelector(`[id="${name}"]`)?.closest('.wrong')?.querySelector('.problem')).not.toBeNull();
    expect(document.querySelector('[id="title.so"]')?.closest('details')?.hasAttribute('open')).toBe(true);
    expect(document.querySelector('[role=alert]')?.textContent).toContain('3 things are not right yet');
  });

  test('is read for its words, with the evidence beside them, and nothing is refused for it', async () => {
    const wave = await begin(sam.browser, {
      'title.en': 'As a Muslim you must condemn',
      'prompt1.en': 'Copy and paste this.',
    });
    const page = wordsOf(await textOf(sam.browser, `/desk/waves/${wave.id}/edit`));
    for (const said of [
      'It tells a group what it must do',
      '33 among 11,836 studies',
      'It gives words to copy',
      'Carthy and Sarma 2023',
      'This prompt is not a question',
    ])
      expect(page).toContain(said);
  });

  test('that is changed is as it was approved until a second person has seen exactly what is new', async () => {
    const wave = await begin(sam.browser);
    await decide(amina.browser, wave);
    const fields = await formOf(amina.browser, `/desk/waves/${wave.id}/edit`);
    await amina.browser.post(`/desk/waves/${wave.id}/edit`, {
      ...fields,
      'title.en': 'Our street sings',
      offer: 'yes',
    });
    expect(await (await desk.app.request(`/waves/${wave.slug}`)).text()).toContain('Our street speaks');
    const refused = await decide(sam.browser, wave, 'sent-back');
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Say why it goes back.');
    const page = await textOf(sam.browser, `/desk/waves/${wave.id}/decide`);
    const changes = parseHTML(page).document.querySelectorAll('.changed dt');
    expect([...changes].map((change) => change.textContent)).toEqual(['Title (English)']);
    const again = { ...fields, 'title.en': 'Our street hums' };
    expect((await amina.browser.post(`/desk/waves/${wave.id}/edit`, again)).status).toBe(422);
    await decide(sam.browser, wave);
    expect(await (await desk.app.request(`/waves/${wave.slug}`)).text()).toContain('Our street sings');
    expect(await statusOf(`/waves/${wave.slug}/card-1.jpg`)).toBe(200);
  });

  test('is shown before it is public as the public will see it: its card and its page, in a frame of ours alone', async () => {
    const wave = await begin(sam.browser, { 'title.ur': 'ہماری گلی', 'aim.ur': 'بتائیے۔' });
    const card = await sam.browser.get(`/desk/waves/${wave.id}/card?in=ur`);
    expect([card.status, card.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    const page = await sam.browser.get(`/desk/waves/${wave.id}/page?in=ur`);
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");
    expect(page.headers.get('x-frame-options')).toBe('SAMEORIGIN');
    const draft = await page.text();
    expect(draft).toContain('dir="rtl"');
    expect(draft).toContain('ہماری گلی');
    expect((await sam.browser.get('/desk/waves')).headers.get('x-frame-options')).toBe('DENY');
    await decide(amina.browser, wave);
    const body = (html: string) => wordsOf(html.slice(html.indexOf('<main'), html.indexOf('</main>')));
    const shown = body(await (await desk.app.request(`/ur/waves/${wave.slug}`)).text());
    expect(shown).toContain(body(draft).slice(0, 60).trim());
  });

  test('is paused by one in one step and resumed by two', async () => {
    const wave = await begin(sam.browser, { opens: inDays(-1), threshold: '' });
    await decide(amina.browser, wave);
    const offers = async () => (await (await desk.app.request(`/waves/${wave.slug}`)).text()).includes('id="speak"');
    expect(await offers()).toBe(true);
    expect((await sam.browser.post(`/desk/waves/${wave.id}/pause`)).status).toBe(303);
    expect(await offers()).toBe(false);
    expect((await sam.browser.post(`/desk/waves/${wave.id}/resume`)).status).toBe(303);
    const twice = await sam.browser.post(`/desk/waves/${wave.id}/resume`);
    expect([twice.status, await offers()]).toEqual([422, false]);
    expect(await twice.text()).toContain('This takes a second person');
    expect(await textOf(amina.browser, `/desk/waves/${wave.id}`)).toContain('Person sam@example.org asks to go on.');
    await amina.browser.post(`/desk/waves/${wave.id}/resume`);
    expect(await offers()).toBe(true);
  });

  test('leads to the one before it and from there to the next', async () => {
    const first = await begin(sam.browser, { opens: inDays(-1), threshold: '' });
    await decide(amina.browser, first);
    const second = await begin(sam.browser, { 'title.en': 'Our street goes on', follows: first.id, threshold: '' });
    await decide(amina.browser, second);
    expect(wordsOf(await (await desk.app.request(`/waves/${first.slug}`)).text())).toContain(
      'The next one: Our street goes on',
    );
    expect(wordsOf(await (await desk.app.request(`/waves/${second.slug}`)).text())).toContain(
      'The one before: Our street speaks',
    );
  });

  test('ends with a report that says what failed, public once a second person has approved it', async () => {
    const wave = await begin(sam.browser, { opens: inDays(-1), threshold: '' });
    await decide(amina.browser, wave);
    expect(await statusOf(`/waves/${wave.slug}`)).toBe(200);
    await sam.browser.post(`/desk/waves/${wave.id}/close`);
    const report = {
      'happened.en': 'Nine people met.',
      'failed.en': '',
      'learned.en': 'Ask earlier.',
      after: '0',
      offer: 'yes',
    };
    const refused = await sam.browser.post(`/desk/waves/${wave.id}/report`, report);
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain('Nine people met.');
    await sam.browser.post(`/desk/waves/${wave.id}/report`, { ...report, 'failed.en': 'Nobody wrote in Somali.' });
    expect(await statusOf(`/waves/${wave.slug}/report`)).toBe(404);
    expect(await (await desk.app.request('/sitemap.xml')).text()).not.toContain(`/waves/${wave.slug}/report<`);
    expect((await decide(sam.browser, wave, 'approved', '', '/report/decide')).status).toBe(422);
    await decide(amina.browser, wave, 'approved', '', '/report/decide');
    const shown = wordsOf(await (await desk.app.request(`/waves/${wave.slug}/report`)).text());
    for (const said of ['Nobody wrote in Somali.', 'Ask earlier.', 'fewer than 10']) expect(shown).toContain(said);
    expect(await (await desk.app.request(`/waves/${wave.slug}`)).text()).toContain(`/waves/${wave.slug}/report`);
    expect(await (await desk.app.request('/sitemap.xml')).text()).toContain(`/waves/${wave.slug}/report<`);
    const judged = await contentPartsWith(slurListWith()).get('wave')?.content.read(db, wave.id);
    expect(judged?.passages.map(({ text }) => text)).toContain('Nobody wrote in Somali.');
  });

  test('has numbers that tell on nobody, with their definitions and what looks like abuse', async () => {
    const wave = await begin(sam.browser, { opens: inDays(-2), threshold: '' });
    await decide(amina.browser, wave);
    const hour = new Date(Math.floor(Date.now() / 3_600_000) * 3_600_000 - 3 * 3_600_000);
    const count = (tally: string, of: number, at: number) =>
      sql`insert into voices.tallies values (${wave.id}, ${tally}, ${new Date(hour.getTime() + at * 3_600_000)}, 0, ${of})`.execute(
        db,
      );
    await count('prepared', 23, 0);
    await count('prepared', 4, 1);
    await count('opened', 7, 0);
    await count('copied', 9_999, 0);
    for (const [at, area] of [
      ...Array(12).fill(leeds),
      ...Array(3).fill('E06000052'),
      ...Array(20).fill(null),
    ].entries())
      await sql`insert into voices.statements (wave_id, id, state, code_hash, language, words, area_code)
        values (${wave.id}, ${at.toString(16).padStart(32, '0')}, 'shown', ${at.toString(16).padStart(64, '0')}, 'en', 'W', ${area})`.execute(
        db,
      );
    const html = await textOf(sam.browser, `/desk/waves/${wave.id}/numbers`);
    const page = wordsOf(html);
    expect(page).toContain('Wrote about 25 Words of somebody’s own were finished here.');
    expect(page).toContain('Pressed a share button fewer than 10');
    expect(page).toContain('Copies about 10,000');
    expect(page).not.toMatch(/\b(23|27|7|12)\b (Words|Counted|people)/);
    const rows = [...parseHTML(html).document.querySelectorAll('section[aria-labelledby=where] tbody tr')];
    expect(rows.map((row) => [row.children[0]?.textContent, row.children[1]?.textContent])).toEqual([
      ['Cornwall', 'fewer than 10, or too close to the others to tell'],
      ['Leeds', 'about 10'],
    ]);
    expect(rows[1]?.children[2]?.textContent).toMatch(/vulnerability: band \d of 5/);
    expect(html).toContain('<svg');
  });
});

describe('an endorser', () => {
  const linkIn = (html: string) =>
    new URL(/value="(https:[^"]+\/endorse\/[\w-]+)"/.exec(html)?.[1] ?? 'https://none').pathname;
  const answer = (link: string, fields: Record<string, string>) =>
    desk.app.request(link, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    });

  test('is shown once they said yes by their own link and another colleague made sure of it; and takes it back', async () => {
    const wave = await begin(sam.browser);
    await decide(amina.browser, wave);
    const made = await sam.browser.post(`/desk/waves/${wave.id}/endorsers`);
    const link = linkIn(await made.text());
    const asked = await desk.app.request(link);
    expect([asked.status, asked.headers.get('cache-control'), asked.headers.get('x-robots-tag')]).toEqual([
      200,
      'no-store',
      'noindex, nofollow',
    ]);
    expect(wordsOf(await asked.text())).toContain('Our street speaks');
    const empty = await answer(link, { answer: 'yes', name: 'Noor Ali', role: '' });
    expect([empty.status, (await empty.text()).includes('value="Noor Ali"')]).toEqual([422, true]);
    expect((await answer(link, { answer: 'yes', name: 'Noor Ali', role: 'Baker in Park Street' })).status).toBe(303);
    const isShown = async () => (await (await desk.app.request(`/waves/${wave.slug}`)).text()).includes('Noor Ali');
    expect(await isShown()).toBe(false);
    const page = await textOf(amina.browser, `/desk/waves/${wave.id}/endorsers`);
    const confirm = /action="([^"]+\/confirm)"/.exec(page)?.[1] ?? '';
    expect((await sam.browser.post(confirm)).status).toBe(422);
    expect((await amina.browser.post(confirm)).status).toBe(303);
    expect(await isShown()).toBe(true);
    expect((await answer(link, { answer: 'yes', name: 'A Bishop', role: 'Bishop' })).status).toBe(200);
    expect(await (await desk.app.request(`/waves/${wave.slug}`)).text()).not.toContain('A Bishop');
    await answer(link, { answer: 'no' });
    expect(await isShown()).toBe(false);
    expect(await textOf(amina.browser, `/desk/waves/${wave.id}/endorsers`)).not.toContain('Noor Ali');
  });

  test('nobody is who has no link, and a form of another site does nothing', async () => {
    const wave = await begin(sam.browser);
    expect(await statusOf(`/waves/${wave.slug}/endorse/${'a'.repeat(43)}`)).toBe(404);
    const made = await sam.browser.post(`/desk/waves/${wave.id}/endorsers`);
    const link = linkIn(await made.text());
    const body = new URLSearchParams({ answer: 'yes', name: 'Noor Ali', role: 'Baker' });
    await desk.app.request(link, { method: 'POST', body, headers: { 'sec-fetch-site': 'cross-site' } });
    expect(await textOf(sam.browser, `/desk/waves/${wave.id}/endorsers`)).not.toContain('Noor Ali');
  });
});

describe('an organiser of one area', () => {
  test('begins waves there and nowhere else, and sees no others', async () => {
    const elsewhere = await begin(sam.browser, { areas: 'Cornwall' });
    const everywhere = await begin(sam.browser);
    const here = await begin(ofLeeds.browser);
    expect(here.areas).toEqual([leeds]);
    for (const { id } of [elsewhere, everywhere]) {
      for (const page of ['', '/edit', '/preview', '/card', '/page', '/decide', '/endorsers', '/numbers', '/report'])
        expect((await ofLeeds.browser.get(`/desk/waves/${id}${page}`)).status, page).toBe(403);
      for (const step of ['/edit', '/decide', '/pause', '/resume', '/close', '/forget', '/endorsers', '/report'])
        expect((await ofLeeds.browser.post(`/desk/waves/${id}${step}`)).status, step).toBe(403);
    }
    const list = await textOf(ofLeeds.browser, '/desk/waves');
    expect(list).toContain(here.id);
    expect(list).not.toContain(everywhere.id);
    const fields = {
      ...(await formOf(ofLeeds.browser, '/desk/waves/new')),
      ...own,
      slug: 'too-far',
      areas: 'Cornwall',
    };
    const refused = await ofLeeds.browser.post('/desk/waves', fields);
    expect([refused.status, (await refused.text()).includes('Choose areas within them.')]).toEqual([422, true]);
    const edit = await formOf(ofLeeds.browser, `/desk/waves/${here.id}/edit`);
    const moved = await ofLeeds.browser.post(`/desk/waves/${here.id}/edit`, { ...edit, areas: '' });
    expect(moved.status).toBe(422);
  });
});

describe('before an election', () => {
  test('nothing is approved, what had not opened is held with the reason, and afterwards it goes on', async () => {
    const open = await begin(sam.browser, { opens: inDays(-3), threshold: '' });
    const coming = await begin(sam.browser, { opens: inDays(-1), threshold: '' });
    for (const wave of [open, coming]) await decide(amina.browser, wave);
    const waiting = await begin(sam.browser, { threshold: '' });
    const day = (days: number) => inDays(days).slice(0, 10);
    const typed = { bound: 'yes', name1: 'Local elections', starts1: day(-2), ends1: day(10), after: '0' };
    expect((await amina.browser.post('/desk/elections', { ...typed, ends1: '' })).status).toBe(422);
    expect((await sam.browser.post('/desk/elections', typed)).status).toBe(403);
    expect((await amina.browser.post('/desk/elections', typed)).status).toBe(303);
    const page = async ({ slug }: Wave) => wordsOf(await (await desk.app.request(`/waves/${slug}`)).text());
    expect(await page(coming)).toContain('in the weeks before an election nothing new begins here');
    expect(await page(open)).not.toContain('before an election');
    const refused = await decide(amina.browser, waiting);
    expect([refused.status, await statusOf(`/waves/${waiting.slug}`)]).toEqual([422, 404]);
    expect(await refused.text()).toContain('An election is near');
    expect(await textOf(sam.browser, '/desk/waves')).toContain('An election is near');
    const over = { isBound: false, periods: [] };
    expect(await setElections(db, over, { after: 1, by: amina.id, now: new Date() })).toBe('set');
    await new Promise((done) => setTimeout(done, 1_100));
    expect(await page(coming)).not.toContain('before an election');
    expect((await decide(amina.browser, waiting)).status).toBe(303);
  });
});

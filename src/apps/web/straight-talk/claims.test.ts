import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { sql } from 'kysely';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  askForAnswer,
  feedSignerOf,
  holdAsPrivate,
  rumourKeysOf,
  settleAsked,
  takeClaim,
} from '#domains/straight-talk';
import { answeredClaim, answerWith, approveAnswer } from '#domains/straight-talk/testing';
import { createCodes } from '#platform/codes';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { readSigned } from '#platform/signatures';
import { publicUrl, shippedCatalogue, tables, testSecret } from '../testing/open-site.ts';
import { openVoices, type VoicesSite } from '../testing/open-voices.ts';

const start = new Date('2026-11-25T12:00:00Z');
const library =
  'My cousin drives the number nine bus and says the library on Mill Lane is to be sold to a casino by Easter https://malware.example.org/now';
const water =
  'Do not drink from the tap in Brannock Road till Friday, a man from the works told my mum there is chlorine in it';
const languages = shippedCatalogue().languages.map(({ tag }) => tag);
const inLanguage = (tag: string, path: string) => (tag === 'en' ? path : `/${tag}${path}`);

let db: Database;
let site: VoicesSite;
beforeAll(async () => {
  db = await openTestDatabase(tables);
  site = openVoices(db, start);
  return () => db.destroy();
});
beforeEach(async () => {
  await sql`truncate straight_talk.claims, straight_talk.rumours, straight_talk.answers, platform.attempts cascade`.execute(
    db,
  );
  later();
});

/** What pages keep for a second is old by then. */
function later() {
  site.clock = new Date(site.clock.getTime() + 10_000);
}

const installation = () => ({ db, codes: createCodes(testSecret), keys: rumourKeysOf(testSecret), now: site.clock });
async function answer(more: Parameters<typeof answeredClaim>[3] = {}) {
  const id = await answeredClaim(installation(), library, 'library', more);
  later();
  return id;
}
const send = async (words: string, path = '/claims/new') =>
  (await site.arrive().open(path)).press('#rumour button[type=submit]:not([name])', { words });
const storedIn = async (table: 'rumours' | 'words') =>
  Number(
    (await sql<{ count: string }>`select count(*) from ${sql.table(`straight_talk.${table}`)}`.execute(db)).rows[0]
      ?.count,
  );
const post = (path: string, fields: Readonly<Record<string, string>>, headers: Readonly<Record<string, string>> = {}) =>
  site.app.request(path, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...headers },
  });

describe('somebody who was sent something', () => {
  it('is told not to pass it on, and gets a code that tells her what became of it, without script and without cookies', async () => {
    const sent = await send(library);
    expect(sent.status).toBe(200);
    expect(sent.title).toBe('We are checking. Please do not forward it.');
    expect(sent.headers.get('cache-control')).toBe('no-store');
    const code = sent.document.querySelector('#code-words')?.textContent ?? '';
    const receipt = await (await site.arrive().open('/receipt')).press('.receipt-form button', { code });
    expect(receipt.title).toBe('It waits for somebody to look at it');
    expect(receipt.html).not.toMatch(/library|Mill Lane|malware/);
    const inUrdu = await receipt.press('button[lang=ur]');
    expect(inUrdu.document.documentElement.getAttribute('dir')).toBe('rtl');
    expect(inUrdu.document.querySelector('#rumour-state')).not.toBeNull();
  });

  it('reads the answer at once where there is one to something very like it, and is told that nobody has compared the two', async () => {
    await answer();
    const sent = await send(`FWD: ${library.toUpperCase()} 😱`);
    expect(sent.title).toBe('This seems to be answered already');
    expect(sent.words).toContain(answerWith({}).fact);
    expect(sent.words).toContain('Nobody has compared the two yet');
    expect((await sent.follow('main a.button')).title).toBe(answerWith({}).fact);
    const other = await send(water);
    expect(other.title).toBe('We are checking. Please do not forward it.');
  });

  it('finds the way to the answer with her code once there is one', async () => {
    const sent = await send(library);
    const code = sent.document.querySelector('#code-figures')?.textContent ?? '';
    await answer();
    const receipt = await (await site.arrive().open('/receipt')).press('.receipt-form button', { code });
    expect(receipt.title).toBe('There is an answer');
    expect((await receipt.follow('main a.button')).title).toBe(answerWith({}).fact);
  });

  it.each([
    ['', 'Paste or type what you were sent.'],
    ['🙏🙏🙏 123', 'There are no words in it.'],
    ['https://malware.example.org/x', 'There are no words in it.'],
    [`${'word '.repeat(20_000)}again`, 'Characters too many: 5.'],
  ])('is told what to mend in %.20j, and finds it in the form', async (words, problem) => {
    const refused = await send(words);
    expect(refused.status).toBe(422);
    expect(refused.document.querySelector('#words-problem')?.textContent).toContain(problem);
    expect(refused.value('#words')).toBe(words);
    expect(await storedIn('rumours')).toBe(0);
  });

  it('may paste a chat of 100 kB, and is told that a book is too much', async () => {
    const chat = `${'ایک بات جو سب کو بتانی ہے '.repeat(4_000)}`.slice(0, 100_000);
    expect((await send(chat)).status).toBe(200);
    expect(await storedIn('words')).toBe(1);
    const book = await post('/claims/new', { words: 'x'.repeat(1_100_000), language: 'en' });
    expect(book.status).toBe(413);
    expect(await book.text()).toContain('Send the part that you doubt.');
  });

  it('changes the language of the page without losing what she wrote, and without sending it', async () => {
    const page = await site.arrive().open('/claims/new');
    const urdu = await page.press('.languages button[lang=ur]', { words: library });
    expect(urdu.status).toBe(200);
    expect(urdu.value('#words')).toBe(library);
    expect(urdu.document.documentElement.getAttribute('lang')).toBe('ur');
    expect(await storedIn('rumours')).toBe(0);
  });

  it('may share from WhatsApp into the form, where nothing of it runs and nothing is kept before she sends it', async () => {
    const manifest = JSON.parse(await (await site.app.request('/ur/manifest.webmanifest')).text());
    expect(manifest.share_target).toMatchObject({ action: '/ur/claims/shared', method: 'POST' });
    const icons = manifest.icons as readonly { src: string; type: string }[];
    for (const { src, type } of icons) expect((await site.app.request(src)).headers.get('content-type')).toBe(type);
    const words = '<script>alert(1)</script> look at this';
    const shared = await post(
      '/ur/claims/shared',
      { text: words, url: 'https://malware.example.org/x' },
      { 'sec-fetch-site': 'none' },
    );
    const html = await shared.text();
    expect(html).toContain('&lt;script>alert(1)&lt;/script> look at this\nhttps://malware.example.org/x');
    expect(html).not.toContain('href="https://malware');
    expect(await storedIn('rumours')).toBe(0);
  });

  it('sends nothing by a form that somebody else’s page made', async () => {
    const response = await post('/claims/new', { words: library, language: 'en' }, { 'sec-fetch-site': 'cross-site' });
    expect(response.status).toBe(422);
    expect(await storedIn('rumours')).toBe(0);
  });

  it('sends an address along that nobody here ever asks, not even one of this very machine', async () => {
    const asked: (string | undefined)[] = [];
    const trap = createServer((request, response) => {
      asked.push(request.url);
      response.end('caught');
    });
    await new Promise<void>((resolve) => trap.listen(0, '127.0.0.1', resolve));
    const { port } = trap.address() as AddressInfo;
    try {
      const page = await send(`${water} http://127.0.0.1:${port}/secret http://localhost:${port}/secret`);
      expect(page.status).toBe(200);
      const shared = await post('/claims/shared', { text: water, url: `http://127.0.0.1:${port}/shared` });
      expect(shared.status).toBe(200);
      const at = { ...answerWith({}).sources[0]!, address: `http://127.0.0.1:${port}/source` };
      await expect(answer({ sources: [at] })).rejects.toThrow('"what":"address"');
      expect(asked).toEqual([]);
      await fetch(`http://127.0.0.1:${port}/control`);
      expect(asked).toEqual(['/control']);
    } finally {
      await new Promise((resolve) => trap.close(resolve));
    }
  });

  it('leaves none of her words, and no address of hers, in the log or beside the rumour', async () => {
    await send(library);
    expect(JSON.stringify(site.logged)).not.toMatch(/library|Mill|malware/);
    const { rows } = await sql<object>`select * from straight_talk.rumours`.execute(db);
    expect(Object.keys(rows[0] ?? {}).toSorted()).toEqual([
      'claim_id',
      'code_hash',
      'hour',
      'id',
      'is_confirmed',
      'language',
      'share',
    ]);
  });
});

describe('an answer', () => {
  it.each(languages)(
    'is read in %s, the fact before the rumour, in its own language where nobody has translated it',
    async (tag) => {
      await answer();
      const list = await site.arrive().open(inLanguage(tag, '/claims'));
      const page = await list.follow('.answers h3 a');
      expect(page.status).toBe(200);
      const { fact, claim, why, cause } = answerWith({});
      const places = [fact, claim, why, cause].map((text) => page.words.indexOf(text));
      expect(places).toEqual(places.toSorted((one, other) => one - other));
      expect(places).not.toContain(-1);
      expect(page.document.querySelector('#untranslated') === null).toBe(tag === 'en');
      if (tag !== 'en') expect(page.document.querySelector('h1 [lang=en]')?.getAttribute('dir')).toBe('ltr');
      expect(page.html).not.toContain('malware');
    },
  );

  it.each([
    ['true', 'How we know', { warning: '', cause: '' }],
    ['cannot-tell', 'What is known', { warning: '', cause: '', sources: [] }],
  ] as const)('may find that a rumour is %s, and says so as plainly', async (verdict, heading, more) => {
    await answer({ verdict, ...more });
    const page = await site.arrive().open('/claims/library');
    expect(page.document.querySelector('.verdict-mark')?.classList.contains(verdict)).toBe(true);
    const headings = [...page.document.querySelectorAll('h2')].map(({ textContent }) => textContent);
    expect(headings).toContain(heading);
    expect(headings).not.toContain('What really happened');
  });

  it('is data for programs that collect answers, of which nothing runs', async () => {
    await answer({ claim: 'A </script><script>alert(1)</script> casino' });
    const page = await site.arrive().open('/claims/library');
    const data = page.document.querySelector('script[type="application/ld+json"]')?.textContent ?? '';
    expect(JSON.parse(data)).toMatchObject({
      '@type': 'ClaimReview',
      url: `${publicUrl}/claims/library`,
      reviewRating: { ratingValue: 1, alternateName: 'False' },
    });
    expect(page.html).not.toContain('<script>alert');
  });

  it('has a card, and a picture for messengers', async () => {
    await answer();
    const page = await site.arrive().open('/ur/claims/library');
    const picture = page.document.querySelector('meta[property="og:image"]')?.getAttribute('content') ?? '';
    const card = await site.app.request(picture.replace(publicUrl, ''));
    expect(card.headers.get('content-type')).toBe('image/jpeg');
    expect((await site.app.request('/claims/library/card-en-2.jpg')).status).toBe(404);
    expect(decodeURIComponent(page.link('main a.button[target]'))).toContain(answerWith({}).card);
  });

  it('is shown in a translation, which says when it has fallen behind', async () => {
    const id = await answer();
    await approveAnswer(installation(), id, { language: 'ur', fact: 'لائبریری کھلی رہے گی۔' });
    const urdu = await site.arrive().open('/ur/claims/library');
    expect(urdu.title).toBe('لائبریری کھلی رہے گی۔');
    expect(urdu.document.querySelector('#stale')).toBeNull();
    await approveAnswer(installation(), id, { after: 1, correction: 'The lease runs for twelve years.' });
    expect(
      (await site.arrive().open('/ur/claims/library')).document.querySelector('#stale a')?.getAttribute('href'),
    ).toBe('/claims/library');
  });

  it('keeps what it said before: every version stays readable, and the log of corrections has every change', async () => {
    const id = await answer();
    await approveAnswer(installation(), id, {
      after: 1,
      verdict: 'misleading',
      fact: 'Part of it is for sale.',
      correction: 'Half of the house is for sale.',
    });
    const page = await site.arrive().open('/claims/library');
    expect(page.title).toBe('Part of it is for sale.');
    expect(page.words).toContain('From “False” to “Misleading”. Half of the house is for sale.');
    const old = await page.follow('a[href$="/versions/en/1"]');
    expect(old.title).toBe(answerWith({}).fact);
    expect(old.document.querySelector('#version')?.textContent).toContain('has been replaced');
    expect((await site.arrive().open('/claims/corrections')).words).toContain('Half of the house is for sale.');
    expect((await site.arrive().open('/claims/library/versions/en/3')).status).toBe(404);
  });

  it('is gone where it tells of a private person, and says why where two people took it back', async () => {
    const id = await answer();
    const doing = (actor: string) => ({ actor, now: site.clock });
    const asked = { for: 'take-back', because: 'court' } as const;
    await db.transaction().execute((trx) => askForAnswer(trx, id, asked, doing('staff:one')));
    expect((await site.arrive().open('/claims/library')).status).toBe(200);
    await db.transaction().execute((trx) => settleAsked(trx, id, { agrees: true }, doing('staff:two')));
    const gone = await site.arrive().open('/claims/library');
    expect([gone.status, gone.words]).toEqual([410, expect.stringContaining('It could have misled a court.')]);
    for (const path of ['/claims', '/claims/library/versions/en/1', '/claims/corrections', '/sitemap.xml'])
      expect((await site.arrive().open(path)).html).not.toContain(answerWith({}).fact);

    const other = await answeredClaim(installation(), water, 'water', { fact: 'The water is good.' });
    await db.transaction().execute((trx) => takeClaim(trx, other, doing('staff:one')));
    await db.transaction().execute((trx) => holdAsPrivate(trx, other, doing('staff:one')));
    expect((await site.arrive().open('/claims/water')).status).toBe(404);
  });

  it('may be reported, like any page', async () => {
    await answer();
    const form = await (await site.arrive().open('/claims/library')).follow('.report a');
    expect(form.status).toBe(200);
    expect(form.words).toContain(answerWith({}).fact);
  });
});

describe('whether it helped', () => {
  const said = (value: string) => `#helped button[value=${value}]`;
  const counted = async () =>
    (await sql<{ said: string; count: number }>`select said, count from straight_talk.helped order by said`.execute(db))
      .rows;

  it('is counted and thanked for', async () => {
    await answer();
    const thanked = await (await site.arrive().open('/claims/library')).press(said('yes'));
    expect(thanked.document.querySelector('#helped')?.textContent).toBe('Thank you. It is counted.');
    expect(await counted()).toEqual([{ said: 'yes', count: 1 }]);
  });

  it('changes nothing by itself, and is counted thirty times an hour from one place of the network', async () => {
    await answer();
    const body = () => new URLSearchParams({ said: 'unbelieved', language: 'en', number: '1' });
    const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
    const votes: number[] = [];
    for (let vote = 0; vote < 60; vote++) {
      const response = await site.app.request(
        '/claims/library/helped',
        { method: 'POST', body: body(), headers },
        { from: '192.0.2.7' },
      );
      votes.push(response.status);
    }
    expect(votes.filter((status) => status === 200)).toHaveLength(30);
    expect(await counted()).toEqual([{ said: 'unbelieved', count: 30 }]);
    expect((await site.arrive().open('/claims/library')).title).toBe(answerWith({}).fact);
  });

  it.each([
    { said: 'yes', language: 'en', number: '7' },
    { said: 'kill', language: 'en', number: '1' },
    { said: 'yes', language: 'fr', number: '1' },
  ])('is not counted from %j', async (fields) => {
    await answer();
    expect((await post('/claims/library/helped', fields)).status).toBe(422);
    expect(await counted()).toEqual([]);
  });
});

describe('other organisations', () => {
  it('read the answers as a feed, and know by its signature that they are from here', async () => {
    await answer();
    const feed = await (await site.app.request('/claims/feed.json')).text();
    expect(JSON.parse(feed)).toMatchObject({
      items: [{ url: `${publicUrl}/claims/library`, title: answerWith({}).fact }],
    });
    later();
    const signed = await (await site.app.request('/claims/feed.jws')).text();
    expect(await readSigned(signed, feedSignerOf(testSecret).publicKey)).toEqual({ ok: true, value: feed });
    expect(await readSigned(signed, feedSignerOf('another').publicKey)).toEqual({ ok: false, problem: 'other-key' });
  });
});

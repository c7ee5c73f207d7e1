import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { codeFor, createAuthenticator } from '#platform/auth/testing';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { createMailer } from '#platform/mail';
import { type MailSink, openMailSink } from '#platform/mail/testing';
import { type DeskBrowser, openDesk, password } from '../../testing/open-desk.ts';
import { publicUrl, tables } from '../../testing/open-site.ts';

type Desk = ReturnType<typeof openDesk>;
type Staff = Awaited<ReturnType<Desk['staff']>>;

let db: Database;
let desk: Desk;
let ann: Staff;
let bea: Staff;
let sam: Staff;
let sink: MailSink;
let email = '';
let count = 0;
beforeAll(async () => {
  sink = await openMailSink();
  db = await openTestDatabase(tables);
  desk = openDesk(db, createMailer({ smtpUrl: sink.url, mailFrom: 'desk@example.org' }));
  ann = await desk.staff('ann@example.org', ['steward']);
  bea = await desk.staff('bea@example.org', ['steward', 'analyst']);
  return async () => {
    await db.destroy();
    await sink.stop();
  };
});
beforeEach(async () => {
  count++;
  email = `sam${count}@example.org`;
  sam = await desk.staff(email, ['checker']);
  sink.mails.length = 0;
});

const goesTo = (response: Response) => [response.status, response.headers.get('location')];
const open = (by: Staff, personId: string, reason = 'Lost her phone; I met her at the library.') =>
  by.browser.post(`/desk/people/${personId}/recovery`, { reason });
const linkIn = (html: string) => /value="https:\/\/map\.example\.org(\/desk\/recover\/[\w-]+)"/.exec(html)?.[1] ?? '';

/** Opened and confirmed: where it is looked at, and the link. */
async function confirmed() {
  const address = (await open(ann, sam.id)).headers.get('location') ?? '';
  const link = linkIn(await (await bea.browser.post(`${address}/confirm`)).text());
  return { address, link };
}

/** Sets up a password and a code app by a link, with script off. */
async function setUp(browser: DeskBrowser, link: string, chosen = 'eight rivers meet slowly') {
  const token = await browser.tokenOf(link);
  expect(goesTo(await browser.post(link, { password: chosen }, { token }))).toEqual([303, `${link}/code`]);
  const html = await (await browser.get(`${link}/code`)).text();
  const secret = (/id="secret">([^<]+)</.exec(html)?.[1] ?? '').replaceAll(' ', '');
  const asked = await browser.tokenOf(`${link}/code`);
  return {
    secret,
    html,
    finish: () => browser.post(`${link}/code`, { code: codeFor(secret, new Date()) }, { token: asked }),
  };
}

test('one steward opens it, another confirms, and the same person signs in with what she sets up, and with nothing else', async () => {
  const opened = await open(ann, sam.id);
  const address = opened.headers.get('location') ?? '';
  expect(opened.status).toBe(303);
  expect(sink.mails).toMatchObject([{ to: [email] }]);
  expect(sink.mails[0]?.text).toContain('Lost her phone; I met her at the library.');
  expect(sink.mails[0]?.text).not.toContain('/desk/recover/');
  const forAnn = await (await ann.browser.get(address)).text();
  expect(forAnn).toContain('Another steward has to confirm it');
  expect(forAnn).not.toContain(`${address}/confirm`);

  expect(await (await bea.browser.get('/desk/people')).text()).toContain('Waits for a second steward.');
  const forBea = await (await bea.browser.get(address)).text();
  for (const words of [`Person ${email}`, 'Person ann@example.org', 'Lost her phone', `${address}/confirm`])
    expect(forBea).toContain(words);
  const made = await (await bea.browser.post(`${address}/confirm`)).text();
  const link = linkIn(made);
  expect(made).toContain(`The mail server has taken a mail with this link for ${email}.`);
  expect(sink.mails[1]).toMatchObject({
    to: [email],
    text: expect.stringContaining(`\n${publicUrl}${link}\n`),
  });

  const browser = desk.browse();
  const shown = await (await browser.get(link)).text();
  expect(shown).toContain(`This link is for Person ${email}.`);
  expect(shown).not.toMatch(/name="(name|email)"/);
  const weak = await browser.post(link, { password: `${email} 1` }, { token: await browser.tokenOf(link) });
  expect(weak.status).toBe(422);
  const { html, finish } = await setUp(browser, link);
  expect(html).toContain(encodeURIComponent(email));
  expect((await browser.get('/desk')).status).toBe(303);
  expect((await sam.browser.get('/desk')).status).toBe(200);
  expect(goesTo(await finish())).toEqual([303, '/desk']);

  const home = await (await browser.get('/desk')).text();
  expect(home).toContain(`Hello, Person ${email}`);
  expect(home).toContain('Claim checker');
  expect((await sam.browser.get('/desk')).status).toBe(303);
  expect((await desk.browse().post('/desk/sign-in', { email, password })).status).toBe(422);
  expect((await desk.browse().post('/desk/sign-in', { email, password: 'eight rivers meet slowly' })).status).toBe(303);
  expect((await browser.get(link)).status).toBe(410);
  expect((await ann.browser.get(address)).status).toBe(404);
});

test('a passkey made by the link lets in, and a made-up answer does not', async () => {
  const { link } = await confirmed();
  const browser = desk.browse();
  await browser.get(link);
  expect((await browser.postJson(`${link}/passkey/keep`, {})).status).toBe(422);
  const offered = await browser.postJson(`${link}/passkey/offer`, {});
  const options = (await offered.json()) as object;
  expect(options).toMatchObject({ user: { name: email, displayName: `Person ${email}` } });
  const answer = createAuthenticator(publicUrl).make(options);
  expect((await browser.postJson(`${link}/passkey/keep`, answer)).status).toBe(200);
  expect((await browser.get('/desk')).status).toBe(200);
  expect((await sam.browser.get('/desk')).status).toBe(303);
  expect((await browser.postJson(`${link}/passkey/offer`, {})).status).toBe(422);
});

describe('what must not be', () => {
  test('both steps by one person, a recovery of oneself, and none without a reason', async () => {
    const address = (await open(ann, sam.id)).headers.get('location') ?? '';
    const again = await ann.browser.post(`${address}/confirm`);
    expect(again.status).toBe(422);
    expect(await again.text()).toMatch(/role="alert">[^<]*You have opened it/);
    expect(await (await ann.browser.get(`/desk/people/${ann.id}`)).text()).not.toContain('/recovery"');
    const own = await open(ann, ann.id);
    expect(own.status).toBe(422);
    const silent = await open(bea, sam.id, ' ');
    expect(silent.status).toBe(422);
    await ann.browser.post(`${address}/cancel`);
    const empty = await open(bea, sam.id, '');
    expect(await empty.text()).toMatch(/id="reason-problem"[\s\S]*Say why\./);
  });

  test('two links when two confirm at once', async () => {
    const cem = await desk.staff('cem@example.org', ['steward', 'organiser']);
    const address = (await open(ann, sam.id)).headers.get('location') ?? '';
    const both = await Promise.all([bea, cem].map(({ browser }) => browser.post(`${address}/confirm`)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    const texts = await Promise.all(both.map((answer) => answer.text()));
    expect(texts.filter((html) => linkIn(html) !== '')).toHaveLength(1);
    await ann.browser.post(`/desk/people/${cem.id}/end`, { sure: 'yes' });
  });

  test('a link that works after it was cancelled, half-way too', async () => {
    const { address, link } = await confirmed();
    const browser = desk.browse();
    const { finish } = await setUp(browser, link);
    expect(goesTo(await ann.browser.post(`${address}/cancel`))).toEqual([303, '/desk/people']);
    expect((await finish()).status).toBe(403);
    expect((await browser.get(link)).status).toBe(410);
    expect((await browser.get('/desk')).status).toBe(303);
    expect((await sam.browser.get('/desk')).status).toBe(200);
    expect((await bea.browser.post(`${address}/confirm`)).status).toBe(404);
  });

  test('a recovery that the person never asked for: she sees it on her first page and ends it', async () => {
    const { link } = await confirmed();
    const home = await (await sam.browser.get('/desk')).text();
    expect(home).toContain('Person ann@example.org asked to let you in again');
    expect(goesTo(await bea.browser.post('/desk/own-recovery/cancel'))).toEqual([303, '/desk']);
    expect((await desk.browse().get(link)).status).toBe(200);
    expect(goesTo(await sam.browser.post('/desk/own-recovery/cancel'))).toEqual([303, '/desk']);
    expect((await desk.browse().get(link)).status).toBe(410);
    expect(await (await sam.browser.get('/desk')).text()).not.toContain('own-recovery');
  });
});

test('a single steward is told what to do on the server', async () => {
  await ann.browser.post(`/desk/people/${bea.id}`, { role: ['analyst'] });
  const html = await (await ann.browser.get(`/desk/people/${sam.id}`)).text();
  expect(html).toContain('npx outspoken steward invite');
  expect(html).not.toContain('/recovery"');
  expect((await open(ann, sam.id)).status).toBe(422);
});

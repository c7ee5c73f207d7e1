import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordEntry, requirements } from '#domains/readiness';
import { rumourKeysOf } from '#domains/straight-talk';
import { answeredClaim, answerWith, approveAnswer, gatherClaim } from '#domains/straight-talk/testing';
import { slurListWith } from '#domains/voices/core';
import { createCodes } from '#platform/codes';
import { type Database, migrate, openInMemory } from '#platform/database';
import { type Answer, listen } from '../src/apps/cli/http-server.ts';
import { openDesk } from '../src/apps/web/testing/open-desk.ts';
import { tables, testSecret } from '../src/apps/web/testing/open-site.ts';
import { contentPartsWith } from '../src/apps/worker/flows/decide-case.ts';
import { click, fits, heading, looksWhole } from './harness/staff.ts';
import { type Visitor, visit } from './harness/visitor.ts';

const parts = contentPartsWith(slurListWith());
const rumour =
  'My cousin drives the number nine bus and says the library on Mill Lane is to be sold to a casino by Easter https://malware.example.org/now';
const water =
  'Do not drink from the tap in Brannock Road till Friday, a man from the works told my mum there is chlorine in it';
const inUrdu = {
  claim: 'لائبریری ایک جوا خانے کو بیچی جا رہی ہے',
  fact: 'مل لین کی لائبریری کھلی رہے گی: کونسل نے دس سال کے لیے کرایہ نامہ بڑھا دیا ہے۔',
  warning: 'پھیلتا ہوا پیغام اس کے برعکس کہتا ہے۔',
  why: 'اس میں اسی سڑک کی ایک اور عمارت کا نوٹس دکھایا گیا ہے۔',
  cause: 'ساتھ والا سابق بینک بیچا جا رہا ہے۔',
  unknown: 'پیغام کس نے لکھا۔',
  wouldChangeOurMind: 'کونسل کا بیچنے کا فیصلہ۔',
  card: 'لائبریری کھلی رہے گی: کونسل نے دس سال کے لیے کرایہ نامہ بڑھا دیا ہے۔',
};

let db: Database;
let desk: ReturnType<typeof openDesk>;
let origin: string;
let stop: () => Promise<void>;
const cookies = new Map<string, ReadonlyMap<string, string>>();

beforeAll(async () => {
  db = await openInMemory();
  await migrate(db, tables);
  let answer: Answer = () => new Response('not yet', { status: 503 });
  const listening = await listen((request, from) => answer(request, from), 'localhost', 0);
  if (!listening.ok) throw new Error(listening.problem.kind);
  origin = `http://localhost:${listening.value.port}`;
  desk = openDesk(db, null, parts, origin);
  answer = (request) => desk.app.fetch(request);
  stop = () => listening.value.stop(0);
  const amina = await desk.staff('amina@example.org', ['steward']);
  for (const name of ['zahra', 'tom'])
    cookies.set(name, (await desk.staff(`${name}@example.org`, ['checker'])).browser.cookies);
  const reviewBy = new Date(Date.now() + 100 * 86_400_000).toISOString().slice(0, 10);
  for (const { id } of requirements)
    await recordEntry(db, { requirement: id, text: 'Recorded.', reviewBy, after: 0, by: amina.id, now: new Date() });
  const at = { db, codes: createCodes(testSecret), keys: rumourKeysOf(testSecret), now: new Date() };
  const id = await answeredClaim(at, rumour, 'library');
  await approveAnswer(at, id, {
    after: 1,
    fact: answerWith({}).fact,
    correction: 'The lease runs for ten years, not for twelve.',
  });
  await approveAnswer(at, id, { language: 'ur', ...inUrdu });
});
afterAll(async () => {
  await stop();
  await db.destroy();
});

/** One of the checkers, in a browser of their own. */
async function staff(name: string): Promise<Visitor> {
  const visitor = await visit({ origin });
  const held = [...(cookies.get(name) ?? [])];
  await visitor.page.context().addCookies(held.map(([key, value]) => ({ name: key, value, url: `${origin}/desk` })));
  return visitor;
}

describe.each([
  { language: 'English', prefix: '' },
  { language: 'Urdu', prefix: '/ur' },
])('in $language, somebody who was sent something', ({ language, prefix }) => {
  test.each([
    ['with script', true],
    ['without script', false],
  ])('%s sends it in, is answered at once and finds the answer again by her code', async (how, script) => {
    const her = await visit({ origin, script });
    const { page } = her;
    const looks = script ? looksWhole : fits;
    const name = (part: string) => `claims-${part}-${language}-${script ? 'script' : 'plain'}`;
    await page.goto(`${origin}${prefix}/claims`);
    await looks(her, name('list'));
    await page.locator('main a.button').click();
    await looks(her, name('form'));
    await page.locator('#words').fill(`FWD: ${rumour.toUpperCase()} 😱 ${how}`);
    await page.locator('#rumour button[type=submit]').last().click();
    await looks(her, name('known'));
    const code = await page.locator('#code-words').innerText();
    await page.locator('main a.button').click();
    expect(await heading(page)).toBe(prefix === '' ? answerWith({}).fact : inUrdu.fact);
    await looks(her, name('answer'));
    await page.locator('#helped button[value=yes]').click();
    expect(await page.locator('#helped').getAttribute('role')).toBe('status');

    await page.goto(`${origin}${prefix}/receipt`);
    await page.locator('#code').fill(code);
    await page.locator('.receipt-form button').click();
    await looks(her, name('receipt'));
    await page.locator('main a.button').click();
    expect(new URL(page.url()).pathname).toBe(`${prefix}/claims/library`);
    await page.goto(`${origin}${prefix}/claims/library/versions/en/1`);
    await looks(her, name('version'));
  });
});

describe('the checkers', () => {
  test('see what goes unanswered, take a rumour, put it into words and answer it, each at their own desk', async () => {
    const at = {
      db,
      codes: createCodes(testSecret),
      keys: rumourKeysOf(testSecret),
      now: new Date(Date.now() - 20 * 3_600_000),
    };
    const words = `${water} Ring 07700 900123 or see https://malware.example.org/now`;
    const id = await gatherClaim(at, words, 6);
    await gatherClaim(at, 'میری خالہ کہتی ہیں کہ اگلے ہفتے سے شہر کی سب بسیں بند ہو رہی ہیں اور کسی کو خبر نہیں', 2);
    const zahra = await staff('zahra');
    const { page } = zahra;
    await page.goto(`${origin}/desk/claims`);
    await looksWhole(zahra, 'claims-desk-queue-new');
    await page.goto(`${origin}/desk/claims/${id}`);
    await click(page, 'Take it');
    await looksWhole(zahra, 'claims-desk-taken');
    expect(await page.locator('main a[href*=malware]').count()).toBe(0);
    await click(page, 'Confirm 6 copies');
    await page.getByLabel('Address of the page').fill('water-brannock-road');
    await page.getByLabel('Harm to a person').selectOption('2');
    await page.getByLabel('How well it can be checked').selectOption('3');
    await click(page, 'Save');
    await page.goto(`${origin}/desk/claims`);
    expect(await page.locator('#longest').innerText()).toMatch(/^2[01] hours$/);
    await looksWhole(zahra, 'claims-desk-queue');

    await page.goto(`${origin}/desk/claims/${id}/answers/en`);
    const body = answerWith({ fact: 'The water of Brannock Road is good to drink.' });
    for (const part of ['claim', 'fact', 'warning', 'why', 'cause', 'unknown', 'wouldChangeOurMind', 'card'] as const)
      await page.locator(`#${part}`).fill(body[part]);
    await click(page, 'Give it to a second checker');
    expect(await page.getByRole('alert').innerText()).toContain('Something has to be mended');
    // The browser itself complains of a form that comes back.
    zahra.complaints.splice(
      zahra.complaints.findIndex((complaint) => complaint.includes('status of 422')),
      1,
    );
    await looksWhole(zahra, 'claims-desk-editor-problem');
    const source = (name: string) => page.locator(`[name="source.0.${name}"]`);
    await source('title').fill('Report of the water works');
    await source('address').fill('https://water.example.org/report');
    await source('date').fill('2026-11-20');
    await source('takenOn').fill('2026-11-24');
    await source('text').fill('The samples of Brannock Road are within every limit.');
    await click(page, 'Give it to a second checker');

    const tom = await staff('tom');
    await tom.page.goto(`${origin}/desk/claims/${id}`);
    await looksWhole(tom, 'claims-desk-claim');
    await tom.page.goto(`${origin}/desk/claims/${id}/answers/en/decide`);
    await looksWhole(tom, 'claims-desk-decide');
    await click(tom.page, 'Approve and publish');
    await tom.page.goto(`${origin}/claims/water-brannock-road`);
    expect(await heading(tom.page)).toBe(body.fact);
  });
});

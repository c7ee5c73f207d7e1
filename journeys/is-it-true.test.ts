import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rumourKeysOf } from '#domains/straight-talk';
import { answeredClaim, answerWith, approveAnswer } from '#domains/straight-talk/testing';
import { slurListWith } from '#domains/voices/core';
import { createCodes } from '#platform/codes';
import { type Database, migrate, openInMemory } from '#platform/database';
import { type Answer, listen } from '../src/apps/cli/http-server.ts';
import { openDesk } from '../src/apps/web/testing/open-desk.ts';
import { tables, testSecret } from '../src/apps/web/testing/open-site.ts';
import { contentPartsWith } from '../src/apps/worker/flows/decide-case.ts';
import { fits, heading, looksWhole } from './harness/staff.ts';
import { visit } from './harness/visitor.ts';

const parts = contentPartsWith(slurListWith());
const rumour =
  'My cousin drives the number nine bus and says the library on Mill Lane is to be sold to a casino by Easter https://malware.example.org/now';
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

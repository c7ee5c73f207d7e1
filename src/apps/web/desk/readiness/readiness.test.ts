import { beforeAll, expect, test } from 'vitest';
import { listVersions, missingRequirements, recordEntry, requirements } from '#domains/readiness';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { openDesk } from '../../testing/open-desk.ts';
import { tables } from '../../testing/open-site.ts';

let db: Database;
let desk: ReturnType<typeof openDesk>;
let steward: Awaited<ReturnType<ReturnType<typeof openDesk>['staff']>>;
beforeAll(async () => {
  db = await openTestDatabase(tables);
  desk = openDesk(db);
  steward = await desk.staff('first@example.org', ['steward']);
  return () => db.destroy();
});

const nextYear = () => new Date(Date.now() + 300 * 86_400_000).toISOString().slice(0, 10);
const get = async (address: string) => (await steward.browser.get(address)).text();
const textIn = (html: string) => /<textarea[^>]*>([\s\S]*?)<\/textarea>/.exec(html)?.[1] ?? '';
const after = (html: string) => /name="after" value="(\d+)"/.exec(html)?.[1] ?? '';

test('a steward begins with the template, is told by name what is left to fill in, and keeps what she wrote', async () => {
  const page = await get('/desk/readiness/privacy');
  const template = textIn(page);
  expect(template).toContain('[name of your organisation]');
  const refused = await steward.browser.post('/desk/readiness/privacy', {
    text: `We are [name of your organisation] & <friends>.`,
    review: '2020-01-01',
    after: after(page),
  });
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toMatch(/id="text-problem"[\s\S]*square brackets: \[name of your organisation\]\. Fill it in/);
  expect(html).toMatch(/id="review-problem"[\s\S]*has to lie ahead/);
  expect(textIn(html)).toBe('We are [name of your organisation] &amp; &lt;friends>.');
  expect(await listVersions(db, 'privacy')).toEqual([]);
});

test('a preview shows a text as it will be, escaped, and records nothing', async () => {
  const text = '# Who we are\n\nWe are <b>us</b>.\n- one\n- two';
  const previewed = await steward.browser.post('/desk/readiness/complaints/preview', {
    text,
    review: nextYear(),
    after: '0',
  });
  expect(previewed.status).toBe(200);
  const html = await previewed.text();
  expect(html).toMatch(
    /<h2 dir="auto">Who we are<\/h2><p dir="auto">We are &lt;b>us&lt;\/b>\.<\/p><ul dir="auto"><li>one<\/li>/,
  );
  expect(textIn(html)).toContain('# Who we are');
  expect(await listVersions(db, 'complaints')).toEqual([]);
});

test('what is recorded stands on the checklist with a name and a day, for everybody of the staff to read', async () => {
  const record = (text: string, version: string) =>
    steward.browser.post('/desk/readiness/safeguarding', { text, review: nextYear(), after: version });
  expect((await record('Ask Ann.', '0')).headers.get('location')).toBe('/desk/readiness');
  expect((await record('Ask Ann or Bea.', '1')).status).toBe(303);
  const list = await get('/desk/readiness');
  expect(list).toContain('1 of 8 in order');
  expect(list).toMatch(/On record<\/strong> by Person first@example\.org, \d+ \w+ \d{4}; to be reviewed by/);
  expect(await get('/desk')).toContain('7 texts have to be recorded.');

  const { browser } = await desk.staff('reader@example.org', ['moderator']);
  const page = await (await browser.get('/desk/readiness/safeguarding')).text();
  expect(page).toContain('Ask Ann or Bea.');
  expect(page).not.toContain('<textarea');
  expect(await (await browser.get('/desk/readiness/privacy')).text()).toContain('Nobody has recorded it yet.');
  expect(await (await browser.get('/desk')).text()).not.toContain('have to be recorded');
  const first = await (await browser.get('/desk/readiness/safeguarding/versions/1')).text();
  expect(first).toContain('Ask Ann.');
  for (const address of [
    '/desk/readiness/none',
    '/desk/readiness/safeguarding/versions/3',
    '/desk/readiness/none/versions/1',
  ])
    expect((await browser.get(address)).status).toBe(404);
});

test('whoever is a moment late sees what was recorded meanwhile, and can record hers after it', async () => {
  const page = await get('/desk/readiness/moderation');
  const quicker = {
    requirement: 'moderation',
    text: 'We read everything.',
    reviewBy: nextYear(),
    after: 0,
    by: steward.id,
  } as const;
  expect((await recordEntry(db, { ...quicker, now: new Date() })).ok).toBe(true);
  const mine = { text: 'We read everything twice.', review: nextYear() };
  const late = await steward.browser.post('/desk/readiness/moderation', { ...mine, after: after(page) });
  expect(late.status).toBe(422);
  const html = await late.text();
  expect(html).toContain('Somebody has recorded another version meanwhile.');
  expect(html).toContain('<p dir="auto">We read everything.</p>');
  expect(textIn(html)).toBe('We read everything twice.');
  const again = await steward.browser.post('/desk/readiness/moderation', { ...mine, after: after(html) });
  expect(again.status).toBe(303);
  expect(await listVersions(db, 'moderation')).toHaveLength(2);
});

test('the longest text in any script is taken, and one beyond that is answered in words', async () => {
  const longest = 'ہ'.repeat(30_000);
  const taken = await steward.browser.post('/desk/readiness/accessibility', {
    text: longest,
    review: nextYear(),
    after: '0',
  });
  expect(taken.status).toBe(303);
  const long = await steward.browser.post('/desk/readiness/accessibility', {
    text: `${longest}x`,
    review: nextYear(),
    after: '1',
  });
  expect(long.status).toBe(422);
  expect(await long.text()).toContain('30,000 characters at most');
  const huge = await steward.browser.post('/desk/readiness/accessibility', { text: 'x'.repeat(500_000) });
  expect([huge.status, await huge.text()]).toEqual([413, expect.stringContaining('too long to be sent')]);
});

test('the gate opens with the last text, and the desk says so', async () => {
  for (const { id } of requirements) {
    const version = (await listVersions(db, id)).length;
    const fields = { text: `What we say of ${id}.`, review: nextYear(), after: String(version) };
    await steward.browser.post(`/desk/readiness/${id}`, fields);
  }
  expect(await missingRequirements(db, new Date())).toEqual([]);
  expect(await get('/desk/readiness')).toContain('this installation may publish');
  expect(await get('/desk')).not.toContain('to be recorded');
});

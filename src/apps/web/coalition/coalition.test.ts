import { parseHTML } from 'linkedom';
import { beforeAll, expect, it } from 'vitest';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { openDesk } from '../testing/open-desk.ts';
import { openSite, shippedCatalogue, tables } from '../testing/open-site.ts';

type Staff = Awaited<ReturnType<ReturnType<typeof openDesk>['staff']>>;

let db: Database;
let desk: ReturnType<typeof openDesk>;
let steward: Staff;
let lead: Staff;
beforeAll(async () => {
  db = await openTestDatabase(tables);
  desk = openDesk(db);
  steward = await desk.staff('first@example.org', ['steward']);
  lead = await desk.staff('lead@example.org', ['intermediary-lead']);
  return () => db.destroy();
});

async function send(path: string, said: Readonly<Record<string, string>>) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' };
  return desk.app.request(path, { method: 'POST', body: new URLSearchParams(said), headers });
}
const page = async (response: Promise<Response> | Response) => (await response).text();
const statement = () => page(desk.app.request('/coalition'));
let words = '';
let id = '';

it('an organisation asks, is seen by nobody, and stands there once a steward has made sure of it', async () => {
  const wrong = await send('/coalition/sign', { name: 'Hope & <b>', website: 'hope.example' });
  expect(wrong.status).toBe(422);
  const { document } = parseHTML(await wrong.text());
  expect(document.querySelector('#website-problem')?.textContent).toContain('https://');
  expect(document.querySelector('#name')?.getAttribute('value')).toBe('Hope & <b>');

  const asked = await page(send('/coalition/sign', { name: 'Hope & <b>', website: 'https://hope.example' }));
  words = /<strong>((?:[a-z]+ ){5}[a-z]+)<\/strong>/.exec(asked)?.[1] ?? '';
  expect(words).not.toBe('');
  expect(await statement()).not.toContain('Hope');
  const waiting = await page(lead.browser.get('/desk/coalition'));
  id = /\/desk\/coalition\/([0-9a-f]{32})\/confirm/.exec(waiting)?.[1] ?? '';
  expect((await lead.browser.post(`/desk/coalition/${id}/confirm`)).status).toBe(303);
  const html = await statement();
  expect(html).toContain('Hope &amp; &lt;b>');
  expect(html).toContain('1 organisation has signed');
});

it('it stands in every language, and no longer than a year', async () => {
  for (const { tag } of shippedCatalogue().languages)
    expect(await page(desk.app.request(tag === 'en' ? '/coalition' : `/${tag}/coalition`))).toContain(
      'https://hope.example',
    );
  const later = openSite(db, undefined, undefined, Date.now() + 366 * 86_400_000);
  expect(await later.page('/coalition')).not.toContain('Hope');
});

it('it is taken out by two, hidden from the first asking on', async () => {
  await lead.browser.post(`/desk/coalition/${id}/take-out`);
  expect(await statement()).not.toContain('Hope');
  const own = await lead.browser.post(`/desk/coalition/${id}/agree`);
  expect(await own.text()).toContain('Whoever asked does not agree to it.');
  await steward.browser.post(`/desk/coalition/${id}/keep`);
  expect(await statement()).toContain('Hope');
  // What stands there is not deleted by one person as something that only asks.
  const refused = await steward.browser.post(`/desk/coalition/${id}/refuse`);
  expect(refused.status).toBe(422);
});

it('it leaves with its own words; a year is not made longer before its end; a stranger opens nothing', async () => {
  expect((await send('/coalition/mine', { code: 'acorn lamp river stone violet zone' })).status).toBe(422);
  const own = await page(send('/coalition/mine', { code: words }));
  expect(own).toContain('It stands on the page.');
  expect(own).not.toContain('Sign for another year');
  expect(await page(send('/coalition/mine/leave', { code: words }))).toContain('You have left.');
  expect(await statement()).not.toContain('Hope');
  expect((await send('/coalition/mine', { code: words })).status).toBe(422);
});

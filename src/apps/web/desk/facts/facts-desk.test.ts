import { beforeAll, expect, test } from 'vitest';
import { factDefinitions, registerColumns } from '#domains/facts/core';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { openDesk } from '../../testing/open-desk.ts';
import { tables } from '../../testing/open-site.ts';

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

const hotline = '/desk/facts/anti-terrorist-hotline';
const fields = {
  ...{ number: '0800 111 2222', textphone: '', web: 'https://www.gov.uk/ACT', hours: 'always', name: 'not-needed' },
  ...{ recorded: '', source: 'gov.uk', sourceUrl: 'https://www.gov.uk/ACT' },
};
const page = async (who: Staff, address: string) => (await who.browser.get(address)).text();
const publicPage = async (address: string, headers = {}) => desk.app.request(address, { headers });

test('a changed hotline number stands on public pages, on the desk and in every copy once a second person has approved it, and not before', async () => {
  const before = await publicPage('/talk');
  const mark = before.headers.get('etag') ?? '';
  expect(await before.text()).toContain('0800 789 321');
  expect((await publicPage('/talk', { 'if-none-match': mark })).status).toBe(304);

  const wrong = await steward.browser.post(hotline, { ...fields, number: 'call us', after: '0' });
  expect(wrong.status).toBe(422);
  expect(await wrong.text()).toMatch(/id="number-problem"[\s\S]*not written as it should be[\s\S]*value="call us"/);
  expect((await steward.browser.post(hotline, { ...fields, after: '0' })).status).toBe(303);
  expect(await page(steward, '/desk/facts')).toMatch(/Waiting for a second person[\s\S]*Anti-Terrorist Hotline/);
  const own = await steward.browser.post(`${hotline}/decide`, { number: '1', verdict: 'approved' });
  expect(await own.text()).toContain('Whoever proposed it does not approve it.');
  expect(await (await publicPage('/talk')).text()).not.toContain('0800 111 2222');

  expect(await page(lead, hotline)).toContain('0800 111 2222');
  expect((await lead.browser.post(`${hotline}/decide`, { number: '1', verdict: 'approved' })).status).toBe(303);
  const after = await publicPage('/talk', { 'if-none-match': mark });
  expect(after.status).toBe(200);
  const html = await after.text();
  expect(html).toContain('href="tel:08001112222"');
  expect(html).not.toContain('0800 789 321');
  expect(await page(lead, '/desk')).toContain('0800 111 2222');
});

test('a check is of one person, with the day of the next; a fact that cannot be taken out offers no way to', async () => {
  expect(await page(lead, '/desk/facts/act-early')).toContain('Nobody here has checked it yet.');
  const late = await lead.browser.post('/desk/facts/act-early/check', { next: '2099-01-01' });
  expect(late.status).toBe(422);
  const next = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
  expect((await lead.browser.post('/desk/facts/act-early/check', { next })).status).toBe(303);
  expect(await page(lead, '/desk/facts')).toMatch(/ACT Early support line[\s\S]*?Checked[\s\S]*?next on/);
  expect(await page(lead, hotline)).not.toContain('take-out');
  expect((await lead.browser.post(`${hotline}/take-out`, { after: '1' })).status).toBe(422);
});

test('a figure has the lines of a figure, and no number to call', async () => {
  const html = await page(lead, '/desk/facts/prevent-referrals');
  expect(html).toContain('name="figure"');
  expect(html).not.toContain('name="textphone"');
  const figure = {
    figure: '9,001',
    asOf: '2026-03-31',
    web: '',
    source: 'Home Office',
    sourceUrl: 'https://www.gov.uk/',
  };
  const address = '/desk/facts/prevent-referrals';
  expect((await lead.browser.post(address, { ...figure, number: '999', after: '0' })).status).toBe(303);
  expect(await page(steward, address)).toContain('9001');
});

test('the register leaves as a file, with what was agreed on and nothing that waits', async () => {
  const csv = await page(lead, '/desk/facts/register.csv');
  expect(csv.split('\n')[0]).toBe(registerColumns.join(','));
  expect(csv.trim().split('\n')).toHaveLength(1 + factDefinitions.length);
  expect(csv).toContain('anti-terrorist-hotline,0800 111 2222,');
  expect(csv).toContain(',8778,2025-03-31,');
});

import { beforeAll, expect, test } from 'vitest';
import { type RequirementId, recordEntry, requirements } from '#domains/readiness';
import type { Database } from '#platform/database';
import { openTestDatabase } from '#platform/database/testing';
import { openSite, type TestSite, tables } from '../testing/open-site.ts';

let db: Database;
let site: TestSite;
beforeAll(async () => {
  db = await openTestDatabase(tables);
  site = openSite(db);
  return () => db.destroy();
});

async function record(requirement: RequirementId, text: string, after = 0): Promise<void> {
  const now = new Date('2026-11-23T12:00:00Z');
  const recorded = await recordEntry(db, { requirement, text, reviewBy: '2027-11-23', after, by: 'ann', now });
  if (!recorded.ok) throw new Error(JSON.stringify(recorded.problem));
}

test('nothing is there, and no page leads there, before something is recorded', async () => {
  await site.page('/policies', 404);
  await site.page('/policies/privacy', 404);
  expect(await site.page('/')).not.toContain('/policies');
});

test('what the public has a right to see is a page as soon as it is recorded, and at the foot of every other', async () => {
  await record('privacy', '# <script>alert(1)</script>\n\nWe keep "little" & tell you.\n1. one\n2. two');
  const page = await site.page('/policies/privacy');
  expect(page).toContain('<h1>Privacy notice</h1>');
  expect(page).toContain('&lt;script>alert(1)&lt;/script>');
  expect(page).not.toMatch(/<script(?! type="module" src="\/assets\/)/);
  expect(page).toContain('<ol dir="auto" start="1"><li>one</li><li>two</li></ol>');
  expect(page).toContain('On record since 23 November 2026. To be looked at again by 23 November 2027.');
  expect(await site.page('/')).toContain('href="/policies/privacy"');
  expect(await site.page('/policies')).toContain('what happens to data about you');
  const map = await site.page('/sitemap.xml');
  expect(map).toContain('https://map.example.org/policies/privacy<');
  expect(map).toContain('https://map.example.org/ur/policies<');
});

test('in another language the page says that the text is not in it', async () => {
  const page = await site.page('/ur/policies/privacy');
  expect(page).toMatch(/<html lang="ur" dir="rtl">/);
  expect(page).toMatch(/<div class="plain-text" lang="en" dir="auto"><h2 dir="auto">/);
  expect(page).toContain('اسی زبان میں');
  expect(await site.page('/ur')).toContain('href="/ur/policies/privacy"');
  expect(await site.page('/policies/privacy')).not.toContain('class="notice"');
});

test('an assessment for staff is nobody else’s page', async () => {
  for (const { id, isPublic } of requirements)
    if (!isPublic) {
      await record(id, 'For staff alone.');
      expect(await site.page(`/policies/${id}`, 404)).not.toContain('For staff alone.');
    }
  expect(await site.page('/policies')).not.toContain('illegal-content');
});

test('a browser that asks again is told whether its copy is still true', async () => {
  const ask = (validator: string) => site.app.request('/policies/privacy', { headers: { 'if-none-match': validator } });
  const first = await site.app.request('/policies/privacy');
  const validator = first.headers.get('etag') ?? '';
  expect(first.headers.get('cache-control')).toContain('no-cache');
  expect((await ask(validator)).status).toBe(304);
  const home = (await site.app.request('/')).headers.get('etag');
  await record('privacy', 'Other words.', 1);
  const second = await ask(validator);
  expect(second.status).toBe(200);
  expect(await second.text()).toContain('Other words.');
  expect((await site.app.request('/')).headers.get('etag')).not.toBe(home);
});

test('they stay readable, and every page with them, while the database does not answer', async () => {
  const lost = await openTestDatabase(tables);
  const other = openSite(lost);
  const now = new Date('2026-11-23T12:00:00Z');
  await recordEntry(lost, { requirement: 'privacy', text: 'Kept.', reviewBy: '2027-11-23', after: 0, by: 'ann', now });
  await other.page('/policies/privacy');
  await lost.destroy();
  expect(await other.page('/policies/privacy')).toContain('Kept.');
  expect(await other.page('/')).toContain('href="/policies/privacy"');
});

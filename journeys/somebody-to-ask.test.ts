import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { recordCheck } from '#domains/facts';
import { type FactId, factDefinitions } from '#domains/facts/core';
import { type Database, migrate, openInMemory } from '#platform/database';
import { type Answer, listen } from '../src/apps/cli/http-server.ts';
import { helpPaths } from '../src/apps/web/help/help-routes.tsx';
import { openSite, shippedCatalogue, tables } from '../src/apps/web/testing/open-site.ts';
import { overflow } from './harness/accessibility.ts';
import { fits, looksWhole } from './harness/staff.ts';
import { type Visitor, visit } from './harness/visitor.ts';

let db: Database;
let origin: string;
let stop: () => Promise<void>;
const folder = mkdtempSync(join(tmpdir(), 'outspoken-numbers-'));

beforeAll(async () => {
  db = await openInMemory();
  await migrate(db, tables);
  const checkedOf: readonly FactId[] = ['anti-terrorist-hotline', 'act-early', 'police', 'childline'];
  for (const { id } of factDefinitions.filter((fact) => checkedOf.includes(fact.id)))
    await db
      .transaction()
      .execute((trx) =>
        recordCheck(trx, id, '2026-12-20', { actor: 'staff:a', now: new Date('2026-11-20T12:00:00Z') }),
      );
  const { app } = openSite(db);
  const answer: Answer = (request) => app.fetch(request);
  const listening = await listen(answer, 'localhost', 0);
  if (!listening.ok) throw new Error(listening.problem.kind);
  origin = `http://localhost:${listening.value.port}`;
  stop = () => listening.value.stop(0);
});
afterAll(async () => {
  await stop();
  await db.destroy();
  rmSync(folder, { recursive: true });
});

/** The weather, from this machine: what she leaves for is not ours, and no test asks another host. */
async function keepHere({ page }: Visitor) {
  await page.route('https://www.bbc.co.uk/weather', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Weather</title><h1>Weather</h1>' }),
  );
}

/** That something asked for the weather is what was meant to happen. */
const forget = (complaints: string[]) => {
  complaints.splice(0, complaints.length, ...complaints.filter((line) => !line.includes('bbc.co.uk')));
};

describe.each([
  { language: 'English', prefix: '' },
  { language: 'Urdu', prefix: '/ur' },
])('in $language', ({ language, prefix }) => {
  test.each([
    ['with script', true],
    ['without script', false],
  ])('%s somebody with a worry finds out what happens, and every page is whole', async (_, script) => {
    const her = await visit({ origin, script });
    const looks = script ? looksWhole : fits;
    const name = (part: string) => `help-${part}-${language}-${script ? 'script' : 'plain'}`;
    const { page } = her;
    await page.goto(`${origin}${prefix}/`);
    await page.locator('.safety a[href$="/help"]').click();
    await looks(her, name('first'));
    await page.locator('a[href$="/help/what-happens/hotline"]').first().click();
    await looks(her, name('hotline'));
    await page.locator('a[href$="/talk/practice/hotline-call"]').click();
    for (let turn = 0; turn < 9 && (await page.locator('.talk-choices').count()) > 0; turn++)
      await page.locator('.talk-choices a').nth(1).click();
    await page.locator('.ending a[href$="/help/what-happens/hotline"]').click();
    await page.locator('a[href$="/help/ready"]').click();
    await page.locator('.ticks label').first().click();
    expect(await page.locator('.ticks input:checked').count()).toBe(1);
    await looks(her, name('ready'));
    await page.goto(`${origin}${prefix}/help/report`);
    await looks(her, name('report'));
    await page.goto(`${origin}${prefix}/help/what-happens/referral`);
    await looks(her, name('referral'));
  });
});

test.each(shippedCatalogue().languages.map(({ tag }) => tag))(
  'in %s every page fits a screen of 320 pixels',
  async (tag) => {
    const { page } = await visit({ origin, width: 320, height: 640, script: false });
    for (const path of helpPaths) {
      await page.goto(`${origin}${tag === 'en' ? '' : `/${tag}`}${path}`);
      expect(await overflow(page), path).toEqual({ pixels: 0, widest: '' });
    }
  },
);

test('Shift three times leaves, says so to a screen reader on the way, and Back does not bring the page again', async () => {
  const her = await visit({ origin });
  const { page, complaints } = her;
  await keepHere(her);
  await page.goto(`${origin}/help`);
  await page.goto(`${origin}/help/what-happens/hotline`);
  const said = page.locator('leave-page [role="status"]');
  await page.keyboard.press('Shift');
  expect(await said.textContent()).toBe('Shift. Press two more times to leave.');
  // A capital letter is no press of Shift alone.
  await page.keyboard.press('Shift+A');
  await page.keyboard.press('Shift');
  expect(await said.textContent()).toBe('Shift. Press once more to leave.');
  await page.keyboard.press('Shift');
  await page.waitForURL('https://www.bbc.co.uk/weather');
  await page.goBack();
  expect(new URL(page.url()).pathname).toBe('/help');
  expect(await page.locator('.leave-cover').count()).toBe(0);
  forget(complaints);
});

test('three presses that take longer than five seconds do not leave', async () => {
  const { page } = await visit({ origin });
  await page.clock.install();
  await page.goto(`${origin}/help`);
  await page.keyboard.press('Shift');
  await page.keyboard.press('Shift');
  await page.clock.runFor(5_100);
  expect(await page.locator('leave-page [role="status"]').textContent()).toBe('You are still on this page.');
  await page.keyboard.press('Shift');
  expect(await page.locator('leave-page [role="status"]').textContent()).toBe('Shift. Press two more times to leave.');
  expect(page.url()).toBe(`${origin}/help`);
});

test.each([true, false])('the button leaves (script: %s)', async (script) => {
  const her = await visit({ origin, script });
  await keepHere(her);
  await her.page.goto(`${origin}/ur/help`);
  await her.page.locator('a.leave').click();
  await her.page.waitForURL('https://www.bbc.co.uk/weather');
  forget(her.complaints);
});

test('the file of numbers is read without network, with the day it was made', async () => {
  const her = await visit({ origin, width: 360 });
  await her.page.goto(`${origin}/help`);
  const { name, bytes } = await her.fetchFile('a[download]');
  const path = join(folder, name);
  writeFileSync(path, bytes);
  await her.page.context().setOffline(true);
  await her.page.goto(pathToFileURL(path).href);
  expect(await her.page.locator('a[href="tel:0800789321"]').isVisible()).toBe(true);
  expect(await her.page.locator('body').innerText()).toContain('Copy made on 23 November 2026');
  expect(await her.page.locator('body').innerText()).toContain('After 20 December 2026');
  expect(await overflow(her.page)).toMatchObject({ pixels: 0 });
  // That a file was opened, and nothing else.
  expect(her.complaints.splice(0)).toEqual([expect.stringContaining(pathToFileURL(path).href)]);
});

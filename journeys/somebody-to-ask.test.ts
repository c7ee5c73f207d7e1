import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { recordCheck } from '#domains/facts';
import { type FactId, factDefinitions } from '#domains/facts/core';
import {
  addOrganisation,
  addReference,
  assure,
  countContacts,
  findListing,
  nominate,
  recordTraining,
  setConsents,
} from '#domains/intermediaries';
import { someFields } from '#domains/intermediaries/testing';
import { createCodes } from '#platform/codes';
import type { Database } from '#platform/database';
import { helpPaths } from '../src/apps/web/help/help-routes.tsx';
import { peoplePaths } from '../src/apps/web/help/people-routes.tsx';
import { lessons } from '../src/apps/web/help/training-page.tsx';
import { loadTheExample, openSite, shippedCatalogue, testSecret } from '../src/apps/web/testing/open-site.ts';
import { overflow } from './harness/accessibility.ts';
import { rehearse } from './harness/rehearse.ts';
import { serveSite } from './harness/serve-site.ts';
import { fits, looksWhole } from './harness/staff.ts';
import { type Visitor, visit } from './harness/visitor.ts';

let origin: string;
/** The six words of somebody who is listed in Leeds. */
let words = '';
const folder = mkdtempSync(join(tmpdir(), 'outspoken-numbers-'));

beforeAll(async () => {
  const site = await serveSite(async (db) => {
    const checkedOf: readonly FactId[] = ['anti-terrorist-hotline', 'act-early', 'police', 'childline'];
    for (const { id } of factDefinitions.filter((fact) => checkedOf.includes(fact.id)))
      await db
        .transaction()
        .execute((trx) =>
          recordCheck(trx, id, '2026-12-20', { actor: 'staff:a', now: new Date('2026-11-20T12:00:00Z') }),
        );
    await loadTheExample(db);
    words = await listSomebody(db);
    const { app } = openSite(db);
    return (request) => app.fetch(request);
  });
  origin = site.origin;
  return async () => {
    await site.stop();
    rmSync(folder, { recursive: true });
  };
});

/** Somebody of an organisation in Leeds, listed as far as everybody's consent goes, with talks of a quarter that has ended. */
async function listSomebody(on: Database): Promise<string> {
  const known = { areas: new Set(['E08000035']), languages: new Set(['en', 'ur']) };
  const by = (who: string) => ({ actor: `staff:${who}`, now: new Date('2026-11-20T12:00:00Z') });
  return on.transaction().execute(async (trx) => {
    const said = { name: 'Hope Community', website: 'https://hope.example', areas: ['E08000035'] };
    const organisation = await addOrganisation(trx, said, known, by('a'));
    if (!organisation.ok) throw new Error('not added');
    const fields = { ...someFields, languages: ['en', 'ur'] };
    const nominated = await nominate(trx, createCodes(testSecret), organisation.value, fields, known, by('a'));
    if (!nominated.ok) throw new Error('not nominated');
    const { id, code } = nominated.value;
    for (const day of ['2026-11-01', '2026-11-02']) await addReference(trx, id, day, by('a'));
    await recordTraining(trx, id, '2026-11-03', by('a'));
    await setConsents(trx, id, ['name', 'phone', 'place', 'gender', 'hours'], by('a'));
    await assure(trx, id, by('b'));
    const listing = await findListing(trx, id);
    if (listing === null) throw new Error('not there');
    for (const [topic, count, knew] of [
      ['worry', 80, 'yes'],
      ['hate', 40, 'no'],
      ['online', 4, 'no'],
    ] as const)
      await countContacts(
        trx,
        listing,
        { month: '2026-08', area: 'E08000035', topic, outcome: 'talked', knew, count },
        '2026-08-31',
      );
    return code.words;
  });
}

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
    await page.locator('a[href$="/talk/practice/hotline-call"]').first().click();
    await rehearse(page, (choices) => choices.nth(1));
    await page.locator('.ending a[href$="/help/what-happens/hotline"]').click();
    await page.locator('a[href$="/help/ready"]').first().click();
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
    for (const path of [...helpPaths, ...peoplePaths]) {
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

describe.each([
  { language: 'English', prefix: '' },
  { language: 'Urdu', prefix: '/ur' },
])('people to ask, in $language', ({ language, prefix }) => {
  test.each([
    ['with script', true],
    ['without script', false],
  ])('%s somebody finds one, changes the language and keeps her place, and reads the lessons', async (_, script) => {
    const her = await visit({ origin, script });
    const { page } = her;
    const looks = script ? looksWhole : fits;
    const name = (part: string) => `people-${part}-${language}-${script ? 'script' : 'plain'}`;
    await page.goto(`${origin}${prefix}/help/people`);
    await looks(her, name('ask'));
    await page.locator('#place').fill('leeds');
    await page.locator('#find button[type="submit"]').last().click();
    await page.locator('.person').waitFor();
    await looks(her, name('found'));
    await page.locator('.languages button[lang="tr"]').click();
    await page.waitForURL('**/tr/help/people');
    expect(await page.locator('#place').inputValue()).toBe('Leeds');
    expect(await page.locator('.person').count()).toBe(1);
    await page.goto(`${origin}${prefix}/help/people`);
    await page.locator('#place').fill('He told me that he will');
    await page.locator('#find button[type="submit"]').last().click();
    await page.locator('main [role="alert"]').waitFor();
    expect(await page.locator('#place').inputValue()).toBe('');
    await looks(her, name('no-place'));
    her.complaints.splice(0); // The page says with 422 that this is no place.
    await page.goto(`${origin}${prefix}/help/mine`);
    await page.locator('#code').fill(words);
    await page.locator('main form button').click();
    await page.locator('#consent').waitFor();
    await looks(her, name('mine'));
    await page.goto(`${origin}${prefix}/help/training`);
    await looks(her, name('training'));
    for (const [lesson, answer] of lessons) await page.locator(`#${lesson}-${answer}`).check();
    await page.locator('#lessons button[type="submit"]').last().click();
    await page.locator('.certificate').waitFor();
    await looks(her, name('certificate'));
    await page.goto(`${origin}${prefix}/help/people/figures`);
    await looks(her, name('figures'));
    await page.goto(`${origin}${prefix}/help/people/coverage`);
    await looks(her, name('coverage'));
  });
});

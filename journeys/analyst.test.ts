import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Outspoken, outspoken, startOutspoken, temporaryFolder } from './harness/outspoken.ts';
import {
  becomeSteward,
  click,
  giveAuthenticator,
  invite,
  joinWithPasskey,
  looksWhole,
  openConfirmed,
  recordEverything,
} from './harness/staff.ts';
import { type Visitor, visit } from './harness/visitor.ts';

const official = process.env.OUTSPOKEN_DATA ?? join(import.meta.dirname, '../../shared/data');
const file = (name: string) => join(official, name);
const hasOfficialData = existsSync(file('imd2025/imd2025_england_lsoa21.csv.gz'));
const patience = { timeout: 240_000 };

describe.skipIf(!hasOfficialData)('an analyst with the official figures of all small areas of England', () => {
  const data = temporaryFolder();
  let site: Outspoken;
  beforeAll(async () => {
    const shares = file('fairness_audit/census2021_religion_ethnicity_lsoa21_ew.csv.gz');
    const run = outspoken(data, 'mapping', 'protected', 'install', shares, '--code', 'lsoa21_code', '--data', data);
    if (run.status !== 0) throw new Error(run.talk);
    site = await startOutspoken(data, 'localhost');
  }, 400_000);
  afterAll(async () => {
    await site.stop();
    rmSync(data, { recursive: true });
  });

  /** Sends a file, has it checked as the names of its columns tell, and confirms. */
  async function bringIn({ page, open }: Visitor, kind: string, name: string, fields: Record<string, string> = {}) {
    await open('/desk/imports/new');
    await page.getByLabel(kind, { exact: true }).check();
    await page.getByLabel('File', { exact: true }).setInputFiles(file(name));
    await click(page, 'Send the file');
    await page.waitForURL(/\/desk\/imports\/[0-9a-f-]{36}$/, patience);
    for (const [label, value] of Object.entries(fields)) await page.getByLabel(label, { exact: true }).fill(value);
    await click(page, 'Check the file');
    await page.getByRole('button', { name: 'Store it' }).click(patience);
    await page.getByText('It is stored').waitFor(patience);
  }

  /** Adds a column of the table as an indicator of vulnerability. */
  async function addIndicator({ page }: Visitor, column: string, title: string) {
    await page.getByRole('link', { name: 'Add an indicator' }).click();
    await click(page, 'Show its columns');
    await page.getByRole('link', { name: column, exact: true }).click();
    await page.getByLabel('Title', { exact: true }).fill(title);
    await page.getByLabel('In which group').selectOption({ label: 'Vulnerability' });
    await click(page, 'Add');
    await page.getByRole('link', { name: 'Recipe', exact: true }).click();
  }

  test('comes by a link, brings the country in, explores it and publishes it with a colleague, who takes it back', async () => {
    const arrive = async () => {
      const visitor = await visit({ origin: site.origin });
      visitor.page.setDefaultTimeout(60_000); // Maps of a whole country are made when they are first asked for.
      return visitor;
    };
    const amina = await arrive();
    await becomeSteward(amina, site.said());
    const late = await arrive();
    await late.open(/\/desk\/welcome\/\S+/.exec(site.said())?.[0] ?? '', 410);
    const invitation = await invite(amina, 'sam@example.org', 'Analyst');
    const sam = await arrive();
    await giveAuthenticator(sam.page);
    await joinWithPasskey(sam, invitation, 'Sam Okoro');

    await bringIn(sam, 'Areas', 'boundaries/lad24_uk.geojson.gz');
    await bringIn(sam, 'Areas', 'imd2025/imd2025_england_lsoa21.csv.gz');
    await bringIn(sam, 'Areas', 'boundaries/lsoa21_ew.geojson.gz');
    await sam.page.getByText('The map tiles are ready.').waitFor(patience);
    await looksWhole(sam, 'analyst-stored');
    const from = { Source: 'MHCLG, English Indices of Deprivation 2025', Licence: 'OGL-3.0', Year: '2025' };
    await bringIn(sam, 'Table of figures', 'imd2025/imd2025_england_lsoa21.csv.gz', from);
    await looksWhole(sam, 'analyst-table');

    await sam.page.getByRole('link', { name: 'Begin a recipe with it' }).click();
    await sam.page.getByLabel('Title', { exact: true }).fill('Need in England');
    expect(await sam.page.getByLabel('Column of names').inputValue()).toBe('lsoa21_name');
    expect(await sam.page.getByLabel('Column of parent areas').inputValue()).toBe('lad24_code');
    await sam.page.getByLabel('Amenability').uncheck();
    await click(sam.page, 'Begin');
    await addIndicator(sam, 'income_score', 'People on low incomes');
    await addIndicator(sam, 'employment_score', 'People shut out of work');
    await addIndicator(sam, 'education_score', 'Learning and skills');
    await looksWhole(sam, 'analyst-recipe');

    await sam.page.getByLabel('Weight of People on low incomes').first().fill('3');
    await sam.page.locator('[data-not-kept]').waitFor(patience);
    expect(await sam.page.locator('[data-announce]').innerText()).toMatch(/[1-9][\d,]* of 33,755 areas/);
    await looksWhole(sam, 'analyst-what-if');
    await click(sam.page, 'Keep this change');

    await sam.page.getByRole('link', { name: 'Title and uncertainty' }).click();
    await sam.page.getByLabel('Draws', { exact: true }).fill('20');
    await click(sam.page, 'Keep this change');
    await sam.page.getByRole('link', { name: 'Versions' }).click();
    await click(sam.page, 'Make the version');
    await sam.page.getByText('Stored as the draft').waitFor(patience);
    await recordEverything(amina);
    await sam.page.getByRole('link', { name: 'See the draft' }).click();
    await sam.page.waitForURL('**/desk/maps/need-in-england-v1');
    await looksWhole(sam, 'analyst-draft');
    for (const part of ['clusters', 'intervals', 'report', 'records']) {
      await sam.open(`/desk/maps/need-in-england-v1/${part}`);
      await looksWhole(sam, `analyst-${part}`);
    }
    await openConfirmed(sam, '/desk/maps/need-in-england-v1/publish');
    await sam.page.getByLabel('Why').fill('The figures of October 2025, three weeks checked.');
    await click(sam.page, 'Propose it');
    await sam.page.waitForURL('**/desk/maps/need-in-england-v1');

    const reader = await arrive();
    await reader.open('/map?map=need-in-england-v1', 404);
    await openConfirmed(amina, '/desk/maps/need-in-england-v1/decide');
    await amina.page.getByLabel('Why').fill('I built it again and got the same.');
    await click(amina.page, /^Publish it/);
    await amina.page.waitForURL('**/desk/maps/need-in-england-v1');

    await reader.open('/map');
    await reader.page.locator('.sheet').scrollIntoViewIfNeeded();
    await reader.page.locator('true-map[data-state="ready"]').waitFor({ state: 'attached', timeout: 60_000 });
    await looksWhole(reader, 'analyst-public');
    await reader.open('/areas/E01033013');
    expect(await reader.page.locator('main').innerText()).toContain('People on low incomes');
    await reader.open('/ur/map');
    await looksWhole(reader, 'analyst-public-ur');
    const addresses = ['/map', '/map.csv', '/map.geojson', '/areas/E01033013', '/api/v1/maps/need-in-england-v1'];
    for (const path of addresses) expect((await fetch(site.origin + path)).status, path).toBe(200);

    await openConfirmed(amina, '/desk/maps/need-in-england-v1/withdraw');
    await amina.page.getByLabel('Why').fill('One column was of another year.');
    await click(amina.page, 'Hide it now');
    await amina.page.waitForURL('**/desk/maps/need-in-england-v1');
    for (const path of addresses) {
      const asked = path.startsWith('/api') ? path : `${path}?map=need-in-england-v1`;
      const answer = await fetch(site.origin + asked);
      expect(answer.status, path).toBe(410);
      expect(await answer.text()).not.toMatch(/People on low incomes|data-indicator/);
    }
    await reader.open('/areas/E01033013', 404);
    expect(await (await fetch(`${site.origin}/sitemap.xml`)).text()).not.toContain('need-in-england');
  }, 600_000);
});

import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Outspoken, startOutspoken, temporaryFolder } from './harness/outspoken.ts';
import {
  becomeSteward,
  click,
  giveAuthenticator,
  invite,
  joinWithPasskey,
  looksWhole,
  recordEverything,
} from './harness/staff.ts';
import { type Visitor, visit } from './harness/visitor.ts';

const data = temporaryFolder();
let site: Outspoken;

beforeAll(async () => {
  site = await startOutspoken(data, 'localhost');
}, 400_000);
afterAll(async () => {
  await site?.stop();
  rmSync(data, { recursive: true, force: true });
});

const tab = ({ page }: Visitor, name: string) =>
  page.getByRole('navigation', { name: 'Pages of this plan' }).getByRole('link', { name, exact: true }).click();

test('somebody plans under a budget by moving it, sees why, and two people put the decision on record', async () => {
  const amina = await visit({ origin: site.origin });
  const { page } = amina;
  await becomeSteward(amina, site.said());
  await recordEverything(amina);
  await amina.open('/desk/interventions');
  await page.getByLabel('What it is called').fill('Help for 2027');
  await looksWhole(amina, 'plans');
  await click(page, 'Begin');
  await page.getByRole('heading', { name: 'Help for 2027' }).waitFor();

  const sum = page.locator('[data-preview] .plan-sum');
  const before = await sum.innerText();
  await page.locator('#budget + input[type="range"]').fill('2000000');
  await expect.poll(() => sum.innerText()).not.toBe(before);
  const spent = Number(/£([\d,]+)/.exec(await sum.innerText())?.[1]?.replaceAll(',', ''));
  expect(spent).toBeLessThanOrEqual(2_020_000);
  expect(await page.locator('[data-not-kept]').isVisible()).toBe(true);
  await page.locator('#budget').fill('4000000');
  await page.getByLabel('Sport', { exact: true }).fill('20');
  await expect
    .poll(async () => Number(/£([\d,]+)/.exec(await sum.innerText())?.[1]?.replaceAll(',', '')))
    .toBeGreaterThan(3_800_000);
  await looksWhole(amina, 'plan-limits');
  await click(page, 'Keep these limits');
  await page.waitForLoadState();
  expect(await page.locator('#budget').inputValue()).toBe('4000000');

  await tab(amina, 'What it is made of');
  for (const making of await page.locator('details.making').all()) {
    if ((await making.locator('summary .in-use').count()) === 0) continue;
    await making.locator('summary').press('Enter');
    for (const source of await making.getByLabel(/^Where the (cost|effect) is from$/).all())
      await source.fill('Our own budget of 2026');
  }
  await page.getByLabel('Owed to regions').fill('North East: 3');
  await looksWhole(amina, 'plan-makings');
  await click(page, 'Keep');
  await page.getByText('1 region is owed a minimum').waitFor();

  await tab(amina, 'Why');
  await page.getByRole('heading', { name: 'Why each choice' }).waitFor();
  await looksWhole(amina, 'plan-why');

  await tab(amina, 'Decide');
  await page.getByLabel('Why this plan').fill('It reaches those who have lost most, and leaves no region without.');
  await page.getByLabel('Why not the others').fill('Something everywhere would be too thin to be felt.');
  await page.getByLabel('Who disagreed, and why').fill('The youth council wanted more for sport.');
  await page.getByLabel('Who answers for it').fill('Head of communities');
  await page.getByLabel('Looked at again on').fill(new Date(Date.now() + 180 * 86_400_000).toISOString().slice(0, 10));
  await looksWhole(amina, 'plan-decide');
  await click(page, 'Offer to a second person');
  await page.getByText('Somebody else has to decide').waitFor();
  await looksWhole(amina, 'plan-decision');
  const decision = new URL(page.url()).pathname;

  const link = await invite(amina, 'sam@example.org', 'Analyst');
  const sam = await visit({ origin: site.origin });
  await giveAuthenticator(sam.page);
  await joinWithPasskey(sam, link, 'Sam Cole');
  await sam.open(decision);
  await click(sam.page, 'Make it public');
  await sam.page.getByText('This decision is public:').waitFor();
  await sam.page.getByLabel('Places filled').fill('24');
  await click(sam.page, 'Note it');
  await sam.page.getByRole('cell', { name: '24', exact: true }).waitFor();

  for (const prefix of ['', '/ur']) {
    const reader = await visit({ origin: site.origin });
    const name = (page: string) => `${page}${prefix.replace('/', '-')}`;
    await reader.open(`${prefix}/decisions`);
    await looksWhole(reader, name('decisions'));
    await reader.open(`${prefix}/decisions/help-for-2027`);
    await looksWhole(reader, name('decision'));
    await reader.open(`${prefix}/centre`);
    await looksWhole(reader, name('centre'));
    await reader.open(`${prefix}/centre/family-support`);
    await looksWhole(reader, name('centre-evidence'));
  }

  await amina.open('/desk/interventions');
  await page.getByLabel('What it is called').fill('A smaller one');
  await click(page, 'Begin');
  await tab(amina, 'Compare');
  await click(page, 'Compare');
  await page.getByRole('heading', { name: 'What is in only one of them' }).waitFor();
  await looksWhole(amina, 'plan-compare');
}, 600_000);

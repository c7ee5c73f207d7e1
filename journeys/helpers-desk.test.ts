import { beforeAll, expect, test } from 'vitest';
import { placeTwoCities } from '#domains/intermediaries/testing';
import { openDesk } from '../src/apps/web/testing/open-desk.ts';
import { serveSite } from './harness/serve-site.ts';
import { looksWhole } from './harness/staff.ts';
import { type Visitor, visit } from './harness/visitor.ts';

let origin: string;
const cookies = new Map<string, ReadonlyMap<string, string>>();

beforeAll(async () => {
  const site = await serveSite(async (db, address) => {
    await placeTwoCities(db);
    const desk = openDesk(db, null, undefined, address);
    cookies.set('amina', (await desk.staff('amina@example.org', ['steward'])).browser.cookies);
    cookies.set('tom', (await desk.staff('tom@example.org', ['intermediary-lead'])).browser.cookies);
    return (request) => desk.app.fetch(request);
  });
  origin = site.origin;
  return () => site.stop();
});

const lastWeek = new Date(Date.now() - 7 * 86_400_000).toISOString().slice(0, 10);

async function staff(name: string): Promise<Visitor> {
  const visitor = await visit({ origin });
  const held = [...(cookies.get(name) ?? [])];
  await visitor.page.context().addCookies(held.map(([key, value]) => ({ name: key, value, url: `${origin}/desk` })));
  return visitor;
}

test('somebody checks a number, proposes another, and a second person approves it', async () => {
  const tom = await staff('tom');
  await tom.page.goto(`${origin}/desk/facts`);
  await looksWhole(tom, 'desk-facts');
  await tom.page.getByRole('link', { name: 'ACT Early support line' }).click();
  await tom.page.getByRole('button', { name: 'I have checked it today' }).click();
  await tom.page.locator('input[name="number"]').fill('0800 000 0000');
  await tom.page.getByRole('button', { name: 'Propose this' }).click();
  await looksWhole(tom, 'desk-fact-own');
  const amina = await staff('amina');
  await amina.page.goto(`${origin}/desk/facts/act-early`);
  await looksWhole(amina, 'desk-fact-decide');
  await amina.page.getByRole('button', { name: 'I have compared it: approve' }).click();
  await amina.page.goto(`${origin}/help`);
  expect(await amina.page.locator('a[href="tel:08000000000"]').isVisible()).toBe(true);
});

test('somebody is nominated at the desk and can be found once two people have done their part', async () => {
  const tom = await staff('tom');
  const { page } = tom;
  await page.goto(`${origin}/desk/intermediaries`);
  await looksWhole(tom, 'desk-people-empty');
  await page.locator('#name').fill('Hope Community');
  await page.locator('#areas').selectOption('E08000035');
  await page.getByRole('button', { name: 'Add an organisation' }).click();
  await page.locator('#name').fill('Amina B');
  await page.locator('#phone').fill('0113 496 0000');
  await page.locator('#areas').selectOption('E08000035');
  await looksWhole(tom, 'desk-people-nominate');
  await page.getByRole('button', { name: 'Nominate somebody' }).click();
  const words = await page.locator('.code strong').innerText();
  await looksWhole(tom, 'desk-people-code');
  await page.getByRole('link', { name: 'Go on to the check' }).click();
  const address = page.url();
  for (const _ of [1, 2]) {
    await page.locator('#reference').fill(lastWeek);
    await page.getByRole('button', { name: 'Add this reference' }).click();
  }
  await page.locator('#training').fill(lastWeek);
  await page.getByRole('button', { name: 'Record the training' }).click();
  await looksWhole(tom, 'desk-people-listing');

  const herself = await visit({ origin });
  await herself.page.goto(`${origin}/help/mine`);
  await herself.page.locator('#code').fill(words);
  await herself.page.getByRole('button', { name: 'Open' }).click();
  await herself.page.locator('input[value="phone"]').check();
  await herself.page.getByRole('button', { name: 'Save' }).click();

  const amina = await staff('amina');
  await amina.page.goto(address);
  await amina.page.getByRole('button', { name: 'I have checked all this' }).click();
  await looksWhole(amina, 'desk-people-assured');
  await amina.page.goto(`${origin}/desk/intermediaries`);
  await looksWhole(amina, 'desk-people');
  await herself.page.goto(`${origin}/help/people`);
  await herself.page.locator('#find button[type="submit"]').last().click();
  expect(await herself.page.locator('.person').innerText()).toContain('Somebody at Hope Community');
});

test('an organisation signs, and a steward makes sure of it', async () => {
  const her = await visit({ origin });
  await her.page.goto(`${origin}/coalition/sign`);
  await looksWhole(her, 'coalition-sign-English');
  await her.page.locator('#name').fill('Hope Community');
  await her.page.locator('#website').fill('https://hope.example');
  await her.page.locator('#sign button[type="submit"]').last().click();
  await looksWhole(her, 'coalition-asked-English');
  const amina = await staff('amina');
  await amina.page.goto(`${origin}/desk/coalition`);
  await looksWhole(amina, 'desk-coalition');
  await amina.page.getByRole('button', { name: 'I have made sure: publish' }).click();
  await her.page.goto(`${origin}/coalition`);
  await looksWhole(her, 'coalition-English');
  await her.page.goto(`${origin}/ur/coalition`);
  expect(await her.page.locator('main').innerText()).toContain('Hope Community');
  await looksWhole(her, 'coalition-Urdu');
});

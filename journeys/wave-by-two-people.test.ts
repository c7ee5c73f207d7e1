import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Outspoken, outspoken, startOutspoken, temporaryFolder } from './harness/outspoken.ts';
import {
  becomeSteward,
  click,
  fits,
  heading,
  invite,
  joinWithPassword,
  looksWhole,
  openConfirmed,
  recordEverything,
} from './harness/staff.ts';
import { visit } from './harness/visitor.ts';

const data = temporaryFolder();
let site: Outspoken;

beforeAll(async () => {
  expect(outspoken(data, 'demo', 'load', '--data', data)).toMatchObject({ status: 0 });
  site = await startOutspoken(data, 'localhost');
});
afterAll(async () => {
  await site.stop();
  rmSync(data, { recursive: true });
});

const yesterday = () => `${new Date(Date.now() - 86_400_000).toISOString().slice(0, 10)}T19:00`;

test('one writes a wave without script, another approves what she sees; it opens, ends, and tells what failed', async () => {
  const amina = await visit({ origin: site.origin });
  await becomeSteward(amina, site.said());
  const sam = await visit({ origin: site.origin, script: false });
  await joinWithPassword(sam, await invite(amina, 'sam@example.org', 'Organiser'), 'Sam Okoro');
  await recordEverything(amina);

  await sam.open('/desk/waves/new');
  await fits(sam, 'wave-new');
  const fill = (label: string, text: string) => sam.page.getByLabel(label, { exact: true }).first().fill(text);
  await fill('Title (English)', 'Our street speaks');
  await fill('What it is for (English)', 'Say what you stand for, so that people who know you hear it from you.');
  await fill('Name of the organisation', 'Park Street Neighbours');
  await fill('Who pays for it (English)', 'nobody.');
  await fill('Areas', 'Leeds');
  await fill('Opens', yesterday());
  await sam.page.locator('summary', { hasText: 'Safety, age and order' }).click();
  await fill('Nobody alone: opens when so many have written', '');
  await click(sam.page, 'Save, and ask for a second person');
  expect(await sam.page.locator('[role=alert]').innerText()).toContain('About the organisation');
  expect(sam.complaints.splice(0)).toMatchObject([expect.stringContaining('status of 422')]);
  await fits(sam, 'wave-new-problem');
  await fill('About the organisation (English)', 'Neighbours of one street.');
  for (const [field, text] of [
    ['title.ur', 'ہماری گلی بولتی ہے'],
    ['aim.ur', 'بتائیے کہ آپ کس بات کے قائل ہیں، تاکہ آپ کو جاننے والے یہ آپ سے سنیں۔'],
  ] as const) {
    await sam.page.locator('summary', { hasText: 'Urdu' }).click();
    await sam.page.locator(`[id="${field}"]`).fill(text);
    await sam.page.locator('summary', { hasText: 'Urdu' }).click();
  }
  await click(sam.page, 'Save, and ask for a second person');
  expect(await heading(sam.page)).toBe('A draft: only staff see it');
  const id = new URL(sam.page.url()).pathname.split('/').at(-1) ?? '';
  const at = (page = '') => `/desk/waves/${id}${page}`;
  await fits(sam, 'wave-draft');

  const reader = await visit({ origin: site.origin });
  await reader.open('/waves/our-street-speaks', 404);
  await sam.open(at('/edit'));
  await fits(sam, 'wave-edit');
  await amina.open('/desk/waves');
  await looksWhole(amina, 'waves-list');
  await amina.open(at('/preview?in=ur'));
  const frame = amina.page.frameLocator('iframe');
  expect(await frame.locator('h1').innerText()).toBe('ہماری گلی بولتی ہے');
  await looksWhole(amina, 'wave-preview');
  await openConfirmed(amina, at('/decide'));
  const said = await amina.page.locator('main').innerText();
  for (const words of ['Our street speaks', 'ہماری گلی بولتی ہے', 'Leeds', 'Nobody’s words stand before the form'])
    expect(said).toContain(words);
  await looksWhole(amina, 'wave-decide');
  await click(amina.page, 'Approve it: it becomes public');
  expect(await heading(amina.page)).toBe('It is open');
  await looksWhole(amina, 'wave-open');

  await sam.open(at('/endorsers'));
  await click(sam.page, 'Make a link for somebody');
  const link = new URL(await sam.page.getByLabel('Send this link to one person').inputValue()).pathname;
  await reader.open(link);
  await looksWhole(reader, 'wave-endorse');
  await reader.open(`/ur${link}`);
  await looksWhole(reader, 'wave-endorse-ur');
  await reader.page.locator('#name').fill('Noor Ali');
  await reader.page.locator('#role').fill('Baker in Park Street');
  await reader.page.locator('button[value=yes]').click();
  expect(await heading(reader.page)).toBe('شکریہ');
  await amina.open(at('/endorsers'));
  await looksWhole(amina, 'wave-endorsers');
  await click(amina.page, 'It is them: show the name');

  await reader.open('/waves/our-street-speaks');
  expect(await reader.page.locator('main').innerText()).toContain('Noor Ali');
  await looksWhole(reader, 'wave-public');
  for (const page of ['', '/kit', '/poster'])
    for (const prefix of ['', '/ur']) {
      await reader.open(`${prefix}/waves/our-street-speaks${page}`);
      await looksWhole(reader, `wave-public${page.replace('/', '-')}${prefix.replace('/', '-')}`);
    }
  await reader.page.emulateMedia({ media: 'print' });
  expect(await reader.page.locator('header').first().isVisible()).toBe(false);
  expect(await reader.page.locator('.poster').count()).toBe(3);
  await reader.page.emulateMedia({ media: 'screen' });

  await amina.open(at('/numbers'));
  await looksWhole(amina, 'wave-numbers');
  await sam.open(at());
  await click(sam.page, 'Pause it now');
  expect(await heading(sam.page)).toBe('It is paused: nothing is taken in');
  await click(sam.page, 'Ask to go on');
  await amina.open(at());
  await looksWhole(amina, 'wave-paused');
  await click(amina.page, 'Agree: go on');
  await openConfirmed(amina, at('/decide'));
  await amina.open(at());
  await amina.page.getByText('End this wave').click();
  await click(amina.page, 'End it for good');
  await sam.open(at('/report'));
  await fits(sam, 'wave-report');
  await fill('What happened (English)', 'About a dozen people wrote at the bakery.');
  await fill('What did not work (English)', 'Nobody wrote in Somali, as we asked too late.');
  await fill('What will be different (English)', 'We ask in three languages from the first day.');
  await click(sam.page, 'Save, and ask for a second person');
  await openConfirmed(amina, at('/report/decide'));
  await looksWhole(amina, 'wave-report-decide');
  await click(amina.page, 'Approve it: it becomes public');
  await amina.page.waitForURL(({ pathname }) => pathname === at());
  for (const prefix of ['', '/ur']) {
    await reader.open(`${prefix}/waves/our-street-speaks/report`);
    expect(await reader.page.locator('main').innerText()).toContain('Nobody wrote in Somali');
    await looksWhole(reader, `wave-public-report${prefix.replace('/', '-')}`);
  }
  await amina.open('/desk/elections');
  await looksWhole(amina, 'elections');
}, 900_000);

import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Outspoken, startOutspoken, temporaryFolder } from './harness/outspoken.ts';
import { click, giveAuthenticator, heading, joinWithPasskey, looksWhole } from './harness/staff.ts';
import { visit } from './harness/visitor.ts';

let site: Outspoken;
const data = temporaryFolder();
beforeAll(async () => {
  site = await startOutspoken(data, 'localhost');
});
afterAll(async () => {
  await site.stop();
  rmSync(data, { recursive: true });
});

test('a steward puts eight texts on record, and the public reads what it has a right to', async () => {
  const steward = await visit({ origin: site.origin });
  await giveAuthenticator(steward.page);
  const link = /\/desk\/welcome\/\S+/.exec(site.said())?.[0] ?? '';
  await joinWithPasskey(steward, link, 'Amina Rahman', 'amina@example.org');
  const { page, open } = steward;
  await open('/desk/readiness');
  await looksWhole(steward, 'readiness-none');

  await open('/desk/readiness/privacy');
  await looksWhole(steward, 'readiness-template');
  await click(page, 'Put on record under my name');
  await page.getByText('These still stand between square brackets: [This is a template').waitFor();
  await looksWhole(steward, 'readiness-refused');
  expect(steward.complaints.splice(0)).toMatchObject([expect.stringContaining('status of 422')]);

  const sections = ['illegal-content', 'childrens-access', 'data-protection', 'privacy'];
  sections.push('moderation', 'complaints', 'safeguarding', 'accessibility');
  for (const id of sections) {
    await open(`/desk/readiness/${id}`);
    const template = await page.getByLabel('Text').inputValue();
    await page.getByLabel('Text').fill(template.replaceAll(/\[[^\]]*\]/g, 'Leeds Together'));
    if (id === 'privacy') {
      await click(page, 'Preview');
      await page.getByRole('heading', { name: 'Preview: not recorded yet' }).waitFor();
      await looksWhole(steward, 'readiness-preview');
    }
    await click(page, 'Put on record under my name');
    await page.waitForURL('**/desk/readiness');
    if (id === 'data-protection') await looksWhole(steward, 'readiness-some');
  }
  expect(await page.locator('main').innerText()).toContain('Everything is on record: this installation may publish.');
  await looksWhole(steward, 'readiness-all');

  for (const script of [true, false]) {
    const reader = await visit({ origin: site.origin, script });
    await reader.open('/');
    await reader.page.locator('footer').getByRole('link', { name: 'Privacy notice' }).click();
    expect(await heading(reader.page)).toBe('Privacy notice');
    expect(await reader.page.locator('main').innerText()).toContain('This site is run by Leeds Together');
    if (!script) continue;
    await looksWhole(reader, 'policy');
    await reader.open('/policies');
    await looksWhole(reader, 'policies');
    await reader.open('/ur/policies/complaints');
    await looksWhole(reader, 'policy-ur');
    await reader.open('/ur/policies');
    await looksWhole(reader, 'policies-ur');
    await reader.open('/');
    await looksWhole(reader, 'home-foot');
  }
});

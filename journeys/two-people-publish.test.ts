import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Outspoken, outspoken, startOutspoken, temporaryFolder } from './harness/outspoken.ts';
import {
  becomeSteward,
  click,
  heading,
  invite,
  joinWithPassword,
  looksWhole,
  openConfirmed,
  recordEverything,
} from './harness/staff.ts';
import { visit } from './harness/visitor.ts';

const example = join(import.meta.dirname, '../example/england-2025');
const data = temporaryFolder();
let site: Outspoken;

/** A map of an operator's own, as a draft: the example's figures, held against a table of made-up shares. */
function importDraft(title: string, incomeWeight: number) {
  const recipe = JSON.parse(readFileSync(join(example, 'recipe.json'), 'utf8'));
  const groups = recipe.groups.map((group: { id: string; members: { id: string; weight: number }[] }) => ({
    ...group,
    members: group.members.map((member) => (member.id === 'imd-income' ? { ...member, weight: incomeWeight } : member)),
  }));
  const file = join(data, 'recipe.json');
  writeFileSync(
    file,
    JSON.stringify({ ...recipe, id: 'ours', title, groups, uncertainty: { ...recipe.uncertainty, draws: 20 } }),
  );
  for (const name of ['areas.csv', 'figures.csv']) copyFileSync(join(example, name), join(data, name));
  const codes = readFileSync(join(example, 'areas.csv'), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((row) => row.slice(0, 9));
  const rows = codes.map((code, at) => `${code},${(at * 7919) % 1000},1000`);
  writeFileSync(join(data, 'shares.csv'), `code,some,all\n${rows.join('\n')}\n`);
  const against = ['--protected', join(data, 'shares.csv'), '--code', 'code', '--shares', 'some=some/all'];
  const run = outspoken(data, 'mapping', 'import', file, '--data', data, ...against);
  if (run.status !== 0) throw new Error(run.talk);
}

beforeAll(async () => {
  expect(outspoken(data, 'demo', 'load', '--data', data)).toMatchObject({ status: 0 });
  importDraft('What people live with', 1);
  importDraft('What people live with, corrected', 3);
  site = await startOutspoken(data, 'localhost');
});
afterAll(async () => {
  await site.stop();
  rmSync(data, { recursive: true });
});

const write = (page: Page, note: string) => page.getByLabel('Why').fill(note);
const atVersion = (page: Page, id: string) => page.waitForURL(({ pathname }) => pathname === `/desk/maps/${id}`);

test('one person proposes, another decides; what is withdrawn is gone everywhere at once', async () => {
  const amina = await visit({ origin: site.origin });
  await becomeSteward(amina, site.said());
  const sam = await visit({ origin: site.origin, script: false });
  await joinWithPassword(sam, await invite(amina, 'sam@example.org', 'Analyst'), 'Sam Okoro');

  await sam.open('/desk/maps/ours-v1');
  expect(await sam.page.locator('main').innerText()).toContain(
    'This installation has yet to record, or to review, the illegal content',
  );
  await recordEverything(amina);
  await sam.open('/desk/maps/ours-v1');
  await sam.page.getByRole('link', { name: 'Propose to publish' }).click();
  await write(sam.page, 'Every figure was checked against its source.');
  await click(sam.page, 'Propose it');
  await atVersion(sam.page, 'ours-v1');

  await amina.open('/desk/maps');
  await looksWhole(amina, 'maps');
  await amina.open('/desk/maps/ours-v2');
  await looksWhole(amina, 'map-draft');
  await openConfirmed(amina, '/desk/maps/ours-v2/publish');
  await looksWhole(amina, 'map-propose');
  await amina.open('/desk/maps/ours-v2/areas?find=leed');
  await looksWhole(amina, 'map-areas');

  const reader = await visit({ origin: site.origin });
  await reader.open('/map');
  expect(await reader.page.locator('#example').count()).toBe(1);
  await reader.open('/map?map=ours-v1', 404);

  await openConfirmed(amina, '/desk/maps/ours-v1/decide');
  await looksWhole(amina, 'map-decide-first');
  await write(amina.page, 'I built it again and got the same.');
  await click(amina.page, /^Publish it/);
  await atVersion(amina.page, 'ours-v1');
  await reader.open('/map');
  expect(await reader.page.locator('#example').count()).toBe(0);
  await reader.open('/areas/E08000035');
  expect(await heading(reader.page)).toBe('Leeds');

  await sam.open('/desk/maps/ours-v2/publish');
  await write(sam.page, 'Income weighs more, as the meeting in May decided.');
  await click(sam.page, 'Propose it');
  await openConfirmed(amina, '/desk/maps/ours-v2/decide');
  const changes = await amina.page.locator('.changes').innerText();
  expect(changes).toContain('Income: People on low incomes (IMD 2025 income domain) weighs 3, before 1');
  expect(changes).toMatch(/\d+ of 296 areas change their band/);
  expect(changes).toMatch(/by its weight/);
  await looksWhole(amina, 'map-decide');
  await write(amina.page, 'The minutes say so too.');
  await click(amina.page, /^Publish it/);
  await atVersion(amina.page, 'ours-v2');
  await reader.open('/map?map=ours-v1', 410);
  await looksWhole(reader, 'map-superseded');
  await reader.page.getByRole('link', { name: 'See the newer edition' }).click();
  await reader.page.waitForURL(({ pathname, search }) => pathname === '/map' && search === '');
  await looksWhole(reader, 'map-published');
  await reader.open('/areas/E08000035');
  await reader.page.getByRole('link', { name: 'Say that a figure is wrong' }).click();
  await reader.page.waitForURL('**/map/challenge?area=E08000035');
  await looksWhole(reader, 'challenge');
  await reader.page.getByLabel('What is wrong').fill('The works closed in 2023; the figure is older than that.');
  await click(reader.page, 'Send it');
  await reader.page.getByRole('heading', { name: 'Thank you' }).waitFor();
  await looksWhole(reader, 'challenge-sent');
  await reader.open('/ur/map/challenges');
  await looksWhole(reader, 'challenges-ur');
  const kept = await fetch(`${site.origin}/map?map=ours-v2`);
  const validator = kept.headers.get('etag') ?? '';
  const asked = () => fetch(`${site.origin}/map?map=ours-v2`, { headers: { 'if-none-match': validator } });
  expect((await asked()).status).toBe(304);

  await openConfirmed(amina, '/desk/maps/ours-v2/withdraw');
  await looksWhole(amina, 'map-withdraw');
  await write(amina.page, 'The minutes were of another meeting.');
  await click(amina.page, 'Hide it now');
  await atVersion(amina.page, 'ours-v2');
  expect((await asked()).status).toBe(410);
  const paths = [
    '/map',
    '/map/challenges',
    '/map/challenge?area=E08000035',
    '/map/table',
    '/areas/E08000035',
    '/compare?a=E08000035&b=E06000052',
    '/method',
    '/map.csv',
    '/map.geojson',
    '/map.svg',
    '/map.png',
  ];
  for (const path of paths) {
    const answer = await fetch(`${site.origin}${path}${path.includes('?') ? '&' : '?'}map=ours-v2`);
    expect(answer.status, path).toBe(410);
    expect(await answer.text()).not.toMatch(/data-indicator|class=b[1-5]|Wakefield/);
  }
  for (const path of ['/api/v1/maps/ours-v2', '/api/v1/maps/ours-v2/areas/E08000035'])
    expect((await fetch(site.origin + path)).status).toBe(410);
  expect(await (await fetch(`${site.origin}/sitemap.xml`)).text()).not.toContain('ours-v');
  await reader.open('/map?map=ours-v2', 410);
  expect(await reader.page.locator('main').innerText()).toContain('The minutes were of another meeting.');
  await looksWhole(reader, 'map-withdrawn');
  await reader.open('/ur/map?map=ours-v2', 410);
  await looksWhole(reader, 'map-withdrawn-ur');

  await sam.open('/desk/maps/ours-v2/decide');
  await write(sam.page, 'I mixed them up.');
  await click(sam.page, 'Withdraw it for good');
  await atVersion(sam.page, 'ours-v2');
  await amina.open('/desk/maps/ours-v2');
  await looksWhole(amina, 'map-gone');
  await reader.open('/map/history');
  const history = await reader.page.locator('main').innerText();
  expect(history).toMatch(
    /Withdrawn for good[\s\S]*I mixed them up\.[\s\S]*Hidden[\s\S]*another meeting[\s\S]*Sam Okoro wrote:\s+Income weighs more[\s\S]*Amina Rahman wrote:\s+The minutes say so too\./,
  );
  await looksWhole(reader, 'history');
  await reader.open('/ur/map/history');
  await looksWhole(reader, 'history-ur');
  await reader.open('/api');
  await looksWhole(reader, 'api');
  await reader.open('/ur/api');
  await looksWhole(reader, 'api-ur');
}, 900_000);

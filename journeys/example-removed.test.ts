import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Outspoken, outspoken, startOutspoken, temporaryFolder } from './harness/outspoken.ts';

const data = temporaryFolder();
let site: Outspoken;

beforeAll(async () => {
  const first = await startOutspoken(data);
  const shown = await fetch(`${first.origin}/areas/E08000035`);
  expect(shown.status).toBe(200);
  await first.stop();
  expect(outspoken(data, 'demo', 'remove', '--data', data)).toMatchObject({ status: 0 });
  site = await startOutspoken(data);
});

afterAll(async () => {
  await site.stop();
  rmSync(data, { recursive: true });
});

test('a removed example stays away when the program starts again, and the first page says there is no map', async () => {
  const home = await fetch(`${site.origin}/`);
  expect(home.status).toBe(200);
  expect(await home.text()).not.toContain('id="example"');
});

test.each([
  '/map',
  '/map/table',
  '/map.csv',
  '/map.svg',
  '/map.png',
  '/areas?place=Leeds',
  '/areas/E08000035',
  '/compare?a=E08000035&b=E06000052',
])('%s shows nothing of a removed example', async (path) => {
  const response = await fetch(site.origin + path);
  expect(response.status).toBe(404);
  expect(await response.text()).not.toMatch(/Yorkshire|Wakefield|Cornwall|Leeds<|data-indicator/);
});

test('neither does what search engines are told', async () => {
  const sitemap = await (await fetch(`${site.origin}/sitemap.xml`)).text();
  expect(sitemap).toContain('<loc>');
  expect(sitemap).not.toMatch(/\/(areas|map|compare)[/?<]/);
});

import { rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Outspoken, startOutspoken, temporaryFolder } from './harness/outspoken.ts';
import { click, fits, giveAuthenticator, heading, joinWithPasskey, looksWhole } from './harness/staff.ts';
import { type Visitor, visit } from './harness/visitor.ts';

const data = temporaryFolder();
let site: Outspoken;
/** Of the one person who works here. */
let cookies: Awaited<ReturnType<BrowserContext['cookies']>> = [];

beforeAll(async () => {
  site = await startOutspoken(data, 'localhost');
});
afterAll(async () => {
  await site.stop();
  rmSync(data, { recursive: true });
});

function write(name: string, content: string | object): string {
  const path = join(data, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

/** A file of 300 MB that takes no room. */
function writeLarge(): string {
  const path = write('large.geojson', '');
  truncateSync(path, 300 * 2 ** 20);
  return path;
}

const ring = (west: number, south: number) => [
  [west, south],
  [west + 0.01, south],
  [west + 0.01, south + 0.01],
  [west, south + 0.01],
  [west, south],
];
const bowTie = [
  [0.001, 51.5],
  [0.011, 51.51],
  [0.011, 51.5],
  [0.001, 51.51],
  [0.001, 51.5],
];
const feature = (code: string, coordinates: number[][], name: string) => ({
  type: 'Feature',
  properties: { lsoa21_code: code, lsoa21_name: name, note: 'x'.repeat(3000) },
  geometry: { type: 'Polygon', coordinates: [coordinates] },
});
const squares = Array.from({ length: 400 }, (_none, at) =>
  feature(`E0${1_000_001 + at}`, ring(-2 + (at % 20) / 100, 51 + Math.floor(at / 20) / 100), `Square ${at + 1}`),
);
const map = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

/** Sends a file by the form. */
async function send({ page, open }: Visitor, kind: string, path: string) {
  await open('/desk/imports/new');
  await page.getByLabel(kind, { exact: true }).check();
  await page.getByLabel('File').setInputFiles(path);
  await click(page, 'Send the file');
}

const atImport = ({ page }: Visitor) => page.waitForURL(/\/desk\/imports\/[\w-]{36}$/);

test('an analyst brings in boundaries and figures: an upload that shows how far it is, a check, and the map tiles', async () => {
  const amina = await visit({ origin: site.origin });
  const { page, open } = amina;
  await giveAuthenticator(page);
  const link = /\/desk\/welcome\/\S+/.exec(site.said())?.[0] ?? '';
  await joinWithPasskey(amina, link, 'Amina Rahman', 'amina@example.org');

  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  const atMegabytes = (speed: number) =>
    devtools.send('Network.emulateNetworkConditions', {
      ...{ offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: speed * 2 ** 20 },
    });
  await open('/desk/imports/new');
  await looksWhole(amina, 'imports-new');
  await atMegabytes(0.4);
  await send(amina, 'Areas', write('squares.geojson', map(...squares, feature('E01019828', bowTie, 'A bow tie'))));
  await page.locator('.sending progress[value]').waitFor();
  await expect.poll(() => page.locator('.sending p').innerText()).toMatch(/^Sending: [1-9]\d%$/);
  await looksWhole(amina, 'imports-sending');
  await atImport(amina);
  await atMegabytes(-1);
  expect(await heading(page)).toBe('squares.geojson');
  await looksWhole(amina, 'imports-columns');

  await click(page, 'Check the file');
  await page.getByRole('heading', { name: 'What it would bring' }).waitFor();
  expect(await page.locator('main').innerText()).toMatch(/E01019828 \(A bow tie\), feature 401: its outline crosses/);
  await looksWhole(amina, 'imports-checked');
  await click(page, 'Store it');
  await page.getByRole('heading', { name: 'It is stored' }).waitFor();
  await page.getByText('The map tiles are ready.').waitFor();
  await looksWhole(amina, 'imports-stored');
  await open('/desk/imports');
  await looksWhole(amina, 'imports');

  await send(amina, 'Areas', writeLarge());
  expect(await page.getByRole('alert').innerText()).toContain('larger than 200 MB');
  expect(new URL(page.url()).pathname).toBe('/desk/imports/new');
  cookies = await page.context().cookies();
});

test('without script she sends plain forms, and the page of a check loads itself again', async () => {
  const plain = await visit({ origin: site.origin, script: false });
  await plain.page.context().addCookies(cookies);
  const rows = ['E01000001,1', 'E01000002,few', 'E01000002,3', 'E01999999,4'];
  await send(plain, 'Table of figures', write('figures.csv', `lsoa21_code,income\n${rows.join('\n')}\n`));
  await atImport(plain);
  await plain.page.getByRole('checkbox', { name: 'income' }).check();
  await fits(plain, 'imports-columns-of-figures');
  await click(plain.page, 'Check the file');
  await plain.page.getByRole('heading', { name: '2 things have to be mended' }).waitFor();
  expect(await plain.page.locator('.faults').innerText()).toContain(
    'figures.csv, row 3, column income: "few" is not a number',
  );
  await fits(plain, 'imports-faults');
  await click(plain.page, 'Remove the file');
  await plain.page.getByText('The file was removed.').waitFor();

  const lookup = ['E01000001,E01000001', 'E01000002,E01000002', 'E01000002,E01000003', 'E01000004,'];
  await send(plain, 'Lookup between editions', write('lookup.csv', `lsoa11_code,lsoa21_code\n${lookup.join('\n')}\n`));
  await click(plain.page, 'Check the file');
  await plain.page.getByRole('heading', { name: 'What it would bring' }).waitFor();
  expect(await plain.page.locator('main').innerText()).toMatch(/lost: they lead nowhere\s+1\s+E01000004/);
  await fits(plain, 'imports-lookup');

  await send(plain, 'Areas', writeLarge());
  await plain.page.getByText('larger than 200 MB').waitFor();
  plain.complaints.splice(0, plain.complaints.length, ...plain.complaints.filter((one) => !one.includes('413')));
});

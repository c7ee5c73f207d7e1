import { describe, expect, test } from 'vitest';
import { visit } from './harness/visitor.ts';

const leeds = 'E08000035';
const hexagon = (code: string) => `svg.large a[href$="${code}"]`;

describe.each([
  { how: 'with script', script: true },
  { how: 'with script off', script: false },
])('$how', ({ script }) => {
  test('a first visit leads from the first page to the figures', async () => {
    const { page, open } = await visit({ script });
    await open('/');
    await page.locator('main a.button[href="/map"]').click();
    await page.waitForURL('**/map');
    expect(await page.locator('svg.large a').count()).toBe(296);

    await page.locator(hexagon(leeds)).click();
    await page.waitForURL(`**/areas/${leeds}`);
    expect(await page.locator('h1').innerText()).toBe('Leeds');
    expect(await page.locator('[data-axis="vulnerability"] .band').innerText()).toMatch(/^Band [1-5] of 5$/);

    await page.locator('section[aria-labelledby="neighbours"] a').first().click();
    await page.waitForURL('**/compare?a=*');
    expect(await page.locator('[data-axis], [data-verdict]').count()).toBeGreaterThan(0);

    await page.locator('nav.menu a[href="/method"]').click();
    await page.waitForURL('**/method');
  });

  test('a place is found by a piece of its name', async () => {
    const { page, open } = await visit({ script });
    await open('/map');
    await page.locator('#place').fill('leed');
    await page.locator('form.find button').click();
    await page.waitForURL(`**/areas/${leeds}`);
  });

  test('two places are compared by name', async () => {
    const { page, open } = await visit({ script });
    await open('/compare');
    await page.locator('#a').fill('Leeds');
    await page.locator('#b').fill('Cornwall');
    await page.locator('form.compare button').click();
    await page.waitForURL('**/compare?a=E08000035&b=E06000052');
    expect(await page.locator('table.figures tbody tr').count()).toBe(12);
  });

  test('the figures come as a table file with a row for every place', async () => {
    const { open, fetchFile } = await visit({ script });
    await open('/map');
    const { name, bytes } = await fetchFile('a[href="/map.csv"]');
    expect(name).toMatch(/\.csv$/);
    const rows = bytes.toString().split(/\r?\n/);
    expect(rows.filter((row) => /^E0[6-9]\d{6},/.test(row))).toHaveLength(296);
  });

  test('the picture comes with its caveat inside', async () => {
    const { open, fetchFile } = await visit({ script });
    await open('/map');
    const svg = (await fetchFile('a[href^="/map.svg"]')).bytes.toString();
    expect(svg).toContain('<svg');
    expect(svg).toContain('worked example');
    const png = (await fetchFile('a[href^="/map.png"]')).bytes;
    expect(png.subarray(1, 4).toString()).toBe('PNG');
  });

  test('one language leads to the next, on the same page', async () => {
    const { page, open } = await visit({ script });
    await open(`/areas/${leeds}`);
    await page.locator('nav.languages a[lang="ur"]').click();
    await page.waitForURL(`**/ur/areas/${leeds}`);
    await page.locator('nav.menu a[href="/ur/map"]').click();
    await page.waitForURL('**/ur/map');
    await page.locator(hexagon(leeds)).click();
    await page.waitForURL(`**/ur/areas/${leeds}`);
  });

  test('the propensity map is empty and says why', async () => {
    const { page, open } = await visit({ script });
    await open('/map?axis=propensity');
    expect(await page.locator('.empty-axis').innerText()).toContain('Empty, on purpose');
    expect(await page.locator('svg.large a[class^="b"]').count()).toBe(0);
  });
});

describe('the large map', () => {
  const panel = 'hex-map .panel';

  test('tells of a place under the mouse, and opens it with a click', async () => {
    const { page, open } = await visit();
    await open('/map');
    await page.locator(hexagon(leeds)).hover();
    expect(await page.locator(panel).innerText()).toMatch(/^Leeds\s[\s\S]*Band [1-5] of 5/);
    await page.locator(hexagon(leeds)).click();
    await page.waitForURL(`**/areas/${leeds}`);
  });

  test('is one stop for the Tab key; arrows move by how places lie, Enter opens', async () => {
    const { page, open } = await visit();
    await open('/map');
    expect(await page.locator('svg.large a[tabindex="0"]').count()).toBe(1);
    await page.locator('svg.large a[tabindex="0"]').focus();
    const first = await page.locator(`${panel} .place`).innerText();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const third = await page.locator(`${panel} .place`).innerText();
    expect(third).not.toBe(first);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/areas/E*');
  });

  test('is chosen by a tap and opened by the button, because a finger covers several places', async () => {
    const { page, open } = await visit({ touch: true, width: 360, height: 740 });
    await open('/map');
    await page.locator(hexagon(leeds)).tap();
    expect(await page.locator(`${panel} .place`).innerText()).toBe('Leeds');
    expect(new URL(page.url()).pathname).toBe('/map');
    await page.locator(`${panel} a.button`).tap();
    await page.waitForURL(`**/areas/${leeds}`);
  });

  test('is a list of plain links with script off', async () => {
    const { page, open } = await visit({ script: false });
    await open('/map');
    await page.locator(hexagon(leeds)).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/areas/${leeds}`);
  });
});

test('every answer says how sure it is, and every figure where it comes from', async () => {
  const { page, open } = await visit({ script: false });
  await open(`/areas/${leeds}`);
  for (const axis of ['vulnerability', 'amenability'])
    expect(await page.locator(`[data-axis="${axis}"] .hint`).innerText()).toMatch(/^(Sure|Fairly sure|Unsure): /);
  const sources = await page.locator('table.figures tbody tr td:last-child').allInnerTexts();
  expect(sources).toHaveLength(12);
  for (const source of sources) expect(source).toMatch(/20\d\d.*OGL-3\.0/s);
  expect(await page.locator('main').innerText()).not.toMatch(/\brank(ed)? \d|\d(st|nd|rd|th) of 296/i);
});

test('every page can be used with the keyboard alone, and shows where the keyboard is', async () => {
  const { page, open } = await visit();
  await open('/');
  await page.keyboard.press('Tab');
  const skip = page.locator('a.skip');
  expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
  expect(await skip.evaluate((link) => link.getBoundingClientRect().top >= 0)).toBe(true);
  await page.keyboard.press('Enter');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
});

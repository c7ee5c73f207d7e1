import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { overflow, seriousFindings } from './harness/accessibility.ts';
import { type Outspoken, startOutspoken, temporaryFolder } from './harness/outspoken.ts';
import { hasOfficialData, publishTwice } from './harness/small-areas.ts';
import { type Arrival, visit } from './harness/visitor.ts';

// Drawing in software, the browser of a busy machine has stalled for minutes once in some hundred pages. What fails twice is ours.
describe.skipIf(!hasOfficialData)('a map of all small areas of England', { retry: 1 }, () => {
  const data = temporaryFolder();
  let site: Outspoken;
  beforeAll(async () => {
    await publishTwice(data, { draws: 20 });
    site = await startOutspoken(data);
    await (await fetch(`${site.origin}/map/pictures/small-areas-v2/vulnerability.svg`)).arrayBuffer();
  }, 900_000);
  afterAll(async () => {
    await site.stop();
    rmSync(data, { recursive: true });
  });

  /** Whoever comes complains of requests to another host, refused content and errors: see `visit`. */
  const arrive = async (path = '/map', arrival: Arrival = {}) => {
    const visitor = await visit({ height: 1300, ...arrival, origin: site.origin });
    visitor.page.setDefaultTimeout(60_000);
    await visitor.open(path);
    return visitor;
  };
  const arriveAtMap = async (path = '/map', arrival: Arrival = {}) => {
    const visitor = await arrive(path, arrival);
    await visitor.page.locator('.sheet').scrollIntoViewIfNeeded();
    await visitor.page.locator('true-map[data-state="ready"]').waitFor({ state: 'attached' });
    return visitor;
  };
  const panel = (page: Page) => page.locator('true-map .panel');
  const find = async (page: Page, place: string) => {
    await page.locator('#place').fill(place);
    await page.locator('#place').press('Enter');
  };
  /** What the middle of the map, or of a part of it, looks like: the colours of its points, the most frequent first. */
  const coloursOf = async (page: Page, part: { left: number; width: number } = { left: 0.3, width: 0.4 }) => {
    const box = (await page.locator('.sheet').boundingBox())!;
    const clip = {
      x: box.x + part.left * box.width,
      y: box.y + 0.3 * box.height,
      width: part.width * box.width,
      height: 0.4 * box.height,
    };
    const { data, info } = await sharp(await page.screenshot({ clip }))
      .raw()
      .toBuffer({ resolveWithObject: true });
    const counts = new Map<string, number>();
    for (let at = 0; at < data.length; at += info.channels) {
      const colour = `#${data.subarray(at, at + 3).toString('hex')}`;
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    return Object.fromEntries([...counts].sort((one, other) => other[1] - one[1]).slice(0, 60));
  };
  const vulnerability5 = '#46206a';
  const amenability5 = '#163f73';

  test('takes the place of the picture, over the same ground, and tells of what is pointed at and chosen', async () => {
    const { page } = await arriveAtMap();
    const sheet = page.locator('.sheet');
    const [map, picture] = await Promise.all(['.live', 'img'].map((part) => sheet.locator(part).boundingBox()));
    for (const edge of ['x', 'y', 'width', 'height'] as const) expect(map?.[edge]).toBeCloseTo(picture?.[edge] ?? 0, 0);
    await sheet.locator('.live').hover({ position: { x: 400, y: 560 } });
    await panel(page).locator('.place').waitFor();
    const pointedAt = await panel(page).locator('.place').innerText();
    await sheet.locator('.live').click({ position: { x: 400, y: 560 } });
    await page.getByRole('button', { name: /^Show .* alone$/ }).waitFor();
    expect(await panel(page).locator('.place').innerText()).toBe(pointedAt);
    expect(await panel(page).innerText()).toMatch(/Vulnerability\s+Band [1-5] of 5\s+(Sure|Fairly sure|Unsure): /);
    await panel(page)
      .getByRole('link', { name: `Open ${pointedAt}` })
      .click();
    await page.waitForURL(/\/areas\/E01\d{6}$/);
    expect(await page.locator('h1').innerText()).toBe(pointedAt);
  });

  test('is drawn to its top where a part of it lies below the window', async () => {
    const { page } = await arrive('/map', { height: 800 });
    await page.locator('true-map[data-state="ready"]').waitFor({ state: 'attached' });
    const box = (await page.locator('.sheet').boundingBox())!;
    expect(box.y + box.height).toBeGreaterThan(800);
    // Of the whole window, cut afterwards: what is asked for alone is drawn otherwise.
    const part = { left: Math.round(box.x + 0.4 * box.width), top: Math.round(box.y + 0.15 * box.height) };
    const { data, info } = await sharp(await page.screenshot())
      .extract({ ...part, width: 120, height: 80 })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const colours = new Set<string>();
    for (let at = 0; at < data.length; at += info.channels) colours.add(data.subarray(at, at + 3).toString('hex'));
    expect(colours.size).toBeGreaterThan(20);
  });

  test('finds places: an area, an authority, one of several; and leaves to a page what it does not know', async () => {
    const { page, complaints } = await arriveAtMap();
    await find(page, 'leeds 1a');
    await panel(page).getByText('Leeds 001A', { exact: true }).waitFor();
    await find(page, 'City of London');
    await panel(page).getByRole('link', { name: 'Open City of London' }).waitFor();
    await find(page, 'leeds 001');
    await panel(page).getByText('Several places fit. Which one?').waitFor();
    const choice = panel(page).getByRole('button', { name: /^Leeds 001B/ });
    await choice.focus();
    await page.keyboard.press('Enter');
    await panel(page).locator('.place', { hasText: 'Leeds 001B' }).waitFor();
    await find(page, 'Atlantis');
    await page.waitForURL('**/areas?place=Atlantis');
    expect(await page.locator('h1').innerText()).toBe('Find a place');
    complaints.length = 0; // The page says that there is no such place with 404.
  });

  test('begins at the area that an address names', async () => {
    const { page } = await arriveAtMap('/map#E01011264');
    await panel(page)
      .locator('.place', { hasText: /^Leeds \d{3}[A-Z]$/ })
      .waitFor();
  });

  test('is recoloured at once by another axis, whose words, key and picture follow', async () => {
    const { page } = await arriveAtMap();
    expect(await coloursOf(page)).toHaveProperty(vulnerability5);
    await page.locator('.axes a[data-axis="amenability"]').click();
    await page.waitForURL('**/map?axis=amenability');
    expect(await page.locator('#axis').innerText()).toContain('Amenability');
    expect(await page.locator('.sheet img').getAttribute('src')).toContain('/amenability.svg');
    const colours = await coloursOf(page);
    expect(colours).toHaveProperty(amenability5);
    expect(colours).not.toHaveProperty(vulnerability5);
  });

  test('fades what is less sure, or shows the band alone', async () => {
    const { page } = await arriveAtMap('/map?axis=amenability');
    const faded = await coloursOf(page);
    await page.getByLabel('Band alone').check();
    const plain = await coloursOf(page);
    expect(plain[amenability5]).toBeGreaterThan(faded[amenability5] ?? 0);
  });

  test('shows some cells of the key alone, and one authority alone', async () => {
    const { page } = await arriveAtMap();
    const before = (await coloursOf(page))[vulnerability5] ?? 0;
    await page.locator('[data-cell="1 sure"]').getByRole('button').click();
    await expect.poll(async () => (await coloursOf(page))[vulnerability5] ?? 0, { timeout: 60_000 }).toBe(0);
    await page.locator('[data-cell="1 sure"]').getByRole('button').click();
    await expect.poll(async () => (await coloursOf(page))[vulnerability5] ?? 0, { timeout: 60_000 }).toBe(before);
    await find(page, 'Cornwall');
    await page.getByRole('button', { name: 'Show Cornwall alone' }).click();
    await page.getByRole('button', { name: 'The whole map' }).click();
    await expect.poll(async () => (await coloursOf(page))[vulnerability5] ?? 0, { timeout: 60_000 }).toBe(0);
    await page.getByRole('button', { name: 'Show all areas again' }).click();
    await page.getByRole('button', { name: 'The whole map' }).click();
    await expect.poll(async () => (await coloursOf(page))[vulnerability5] ?? 0, { timeout: 60_000 }).toBeGreaterThan(0);
  });

  test('lays the version before under the part left of a line, which the keyboard and a mouse move', async () => {
    const { page } = await arriveAtMap();
    const right = { left: 0.55, width: 0.2 };
    const now = await coloursOf(page, right);
    await page.getByLabel('Compare with the version of 20 October 2026').check();
    const slider = page.getByRole('slider', { name: /^Left of the line/ });
    await slider.waitFor();
    expect(await coloursOf(page, right)).toEqual(now);
    await slider.press('End');
    expect(await slider.inputValue()).toBe('100');
    await expect.poll(() => coloursOf(page, right), { timeout: 60_000 }).not.toEqual(now);
    const { x, y, width, height } = (await slider.boundingBox())!;
    // The half of the handle that is still on the map.
    await page.mouse.move(x + width - 0.75 * height, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 4, y + height / 2);
    await page.mouse.up();
    expect(Number(await slider.inputValue())).toBeLessThan(30);
    await expect.poll(() => coloursOf(page, right), { timeout: 60_000 }).toEqual(now);
  });

  test('is moved with the keyboard; what lies under its cross is told, and opened', async () => {
    const { page } = await arriveAtMap();
    await page.getByRole('region', { name: 'Map to move in' }).focus();
    await page.keyboard.press('Equal');
    await page.keyboard.press('ArrowUp');
    const told = () => panel(page).locator('.place').innerText();
    // Each of the two movements tells what it ends at: the second is the last to.
    const isSettled = async () => {
      const before = await told();
      await page.waitForTimeout(1_500);
      return (await told()) === before;
    };
    await expect.poll(isSettled, { timeout: 60_000 }).toBe(true);
    const name = await told();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/areas\/E01\d{6}$/);
    expect(await page.locator('h1').innerText()).toBe(name);
  });

  test('is printed as the picture of the server, with its key, its date and its version', async () => {
    const { page } = await arriveAtMap();
    await page.getByRole('button', { name: 'Closer' }).click();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.live').first().isVisible()).toBe(false);
    for (const part of ['.sheet img', '.sheet .names', '.shades', '.about'])
      expect(await page.locator(part).isVisible(), part).toBe(true);
    expect(await page.locator('.about').innerText()).toContain('Version of 24 November 2026: small-areas-v2');
    const pdf = await page.pdf();
    expect(pdf.length).toBeGreaterThan(100_000);
  });

  test.each(['without script', 'without WebGL'])(
    '%s the picture stays, and nothing is offered that would not work',
    async (lack) => {
      const visitor = await visit({ origin: site.origin, script: lack !== 'without script' });
      const { page, open } = visitor;
      if (lack === 'without WebGL')
        await page.addInitScript(() => {
          const getContext = HTMLCanvasElement.prototype.getContext;
          HTMLCanvasElement.prototype.getContext = function (
            this: HTMLCanvasElement,
            kind: string,
            ...rest: unknown[]
          ) {
            return kind.startsWith('webgl') ? null : getContext.call(this, kind, ...rest);
          } as typeof getContext;
        });
      const asked: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).pathname));
      await open('/map');
      await page.waitForLoadState('networkidle');
      expect(await page.locator('.sheet img').isVisible()).toBe(true);
      for (const part of ['.live', '.live-tools', '.live-choices', '.panel', '.shades button'])
        expect(await page.locator(part).filter({ visible: true }).count(), part).toBe(0);
      expect(asked.filter((path) => path.startsWith('/tiles/') || path.includes('live-map'))).toEqual([]);
      await find(page, 'Leeds 001A');
      await page.waitForURL(/\/areas\/E01\d{6}$/);
    },
  );

  test.each([
    ['/map', 1280],
    ['/ur/map', 1280],
    ['/map', 360],
    ['/ur/map', 360],
  ])('%s fits a window %i wide, and axe finds nothing serious', async (path, width) => {
    const { page } = await arriveAtMap(path, { width, height: 740 });
    await page.locator('.live-choices [type="checkbox"]').check();
    await page.getByRole('slider').waitFor();
    expect(await overflow(page)).toEqual({ pixels: 0, widest: '' });
    expect(await seriousFindings(page)).toEqual([]);
    const [tools, sheet] = await Promise.all(['.live-tools', '.sheet'].map((part) => page.locator(part).boundingBox()));
    const isRightToLeft = path.startsWith('/ur');
    expect(tools!.x + tools!.width / 2 < sheet!.x + sheet!.width / 2).toBe(isRightToLeft);
  });
});

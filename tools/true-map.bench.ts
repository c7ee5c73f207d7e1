// The map of 33,755 small areas in a real browser, drawn by its software renderer: cold, from the address to the first answer, and warm, from a choice to its colours.
import { rmSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumFromNpm } from '../journeys/harness/chromium.ts';
import { type Outspoken, startOutspoken, temporaryFolder } from '../journeys/harness/outspoken.ts';
import { hasOfficialData, publishTwice } from '../journeys/harness/small-areas.ts';

let data: string;
let site: Outspoken | null = null;
let browser: Browser | null = null;
let warm: Page | null = null;

async function prepare() {
  data = temporaryFolder();
  await publishTwice(data);
  site = await startOutspoken(data);
  const { executablePath, env } = chromiumFromNpm();
  const args = ['--no-sandbox', '--disable-dev-shm-usage', '--no-first-run', '--disable-background-networking'];
  browser = await chromium.launch({ executablePath, env: { ...process.env, ...env }, args });
  // The server draws its picture once for a version; everybody after the first finds it drawn.
  await (await fetch(`${site.origin}/map/pictures/small-areas-v2/vulnerability.svg`)).arrayBuffer();
  warm = await openMap();
  return '33,755 areas, a window of 1280 by 800';
}

/** With nothing kept from before, up to the map in the place of the picture. */
async function openMap(): Promise<Page> {
  if (browser === null || site === null) throw new Error('nothing is prepared');
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(`${site.origin}/map`);
  await page.locator('true-map[data-state="ready"]').waitFor({ state: 'attached' });
  return page;
}

async function openAndChoose() {
  const page = await openMap();
  await page.locator('.sheet .live').click({ position: { x: 400, y: 560 } });
  await page.locator('.panel .place').waitFor();
  await page.context().close();
}

/** Presses what a selector names, and waits until the renderer has drawn the frame that follows: reading a point of it takes as long. */
async function pressAndSee(selector: string) {
  await warm?.evaluate(async (pressed) => {
    document.querySelector<HTMLElement>(pressed)?.click();
    await new Promise(requestAnimationFrame);
    const gl = document.querySelector<HTMLCanvasElement>('.live canvas')?.getContext('webgl2');
    gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  }, selector);
}

async function close() {
  await browser?.close();
  await site?.stop();
  rmSync(data, { recursive: true });
}

/** Alternately one and the other, so that each run changes what is seen. */
function inTurn(selectors: readonly [string, string]) {
  let at = 0;
  return () => pressAndSee(selectors[at++ % 2] ?? selectors[0]);
}

export const benches = hasOfficialData
  ? [
      {
        title: 'A map of all small areas of England, in a browser',
        target: 'first answer in 2 s, other colours in 100 ms',
        rounds: 7,
        prepare,
        close,
        contestants: () => [
          { name: 'from the address to the first area chosen, cold', run: openAndChoose },
          {
            name: 'another axis',
            run: inTurn(['.axes a[data-axis="amenability"]', '.axes a[data-axis="vulnerability"]']),
          },
          {
            name: 'with and without how sure',
            run: inTurn(['.live-choices label:nth-of-type(2) input', '.live-choices label:nth-of-type(1) input']),
          },
        ],
      },
    ]
  : [];

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect, inject, onTestFinished } from 'vitest';
import { gatherComplaints } from './complaints.ts';

export interface Visitor {
  readonly page: Page;
  /** Opens a path of the site and expects it to answer 200, or whatever is said. */
  readonly open: (path: string, status?: number) => Promise<void>;
  /** Follows a link to a file and brings the file. */
  readonly fetchFile: (link: string) => Promise<{ readonly name: string; readonly bytes: Buffer }>;
  /** What the browser complained of: errors, refused content, requests to anybody else. A test takes out what it meant to happen. */
  readonly complaints: string[];
}

/** How somebody comes: with or without script, on which screen. */
export interface Arrival {
  readonly script?: boolean;
  readonly width?: number;
  readonly height?: number;
  readonly touch?: boolean;
  /** Whether a page may keep a script in the browser, as one does that reminds. */
  readonly worker?: boolean;
  /** The site that is visited, when it is not the one that all journeys share. */
  readonly origin?: string;
}

/**
 * Somebody who opens the site in a browser of their own. When the test ends, anything the browser complained of fails it; when it fails,
 * a picture of the page is kept and its path printed.
 */
export async function visit(arrival: Arrival = {}): Promise<Visitor> {
  const origin = arrival.origin ?? inject('origin');
  const browser = await chromium.connect(inject('browser'));
  const context = await browser.newContext({ ...options(arrival), baseURL: origin });
  const complaints = gatherComplaints(context, origin);
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  onTestFinished(async ({ task }) => {
    if (task.result?.state === 'fail' || complaints.length > 0) await keepPicture(page).catch(() => {}); // A browser that stalls gives none.
    await browser.close();
    expect(complaints).toEqual([]);
  });

  const open = async (path: string, status = 200) => {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(status);
    // A typeface that comes late moves what is about to be touched.
    if (arrival.script !== false) await page.evaluate(() => document.fonts.ready.then(() => undefined));
    // The browser itself complains of a page that is meant to be missing.
    const expected = complaints.findIndex((complaint) => status !== 200 && complaint.includes(`status of ${status}`));
    if (expected !== -1) complaints.splice(expected, 1);
  };
  const fetchFile = async (link: string) => {
    const [file] = await Promise.all([page.waitForEvent('download'), page.locator(link).click()]);
    return { name: file.suggestedFilename(), bytes: await buffer(await file.createReadStream()) };
  };
  return { page, open, fetchFile, complaints };
}

function options({
  script = true,
  width = 1280,
  height = 900,
  touch = false,
  worker = false,
}: Arrival): BrowserContextOptions {
  return {
    javaScriptEnabled: script,
    viewport: { width, height },
    hasTouch: touch,
    isMobile: touch,
    acceptDownloads: true,
    serviceWorkers: worker ? 'allow' : 'block',
  };
}

async function keepPicture(page: Page): Promise<void> {
  const picture = join(mkdtempSync(join(tmpdir(), 'outspoken-failed-')), 'page.png');
  await page.screenshot({ path: picture, fullPage: true });
  console.error(`The page as it was when the test failed: ${picture} (${page.url()})`);
}
